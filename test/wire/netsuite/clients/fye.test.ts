import { readFileSync } from 'node:fs';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import {
  cashSalePath,
  expandAbleSubResourcesQueryParam,
  makeRequest,
  salesOrderPath,
  suiteqlSearch,
  update,
} from '@fye/netsuite-rest-api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startNetSuiteSandbox } from '#sandbox/netsuite/service.ts';
import { SMALL_TODAY, smallCompany } from '../small-company.ts';
import { credentialsOf } from '../wire-client.ts';

/** The published client @fye/netsuite-rest-api: token-based authentication, TLS and HTTP/2, a stream of rows. */

let sandbox: Awaited<ReturnType<typeof startNetSuiteSandbox>>;
let config: Parameters<typeof makeRequest>[0];
const trusted = getCACertificates('default');

beforeAll(async () => {
  sandbox = await startNetSuiteSandbox({ port: 0, dataSet: smallCompany(), today: SMALL_TODAY });
  const { account, tba, certificateFile } = await credentialsOf(sandbox.url);
  setDefaultCACertificates([...trusted, readFileSync(certificateFile, 'utf8')]);
  config = {
    netsuiteApiHost: `localhost:${sandbox.port}`,
    consumerKey: tba.consumerKey,
    consumerSecret: tba.consumerSecret,
    netsuiteAccountId: account,
    netsuiteTokenKey: tba.token,
    netsuiteTokenSecret: tba.tokenSecret,
    netsuiteQueryLimit: 3,
  };
});
afterAll(async () => {
  setDefaultCACertificates(trusted);
  await sandbox.stop();
});

async function search(query: string): Promise<{ rows: Record<string, string>[]; total: number }> {
  const stream = suiteqlSearch(config, { query });
  let total = 0;
  stream.on('totalResults', (count: number) => {
    total = count;
  });
  const rows: Record<string, string>[] = [];
  for await (const row of stream) rows.push(row as Record<string, string>);
  return { rows, total };
}

test('it streams every row over TLS, page by page along the next links', async () => {
  const { rows, total } = await search('SELECT id, tranid FROM transaction ORDER BY id');
  const [all] = (await search('SELECT COUNT(*) AS n FROM transaction')).rows;
  expect([rows.length, String(total), rows[0]?.tranid]).toEqual([Number(all?.n), all?.n, 'SO1']);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  expect(rows.length).toBeGreaterThan(12);
});

test('its refused query ends the stream with the words of NetSuite', async () => {
  await expect(search('SELECT nothing FROM transaction')).rejects.toThrow(/Unknown identifier 'nothing'/);
});

test('a data set that the account does not have ends the stream with an error', async () => {
  const stream = suiteqlSearch(config, { dataset: 'custdataset1' });
  await expect(stream.toArray()).rejects.toThrow(/does not exist/);
});

test('it speaks HTTP/2 where TLS offers it', async () => {
  const answer = await makeRequest(config, {
    method: 'GET',
    requestType: 'record',
    path: salesOrderPath,
  });
  expect(answer).toMatchObject({ statusCode: 200, httpVersion: '2.0', body: { totalResults: 3 } });
});

test.each([true, false])('it reads and changes a record (plain http: %s)', async (testEnv) => {
  const own = { ...config, testEnv };
  const read = (): ReturnType<typeof makeRequest> =>
    makeRequest(own, {
      method: 'GET',
      requestType: 'record',
      path: `${salesOrderPath}/eid:SO-C?${expandAbleSubResourcesQueryParam}`,
    });
  const before = await read();
  expect(before.body).toMatchObject({ total: 2000, item: { items: [{ quantity: 2, rate: 1000 }] } });
  const memo = `changed over ${testEnv ? 'http' : 'TLS'}`;
  const changed = await update(own, {
    id: String(before.body.id),
    updateValues: { memo },
    path: salesOrderPath,
  });
  expect(changed.statusCode).toBe(204);
  expect((await read()).body).toMatchObject({ memo });
});

test('it creates a cash sale', async () => {
  const created = await makeRequest(config, {
    method: 'POST',
    requestType: 'record',
    path: cashSalePath,
    query: {
      entity: { externalId: 'C-1' },
      item: { items: [{ item: { externalId: 'GAUGE' }, quantity: 1, rate: 12.5 }] },
    },
  });
  expect([created.statusCode, created.headers.location]).toEqual([
    204,
    expect.stringMatching(/^https:\/\/localhost:\d+\/services\/rest\/record\/v1\/cashSale\/\d+$/),
  ]);
});
