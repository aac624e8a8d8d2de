import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startNetSuiteSandbox } from '#sandbox/netsuite/service.ts';
import { checkLedger } from './ledger-check.ts';
import { SMALL_TODAY, smallCompany } from './small-company.ts';
import { type Answer, WireClient } from './wire-client.ts';

let sandbox: Awaited<ReturnType<typeof startNetSuiteSandbox>>;
let client: WireClient;

beforeAll(async () => {
  sandbox = await startNetSuiteSandbox({ port: 0, dataSet: smallCompany(), today: SMALL_TODAY });
  client = await WireClient.connect(sandbox.url);
});
beforeEach(async () => {
  await fetch(`${sandbox.url}/sandbox/reset`, { method: 'POST' });
});
afterAll(() => sandbox.stop());

async function idOf(table: string, externalId: string): Promise<string> {
  const [row] = await client.rows(`SELECT id FROM ${table} WHERE externalid = ?`, [externalId]);
  return row?.id as string;
}

async function transaction(externalId: string): Promise<Record<string, string>> {
  const [row] = await client.rows(
    'SELECT status, foreigntotal AS total, foreignamountunpaid AS open, foreignpaymentamountunused AS unused FROM transaction WHERE externalid = ?',
    [externalId],
  );
  return row as Record<string, string>;
}

async function expectSound(): Promise<void> {
  const { unbalanced, receivables, openItems } = await checkLedger(client);
  expect(unbalanced).toEqual([]);
  expect(openItems).toBe(receivables);
}

function refusal(answer: Answer): unknown {
  const [detail] = answer.json['o:errorDetails'] as Record<string, string>[];
  return [answer.status, detail?.['o:errorCode'], detail?.detail, detail?.['o:errorPath']];
}

