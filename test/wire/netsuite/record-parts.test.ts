import { describe, expect, test } from 'vitest';
import { smallSandbox } from './small-sandbox.ts';
import type { Answer } from './wire-client.ts';

const { sandbox, client } = await smallSandbox();
const root = `${sandbox.url}/services/rest/record/v1`;

function refusal(answer: Answer): unknown {
  const [detail] = answer.json['o:errorDetails'] as Record<string, string>[];
  return [answer.status, detail?.['o:errorCode'], detail?.['o:errorPath']];
}

interface Lines {
  readonly items: Record<string, unknown>[];
  readonly totalResults: number;
}
const lines = async (path: string): Promise<Lines> =>
  (await client.record('GET', path)).json as unknown as Lines;

describe('an address book', () => {
  const office = {
    label: 'New York HQ',
    defaultbilling: true,
    addressbookaddress: { country: 'US', state: 'NY', zip: '10001', city: 'New York', addressee: 'Acme' },
  };
  const create = (items: unknown[]): Promise<string> =>
    client.create('customer', { companyname: 'Addressed', subsidiary: { id: 1 }, addressbook: { items } });

  test('is created with its customer and read by every path', async () => {
    const id = await create([office, { label: 'Berlin', addressbookaddress: { country: { id: 'DE' } } }]);
    const record = await client.record('GET', `customer/${id}`);
    expect(record.json.addressBook).toEqual({
      links: [{ rel: 'self', href: `${root}/customer/${id}/addressBook` }],
    });
    const { items, totalResults } = await lines(`customer/${id}/addressbook`);
    expect(totalResults).toBe(2);
    const key = items[0]?.id as string;
    const href = `${root}/customer/${id}/addressBook/${key}`;
    const address = {
      links: [{ rel: 'self', href: `${href}/addressBookAddress` }],
      addressee: 'Acme',
      city: 'New York',
      state: 'NY',
      zip: '10001',
      addrText: 'Acme\nNew York NY 10001\nUnited States',
      country: { id: 'US', refName: 'United States' },
      override: false,
    };
    expect(items[0]).toEqual({
      links: [{ rel: 'self', href }],
      id: key,
      internalId: Number(key),
      addressId: expect.stringMatching(/^\d+$/),
      label: 'New York HQ',
      defaultBilling: true,
      defaultShipping: false,
      isResidential: false,
      addressBookAddress_text: 'Acme\nNew York NY 10001\nUnited States',
      addressBookAddress: address,
    });
    expect((await client.record('GET', `customer/${id}/addressbook/${key}`)).json).toEqual(items[0]);
    const inner = await client.record('GET', `customer/${id}/addressbook/${key}/addressbookaddress`);
    expect(inner.json).toEqual(address);
    const expanded = await client.record('GET', `customer/${id}?expandSubResources=true`);
    expect((expanded.json.addressBook as Lines).items).toEqual(items);
    expect(
      await client.rows(
        `SELECT a.city, b.label FROM customeraddressbook b JOIN customeraddressbookentityaddress a ON a.nkey = b.addressbookaddress
          WHERE b.entity = ? AND b.defaultbilling = 'T'`,
        [id],
      ),
    ).toEqual([{ city: 'New York', label: 'New York HQ' }]);
  });

  test('is keyed: PATCH changes the line with the id, adds the others, and one only is the default', async () => {
    const id = await create([office]);
    const key = (await lines(`customer/${id}/addressbook`)).items[0]?.id as string;
    await client.record('PATCH', `customer/${id}`, {
      addressBook: {
        items: [
          { id: key, addressBookAddress: { city: 'Albany' } },
          { label: 'Second', defaultBilling: true, addressBookAddress: { country: 'FR' } },
        ],
      },
    });
    const { items } = await lines(`customer/${id}/addressbook`);
    expect(items.map(({ label, defaultBilling }) => [label, defaultBilling])).toEqual([
      ['New York HQ', false],
      ['Second', true],
    ]);
    expect(items[0]?.addressBookAddress_text).toBe('Acme\nAlbany NY 10001\nUnited States');
  });

  test('is replaced by ?replace= and emptied by null', async () => {
    const id = await create([office, { label: 'Other', addressBookAddress: { country: 'US' } }]);
    const body = { addressBook: { items: [{ label: 'Only', addressBookAddress: { country: 'JP' } }] } };
    await client.record('PATCH', `customer/${id}?replace=addressBook`, body);
    expect((await lines(`customer/${id}/addressbook`)).items.map(({ label }) => label)).toEqual(['Only']);
    await client.record('PATCH', `customer/${id}`, { addressBook: null });
    expect((await lines(`customer/${id}/addressbook`)).totalResults).toBe(0);
  });

  test.each([
    [
      'an unknown country',
      { addressBookAddress: { country: 'XX' } },
      'addressBook.items[0].addressBookAddress.country',
    ],
    ['no address', { label: 'Nowhere' }, 'addressBook.items[0]'],
  ])('with %s is refused, and the customer is not made', async (_, item, path) => {
    const answer = await client.record('POST', 'customer', {
      companyName: 'Refused',
      subsidiary: { id: 1 },
      addressBook: { items: [item] },
    });
    expect(refusal(answer)).toEqual([400, expect.any(String), path]);
    expect(await client.rows(`SELECT id FROM customer WHERE companyname = 'Refused'`)).toEqual([]);
  });

  test('goes with its customer', async () => {
    const id = await create([office]);
    expect((await client.record('DELETE', `customer/${id}`)).status).toBe(204);
    expect(await client.rows('SELECT COUNT(*) AS n FROM customeraddressbookentityaddress')).toEqual([
      { n: '0' },
    ]);
  });
});

