import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Connected, connected, records, refusal } from './sandbox.ts';

let org: Connected;
beforeAll(async () => {
  org = await connected();
  org.connection.bulk2.pollInterval = 5;
});
afterEach(() => org.reset());
afterAll(() => org.stop());

const JOBS = '/services/data/v66.0/jobs';

async function json(path: string, init: RequestInit = {}) {
  const response = await org.call(path, init);
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
}

const post = (path: string, body: unknown) => json(path, { method: 'POST', body: JSON.stringify(body) });
const patch = (path: string, body: unknown) => json(path, { method: 'PATCH', body: JSON.stringify(body) });
const upload = (id: string, text: string) =>
  org.call(`${JOBS}/ingest/${id}/batches`, {
    method: 'PUT',
    body: text,
    headers: { 'content-type': 'text/csv' },
  });
const text = async (path: string) => (await org.call(path)).text();

/** A job run to its end, as its last state says. */
async function run(job: Record<string, unknown>, csv: string) {
  const { body: opened } = await post(`${JOBS}/ingest`, job);
  expect((await upload(opened.id, csv)).status).toBe(201);
  await patch(`${JOBS}/ingest/${opened.id}`, { state: 'UploadComplete' });
  return ended('ingest', opened.id);
}

async function ended(kind: 'ingest' | 'query', id: string) {
  for (;;) {
    const { body } = await json(`${JOBS}/${kind}/${id}`);
    if (!['UploadComplete', 'InProgress'].includes(body.state)) return body;
  }
}

const results = (id: string, kind: string) => text(`${JOBS}/ingest/${id}/${kind}`);

