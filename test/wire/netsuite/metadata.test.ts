import { afterAll, beforeAll, expect, test } from 'vitest';
import { startNetSuiteSandbox } from '#sandbox/netsuite/service.ts';
import { SMALL_TODAY, smallCompany } from './small-company.ts';
import { type Answer, WireClient } from './wire-client.ts';

let sandbox: Awaited<ReturnType<typeof startNetSuiteSandbox>>;
let client: WireClient;

beforeAll(async () => {
  sandbox = await startNetSuiteSandbox({ port: 0, dataSet: smallCompany(), today: SMALL_TODAY });
  client = await WireClient.connect(sandbox.url);
});
afterAll(() => sandbox.stop());

const catalogue = (path = '', accept = 'application/json'): Promise<Answer> =>
  client.record('GET', `metadata-catalog${path}`, undefined, { accept });
const SCHEMA = 'application/schema+json';
const OPENAPI = 'application/swagger+json';

type Properties = Record<string, { type?: string; $ref?: string; properties?: Properties }>;
interface RecordSchema {
  readonly properties: Properties;
  readonly 'x-ns-filterable': string[];
}

test('the catalogue names every type with the addresses of its descriptions', async () => {
  const { status, json } = await catalogue();
  const href = `${sandbox.url}/services/rest/record/v1/metadata-catalog/account`;
  expect(status).toBe(200);
  expect((json.items as unknown[])[0]).toEqual({
    name: 'account',
    links: [
      { rel: 'canonical', href, mediaType: 'application/json' },
      { rel: 'alternate', href, mediaType: OPENAPI },
      { rel: 'alternate', href, mediaType: SCHEMA },
      { rel: 'describes', href: `${sandbox.url}/services/rest/record/v1/account` },
    ],
  });
});

test.each([
  '?select=customer,salesOrder',
  '/?select=CUSTOMER,salesorder,customer',
])('the types that %s names are listed alone', async (path) => {
  const { items } = (await catalogue(path)).json as { items: { name: string }[] };
  expect(items.map(({ name }) => name)).toEqual(['customer', 'salesOrder']);
});

test.each([
  ['/spaceship', 404],
  ['?select=customer,spaceship', 404],
  ['/customer,%20salesOrder', 400],
])('%s is answered with %i', async (path, status) => {
  expect((await catalogue(path)).status).toBe(status);
});

test('a JSON Schema says what each field is, and which of them can be filtered by', async () => {
  const { headers, json } = await catalogue('/customer', SCHEMA);
  expect(headers.get('content-type')).toBe(`${SCHEMA}; charset=UTF-8`);
  const { properties, 'x-ns-filterable': filterable } = json as unknown as RecordSchema;
  expect(properties).toMatchObject({
    companyName: { title: 'Company Name', type: 'string', nullable: true },
    isInactive: { type: 'boolean' },
    creditLimit: { type: 'number', format: 'double' },
    dateCreated: { type: 'string', format: 'date-time' },
    creditHoldOverride: { properties: { id: { enum: ['AUTO', 'ON', 'OFF'] } } },
    aging4: { title: 'Over 90 Days', type: 'number' },
    custentity_channel: { 'x-ns-custom-field': true },
    addressBook: { $ref: '/services/rest/record/v1/metadata-catalog/customer-addressBookCollection' },
  });
  expect(filterable).toContain('email');
  expect(filterable).not.toContain('aging');
  for (const name of filterable.filter((field) => properties[field]?.type === 'string').slice(0, 5)) {
    const q = encodeURIComponent(`${name} EMPTY_NOT`);
    expect((await client.record('GET', `customer?q=${q}`)).status).toBe(200);
  }
});

test('every schema that a schema refers to can be read', async () => {
  const seen = new Set<string>();
  const wanted = ['salesOrder', 'customer', 'customerPayment', 'journalEntry'];
  for (let name = wanted.pop(); name !== undefined; name = wanted.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    const { status, json } = await catalogue(`/${name}`, SCHEMA);
    expect([name, status]).toEqual([name, 200]);
    for (const [, found] of JSON.stringify(json).matchAll(/"\$ref":"[^"]*\/metadata-catalog\/([^"]+)"/g))
      wanted.push(found as string);
  }
  expect(seen.size).toBeGreaterThan(20);
});

test('an OpenAPI document refers to nothing outside itself and names the operations', async () => {
  const { headers, json } = await catalogue('?select=customer,salesOrder', OPENAPI);
  expect(headers.get('content-type')).toBe(`${OPENAPI}; charset=UTF-8`);
  const text = JSON.stringify(json);
  const { schemas } = json.components as { schemas: Record<string, unknown> };
  const named = [...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(
    (match) => match[1] as string,
  );
  expect(new Set(named).size).toBeGreaterThan(8);
  expect(named.filter((name) => !(name in schemas))).toEqual([]);
  expect(Object.keys(json.paths as object)).toEqual(
    expect.arrayContaining(['/customer', '/customer/{id}', '/salesOrder/{id}/!transform/invoice']),
  );
});

test('what a record shows is what its schema says, sublists included', async () => {
  for (const [type, key] of [
    ['customer', 'C-1'],
    ['salesOrder', 'SO-B'],
    ['invoice', 'INV-B'],
    ['creditMemo', 'CM-A'],
    ['customerPayment', 'PAY-A'],
    ['journalEntry', 'JE-A'],
    ['nonInventorySaleItem', 'GAUGE'],
  ] as const) {
    const record = (await client.record('GET', `${type}/eid:${key}?expandSubResources=true`)).json;
    const { properties } = (await catalogue(`/${type}`, SCHEMA)).json as unknown as RecordSchema;
    expect(Object.keys(record).filter((name) => !(name in properties))).toEqual([]);
    for (const [name, value] of Object.entries(record)) {
      const lines = (value as { items?: Record<string, unknown>[] }).items;
      if (!lines) continue;
      const element = (await catalogue(`/${type}-${name}Element`, SCHEMA)).json as unknown as RecordSchema;
      for (const line of lines)
        expect(Object.keys(line).filter((column) => !(column in element.properties))).toEqual([]);
    }
  }
});
