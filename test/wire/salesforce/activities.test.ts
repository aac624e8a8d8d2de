import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Connected, connected, records, refusal } from './sandbox.ts';

let org: Connected;
beforeAll(async () => {
  org = await connected();
});
afterAll(() => org.stop());

describe('Activities', () => {
  test('of an account are its history when they are over, and open until then', async () => {
    const [row] = await records(org.connection, "SELECT Id FROM Account WHERE External_Id__c = 'ACC-1'");
    const WhatId = (row as { Id: string }).Id;
    await org.connection.sobject('Task').create([
      { Subject: 'Called', WhatId, Status: 'Completed', ActivityDate: '2024-05-02' },
      { Subject: 'Call back', WhatId, Priority: 'High', ActivityDate: '2024-06-02' },
    ]);
    await org.connection.sobject('Event').create({
      Subject: 'Visit',
      WhatId,
      StartDateTime: '2024-05-01T09:00:00.000Z',
      DurationInMinutes: 90,
    });
    expect(
      await records(
        org.connection,
        `SELECT LastActivityDate,
          (SELECT Subject, IsTask, What.Name, EndDateTime FROM ActivityHistories ORDER BY ActivityDate),
          (SELECT Subject, IsHighPriority FROM OpenActivities)
         FROM Account WHERE Id = '${WhatId}'`,
      ),
    ).toEqual([
      {
        LastActivityDate: '2024-06-02',
        ActivityHistories: {
          totalSize: 2,
          done: true,
          records: [
            {
              Subject: 'Visit',
              IsTask: false,
              What: { Name: 'Ärmel GmbH' },
              EndDateTime: '2024-05-01T10:30:00.000+0000',
            },
            { Subject: 'Called', IsTask: true, What: { Name: 'Ärmel GmbH' }, EndDateTime: null },
          ],
        },
        OpenActivities: {
          totalSize: 1,
          done: true,
          records: [{ Subject: 'Call back', IsHighPriority: true }],
        },
      },
    ]);
    await org.connection.sobject('Account').create({ Name: 'Idle' });
    expect((await refusal(org.connection.query('SELECT Id FROM ActivityHistory'))).errorCode).toBe(
      'INVALID_TYPE_FOR_OPERATION',
    );
  });

  test('need a start and a length that is not negative', async () => {
    const event = (fields: object) =>
      refusal(org.connection.sobject('Event').create({ Subject: 'x', ...fields }));
    const start = { StartDateTime: '2024-05-01T09:00:00Z' };
    expect([
      (await event({})).errorCode,
      (await event(start)).errorCode,
      (await event({ ...start, EndDateTime: '2024-05-01T08:00:00Z' })).errorCode,
    ]).toEqual(['REQUIRED_FIELD_MISSING', 'REQUIRED_FIELD_MISSING', 'FIELD_INTEGRITY_EXCEPTION']);
  });

  test('go with the account that they are about', async () => {
    const account = (await org.connection.sobject('Account').create({ Name: 'Gone' })).id as string;
    const task = (await org.connection.sobject('Task').create({ Subject: 'x', WhatId: account }))
      .id as string;
    await org.connection.sobject('Account').destroy(account);
    expect((await refusal(org.connection.sobject('Task').retrieve(task))).errorCode).toBe(
      'ENTITY_IS_DELETED',
    );
  });
});