describe('A bulk job', () => {
  test('says of each row what became of it', async () => {
    const names = Array.from({ length: 250 }, (_, i) => ({ Name: `Bulk ${i}`, NumberOfEmployees: i }));
    const outcome = await org.connection.bulk2.loadAndWaitForResults({
      object: 'Account',
      operation: 'insert',
      input: [...names, { Name: null, NumberOfEmployees: 1 }],
    });
    expect(outcome.successfulResults.length).toBe(250);
    expect(outcome.successfulResults[249]).toMatchObject({
      sf__Created: 'true',
      Name: 'Bulk 249',
      NumberOfEmployees: '249',
    });
    expect(outcome.failedResults).toEqual([
      {
        sf__Id: '',
        sf__Error: 'REQUIRED_FIELD_MISSING:Required fields are missing: [Name]:Name --',
        Name: '#N/A',
        NumberOfEmployees: '1',
      },
    ]);
    expect(outcome.unprocessedRecords).toEqual([]);
    expect((await org.connection.query("SELECT Id FROM Account WHERE Name LIKE 'Bulk %'")).totalSize).toBe(
      250,
    );
  });

  test('answers its state and its results as documented', async () => {
    const { body: opened } = await post(`${JOBS}/ingest`, {
      object: 'account',
      operation: 'insert',
      contentType: 'CSV',
      lineEnding: 'CRLF',
      columnDelimiter: 'SEMICOLON',
    });
    const { id, createdById, createdDate, systemModstamp } = opened;
    expect(opened).toEqual({
      id: expect.stringMatching(/^750\w{15}$/),
      operation: 'insert',
      object: 'Account',
      createdById,
      createdDate,
      systemModstamp,
      state: 'Open',
      concurrencyMode: 'Parallel',
      contentType: 'CSV',
      apiVersion: 66,
      contentUrl: `services/data/v66.0/jobs/ingest/${id}/batches`,
      lineEnding: 'CRLF',
      columnDelimiter: 'SEMICOLON',
    });
    const response = await upload(id, 'Name;External_Id__c\r\n"A; ""B""";X-1\r\n;X-2\r\n');
    expect([response.status, await response.text()]).toEqual([201, '']);
    const { body: closed } = await patch(`${JOBS}/ingest/${id}`, { state: 'UploadComplete' });
    expect(closed.state).toBe('UploadComplete');
    expect(await ended('ingest', id)).toMatchObject({
      state: 'JobComplete',
      jobType: 'V2Ingest',
      numberRecordsProcessed: 2,
      numberRecordsFailed: 1,
      retries: 0,
      apexProcessingTime: 0,
    });
    const [account] = await records(
      org.connection,
      "SELECT Id, Name FROM Account WHERE External_Id__c = 'X-1'",
    );
    expect(account).toMatchObject({ Name: 'A; "B"' });
    expect(await results(id, 'successfulResults')).toBe(
      `"sf__Id";"sf__Created";Name;External_Id__c\r\n"${(account as { Id: string }).Id}";"true";"A; ""B""";"X-1"\r\n`,
    );
    expect(await results(id, 'failedResults')).toBe(
      '"sf__Id";"sf__Error";Name;External_Id__c\r\n"";"REQUIRED_FIELD_MISSING:Required fields are missing: [Name]:Name --";"";"X-2"\r\n',
    );
    expect(await results(id, 'unprocessedrecords')).toBe('Name;External_Id__c\r\n');
  });

  test.each([
    ['BACKQUOTE', '`'],
    ['CARET', '^'],
    ['COMMA', ','],
    ['PIPE', '|'],
    ['SEMICOLON', ';'],
    ['TAB', '\t'],
  ])('reads columns separated by %s', async (columnDelimiter, sign) => {
    const job = await run(
      { object: 'Account', operation: 'insert', columnDelimiter },
      `Name${sign}Type\n"One${sign}Two"${sign}Other\n`,
    );
    expect(job).toMatchObject({ state: 'JobComplete', numberRecordsProcessed: 1, numberRecordsFailed: 0 });
    expect(await records(org.connection, "SELECT Name FROM Account WHERE Type = 'Other'")).toEqual([
      { Name: `One${sign}Two` },
    ]);
  });

  test('leaves empty cells alone, empties #N/A, and finds parents by their key', async () => {
    const job = await run(
      { object: 'Account', operation: 'upsert', externalIdFieldName: 'External_Id__c' },
      'External_Id__c,Name,BillingCountry,Parent.External_Id__c\nACC-1,,#N/A,ACC-3\nNEW-1,New,Chile,ACC-9\nNEW-2,Newer,Chile,acc-1\n',
    );
    expect(job).toMatchObject({ state: 'JobComplete', numberRecordsProcessed: 3, numberRecordsFailed: 1 });
    expect(
      await records(
        org.connection,
        "SELECT External_Id__c, Name, BillingCountry, Parent.External_Id__c FROM Account WHERE External_Id__c IN ('ACC-1', 'NEW-1', 'NEW-2') ORDER BY External_Id__c",
      ),
    ).toEqual([
      {
        External_Id__c: 'ACC-1',
        Name: 'Ärmel GmbH',
        BillingCountry: null,
        Parent: { External_Id__c: 'ACC-3' },
      },
      {
        External_Id__c: 'NEW-2',
        Name: 'Newer',
        BillingCountry: 'Chile',
        Parent: { External_Id__c: 'ACC-1' },
      },
    ]);
    expect(await results(job.id, 'successfulResults')).toMatch(/^"001\w{15}","false","ACC-1"/m);
    expect(await results(job.id, 'failedResults')).toContain(
      'INVALID_FIELD:Foreign key external ID: ACC-9 not found for field External_Id__c in entity Account:--',
    );
  });

  test('updates and deletes by id, and refuses rows without one', async () => {
    const [account] = await records(org.connection, "SELECT Id FROM Account WHERE External_Id__c = 'ACC-3'");
    const { Id } = account as { Id: string };
    const updated = await run(
      { object: 'Account', operation: 'update' },
      `Id,NumberOfEmployees,IsPartner\n${Id},3,\n,4,\n${Id},many,\n001000000000000,5,\n`,
    );
    expect(updated).toMatchObject({
      state: 'JobComplete',
      numberRecordsProcessed: 4,
      numberRecordsFailed: 3,
    });
    const failed = (await results(updated.id, 'failedResults')).split('\n').slice(1, -1);
    expect(failed).toEqual([
      '"","MISSING_ARGUMENT:Id not specified in an update call:Id --","","4",""',
      `"${Id}","INVALID_TYPE_ON_FIELD_IN_RECORD:Failed to deserialize field at col 1. Due to, 'many' is not a valid value for the type xsd:int:NumberOfEmployees --","${Id}","many",""`,
      '"001000000000000","INVALID_CROSS_REFERENCE_KEY:invalid cross reference id:--","001000000000000","5",""',
    ]);
    await run({ object: 'Account', operation: 'delete' }, `Id\n${Id}\n`);
    expect(await records(org.connection, `SELECT Id FROM Account WHERE Id = '${Id}'`)).toEqual([]);
  });

  test('deletes for good what is deleted hard', async () => {
    const { id } = await org.connection.sobject('Account').create({ Name: 'Gone' });
    await run({ object: 'Account', operation: 'hardDelete' }, `Id\n${id}\n`);
    const { totalSize } = await org.connection.query(`SELECT Id FROM Account WHERE Id = '${id}'`, {
      scanAll: true,
    });
    expect(totalSize).toBe(0);
  });

  test.each([
    ['a header that is no field', 'LF', 'Name,Foo\nx,y\n', 'InvalidBatch : Field name not found : Foo'],
    [
      'lines that end otherwise than it says',
      'LF',
      'Name\r\nx\r\n',
      'InvalidBatch : LineEnding is invalid on user data. Current LineEnding setting is LF',
    ],
  ])('fails as a whole over %s', async (_what, lineEnding, csv, message) => {
    const job = await run({ object: 'Account', operation: 'insert', lineEnding }, csv);
    expect(job).toMatchObject({ state: 'Failed', errorMessage: message, numberRecordsProcessed: 0 });
    expect((await results(job.id, 'unprocessedrecords')).split('\n').length).toBe(3);
    expect((await org.connection.query('SELECT COUNT() FROM Account')).totalSize).toBe(3);
  });

  test('succeeds with nothing to do', async () => {
    for (const csv of ['', 'Name\n'])
      expect(await run({ object: 'Account', operation: 'insert' }, csv)).toMatchObject({
        state: 'JobComplete',
        numberRecordsProcessed: 0,
        numberRecordsFailed: 0,
      });
  });

  test('starts at once when its data comes along', async () => {
    const boundary = 'XX';
    const body = [
      `--${boundary}`,
      'Content-Disposition: form-data; name="job"',
      'Content-Type: application/json',
      '',
      '{"object":"Account","operation":"insert","contentType":"CSV","lineEnding":"LF"}',
      `--${boundary}`,
      'Content-Disposition: form-data; name="content"; filename="content"',
      'Content-Type: text/csv',
      '',
      'Name\nFrom a form\n',
      `--${boundary}--`,
      '',
    ].join('\r\n');
    const { body: job } = await json(`${JOBS}/ingest`, {
      method: 'POST',
      body,
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    });
    expect(job.state).toBe('UploadComplete');
    expect(await ended('ingest', job.id)).toMatchObject({ state: 'JobComplete', numberRecordsProcessed: 1 });
    expect(await records(org.connection, "SELECT Name FROM Account WHERE Name LIKE 'From%'")).toEqual([
      { Name: 'From a form' },
    ]);
  });

  test('can be aborted, listed and deleted, and refuses what its state does not allow', async () => {
    const { body: first } = await post(`${JOBS}/ingest`, { object: 'Account', operation: 'insert' });
    const { body: second } = await post(`${JOBS}/ingest`, { object: 'Account', operation: 'delete' });
    expect((await json(`${JOBS}/ingest`)).body).toMatchObject({
      done: true,
      nextRecordsUrl: null,
      records: [
        { id: second.id, state: 'Open', jobType: 'V2Ingest' },
        { id: first.id, state: 'Open' },
      ],
    });
    expect((await json(`${JOBS}/ingest/${first.id}`, { method: 'DELETE' })).status).toBe(400);
    await upload(first.id, 'Name\nx\n');
    expect((await upload(first.id, 'Name\ny\n')).status).toBe(400);
    expect((await patch(`${JOBS}/ingest/${first.id}`, { state: 'Aborted' })).body.state).toBe('Aborted');
    expect(await patch(`${JOBS}/ingest/${first.id}`, { state: 'UploadComplete' })).toEqual({
      status: 400,
      body: [
        {
          errorCode: 'INVALIDJOBSTATE',
          message: 'InvalidJobState : Closing already Aborted Job not allowed',
        },
      ],
    });
    expect(await results(first.id, 'unprocessedrecords')).toBe('Name\n"x"\n');
    expect((await json(`${JOBS}/ingest/${first.id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await json(`${JOBS}/ingest/${first.id}`)).status).toBe(404);
    const done = await run({ object: 'Account', operation: 'insert' }, 'Name\nx\n');
    expect((await patch(`${JOBS}/ingest/${done.id}`, { state: 'Aborted' })).body).toEqual([
      {
        errorCode: 'INVALIDJOBSTATE',
        message: 'InvalidJobState : Aborting already Completed Job not allowed',
      },
    ]);
    expect((await org.connection.query('SELECT COUNT() FROM Account')).totalSize).toBe(4);
  });

  test.each([
    [{ object: 'Foo', operation: 'insert' }, 'INVALIDENTITY'],
    [{ object: 'Account', operation: 'merge' }, 'INVALIDJOB'],
    [{ object: 'Account', operation: 'upsert' }, 'INVALIDJOB'],
    [{ object: 'Account', operation: 'upsert', externalIdFieldName: 'Name' }, 'INVALIDJOB'],
    [{ object: 'Account', operation: 'insert', columnDelimiter: 'SPACE' }, 'INVALIDJOB'],
    [{ operation: 'insert' }, 'INVALIDJOB'],
    [[], 'JSON_PARSER_ERROR'],
  ])('is refused as %j', async (body, errorCode) => {
    expect(await post(`${JOBS}/ingest`, body)).toMatchObject({ status: 400, body: [{ errorCode }] });
    expect((await json(`${JOBS}/ingest`)).body.records).toEqual([]);
  });

  test('counts in the limits of the day', async () => {
    const limits = async () => (await json('/services/data/v66.0/limits')).body;
    const before = await limits();
    await run({ object: 'Account', operation: 'insert' }, 'Name\nx\n');
    await org.connection.bulk2.query('SELECT Id FROM Account');
    const after = await limits();
    expect(before.DailyBulkApiBatches.Remaining - after.DailyBulkApiBatches.Remaining).toBe(1);
    expect(before.DailyBulkV2QueryJobs.Remaining - after.DailyBulkV2QueryJobs.Remaining).toBe(1);
  });
});

describe('A bulk query', () => {
  const query = async (soql: string, more: Record<string, unknown> = {}) => {
    const { body } = await post(`${JOBS}/query`, { operation: 'query', query: soql, ...more });
    return ended('query', body.id);
  };

  test('gives its rows as CSV, parents, numbers and instants as text', async () => {
    const job = await query(
      "SELECT ponumber, account.external_id__c, TotalAmount, EffectiveDate, Account.Parent.Name, IsReductionOrder FROM Order WHERE PoNumber = 'PO-77'",
    );
    expect(job).toMatchObject({
      state: 'JobComplete',
      jobType: 'V2Query',
      numberRecordsProcessed: 1,
      object: 'Order',
    });
    const response = await org.call(`${JOBS}/query/${job.id}/results`);
    expect(response.headers.get('content-type')).toMatch(/^text\/csv/);
    expect(response.headers.get('sforce-locator')).toBe('null');
    expect(response.headers.get('sforce-numberofrecords')).toBe('1');
    expect(await response.text()).toBe(
      '"PoNumber","Account.External_Id__c","TotalAmount","EffectiveDate","Account.Parent.Name","IsReductionOrder"\n"PO-77","ACC-1","30.0","2024-03-10","Berg KK","false"\n',
    );
  });

  test('names its columns by the fields, whatever the query calls their parents', async () => {
    const job = await query(
      "SELECT o.ponumber, a.name, toLabel(o.Status) FROM Order o, o.Account a WHERE o.PoNumber = 'PO-77'",
    );
    expect(await text(`${JOBS}/query/${job.id}/results`)).toBe(
      '"PoNumber","Account.Name","Status"\n"PO-77","Ärmel GmbH","Activated"\n',
    );
  });

  test('pages by locator', async () => {
    const job = await query('SELECT External_Id__c FROM Account ORDER BY External_Id__c', {
      columnDelimiter: 'PIPE',
    });
    const path = `${JOBS}/query/${job.id}/results?maxRecords=2`;
    const first = await org.call(path);
    const locator = first.headers.get('sforce-locator');
    expect(await first.text()).toBe('"External_Id__c"\n"ACC-1"\n"ACC-2"\n');
    const second = await org.call(`${path}&locator=${locator}`);
    expect([await second.text(), second.headers.get('sforce-locator')]).toEqual([
      '"External_Id__c"\n"ACC-3"\n',
      'null',
    ]);
    expect((await org.call(`${path}&locator=nonsense`)).status).toBe(400);
    expect((await org.call(`${JOBS}/query/${job.id}/results?maxRecords=0`)).status).toBe(400);
  });

  test('finds deleted records when asked for all', async () => {
    const { id } = await org.connection.sobject('Account').create({ Name: 'Deleted' });
    await org.connection.sobject('Account').destroy(id as string);
    const live = await query("SELECT Id FROM Account WHERE Name = 'Deleted'");
    const all = await query("SELECT Id FROM Account WHERE Name = 'Deleted'", { operation: 'queryAll' });
    expect([live.numberRecordsProcessed, all.numberRecordsProcessed]).toEqual([0, 1]);
    expect(await text(`${JOBS}/query/${live.id}/results`)).toBe('"Id"\n');
  });

  test('streams through the client', async () => {
    const stream = await org.connection.bulk2.query('SELECT Name FROM Account ORDER BY External_Id__c');
    expect(await stream.toArray()).toEqual([
      { Name: 'Ärmel GmbH' },
      { Name: 'Berg KK' },
      { Name: 'Corner Resale' },
    ]);
  });

  test.each([
    ['SELECT COUNT(Id) FROM Account', 'API_ERROR'],
    ['SELECT Name FROM Account GROUP BY Name', 'API_ERROR'],
    ['SELECT Name FROM Account LIMIT 5 OFFSET 5', 'API_ERROR'],
    ['SELECT Name, (SELECT Id FROM Contacts) FROM Account', 'API_ERROR'],
    ['SELECT TYPEOF Owner WHEN User THEN Name END FROM Account', 'API_ERROR'],
    ['SELECT BillingAddress FROM Account', 'FUNCTIONALITY_NOT_ENABLED'],
    ['SELECT Foo FROM Account', 'INVALID_FIELD'],
    ['SELECT Id FROM Foo', 'INVALID_TYPE'],
    ['SELECT', 'MALFORMED_QUERY'],
  ])('refuses %s', async (soql, errorCode) => {
    const refused = await refusal(
      org.connection.requestPost('/jobs/query', { operation: 'query', query: soql }),
    );
    expect(refused.errorCode).toBe(errorCode);
    expect((await json(`${JOBS}/query`)).body.records).toEqual([]);
  });
});