describe('reading', () => {
  test('a customer has links, references with names, enumerations and plain JSON figures', async () => {
    const id = await idOf('customer', 'C-1');
    const { status, headers, json } = await client.record('GET', `customer/${id}`);
    expect([status, headers.get('content-type')]).toEqual([
      200,
      'application/vnd.oracle.resource+json; type=singular; charset=UTF-8',
    ]);
    expect(json).toMatchObject({
      links: [{ rel: 'self', href: `${sandbox.url}/services/rest/record/v1/customer/${id}` }],
      id,
      entityId: 'C-1',
      companyName: 'Acme',
      externalId: 'C-1',
      isPerson: false,
      creditLimit: 1000,
      balance: 150.3,
      overdueBalance: 200,
      creditHoldOverride: { id: 'AUTO', refName: 'Auto' },
      currency: {
        id: '1',
        refName: 'US Dollar',
        links: [{ rel: 'self', href: `${sandbox.url}/services/rest/record/v1/currency/1` }],
      },
      salesRep: { refName: 'Ada Rep', externalId: 'REP-1' },
      subsidiary: { id: '1', refName: 'Parent Company' },
    });
    expect(json).not.toHaveProperty('partner');
  });

  test('an invoice shows its item sublist as a link, or in full when expanded', async () => {
    const plain = await client.record('GET', 'invoice/eid:INV-B');
    const { id } = plain.json;
    expect(plain.json).toMatchObject({
      tranDate: '2024-02-12',
      dueDate: '2024-03-28',
      subtotal: 399.8,
      taxTotal: 32.98,
      total: 432.78,
      amountPaid: 100,
      amountRemaining: 332.78,
      status: { id: 'A', refName: 'Open' },
      custbody_disputed: true,
      item: { links: [{ rel: 'self', href: `${sandbox.url}/services/rest/record/v1/invoice/${id}/item` }] },
    });
    const expanded = await client.record(
      'GET',
      `invoice/${id}?expandSubResources=true&simpleEnumFormat=true`,
    );
    expect(expanded.json).toMatchObject({
      status: 'A',
      item: {
        totalResults: 1,
        hasMore: false,
        items: [
          {
            line: 1,
            item: { refName: 'GAUGE' },
            quantity: 4,
            rate: 99.95,
            amount: 399.8,
            taxRate1: 8.25,
            orderLine: 1,
            custcol_external_id: 'INV-B-1',
          },
        ],
      },
    });
    expect((await client.record('GET', `invoice/${id}/item/1`)).json).toMatchObject({
      line: 1,
      amount: 399.8,
    });
  });

  test('an invoice shows what of its revenue is recognized and what is deferred', async () => {
    expect((await client.record('GET', 'invoice/eid:INV-A')).json).toMatchObject({
      recognizedRevenue: 500.3,
      deferredRevenue: 700,
    });
  });

  test('chosen fields only, and not together with expandSubResources', async () => {
    const { json } = await client.record('GET', 'salesOrder/eid:SO-B?fields=tranId,total');
    expect(Object.keys(json)).toEqual(['links', 'tranId', 'total']);
    expect(
      (await client.record('GET', 'salesOrder/eid:SO-B?fields=total&expandSubResources=true')).status,
    ).toBe(400);
  });

  test('type names in the URL are case-insensitive', async () => {
    expect((await client.record('GET', 'SALESORDER/eid:SO-A')).json).toMatchObject({
      orderStatus: { id: 'G', refName: 'Billed' },
    });
  });

  test('a list gives ids and links only', async () => {
    const { json } = await client.record('GET', 'invoice?limit=3');
    const address = `${sandbox.url}/services/rest/record/v1/invoice`;
    expect(json).toEqual({
      links: [
        { rel: 'next', href: `${address}?limit=3&offset=3` },
        { rel: 'last', href: `${address}?limit=3&offset=3` },
        { rel: 'self', href: `${address}?limit=3` },
      ],
      count: 3,
      hasMore: true,
      items: ['4', '5', '6'].map((id) => ({ links: [{ rel: 'self', href: `${address}/${id}` }], id })),
      offset: 0,
      totalResults: 4,
    });
  });

  test.each([
    ['customer', 'companyName START_WITH "ac"', 1],
    ['customer', 'companyName CONTAIN am OR companyName IS Beta', 2],
    ['customer', 'email EMPTY', 3],
    ['customer', 'email EMPTY_NOT AND creditLimit GREATER_OR_EQUAL 1000', 1],
    ['customer', 'isPerson IS false', 4],
    ['customer', 'id ANY_OF [4, 5]', 2],
    ['invoice', 'tranDate ON_OR_AFTER "3/20/2024"', 2],
    ['invoice', '(total LESS 200 OR total GREATER 1000) AND tranDate BEFORE "4/1/2024"', 1],
    ['invoice', 'custbody_disputed IS true', 1],
    ['invoice', 'total BETWEEN [400, 600]', 2],
    ['invoice', 'total BETWEEN_NOT [400, 600]', 2],
    ['customer', 'companyname is "acme"', 1],
    ['customer', 'companyName END_WITH ta', 2],
    ['customer', 'companyName CONTAIN_NOT ta AND companyName START_WITH_NOT G', 1],
    ['customer', 'email IS_NOT "pay@acme.example"', 3],
    ['customer', 'companyName IS "a \\"quoted\\" name"', 0],
    ['customer', 'subsidiary ANY_OF [1, 2] AND currency EQUAL 1', 2],
    ['customer', 'salesRep EMPTY OR partner EMPTY_NOT', 3],
    ['customer', 'creditHoldOverride ANY_OF [ON, OFF]', 2],
    ['customer', '((companyName IS Acme) OR ((companyName IS Beta)))', 2],
    ['customer', 'companyName IS Acme OR companyName IS Beta AND creditLimit EMPTY_NOT', 1],
    ['customer', 'dateCreated ON_OR_AFTER "1/1/2019" AND dateCreated BEFORE_NOT "1/1/2019 1:30 pm"', 4],
    ['invoice', 'tranDate WITHIN ["2/1/2024", "3/31/2024"]', 2],
    ['invoice', 'status IS B', 1],
    ['salesOrder', 'orderStatus ANY_OF ["SalesOrd:F"]', 1],
    ['currency', 'symbol ANY_OF_NOT [x]', 400],
  ])('the %s list filtered by %s', async (type, filter, count) => {
    const { status, json } = await client.record('GET', `${type}?q=${encodeURIComponent(filter)}`);
    expect(status === 200 ? json.totalResults : status).toBe(count);
  });

  test('a field that the record does not have is refused in the words of a search', async () => {
    const answer = await client.record('GET', `customer?q=${encodeURIComponent('nothing IS 1')}`);
    expect(WireClient.detail(answer)).toMatch(
      /^Invalid search query\. Detailed unprocessed description follows\. Search error occurred: Field 'nothing'/,
    );
  });

  test.each([
    'companyName IS',
    'nothing IS 1',
    'companyName LIKES x',
    'creditLimit EQUAL much',
    '(id EQUAL 1',
    'id EQUAL 1)',
    'id EQUAL',
    'id EQUAL [1]',
    'id ANY_OF []',
    'id ANY_OF [1 2]',
    'id BETWEEN [1]',
    'id ANY_OF 1',
    'isInactive EQUAL true',
    'isInactive IS maybe',
    'companyName GREATER a',
    'dateCreated AFTER "2019-01-01"',
    'dateCreated AFTER "13/1/2019"',
    'companyName IS "open',
    'companyName IS Acme companyName IS Beta',
    'AND',
    '()',
  ])('the filter %s is refused', async (filter) => {
    expect((await client.record('GET', `customer?q=${encodeURIComponent(filter)}`)).status).toBe(400);
  });

  test('what does not exist is told so', async () => {
    const missing = [404, 'NONEXISTENT_ID', 'Record does not exist.', undefined];
    expect(refusal(await client.record('GET', 'customer/99999'))).toEqual(missing);
    expect(refusal(await client.record('GET', 'customer/eid:NOBODY'))).toEqual(missing);
    expect(refusal(await client.record('GET', 'invoice/1'))).toEqual(missing);
    expect((await client.record('GET', 'spaceship/1')).status).toBe(404);
  });
});

