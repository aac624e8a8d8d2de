import { describe, expect, test } from 'vitest';
import { smallSandbox } from './small-sandbox.ts';
import type { Answer } from './wire-client.ts';

const { sandbox, client } = await smallSandbox();
const root = `${sandbox.url}/services/rest/record/v1`;

function detail(answer: Answer): Record<string, string> {
  return (answer.json['o:errorDetails'] as Record<string, string>[])[0] as Record<string, string>;
}

describe('property validation', () => {
  const customer = { companyName: 'X', subsidiary: { id: 1 } };
  const post = (body: unknown, headers: Record<string, string>): Promise<Answer> =>
    client.record('POST', 'customer', body, headers);

  test('names are checked in lines too', async () => {
    const body = {
      entity: { externalId: 'C-1' },
      item: { items: [{ item: { externalId: 'GAUGE' }, amount: 1, colour: 'red' }] },
    };
    const refused = await client.record('POST', 'salesOrder', body, {
      'x-netsuite-propertynamevalidation': 'error',
    });
    expect([refused.status, detail(refused)['o:errorPath']]).toEqual([400, 'item.items[0].colour']);
    const warned = await client.record('POST', 'salesOrder', body);
    expect([warned.status, warned.headers.get('x-netsuite-propertyvalidation')]).toEqual([
      204,
      "Warning: Unknown reference or property name 'colour' in the record salesOrder.",
    ]);
  });

  test.each([
    ['error', 400, null],
    ['warning', 204, expect.stringContaining('creditLimit')],
    ['ignore', 204, null],
  ])('values that are none of their field, in mode %s', async (mode, status, warning) => {
    const answer = await post(
      { ...customer, creditLimit: 'much', comments: 'kept' },
      { 'x-netsuite-propertyvaluevalidation': mode },
    );
    expect([answer.status, answer.headers.get('x-netsuite-propertyvalidation')]).toEqual([status, warning]);
    if (status !== 204) return;
    const { json } = await client.call('GET', answer.headers.get('location') as string);
    expect([json.comments, 'creditLimit' in json]).toEqual(['kept', false]);
  });

  test('a record that does not exist is refused in every mode', async () => {
    const answer = await post(
      { ...customer, terms: { id: 999 } },
      { 'x-netsuite-propertyvaluevalidation': 'ignore' },
    );
    expect([answer.status, detail(answer)['o:errorPath']]).toEqual([400, 'terms']);
  });

  test.each([
    'X-NetSuite-PropertyNameValidation',
    'X-NetSuite-PropertyValueValidation',
  ])('%s knows three words', async (header) => {
    const answer = await post(customer, { [header]: 'maybe' });
    expect([answer.status, detail(answer)['o:errorCode'], detail(answer)['o:errorHeader']]).toEqual([
      400,
      'INVALID_HEADER',
      header,
    ]);
  });
});

describe('values that no record can have', () => {
  const line = (figures: object): object => ({
    entity: { externalId: 'C-1' },
    item: { items: [{ item: { externalId: 'GAUGE' }, ...figures }] },
  });

  test.each([
    ['invoice', line({ amount: 1e18 }), 'item.items[0].amount'],
    ['invoice', line({ amount: 1, quantity: 1e30 }), 'item.items[0].quantity'],
    ['invoice', line({ rate: 9e7, quantity: 9e9 }), 'item.items[0].amount'],
    ['invoice', line({ amount: -5 }), 'item'],
    ['salesOrder', line({ quantity: -1, rate: 5 }), 'item.items[0].quantity'],
    ['customer', { companyName: 'x'.repeat(84), subsidiary: { id: 1 } }, 'companyName'],
    ['accountingPeriod', { periodName: 'x', startDate: '2030-01-02', endDate: '2030-01-01' }, 'endDate'],
    [
      'customerSubsidiaryRelationship',
      { entity: { externalId: 'C-1' }, subsidiary: { id: 1 } },
      'subsidiary',
    ],
  ])('a %s of %j is refused', async (type, body, path) => {
    const answer = await client.record('POST', type, body);
    expect([answer.status, detail(answer)['o:errorPath']]).toEqual([400, path]);
  });

  test('a company keeps a name', async () => {
    const answer = await client.record('PATCH', 'customer/eid:C-1', { companyName: null });
    expect([answer.status, detail(answer)['o:errorPath']]).toEqual([400, 'companyName']);
  });
});

describe('clearing fields', () => {
  test('replaceSelectedFields clears what replace names and the body leaves out', async () => {
    await client.record('PATCH', 'customer/eid:C-1?replaceSelectedFields=true&replace=email', { phone: '1' });
    const { json } = await client.record('GET', 'customer/eid:C-1');
    expect([json.email, json.phone, json.companyName]).toEqual([undefined, '1', 'Acme']);
  });

  test('replace names only what the record has', async () => {
    const answer = await client.record('PATCH', 'customer/eid:C-1?replace=items', {});
    expect([answer.status, detail(answer)['o:errorQueryParam']]).toEqual([400, 'replace']);
  });

  test('a mandatory sublist cannot be emptied', async () => {
    const answer = await client.record('PATCH', 'salesOrder/eid:SO-B?replace=item', { item: { items: [] } });
    expect([answer.status, detail(answer)['o:errorPath']]).toEqual([400, 'item']);
  });
});