describe('the parts of a transaction', () => {
  test('the lines of a payment are addressed by the document that they pay', async () => {
    const { items } = await lines('customerPayment/eid:PAY-A/apply');
    const [self] = items[0]?.links as { href: string }[];
    expect(self?.href).toMatch(/\/customerPayment\/\d+\/apply\/doc=\d+,line=0$/);
    expect((await client.call('GET', self?.href as string)).json).toMatchObject({
      amount: 1000.3,
      apply: true,
      type: 'Invoice',
    });
  });

  test('an order shows what of each line is billed, with its tax', async () => {
    const { items } = await lines('salesOrder/eid:SO-B/item');
    expect(items[0]).toMatchObject({
      line: 1,
      itemType: { id: 'NonInvtPart', refName: 'Non-inventory Item' },
      quantity: 10,
      quantityBilled: 4,
      isOpen: true,
      tax1Amt: 82.46,
      grossAmt: 1081.96,
    });
    expect(items[0]?.lineUniqueKey).toEqual(expect.any(Number));
  });

  test('expand names single sublists', async () => {
    const { json } = await client.record('GET', 'creditMemo/eid:CM-A?expand=apply');
    expect([(json.apply as Lines).totalResults, json.item]).toEqual([
      1,
      { links: [{ rel: 'self', href: expect.stringMatching(/\/item$/) }] },
    ]);
  });

  test.each([
    'salesOrder/eid:SO-B/item/9',
    'salesOrder/eid:SO-B/apply',
    'customer/eid:C-1/addressbook/1/x/y',
    'salesOrder/eid:SO-B/item/1/item',
  ])('there is nothing at %s', async (path) => {
    expect((await client.record('GET', path)).status).toBe(404);
  });

  test('a part cannot be written by itself', async () => {
    expect((await client.record('DELETE', 'salesOrder/eid:SO-B/item/1')).status).toBe(405);
    expect((await client.record('PATCH', 'salesOrder/eid:SO-B/item/1', { rate: 1 })).status).toBe(405);
  });
});