describe('customers and lists', () => {
  test('a customer is created with 204 and a Location, names case-insensitive', async () => {
    const { status, headers, json } = await client.record('POST', 'customer', {
      entityid: 'New Customer',
      companyname: 'My Company',
      subsidiary: { id: '1' },
      terms: { id: 1 },
      custentity_channel: 'DIRECT',
    });
    expect([status, json]).toEqual([204, {}]);
    const location = headers.get('location') as string;
    expect(location).toMatch(/\/services\/rest\/record\/v1\/customer\/\d+$/);
    expect((await client.call('GET', location)).json).toMatchObject({
      entityId: 'New Customer',
      companyName: 'My Company',
      balance: 0,
      custentity_channel: 'DIRECT',
      currency: { refName: 'US Dollar' },
    });
    expect(
      await client.rows(
        `SELECT e.type, r.isprimarysub FROM entity e JOIN customersubsidiaryrelationship r ON r.entity = e.id WHERE e.entityid = 'New Customer'`,
      ),
    ).toEqual([{ type: 'CustJob', isprimarysub: 'T' }]);
  });

  test('PATCH changes what it names, null clears, a system note is left', async () => {
    const id = await idOf('customer', 'C-1');
    expect(
      (
        await client.record('PATCH', `customer/${id}`, {
          email: null,
          creditLimit: 2500.5,
          creditHoldOverride: { id: 'OFF' },
        })
      ).status,
    ).toBe(204);
    expect(
      await client.rows('SELECT companyname, email, creditlimit, oncredithold FROM customer WHERE id = ?', [
        id,
      ]),
    ).toEqual([{ companyname: 'Acme', creditlimit: '2500.5', oncredithold: 'F' }]);
    expect(
      await client.rows('SELECT field, oldvalue FROM systemnote WHERE recordid = ? ORDER BY field', [id]),
    ).toEqual([
      { field: 'CUSTOMER.CREDITHOLDOVERRIDE', oldvalue: 'AUTO' },
      { field: 'CUSTOMER.CREDITLIMIT', oldvalue: '1000' },
      { field: 'CUSTOMER.EMAIL', oldvalue: 'pay@acme.example' },
    ]);
  });

  test('a status makes a lead, a prospect or a customer', async () => {
    const id = await client.create('customer', {
      companyName: 'Maybe',
      subsidiary: { id: 1 },
      entityStatus: { id: 6 },
    });
    const read = async (): Promise<unknown> => {
      const { json } = await client.record('GET', `customer/${id}`);
      return [json.searchStage, json.entityStatus];
    };
    expect(await read()).toEqual(['Lead', { id: '6', refName: 'LEAD-Unqualified' }]);
    await client.record('PATCH', `customer/${id}`, { entityStatus: { id: '13' } });
    expect(await read()).toEqual(['Customer', { id: '13', refName: 'CUSTOMER-Closed Won' }]);
  });

  test('PUT by external id creates once and changes after', async () => {
    const first = await client.record('PUT', 'customer/eid:X-1', {
      companyName: 'One',
      subsidiary: { id: 1 },
    });
    const second = await client.record('PUT', 'customer/eid:X-1', { companyName: 'Two' });
    expect([first.status, second.status, second.headers.get('location')]).toEqual([
      204,
      204,
      first.headers.get('location'),
    ]);
    expect(await client.rows(`SELECT companyname FROM customer WHERE externalid = 'X-1'`)).toEqual([
      { companyname: 'Two' },
    ]);
  });

  test('a second record with the same external id is refused', async () => {
    expect(
      refusal(
        await client.record('POST', 'customer', {
          companyName: 'Copy',
          subsidiary: { id: 1 },
          externalId: 'C-1',
        }),
      ),
    ).toEqual([
      400,
      'USER_ERROR',
      'Error while accessing resource: This record already exists',
      'externalId',
    ]);
  });

  test('a value that is none of the field is refused with its path', async () => {
    expect(
      refusal(await client.record('POST', 'customer', { companyName: 'X', subsidiary: { id: 9999 } })),
    ).toEqual([
      400,
      'INVALID_CONTENT',
      'Error while accessing resource: You have entered an Invalid Field Value 9999 for the following field: subsidiary',
      'subsidiary',
    ]);
    expect(refusal(await client.record('POST', 'customer', { companyName: 'X' }))).toEqual([
      400,
      'USER_ERROR',
      'Error while accessing resource: Please enter value(s) for: subsidiary',
      'subsidiary',
    ]);
  });

  test('unknown properties are warned of, refused or ignored as the client asks', async () => {
    const body = { companyName: 'X', subsidiary: { id: 1 }, colour: 'red' };
    const mode = (value: string): Promise<Answer> =>
      client.record('POST', 'customer', body, { 'x-netsuite-propertynamevalidation': value });
    expect(
      (await client.record('POST', 'customer', body)).headers.get('x-netsuite-propertyvalidation'),
    ).toContain('colour');
    expect((await mode('error')).status).toBe(400);
    expect((await mode('ignore')).headers.get('x-netsuite-propertyvalidation')).toBeNull();
  });

  test('DELETE leaves a deletedrecord; a customer with transactions stays', async () => {
    const id = await client.create('customer', { companyName: 'Gone', subsidiary: { id: 1 } });
    expect((await client.record('DELETE', `customer/${id}`)).status).toBe(204);
    expect(await client.rows('SELECT name, recordid, type, scriptid FROM deletedrecord')).toEqual([
      { name: 'Gone', recordid: id, type: 'Customer', scriptid: 'customer' },
    ]);
    expect((await client.record('GET', `customer/${id}`)).status).toBe(404);
    expect(refusal(await client.record('DELETE', 'customer/eid:C-1'))).toEqual([
      400,
      'USER_ERROR',
      'Error while accessing resource: This record cannot be deleted because it has dependent records.',
      undefined,
    ]);
  });

  test.each([
    ['customer', { entityId: 'C-1', companyName: 'Other', subsidiary: { id: 1 } }, 'entityId'],
    ['nonInventorySaleItem', { itemId: 'GAUGE' }, 'itemId'],
    ['account', { acctNumber: '1000', acctName: 'Twice', acctType: 'Bank' }, 'acctNumber'],
  ])('a %s needs a name of its own', async (type, body, path) => {
    expect(refusal(await client.record('POST', type, body))).toEqual([
      400,
      'USER_ERROR',
      expect.stringContaining('already'),
      path,
    ]);
  });

  test('an account is created, renamed and deleted; those that the books post to stay', async () => {
    const id = await client.create('account', {
      acctNumber: '4100',
      acctName: 'Fees',
      acctType: { id: 'Income' },
    });
    await client.record('PATCH', `account/${id}`, { acctName: 'Service Fees' });
    expect((await client.record('GET', `account/${id}`)).json).toMatchObject({
      acctNumber: '4100',
      acctName: 'Service Fees',
      accountSearchDisplayName: '4100 Service Fees',
      acctType: { id: 'Income' },
      generalRate: 'AVERAGE',
    });
    expect((await client.record('DELETE', `account/${id}`)).status).toBe(204);
    const [own] = await client.rows(`SELECT id FROM account WHERE sspecacct = 'RtnAuths'`);
    expect((await client.record('DELETE', `account/${own?.id}`)).status).toBe(400);
    expect(
      refusal(await client.record('POST', 'account', { acctName: 'X', acctType: { id: 'Nonsense' } })),
    ).toMatchObject([400, 'INVALID_CONTENT', expect.anything(), 'acctType']);
  });

  test('items, partners, employees, terms and periods are created and read alike', async () => {
    for (const [type, body] of [
      ['nonInventorySaleItem', { itemId: 'NEW-1', displayName: 'New One', cost: 3.25 }],
      ['partner', { companyName: 'New Partner', subsidiary: { id: 1 } }],
      ['employee', { entityId: 'New Rep', subsidiary: { id: 1 }, isSalesRep: true }],
      ['term', { name: 'Net 90', daysUntilNetDue: 90 }],
      ['classification', { name: 'Services' }],
      ['customerCategory', { name: 'Key account' }],
      ['paymentMethod', { name: 'Wire' }],
      [
        'accountingPeriod',
        { periodName: 'Adjust', startDate: '2027-12-31', endDate: '2027-12-31', isAdjust: true },
      ],
    ] as const) {
      const id = await client.create(type, body);
      expect((await client.record('GET', `${type}/${id}`)).json).toMatchObject(
        body.constructor === Object && 'subsidiary' in body ? { id } : { ...body, id },
      );
    }
  });
});

