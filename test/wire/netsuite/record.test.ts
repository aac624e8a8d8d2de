import { describe, expect, test } from 'vitest';
import { smallSandbox } from './small-sandbox.ts';
import { type Answer, WireClient } from './wire-client.ts';

const { sandbox, client } = await smallSandbox();

describe('reading', () => {
  test('a customer has links, references with names, enumerations and plain JSON figures', async () => {
    const id = await client.idOf('customer', 'C-1');
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
    expect(WireClient.refusal(await client.record('GET', 'customer/99999'))).toEqual(missing);
    expect(WireClient.refusal(await client.record('GET', 'customer/eid:NOBODY'))).toEqual(missing);
    expect(WireClient.refusal(await client.record('GET', 'invoice/1'))).toEqual(missing);
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
    const id = await client.idOf('customer', 'C-1');
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
      WireClient.refusal(
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
      WireClient.refusal(
        await client.record('POST', 'customer', { companyName: 'X', subsidiary: { id: 9999 } }),
      ),
    ).toEqual([
      400,
      'INVALID_CONTENT',
      'Error while accessing resource: You have entered an Invalid Field Value 9999 for the following field: subsidiary',
      'subsidiary',
    ]);
    expect(WireClient.refusal(await client.record('POST', 'customer', { companyName: 'X' }))).toEqual([
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
    expect(WireClient.refusal(await client.record('DELETE', 'customer/eid:C-1'))).toEqual([
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
    expect(WireClient.refusal(await client.record('POST', type, body))).toEqual([
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
      WireClient.refusal(
        await client.record('POST', 'account', { acctName: 'X', acctType: { id: 'Nonsense' } }),
      ),
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
