import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Connected, connected } from './sandbox.ts';

let org: Connected;
beforeAll(async () => {
  org = await connected();
  org.connection.bulk.pollInterval = 5;
});
afterAll(() => org.stop());

const call = (path: string, init: RequestInit = {}, session = org.credentials.accessToken) =>
  fetch(`${org.url}/services/async/66.0${path}`, {
    ...init,
    headers: { 'x-sfdc-session': session, 'content-type': 'application/xml', ...init.headers },
  });

describe('Bulk API 1.0', () => {
  test('saves the rows of a batch and says what became of each in its order', async () => {
    const outcome = await org.connection.bulk.load('Account', 'insert', [
      { Name: 'One' },
      { Name: null },
      { Name: 'Two' },
    ]);
    expect(outcome).toEqual([
      { id: expect.stringMatching(/^001\w{15}$/), success: true, created: true, errors: [] },
      {
        id: null,
        success: false,
        created: false,
        errors: ['REQUIRED_FIELD_MISSING:Required fields are missing: [Name]:Name --'],
      },
      { id: expect.stringMatching(/^001\w{15}$/), success: true, created: true, errors: [] },
    ]);
  });

  test('upserts by an external id and tells new records from changed ones', async () => {
    const outcome = await org.connection.bulk.load('Account', 'upsert', { extIdField: 'External_Id__c' }, [
      { External_Id__c: 'ACC-3', Name: 'Corner Resale' },
      { External_Id__c: 'NEW', Name: 'New' },
    ]);
    expect(outcome.map(({ success, created }) => [success, created])).toEqual([
      [true, false],
      [true, true],
    ]);
  });

  test('queries', async () => {
    const stream = await org.connection.bulk.query(
      'SELECT Name, Parent.Name FROM Account WHERE Type != null ORDER BY External_Id__c',
    );
    expect(await stream.toArray()).toEqual([
      { Name: 'Ärmel GmbH', 'Parent.Name': 'Berg KK' },
      { Name: 'Berg KK', 'Parent.Name': '' },
      { Name: 'Corner Resale', 'Parent.Name': '' },
    ]);
    await expect(org.connection.bulk.query('SELECT Foo FROM Account')).rejects.toThrow(
      /No such column 'Foo'/,
    );
  });

  test('counts batches and rows in the job', async () => {
    const job = org.connection.bulk.createJob('Account', 'insert');
    await job.open();
    const batch = job.createBatch();
    batch.execute([{ Name: 'x' }]);
    await once(batch, 'queue');
    batch.poll(5, 5_000);
    await batch;
    const batches = await job.list();
    expect(batches).toMatchObject([{ jobId: job.id, state: 'Completed', numberRecordsProcessed: '1' }]);
    const info = await job.close();
    expect(info).toMatchObject({
      state: 'Closed',
      numberBatchesTotal: '1',
      numberBatchesCompleted: '1',
      numberRecordsProcessed: '1',
      object: 'Account',
      operation: 'insert',
    });
  });

  test.each([
    ['/job', '<jobInfo', 'InvalidJob'],
    [
      '/job',
      '<jobInfo xmlns="http://www.force.com/2009/06/asyncapi/dataload"><operation>insert</operation><object>Foo</object><contentType>CSV</contentType></jobInfo>',
      'InvalidEntity',
    ],
    ['/job/750000000000000AAA', '<jobInfo><state>Closed</state></jobInfo>', 'InvalidJob'],
    ['/nothing', '', 'InvalidUrl'],
  ])('refuses %s with %s in XML', async (path, body, code) => {
    const response = await call(path, { method: 'POST', body });
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toBe('application/xml');
    expect(await response.text()).toContain(`<exceptionCode>${code}</exceptionCode>`);
  });

  test('knows no session but its own', async () => {
    const response = await call('/job/750000000000000AAA', {}, 'nonsense');
    expect([response.status, await response.text()]).toEqual([
      400,
      '<?xml version="1.0" encoding="UTF-8"?><error xmlns="http://www.force.com/2009/06/asyncapi/dataload"><exceptionCode>InvalidSessionId</exceptionCode><exceptionMessage>Invalid session id</exceptionMessage></error>',
    ]);
  });
});