describe('orders and invoices', () => {
  test('an order is created with totals and waits for billing', async () => {
    const id = await client.create('salesOrder', {
      entity: { id: await idOf('customer', 'C-1') },
      externalId: 'SO-N',
      otherRefNum: 'PO-1',
      item: {
        items: [
          { item: { id: await idOf('item', 'GAUGE') }, quantity: 3, rate: 33.335, taxRate1: 10 },
          { item: { externalId: 'PLAN' }, amount: 120 },
        ],
      },
    });
    expect((await client.record('GET', `salesOrder/${id}`)).json).toMatchObject({
      tranId: 'SO4',
      tranDate: '2024-06-15',
      subtotal: 220.01,
      taxTotal: 10,
      total: 230.01,
      orderStatus: { id: 'F' },
      salesRep: { refName: 'Ada Rep' },
      terms: { refName: 'Net 30' },
    });
    await expectSound();
  });

  test('keyed lines are changed by their line, others added, replace takes all', async () => {
    const id = await client.create('salesOrder', {
      entity: { externalId: 'C-2' },
      item: {
        items: [
          { item: { externalId: 'GAUGE' }, quantity: 1, rate: 10 },
          { item: { externalId: 'GAUGE' }, quantity: 2, rate: 20 },
        ],
      },
    });
    await client.record('PATCH', `salesOrder/${id}`, {
      item: {
        items: [
          { line: 1, amount: 54.0 },
          { item: { externalId: 'PLAN' }, quantity: 1, rate: 5 },
        ],
      },
    });
    const lines =
      'SELECT id, -foreignamount AS amount FROM transactionline WHERE transaction = ? AND item IS NOT NULL ORDER BY id';
    expect(await client.rows(lines, [id])).toEqual([
      { id: '1', amount: '54' },
      { id: '2', amount: '40' },
      { id: '3', amount: '5' },
    ]);
    await client.record('PATCH', `salesOrder/${id}?replace=item`, {
      item: { items: [{ item: { externalId: 'GAUGE' }, quantity: 1, rate: 7 }] },
    });
    expect((await client.rows(lines, [id])).map(({ amount }) => amount)).toEqual(['7']);
    expect((await client.record('PATCH', `salesOrder/${id}`, { item: null })).status).toBe(400);
  });

  test('replace keeps the lines that it names, in its order, and a line that there is not is a new one', async () => {
    const line = (rate: number): unknown => ({ item: { externalId: 'GAUGE' }, quantity: 1, rate });
    const id = await client.create('salesOrder', {
      entity: { externalId: 'C-2' },
      item: { items: [line(1), line(2), line(3)] },
    });
    const items = [{ line: 3 }, { line: 1, rate: 10 }, { line: 9, item: { externalId: 'PLAN' }, amount: 5 }];
    expect((await client.record('PATCH', `salesOrder/${id}?replace=item`, { item: { items } })).status).toBe(
      204,
    );
    const { items: after } = (await client.record('GET', `salesOrder/${id}/item`)).json as {
      items: Record<string, unknown>[];
    };
    expect(after.map(({ line: number, amount }) => [number, amount])).toEqual([
      [3, 3],
      [1, 10],
      [4, 5],
    ]);
  });

  test('an amount with tax gives the amount without', async () => {
    const id = await client.create('salesOrder', {
      entity: { externalId: 'C-2' },
      item: { items: [{ item: { externalId: 'GAUGE' }, quantity: 3, grossAmt: 35.7, taxRate1: 19 }] },
    });
    expect((await client.record('GET', `salesOrder/${id}`)).json).toMatchObject({
      subtotal: 30,
      taxTotal: 5.7,
      total: 35.7,
    });
  });

  test('an order is invoiced in part, then in full by a transform', async () => {
    const order = await idOf('transaction', 'SO-B');
    const part = await client.record('PUT', 'invoice/eid:INV-P', {
      entity: { externalId: 'C-2' },
      createdFrom: { id: order },
      item: { items: [{ orderLine: 1, quantity: 2 }] },
    });
    expect(part.status).toBe(204);
    expect(await transaction('INV-P')).toEqual({ status: 'A', total: '216.39', open: '216.39' });
    expect((await transaction('SO-B')).status).toBe('F');
    const rest = await client.record('POST', `salesOrder/${order}/!transform/invoice`, {});
    expect(rest.status).toBe(204);
    expect((await client.call('GET', rest.headers.get('location') as string)).json).toMatchObject({
      subtotal: 399.8,
      createdFrom: { id: order },
    });
    expect((await transaction('SO-B')).status).toBe('G');
    expect(
      await client.rows(
        'SELECT quantitybilled FROM transactionline WHERE transaction = ? AND item IS NOT NULL',
        [order],
      ),
    ).toEqual([{ quantitybilled: '10' }]);
    await expectSound();
  });

  test('more than is left of an order cannot be billed, and nothing is written', async () => {
    const order = await idOf('transaction', 'SO-B');
    const answer = await client.record('POST', 'invoice', {
      entity: { externalId: 'C-2' },
      createdFrom: { id: order },
      item: { items: [{ orderLine: 1, quantity: 7 }] },
    });
    expect(refusal(answer)).toMatchObject([
      400,
      'USER_ERROR',
      expect.stringContaining('more than the 6 left'),
      'item.items[0].quantity',
    ]);
    expect(await client.rows(`SELECT COUNT(*) AS n FROM transaction WHERE type = 'CustInvc'`)).toEqual([
      { n: '4' },
    ]);
  });

  test('an invoice credits deferred revenue or income and plans its revenue by the rules of its items', async () => {
    const id = await client.create('invoice', {
      entity: { externalId: 'C-1' },
      item: {
        items: [
          { item: { externalId: 'PLAN' }, amount: 100 },
          { item: { externalId: 'GAUGE' }, amount: 50 },
        ],
      },
    });
    const ledger = `SELECT a.accttype, tal.amount FROM transactionaccountingline tal JOIN account a ON a.id = tal.account WHERE tal.transaction = ? ORDER BY tal.transactionline`;
    expect(await client.rows(ledger, [id])).toEqual([
      { accttype: 'AcctRec', amount: '150' },
      { accttype: 'DeferRevenue', amount: '-100' },
      { accttype: 'Income', amount: '-50' },
    ]);
    await client.script('customscript_update_revenue_plans');
    const plan = `SELECT ap.periodname, r.amount, r.isrecognized FROM revenueplanplannedrevenue r JOIN revenueplan p ON p.id = r.revenueplan AND p.revenueplantype = 'ACTUAL' JOIN revenueelement e ON e.id = p.createdfrom JOIN transactionline tl ON tl.revenueelement = e.id JOIN accountingperiod ap ON ap.id = r.plannedperiod WHERE tl.transaction = ? ORDER BY tl.id, ap.startdate`;
    const rows = await client.rows(plan, [id]);
    expect([rows.length, rows[0], rows[11], rows[12]]).toEqual([
      13,
      { periodname: 'Jun 2024', amount: '8.33', isrecognized: 'F' },
      { periodname: 'May 2025', amount: '8.37', isrecognized: 'F' },
      { periodname: 'Jun 2024', amount: '50', isrecognized: 'T' },
    ]);
    await expectSound();
  });

  test('an invoice can be deleted until something is paid of it', async () => {
    const id = await client.create('invoice', {
      entity: { externalId: 'C-1' },
      item: { items: [{ item: { externalId: 'PLAN' }, amount: 100 }] },
    });
    expect((await client.record('DELETE', `invoice/${id}`)).status).toBe(204);
    expect(
      await client.rows('SELECT COUNT(*) AS n FROM revenueelement WHERE sourcetransaction = ?', [id]),
    ).toEqual([{ n: '0' }]);
    const paid = await client.create('invoice', {
      entity: { externalId: 'C-1' },
      item: { items: [{ item: { externalId: 'PLAN' }, amount: 100 }] },
    });
    await client.create('customerPayment', {
      customer: { externalId: 'C-1' },
      apply: { items: [{ doc: { id: paid }, amount: 1 }] },
    });
    expect((await client.record('DELETE', `invoice/${paid}`)).status).toBe(400);
    await expectSound();
  });

  test('an order is cancelled by its status, unless it was billed', async () => {
    expect((await client.record('PATCH', 'salesOrder/eid:SO-C', { orderStatus: { id: 'C' } })).status).toBe(
      204,
    );
    expect((await transaction('SO-C')).status).toBe('C');
    expect((await client.record('PATCH', 'salesOrder/eid:SO-B', { orderStatus: { id: 'C' } })).status).toBe(
      400,
    );
    await client.record('PATCH', 'salesOrder/eid:SO-B', { item: { items: [{ line: 1, isClosed: true }] } });
    expect((await transaction('SO-B')).status).toBe('G');
  });

  test('nothing is posted to a closed period, but a note may be changed there', async () => {
    const body = {
      entity: { externalId: 'C-1' },
      tranDate: '2024-05-31',
      item: { items: [{ item: { externalId: 'GAUGE' }, amount: 1 }] },
    };
    expect((await client.record('POST', 'invoice', body)).status).toBe(400);
    expect(
      (await client.record('PATCH', 'invoice/eid:INV-B', { memo: 'called', custbody_disputed: false }))
        .status,
    ).toBe(204);
    expect(
      (await client.record('PATCH', 'invoice/eid:INV-B', { item: { items: [{ line: 1, rate: 1 }] } })).status,
    ).toBe(400);
    expect((await client.record('GET', 'invoice/eid:INV-B')).json).toMatchObject({
      memo: 'called',
      custbody_disputed: false,
      total: 432.78,
      amountRemaining: 332.78,
    });
    await expectSound();
  });
});

