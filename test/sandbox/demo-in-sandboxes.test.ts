import { importPKCS8, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoCompany } from '../../sandbox/dataset/demo/company.ts';
import { startNetSuiteSandbox } from '../../sandbox/netsuite/service.ts';
import { startSalesforceSandbox } from '../../sandbox/salesforce/service.ts';
import { cell, documents, groupBy, invoiceStates, rows, tally, units } from './demo-books.ts';

const today = '2026-06-30';
const demo = demoCompany({ today });

let salesforce: Awaited<ReturnType<typeof startSalesforceSandbox>>;
let netsuite: Awaited<ReturnType<typeof startNetSuiteSandbox>>;
beforeAll(async () => {
  salesforce = await startSalesforceSandbox({ port: 0, dataSet: demo, today });
  netsuite = await startNetSuiteSandbox({ port: 0, dataSet: demo, today });
}, 30_000);
afterAll(async () => {
  await salesforce?.stop();
  await netsuite?.stop();
});

async function json(url: string, init: RequestInit = {}): Promise<Record<string, unknown>> {
  const response = await fetch(url, init);
  const body = await response.text();
  if (!response.ok) throw new Error(`${response.status} ${body}`);
  return JSON.parse(body) as Record<string, unknown>;
}

async function soql(query: string): Promise<Record<string, unknown>[]> {
  const { accessToken } = await json(`${salesforce.url}/sandbox/credentials`);
  const answer = await json(`${salesforce.url}/services/data/v60.0/query?q=${encodeURIComponent(query)}`, {
    headers: { authorization: `Bearer ${accessToken}` },
  });
  return answer.records as Record<string, unknown>[];
}

async function token(): Promise<string> {
  const { oauth2 } = (await json(`${netsuite.url}/sandbox/credentials`)) as {
    oauth2: Record<string, string>;
  };
  const endpoint = `${netsuite.url}/services/rest/auth/oauth2/v1/token`;
  const algorithm = 'PS256';
  const assertion = await new SignJWT({ scope: ['rest_webservices'] })
    .setProtectedHeader({ alg: algorithm, typ: 'JWT', kid: oauth2.certificateId as string })
    .setIssuer(oauth2.clientId as string)
    .setAudience(endpoint)
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(await importPKCS8(oauth2.privateKey as string, algorithm));
  const { access_token } = await json(endpoint, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
    }),
  });
  return access_token as string;
}

async function suiteql(q: string): Promise<Record<string, string>[]> {
  const { items } = await json(`${netsuite.url}/services/rest/query/v1/suiteql`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await token()}`,
      'content-type': 'application/json',
      prefer: 'transient',
    },
    body: JSON.stringify({ q }),
  });
  return items as Record<string, string>[];
}

function sumBy(list: [currency: string, amount: bigint][]): Record<string, number> {
  const sums: Record<string, bigint> = {};
  for (const [currency, amount] of list) sums[currency] = (sums[currency] ?? 0n) + amount;
  return Object.fromEntries(
    Object.entries(sums).map(([currency, sum]) => [currency, Number(sum) / (currency === 'JPY' ? 1 : 100)]),
  );
}

describe('The demo company in the sandboxes', () => {
  test('has in Salesforce the orders by status and their totals by currency', async () => {
    const statuses = await soql('SELECT Status, COUNT(Id) orders FROM Order GROUP BY Status ORDER BY Status');
    expect(Object.fromEntries(statuses.map((it) => [it.Status, it.orders]))).toEqual(
      tally(rows(demo, 'Order'), 'Status'),
    );

    const currencies = new Map(
      rows(demo, 'Order').map((row) => [cell(row, 'External_Id__c'), cell(row, 'CurrencyIsoCode')]),
    );
    const ordered = sumBy(
      rows(demo, 'OrderItem').map((row) => {
        const currency = currencies.get(cell(row, 'Order.External_Id__c')) as string;
        return [currency, BigInt(cell(row, 'Quantity')) * units(cell(row, 'UnitPrice'), currency)];
      }),
    );
    const totals = await soql(
      'SELECT CurrencyIsoCode, SUM(TotalAmount) total FROM Order GROUP BY CurrencyIsoCode',
    );
    expect(Object.fromEntries(totals.map((it) => [it.CurrencyIsoCode, it.total]))).toEqual(ordered);
  });

  test('has in Salesforce every accepted quote at its order’s total', async () => {
    const orders = await soql(
      'SELECT TotalAmount, Quote.TotalPrice FROM Order WHERE QuoteId != null LIMIT 2000',
    );
    expect(orders.length).toBe(
      rows(demo, 'Order').filter((row) => row['Quote.External_Id__c'] !== '').length,
    );
    expect(orders.filter((it) => (it.Quote as { TotalPrice: number }).TotalPrice !== it.TotalAmount)).toEqual(
      [],
    );
  });

  test('leaves open in NetSuite, by currency, what payments and credits have not settled', async () => {
    const states = [...invoiceStates(demo).values()];
    const open = sumBy(states.map(({ row, total, applied }) => [cell(row, 'currency'), total - applied]));
    const answer = await suiteql(
      `SELECT c.symbol AS symbol, SUM(t.foreignamountunpaid) AS unpaid FROM transaction t
       JOIN currency c ON c.id = t.currency WHERE t.type = 'CustInvc' GROUP BY c.symbol`,
    );
    expect(Object.fromEntries(answer.map((it) => [it.symbol, Number(it.unpaid)]))).toEqual(open);
  });

  test('keeps in NetSuite what is unapplied of payments and credit memos', async () => {
    const unapplied = rows(demo, 'customerPayment').filter((row) => row['apply.doc'] === '');
    const expected = sumBy(
      unapplied.map((row) => [
        cell(row, 'currency'),
        units(cell(row, 'apply.amount'), cell(row, 'currency')),
      ]),
    );
    const answer = await suiteql(
      `SELECT c.symbol AS symbol, SUM(t.foreignpaymentamountunused) AS unused FROM transaction t
       JOIN currency c ON c.id = t.currency WHERE t.type = 'CustPymt' GROUP BY c.symbol`,
    );
    const unused = answer.map((it) => [it.symbol, Number(it.unused)]).filter(([, amount]) => amount !== 0);
    expect(Object.fromEntries(unused)).toEqual(expected);
    const credits = await suiteql(
      `SELECT COUNT(*) AS n FROM transaction WHERE type = 'CustCred' AND foreignpaymentamountunused > 0`,
    );
    expect(Number(credits[0]?.n)).toBe(
      rows(demo, 'creditMemo').filter((row) => row['apply.doc'] === '').length,
    );
  });

  test('has balanced books in NetSuite', async () => {
    const unbalanced = await suiteql(
      `SELECT transaction, SUM(amount) AS difference FROM transactionaccountingline WHERE posting = 'T'
       GROUP BY transaction HAVING SUM(amount) <> 0`,
    );
    expect(unbalanced).toEqual([]);
    const types = await suiteql('SELECT type, COUNT(*) AS n FROM transaction GROUP BY type');
    const count = (object: string): number => groupBy(documents(demo, object), 'externalId').size;
    expect(Object.fromEntries(types.map((it) => [it.type, Number(it.n)]))).toMatchObject({
      SalesOrd: count('salesOrder'),
      CustInvc: count('invoice'),
      CustPymt: count('customerPayment'),
      CustCred: count('creditMemo'),
      CustDep: count('customerDeposit'),
    });
  });
});