describe('the addresses of a transaction', () => {
  const item = { items: [{ item: { externalId: 'GAUGE' }, quantity: 1, rate: 10 }] };
  const home = { addr1: '1 Main St', city: 'Boston', state: 'MA', zip: '02101', country: 'US' };
  const customer = (): Promise<string> =>
    client.create('customer', {
      companyName: 'Shipper',
      subsidiary: { id: 1 },
      addressBook: {
        items: [
          { label: 'home', defaultBilling: true, addressBookAddress: home },
          { label: 'dock', addressBookAddress: { addr1: '2 Dock', country: 'CA' } },
        ],
      },
    });

  test('are the defaults of its customer, and go from order to invoice', async () => {
    const order = await client.create('salesOrder', { entity: { id: await customer() }, item });
    const { json } = await client.record('GET', `salesOrder/${order}`);
    expect([json.billAddress, json.billingAddress, json.shippingAddress]).toEqual([
      '1 Main St\nBoston MA 02101\nUnited States',
      { links: [{ rel: 'self', href: `${root}/salesOrder/${order}/billingAddress` }] },
      undefined,
    ]);
    const made = await client.record('POST', `salesOrder/${order}/!transform/invoice`, {
      shippingAddress: { addr1: '3 Yard', country: { id: 'DE' } },
    });
    const invoice = made.headers.get('location') as string;
    expect((await client.call('GET', `${invoice}?expandSubResources=true`)).json).toMatchObject({
      billingAddress: { addr1: '1 Main St', country: { id: 'US', refName: 'United States' } },
      shippingAddress: { addr1: '3 Yard', country: { refName: 'Germany' } },
    });
    expect((await client.call('GET', `${invoice}/shippingaddress`)).json).toMatchObject({ addr1: '3 Yard' });
    expect(
      await client.rows(
        'SELECT a.city FROM transaction t JOIN transactionbillingaddress a ON a.nkey = t.billingaddress WHERE t.id = ?',
        [order],
      ),
    ).toEqual([{ city: 'Boston' }]);
  });

  test('are chosen from the address book, changed and taken away', async () => {
    const entity = await customer();
    const dock = (await lines(`customer/${entity}/addressbook`)).items[1]?.id as string;
    const order = await client.create('salesOrder', {
      entity: { id: entity },
      item,
      shipAddressList: { id: dock },
    });
    const read = async (): Promise<Record<string, unknown>> =>
      (await client.record('GET', `salesOrder/${order}`)).json;
    expect((await read()).shipAddress).toBe('2 Dock\nCanada');
    await client.record('PATCH', `salesOrder/${order}`, { shippingAddress: { city: 'Oslo', country: 'NO' } });
    expect((await read()).shipAddress).toBe('2 Dock\nOslo\nNorway');
    await client.record('PATCH', `salesOrder/${order}`, { shippingAddress: null });
    expect((await read()).shipAddress).toBeUndefined();
    const refused = await client.record('PATCH', `salesOrder/${order}`, { billAddressList: { id: 999 } });
    expect(refusal(refused)).toEqual([400, 'INVALID_CONTENT', 'billAddressList']);
  });
});

describe('contacts', () => {
  test('belong to a company, and are attached to others with a role', async () => {
    const [acme, beta] = await Promise.all(
      ['C-1', 'C-2'].map(
        async (key) => (await client.record('GET', `customer/eid:${key}`)).json.id as string,
      ),
    );
    const id = await client.create('contact', {
      firstName: 'Cy',
      lastName: 'Reed',
      email: 'cy@acme.example',
      company: { id: acme },
    });
    expect((await client.record('GET', `contact/${id}`)).json).toMatchObject({
      entityId: 'Cy Reed',
      company: { id: acme, refName: 'C-1 Acme' },
    });
    const attached = await client.record('POST', `customer/${beta}/!attach/contact/${id}`, {
      role: { id: -10 },
    });
    expect(attached.status).toBe(204);
    expect((await lines(`customer/${beta}/contactRoles`)).items).toEqual([
      {
        links: [{ rel: 'self', href: `${root}/customer/${beta}/contactRoles/${id}` }],
        contact: expect.objectContaining({ id, refName: 'Cy Reed' }),
        contactName: 'Cy Reed',
        email: 'cy@acme.example',
        role: { id: '-10', refName: 'Primary Contact' },
      },
    ]);
    expect((await lines(`customer/${acme}/contactRoles`)).totalResults).toBe(1);
    expect((await client.record('POST', `customer/${beta}/!detach/contact/${id}`)).status).toBe(204);
    expect((await lines(`customer/${beta}/contactRoles`)).totalResults).toBe(0);
    expect(await client.rows('SELECT firstname, type FROM entity WHERE id = ?', [id])).toEqual([
      { firstname: 'Cy', type: 'Contact' },
    ]);
  });

  test.each([
    ['customer/eid:C-1/!attach/contact/99999', 404],
    ['customer/eid:C-1/!attach/file/1', 400],
    ['salesOrder/eid:SO-A/!attach/contact/1', 400],
  ])('%s is answered with %i', async (path, status) => {
    expect((await client.record('POST', path)).status).toBe(status);
  });
});

test('a customer shows its open amounts by age, and what it deposited', async () => {
  const { json } = await client.record('GET', 'customer/eid:C-2');
  // the credit left of the credit memo is as old as that is
  expect([json.aging, json.aging1, json.aging2, json.aging3, json.aging4, json.balance]).toEqual([
    0, 0, 0, 332.78, -8.2, 324.58,
  ]);
  expect((await client.record('GET', 'customer/eid:C-1')).json).toMatchObject({ depositBalance: 500 });
});