describe('payments and credits', () => {
  test('a payment pays an invoice, and the customer owes less', async () => {
    const invoice = await idOf('transaction', 'INV-A');
    await client.create('customerPayment', {
      customer: { externalId: 'C-1' },
      externalId: 'PAY-N',
      payment: 250,
      memo: '10',
      apply: { items: [{ doc: { id: invoice }, line: 0, apply: true, amount: 200 }] },
    });
    expect(await transaction('INV-A')).toMatchObject({ status: 'B', open: '0' });
    expect(await transaction('PAY-N')).toEqual({ status: 'B', total: '250', unused: '50' });
    expect(
      await client.rows(`SELECT balancesearch, overduebalancesearch FROM customer WHERE externalid = 'C-1'`),
    ).toEqual([{ balancesearch: '-99.7', overduebalancesearch: '0' }]);
    expect(
      (await client.record('GET', 'customerPayment/eid:PAY-N?expandSubResources=true')).json,
    ).toMatchObject({
      payment: 250,
      applied: 200,
      unapplied: 50,
      apply: { items: [{ doc: { id: invoice }, amount: 200, apply: true, refNum: 'INV1' }] },
    });
    await expectSound();
  });

  test('PATCH applies more, less and nothing', async () => {
    const invoice = await idOf('transaction', 'INV-A');
    const id = await client.create('customerPayment', {
      customer: { externalId: 'C-1' },
      payment: 150,
      apply: { items: [{ doc: { id: invoice }, amount: 50 }] },
    });
    const open = async (): Promise<string | undefined> => (await transaction('INV-A')).open;
    expect(await open()).toBe('150');
    await client.record('PATCH', `customerPayment/${id}`, {
      apply: { items: [{ doc: { id: invoice }, amount: 120 }] },
    });
    expect(await open()).toBe('80');
    await client.record('PATCH', `customerPayment/${id}`, {
      apply: { items: [{ doc: { id: invoice }, apply: false }] },
    });
    expect(await open()).toBe('200');
    expect(
      await client.rows('SELECT COUNT(*) AS n FROM nexttransactionlinelink WHERE nextdoc = ?', [id]),
    ).toEqual([{ n: '0' }]);
    await client.record('DELETE', `customerPayment/${id}`);
    await expectSound();
  });

  test('a payment cannot apply more than is open, or than it has', async () => {
    const invoice = await idOf('transaction', 'INV-A');
    const pay = (payment: number, amount: number): Promise<Answer> =>
      client.record('POST', 'customerPayment', {
        customer: { externalId: 'C-1' },
        payment,
        apply: { items: [{ doc: { id: invoice }, amount }] },
      });
    expect((await pay(500, 200.01)).status).toBe(400);
    expect((await pay(100, 150)).status).toBe(400);
    expect((await pay(100, 99.999)).status).toBe(400);
    expect(await transaction('INV-A')).toMatchObject({ status: 'A', open: '200' });
    await expectSound();
  });

  test('a payment in another currency leaves a realized gain and no open cent', async () => {
    const id = await client.create('invoice', {
      entity: { externalId: 'C-4' },
      exchangeRate: 1.1,
      item: { items: [{ item: { externalId: 'GAUGE' }, amount: 33.33 }] },
    });
    for (const amount of [11.11, 11.11, 11.11])
      await client.create('customerPayment', {
        customer: { externalId: 'C-4' },
        exchangeRate: 1.25,
        payment: amount,
        apply: { items: [{ doc: { id }, amount }] },
      });
    expect(
      await client.rows('SELECT status, foreignamountunpaid AS open FROM transaction WHERE id = ?', [id]),
    ).toEqual([{ status: 'B', open: '0' }]);
    expect(
      await client.rows(
        'SELECT amountunpaid, amountpaid FROM transactionaccountingline WHERE transaction = ? AND transactionline = 0',
        [id],
      ),
    ).toEqual([{ amountunpaid: '0', amountpaid: '36.66' }]);
    await expectSound();
  });

  test('a credit memo reverses an invoice and is applied to it', async () => {
    const invoice = await idOf('transaction', 'INV-B');
    const id = await client.create('creditMemo', {
      entity: { externalId: 'C-2' },
      externalId: 'CM-N',
      item: { items: [{ item: { externalId: 'GAUGE' }, quantity: 1, rate: 99.95, taxRate1: 8.25 }] },
      apply: { items: [{ doc: { id: invoice }, amount: 108.2 }] },
    });
    expect(await transaction('INV-B')).toMatchObject({ status: 'A', open: '224.58' });
    expect(await transaction('CM-N')).toEqual({ status: 'B', total: '108.2', unused: '0' });
    expect(
      await client.rows(
        'SELECT quantity, foreignamount FROM transactionline WHERE transaction = ? AND item IS NOT NULL',
        [id],
      ),
    ).toEqual([{ quantity: '1', foreignamount: '99.95' }]);
    await expectSound();
  });

  test('a retried PUT by external id pays once', async () => {
    const body = {
      customer: { externalId: 'C-1' },
      payment: 200,
      apply: { items: [{ doc: { id: await idOf('transaction', 'INV-A') }, amount: 200 }] },
    };
    expect([
      (await client.record('PUT', 'customerPayment/eid:K-1', body)).status,
      (await client.record('PUT', 'customerPayment/eid:K-1', body)).status,
    ]).toEqual([204, 204]);
    expect(await client.rows(`SELECT COUNT(*) AS n FROM transaction WHERE externalid = 'K-1'`)).toEqual([
      { n: '1' },
    ]);
    expect(await transaction('INV-A')).toMatchObject({ status: 'B', open: '0' });
    await expectSound();
  });

  test('a journal is keyed by its lines: they are changed one by one, added, or replaced as a whole', async () => {
    const id = await client.create('journalEntry', {
      line: {
        items: [
          { account: { id: '1' }, debit: 10, memo: 'in' },
          { account: { id: '2' }, credit: 10 },
        ],
      },
    });
    const lines = async (): Promise<unknown[]> => {
      const { items } = (await client.record('GET', `journalEntry/${id}/line`)).json as {
        items: Record<string, unknown>[];
      };
      return items.map(({ line, debit, credit, memo }) => [
        line,
        debit ?? null,
        credit ?? null,
        memo ?? null,
      ]);
    };
    const patch = (items: unknown[], query = ''): Promise<Answer> =>
      client.record('PATCH', `journalEntry/${id}${query}`, { line: { items } });
    expect((await patch([{ line: 0, memo: 'changed' }])).status).toBe(204);
    expect(await lines()).toEqual([
      [0, 10, null, 'changed'],
      [1, null, 10, null],
    ]);
    expect((await patch([{ line: 0, debit: 12 }])).status).toBe(400);
    expect(
      (
        await patch([
          { line: 0, debit: 12 },
          { account: { id: '3' }, credit: 2, entity: { externalId: 'C-1' } },
        ])
      ).status,
    ).toBe(204);
    expect((await lines()).length).toBe(3);
    const both = [{ account: { id: '1' }, debit: 1, credit: 1 }];
    expect((await patch(both, '?replace=line')).status).toBe(400);
    const anew = [
      { account: { id: '2' }, debit: 5 },
      { account: { id: '1' }, credit: 5 },
    ];
    expect((await patch(anew, '?replace=line')).status).toBe(204);
    expect(await lines()).toEqual([
      [0, 5, null, null],
      [1, null, 5, null],
    ]);
    await expectSound();
  });

  test('a journal must balance', async () => {
    const line = (account: string, side: string, amount: number): unknown => ({
      account: { id: account },
      [side]: amount,
    });
    expect(
      (
        await client.record('POST', 'journalEntry', {
          line: { items: [line('1', 'debit', 10), line('2', 'credit', 9.99)] },
        })
      ).status,
    ).toBe(400);
    await client.create('journalEntry', {
      line: { items: [line('1', 'debit', 10), line('2', 'credit', 10)] },
    });
    await expectSound();
  });
});
