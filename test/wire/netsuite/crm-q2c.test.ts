import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readDataSet } from '#sandbox/dataset/directory.ts';
import { startNetSuiteSandbox } from '#sandbox/netsuite/service.ts';
import { checkLedger } from './ledger-check.ts';
import { WireClient } from './wire-client.ts';

const directory = fileURLToPath(new URL('../../../../shared/data/crm-q2c', import.meta.url));
if (!existsSync(directory)) console.log(`no data set at ${directory}: its figures are not checked`);

describe.skipIf(!existsSync(directory))('the public data set crm-q2c', () => {
  let sandbox: Awaited<ReturnType<typeof startNetSuiteSandbox>>;
  let client: WireClient;

  beforeAll(async () => {
    const dataSet = readDataSet(directory);
    sandbox = await startNetSuiteSandbox({ port: 0, dataSet, today: dataSet.today });
    client = await WireClient.connect(sandbox.url);
  }, 30_000);
  afterAll(() => sandbox?.stop());

  test('every transaction balances and the sub-ledger is the receivables account', async () => {
    expect(await checkLedger(client)).toEqual({ unbalanced: [], receivables: '945348', openItems: '945348' });
  });

  test('orders and invoices are 10,005,534 each, payments 9,060,186', async () => {
    expect(
      await client.rows(
        `SELECT type, COUNT(*) AS n, SUM(foreigntotal) AS total FROM transaction WHERE type <> 'Journal' GROUP BY type ORDER BY type`,
      ),
    ).toEqual([
      { type: 'CustInvc', n: '4238', total: '10005534' },
      { type: 'CustPymt', n: '3809', total: '9060186' },
      { type: 'SalesOrd', n: '4238', total: '10005534' },
    ]);
  });

  test('invoices by product', async () => {
    const query = `SELECT i.displayname AS product, -SUM(tl.netamount) AS total FROM transactionline tl JOIN transaction t ON t.id = tl.transaction
      JOIN item i ON i.id = tl.item WHERE t.type = 'CustInvc' AND tl.mainline = 'F' GROUP BY i.displayname ORDER BY 2 DESC`;
    expect((await client.rows(query)).map(({ product, total }) => `${product} ${total}`)).toEqual([
      'GTX Pro 3510578',
      'GTX Plus Pro 2629651',
      'MG Advanced 2216387',
      'GTX Plus Basic 705275',
      'GTX Basic 499263',
      'GTK 500 400612',
      'MG Special 43768',
    ]);
  });

  test('one customer, one sales rep, two months', async () => {
    const total = (condition: string): Promise<Record<string, string>[]> =>
      client.rows(
        `SELECT SUM(t.foreigntotal) AS total FROM transaction t JOIN customer c ON c.id = t.entity LEFT JOIN employee e ON e.id = t.employee WHERE t.type = 'CustInvc' AND ${condition}`,
      );
    expect(await total(`c.companyname = 'Kan-code'`)).toEqual([{ total: '341455' }]);
    expect(await total(`e.entityid = 'Darcel Schlecht'`)).toEqual([{ total: '1153214' }]);
    expect(await total(`TO_CHAR(t.trandate, 'YYYY-MM') = '2017-03'`)).toEqual([{ total: '1134672' }]);
    expect(await total(`TO_CHAR(t.trandate, 'YYYY-MM') = '2017-12'`)).toEqual([{ total: '1131573' }]);
  });

  test('every order is billed, every invoice open or paid', async () => {
    const query = `SELECT BUILTIN.DF(status) AS status, COUNT(*) AS n FROM transaction WHERE type IN ('SalesOrd', 'CustInvc') GROUP BY BUILTIN.DF(status) ORDER BY 1`;
    expect(await client.rows(query)).toEqual([
      { status: 'Invoice : Open', n: '429' },
      { status: 'Invoice : Paid In Full', n: '3809' },
      { status: 'Sales Order : Billed', n: '4238' },
    ]);
  });

  test('20,500 planned revenue rows; what is not recognised is the deferred revenue account', async () => {
    expect(
      await client.rows(`SELECT COUNT(*) AS n, SUM(amount) AS total FROM revenueplanplannedrevenue`),
    ).toEqual([{ n: '20500', total: '10005534' }]);
    const [deferred] = await client.rows(
      `SELECT SUM(amount) AS amount FROM revenueplanplannedrevenue WHERE isrecognized = 'F'`,
    );
    expect(
      await client.rows(
        `SELECT -SUM(tal.amount) AS amount FROM transactionaccountingline tal JOIN account a ON a.id = tal.account WHERE a.accttype = 'DeferRevenue'`,
      ),
    ).toEqual([deferred]);
  });

  test('one journal recognises each period, on its last day', async () => {
    const journals = await client.rows(
      `SELECT TO_CHAR(trandate, 'YYYY-MM-DD') AS day FROM transaction WHERE type = 'Journal' ORDER BY trandate`,
    );
    expect(journals.map(({ day }) => day)).toEqual([
      '2017-03-31',
      '2017-04-30',
      '2017-05-31',
      '2017-06-30',
      '2017-07-31',
      '2017-08-31',
      '2017-09-30',
      '2017-10-31',
      '2017-11-30',
      '2017-12-31',
    ]);
  });

  test('the periods before the last month are closed', async () => {
    expect(
      await client.rows(
        `SELECT periodname FROM accountingperiod WHERE isposting = 'T' AND closed = 'F' ORDER BY startdate FETCH FIRST 1 ROWS ONLY`,
      ),
    ).toEqual([{ periodname: 'Dec 2017' }]);
  });
});