describe('a request in another form', () => {
  const send = (headers: Record<string, string>, path = 'customer'): Promise<Response> =>
    fetch(`${root}/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${client.token}`, ...headers },
      body: '{}',
    });

  test.each([
    [{ 'content-type': 'text/xml' }, 415],
    [{ 'content-type': 'application/x-www-form-urlencoded' }, 415],
    [{ 'content-type': 'application/json', accept: 'application/xml' }, 406],
    [{ 'content-type': 'application/json', accept: 'application/xml, */*;q=0.1' }, 400],
    [{ 'content-type': 'application/vnd.oracle.resource+json; type=singular' }, 400],
  ])('%j is answered with %i', async (headers, status) => {
    const response = await send(headers);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe(
      'application/vnd.oracle.resource+json; type=error; charset=UTF-8',
    );
    expect(await response.json()).toMatchObject({ status, 'o:errorDetails': [{}] });
  });

  test.each([
    ['PUT', 'customer/5'],
    ['POST', 'customer/eid:C-1'],
    ['GET', 'salesOrder/eid:SO-A/!transform/invoice'],
    ['PATCH', 'metadata-catalog'],
  ])('%s %s is not allowed', async (method, path) => {
    expect((await client.record(method, path, method === 'GET' ? undefined : {})).status).toBe(405);
  });

  test.each([
    ['customer?limit=0', 'limit'],
    ['customer?limit=1001', 'limit'],
    ['customer?limit=ten', 'limit'],
    ['customer?limit=10&offset=5', 'offset'],
    ['customer?limit=10&offset=-10', 'offset'],
    ['customer/eid:C-1?expandSubResources=yes', 'expandSubResources'],
    ['customer/eid:C-1?simpleEnumFormat=1', 'simpleEnumFormat'],
  ])('%s names the parameter that is wrong', async (path, parameter) => {
    const answer = await client.record('GET', path);
    expect([answer.status, detail(answer)['o:errorCode'], detail(answer)['o:errorQueryParam']]).toEqual([
      400,
      'INVALID_PARAMETER',
      parameter,
    ]);
  });
});

describe('forms', () => {
  const form = (kind: string): Record<string, string> => ({
    accept: `application/vnd.oracle.resource+json; type=${kind}`,
  });

  test('a create-form of a transform is filled in, and nothing is saved', async () => {
    const count = 'SELECT COUNT(*) AS n FROM transaction';
    const before = await client.rows(count);
    const path = 'salesOrder/eid:SO-B/!transform/invoice';
    const answer = await client.record('POST', `${path}?expandSubResources=true`, {}, form('create-form'));
    const href = `${root}/${path}`;
    expect([answer.status, answer.headers.get('content-type'), answer.json.links]).toEqual([
      200,
      'application/vnd.oracle.resource+json; type=create-form; charset=UTF-8',
      [
        { rel: 'self', method: 'POST', mediaType: form('create-form').accept, href },
        { rel: 'transform', method: 'POST', href },
      ],
    ]);
    expect(answer.json).toMatchObject({
      tranId: 'To Be Generated',
      total: 649.18,
      item: { items: [{ quantity: 6, orderLine: 1 }] },
    });
    expect(answer.json).not.toHaveProperty('id');
    expect(await client.rows(count)).toEqual(before);
    expect((await client.record('GET', 'salesOrder/eid:SO-B')).json).toMatchObject({ status: { id: 'F' } });
  });

  test('a create-form of an unfinished order shows what follows from its customer', async () => {
    const answer = await client.record(
      'POST',
      'salesorder',
      { entity: { externalId: 'C-2' } },
      form('create-form'),
    );
    expect(answer.json).toMatchObject({
      entity: { refName: 'C-2 Beta' },
      terms: { refName: 'Net 45' },
      salesRep: { refName: 'Bo Rep' },
      total: 0,
    });
    expect((answer.json.links as { rel: string }[]).map(({ rel }) => rel)).toEqual(['self', 'create']);
    const next = await client.create('salesOrder', {
      entity: { externalId: 'C-2' },
      item: { items: [{ item: { externalId: 'GAUGE' }, amount: 1 }] },
    });
    expect((await client.record('GET', `salesOrder/${next}`)).json.tranId).toBe('SO4');
  });

  test('a create-form of a customer shows its defaults', async () => {
    const answer = await client.record('POST', 'customer', { companyName: 'Form' }, form('create-form'));
    expect([answer.status, answer.json.companyName, answer.json.isInactive]).toEqual([200, 'Form', false]);
  });

  test('an edit-form shows the change without making it', async () => {
    const answer = await client.record('PATCH', 'customer/eid:C-1', { creditLimit: 1 }, form('edit-form'));
    expect(answer.json).toMatchObject({ creditLimit: 1, companyName: 'Acme', id: expect.any(String) });
    expect((answer.json.links as { rel: string }[]).map(({ rel }) => rel)).toEqual([
      'self',
      'edit',
      'create',
      'create-form',
    ]);
    expect((await client.record('GET', 'customer/eid:C-1')).json.creditLimit).toBe(1000);
  });

  test('select-options list what fields can be set to, filtered and paged', async () => {
    const options = (query: string): Promise<Answer> =>
      client.record('POST', `customer?${query}`, undefined, form('select-options'));
    const { json, headers } = await options('fields=terms,creditHoldOverride&limit=1');
    expect(headers.get('content-type')).toBe(
      'application/vnd.oracle.resource+json; type=select-options; charset=UTF-8',
    );
    expect(json).toMatchObject({
      terms: {
        _selectOptions: { items: [{ id: 1, refName: 'Net 30' }], count: 1, hasMore: true, totalResults: 2 },
      },
      creditHoldOverride: { _selectOptions: { items: [{ id: 'AUTO', refName: 'Auto' }], totalResults: 3 } },
    });
    const q = encodeURIComponent('terms CONTAIN 45, creditHoldOverride IS "On"');
    expect((await options(`fields=terms,creditHoldOverride&q=${q}`)).json).toMatchObject({
      terms: { _selectOptions: { items: [{ refName: 'Net 45' }] } },
      creditHoldOverride: { _selectOptions: { items: [{ id: 'ON' }] } },
    });
    expect((await options('fields=companyName')).status).toBe(400);
    expect((await options('')).status).toBe(400);
  });
});

describe('transforms', () => {
  const transform = (path: string, body: unknown = {}): Promise<Answer> =>
    client.record('POST', path.replace('->', '/!transform/'), body);
  const made = async (answer: Answer): Promise<Record<string, unknown>> => {
    expect([answer.status, answer.json]).toEqual([204, {}]);
    return (await client.call('GET', answer.headers.get('location') as string)).json;
  };

  test('a customer becomes the customer of an order', async () => {
    const order = await made(
      await transform('customer/eid:C-1->salesOrder', {
        item: { items: [{ item: { externalId: 'GAUGE' }, quantity: 2, rate: 3 }] },
      }),
    );
    expect(order).toMatchObject({ entity: { refName: 'C-1 Acme' }, total: 6 });
    expect(order).not.toHaveProperty('createdFrom');
  });

  test('an estimate becomes an order and is processed by that, open again without it', async () => {
    const item = { items: [{ item: { externalId: 'GAUGE' }, quantity: 2, rate: 3 }] };
    const id = await client.create('estimate', { entity: { externalId: 'C-1' }, item });
    const read = async (): Promise<unknown> => (await client.record('GET', `estimate/${id}`)).json;
    expect(await read()).toMatchObject({ tranId: 'EST1', total: 6, status: { id: 'A', refName: 'Open' } });
    const order = await made(await transform(`estimate/${id}->salesOrder`));
    expect(order).toMatchObject({ total: 6, createdFrom: { id, refName: 'Estimate #EST1' } });
    expect(await read()).toMatchObject({ status: { id: 'B', refName: 'Processed' } });
    expect((await client.record('DELETE', `estimate/${id}`)).status).toBe(400);
    expect((await client.record('DELETE', `salesOrder/${order.id}`)).status).toBe(204);
    expect(await read()).toMatchObject({ status: { id: 'A' } });
    expect(
      await client.rows(
        `SELECT posting FROM transactionaccountingline WHERE transaction = ? AND posting = 'T'`,
        [id],
      ),
    ).toEqual([]);
  });

  test('an order becomes a cash sale or a return of what was sold', async () => {
    expect(await made(await transform('salesOrder/eid:SO-C->cashSale'))).toMatchObject({ total: 2000 });
    const back = await made(await transform('salesOrder/eid:SO-B->returnAuthorization'));
    expect(back).toMatchObject({
      entity: { refName: 'C-2 Beta' },
      createdFrom: { refName: 'Sales Order #SO2' },
    });
  });

  test('an invoice becomes a credit memo or a payment of what is open', async () => {
    expect(await made(await transform('invoice/eid:INV-B->customerPayment'))).toMatchObject({
      payment: 332.78,
      applied: 332.78,
    });
    expect(await made(await transform('invoice/eid:INV-C->creditMemo'))).toMatchObject({ total: 595 });
    expect(await made(await transform('invoice/eid:INV-A->returnAuthorization'))).toMatchObject({
      total: 1200.3,
    });
  });

  test('lines of quantity 0 are left out', async () => {
    const invoice = await made(
      await transform('salesOrder/eid:SO-A->returnAuthorization', {
        item: { items: [{ orderLine: 2, quantity: 0 }] },
      }),
    );
    expect(invoice).toMatchObject({ total: 0.3 });
  });

  test.each([
    'invoice/eid:INV-A->salesOrder',
    'salesOrder/eid:SO-A->spaceship',
    'partner/eid:PART-1->salesOrder',
  ])('%s is refused', async (path) => {
    expect((await transform(path)).status).toBe(400);
  });
});
