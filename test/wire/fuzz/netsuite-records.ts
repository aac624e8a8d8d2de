import type { Random } from '#sandbox/dataset/demo/random.ts';
import type { GoodWrite } from './broken-bodies.ts';
import { deepJson, mutated } from './broken-text.ts';
import { type Kind, strangeValue, wrongValue } from './odd-values.ts';
import type { Known, MalformedRequest } from './request.ts';

const RECORD = '/services/rest/record/v1';

/** Fields of record types with the kind of value that each takes. */
const FIELDS: Readonly<Record<string, Readonly<Record<string, Kind>>>> = {
  customer: {
    companyName: 'text',
    email: 'text',
    creditLimit: 'number',
    isPerson: 'boolean',
    subsidiary: 'reference',
    currency: 'reference',
    terms: 'reference',
    salesRep: 'reference',
    parent: 'reference',
  },
  salesOrder: {
    tranDate: 'date',
    memo: 'text',
    otherRefNum: 'text',
    entity: 'reference',
    currency: 'reference',
    salesRep: 'reference',
  },
  invoice: { tranDate: 'date', dueDate: 'date', memo: 'text', salesRep: 'reference', terms: 'reference' },
  customerPayment: { tranDate: 'date', memo: 'text', customer: 'reference' },
};

/** Calls with a JSON body that each is good as it stands. */
export function writes({ ids }: Known): GoodWrite[] {
  const { customer, salesOrder, invoice, item } = ids as Record<string, string>;
  const line = { item: { items: [{ item: { id: item }, quantity: 2, rate: 10.5 }] } };
  const calls: [string, string, unknown][] = [
    ['POST', '/customer', { companyName: 'Fuzz', subsidiary: { id: '1' }, creditLimit: 100.5 }],
    ['PATCH', `/customer/${customer}`, { companyName: 'Acme', email: 'a@b.example' }],
    ['PUT', '/customer/eid:FUZZ-1', { companyName: 'Upserted', subsidiary: { id: '1' } }],
    ['POST', '/salesOrder', { entity: { id: customer }, tranDate: '2024-06-01', ...line }],
    ['PATCH', `/salesOrder/${salesOrder}`, { memo: 'x', item: { items: [{ line: 1, quantity: 3 }] } }],
    ['POST', '/invoice', { entity: { id: customer }, tranDate: '2024-06-02', ...line }],
    [
      'POST',
      '/customerPayment',
      {
        customer: { id: customer },
        payment: 5,
        apply: { items: [{ doc: { id: invoice }, apply: true, amount: 5 }] },
      },
    ],
    [
      'POST',
      `/salesOrder/${salesOrder}/!transform/invoice`,
      { item: { items: [{ orderLine: 1, quantity: 1 }] } },
    ],
    [
      'POST',
      '/journalEntry',
      {
        line: {
          items: [
            { account: { id: '1' }, debit: 5 },
            { account: { id: '2' }, credit: 5 },
          ],
        },
      },
    ],
  ];
  return calls.map(([method, path, body]) => ({ method, path: RECORD + path, body: JSON.stringify(body) }));
}

export function wrongShapes(random: Random, known: Known, count: number): MalformedRequest[] {
  const good = writes(known);
  return Array.from({ length: count }, () => {
    const { method, path, body } = random.pick(good);
    const keys = Object.keys(JSON.parse(body) as object);
    const shape = random.pick([
      () => random.pick(['[]', '1', '"text"', 'true', '[[]]', '-1e5']),
      () => deepJson(random),
      () =>
        body.replace(
          `"${random.pick(keys)}":`,
          `"${random.pick(['nothing', '__proto__', 'constructor', ''])}":`,
        ),
      () =>
        body.replace(
          new RegExp(`"${random.pick(keys)}":`),
          (key) => `${key}${random.pick(['[[1]]', '{"a":{}}', '[{"b":[]}]'])},"was":`,
        ),
    ])();
    return { kind: 'wrong shape', method, path, body: shape, must: 'answered' };
  });
}

export function wrongTypes(random: Random, { ids }: Known, count: number): MalformedRequest[] {
  return Array.from({ length: count }, () => {
    const type = random.pick(Object.keys(FIELDS));
    const [field, kind] = random.pick(Object.entries(FIELDS[type] ?? {}));
    const plain = wrongValue(random, kind);
    const value = kind === 'reference' && random.chance(0.5) ? `{"id":${plain}}` : plain;
    return {
      kind: 'wrong types',
      method: 'PATCH',
      path: `${RECORD}/${type}/${ids[type]}`,
      body: `{"${field}":${value}}`,
      must: 'answered',
    };
  });
}

export function strangeValues(random: Random, { ids }: Known, count: number): MalformedRequest[] {
  return Array.from({ length: count }, () => {
    const type = random.pick(Object.keys(FIELDS));
    const field = random.pick(Object.keys(FIELDS[type] ?? {}));
    return {
      kind: 'strange values',
      method: 'PATCH',
      path: `${RECORD}/${type}/${ids[type]}`,
      body: `{"${field}":${strangeValue(random)}}`,
      must: 'answered',
    };
  });
}

/** Lines, applications and transforms that do not fit their record. */
export function brokenSublists(random: Random, { ids }: Known, count: number): MalformedRequest[] {
  const { customer, salesOrder, invoice, item } = ids as Record<string, string>;
  const entry = (): unknown =>
    random.pick([
      null,
      5,
      'x',
      [],
      {},
      { item: { id: random.pick(['x', '999999', -1, null, {}, 1e30]) } },
      { item: { id: item }, quantity: random.pick(['x', -1e30, 1e300, {}, [], null, true, 0, -5]) },
      {
        item: { id: item },
        rate: random.pick(['x', {}, [], 1e30, '1,5', true]),
        amount: random.pick(['y', {}, 1e30]),
      },
      { line: random.pick(['x', -1, 0, 99999, 1.5, {}, null]) },
      { orderLine: random.pick(['x', -1, 999, {}, null, 1.5]), quantity: random.pick([-1, 1e30, 'x']) },
      {
        doc: { id: random.pick(['x', 999999, null, customer, {}]) },
        apply: random.pick([true, 'yes', 5]),
        amount: random.pick(['x', -5, 1e30, {}, null]),
      },
      {
        account: { id: random.pick(['x', 999999, null]) },
        debit: random.pick(['x', -5, 1e30]),
        credit: random.pick(['y', 7]),
      },
    ]);
  const items = () =>
    random.pick<unknown>([null, 5, 'x', [], {}, Array.from({ length: random.integer(1, 4) }, entry)]);
  const sublist = () => ({
    [random.pick(['item', 'item', 'apply', 'line', 'nothing'])]: random.pick<unknown>([
      null,
      5,
      'x',
      [],
      { items: items() },
      { items: items() },
      { items: items() },
    ]),
  });
  return Array.from({ length: count }, () => {
    const [method, path] = random.pick([
      [
        'POST',
        `/salesOrder/${salesOrder}/!transform/${random.pick(['invoice', 'cashSale', 'nothing', 'creditMemo', '', '%00', 'customer'])}`,
      ],
      [
        'POST',
        `/invoice/${invoice}/!transform/${random.pick(['creditMemo', 'customerPayment', 'salesOrder'])}`,
      ],
      [
        'POST',
        `/customer/${customer}/!${random.pick(['transform/invoice', 'transform', 'attach/x/y', 'nothing', ''])}`,
      ],
      [
        'PATCH',
        `/salesOrder/${salesOrder}${random.pick(['', '?replace=item', '?replace=nothing', '?replace=', '?replaceSelectedFields=x'])}`,
      ],
      ['POST', '/salesOrder'],
      ['POST', '/invoice'],
      ['POST', '/customerPayment'],
      ['POST', '/creditMemo'],
      ['POST', '/journalEntry'],
    ]) as [string, string];
    const body = {
      ...(path === '/salesOrder' || path === '/invoice'
        ? { entity: { id: customer } }
        : path === '/customerPayment'
          ? { customer: { id: customer } }
          : {}),
      ...sublist(),
    };
    return {
      kind: 'broken sublists and transforms',
      method,
      path: RECORD + path,
      body: JSON.stringify(body),
      must: 'answered',
    };
  });
}

/** Paths, methods, types, ids and external ids that there are not. */
export function unknownResources(random: Random, { ids }: Known, count: number): MalformedRequest[] {
  const customer = ids.customer as string;
  return Array.from({ length: count }, () => {
    const [method, path] = random.pick<() => [string, string]>([
      () => [
        'GET',
        `${RECORD}/${random.pick(['nothing', 'customers', '%00', '__proto__', 'constructor', 'transaction', '~', '%', '%zz', '%ff', 'a'.repeat(5_000)])}${random.pick(['', `/${customer}`, '/1/item'])}`,
      ],
      () => [
        random.pick(['GET', 'DELETE', 'PATCH']),
        `${RECORD}/customer/${random.pick(['x', '-1', '0', '1e5', '999999999', '99999999999999999999', '1.5', 'null', '%00', 'eid:', 'eid:nothing', "eid:'x'", "eid:'", 'eid:"x"', 'eid:%00', 'eid:%zz', "eid:'a''b'", 'eid:a%2Fb', 'EID:x', 'id:5', `${customer}%20`, '%'])}`,
      ],
      () => ['PUT', `${RECORD}/customer/${random.pick([customer, 'x', 'id:5', '%', 'EXT'])}`],
      () => [
        'GET',
        `${RECORD}/salesOrder/${ids.salesOrder}/${random.pick(['nothing', 'item/99', 'item/x', 'item/1/nothing/x', '%00', 'item/-1', '!transform', '!transform/invoice'])}`,
      ],
      () => [
        random.pick(['PUT', 'TRACE', 'PROPFIND', 'PURGE']),
        `${RECORD}/${random.pick(['customer', 'salesOrder'])}`,
      ],
      () => [random.pick(['POST']), `${RECORD}/customer/${customer}`],
      () => [
        'GET',
        `/services/rest/${random.pick(['', 'record', 'record/', 'record/v1', 'record/v2/customer', 'query', 'query/v1', 'query/v1/dataset/x/result', 'query/v1/nothing', 'async/v1/job/999', 'async/v1/job/x', 'async/v1/nothing', 'system/v1/nothing', 'nothing', '%', 'auth/oauth2/v1/nothing', 'record/v1/metadata-catalog/nothing'])}`,
      ],
      () => [random.pick(['GET', 'PUT', 'DELETE', 'PATCH']), '/services/rest/query/v1/suiteql'],
      () => [
        'GET',
        random.pick([
          '/',
          '/app/site/hosting/restlet.nl',
          '/app/site/hosting/restlet.nl?script=x&deploy=%00',
          '//',
          '/..',
          '/%',
          '/%00',
          '/services',
          '/services/restx',
          '/services/NetSuitePort_2023_2',
          '/index.html',
        ]),
      ],
    ])();
    return {
      kind: 'unknown paths, methods, types and ids',
      method,
      path,
      must: 'refused',
      ...(method === 'PATCH' || method === 'PUT' || method === 'POST' ? { body: '{"memo":"x"}' } : {}),
    };
  });
}

/** `q` filters that mean nothing, and other parameters that a resource cannot use. */
export function badQueryStrings(random: Random, { ids }: Known, count: number): MalformedRequest[] {
  const good = [
    'companyName CONTAIN "Acme" AND creditLimit GREATER 5',
    'email START_WITH a OR (isPerson IS true AND id ANY_OF [1, 2])',
    'creditLimit BETWEEN [1, 42]',
  ];
  return Array.from(
    { length: count },
    (): MalformedRequest =>
      random.pick<() => MalformedRequest>([
        () => ({
          kind: 'broken q filters',
          method: 'GET',
          path: `${RECORD}/customer?q=${encodeURIComponent(random.pick(['x', 'companyName', 'companyName CONTAIN', 'companyName = "x"', 'nothing IS "x"', 'companyName CONTAIN "x', '(companyName IS x', 'companyName IS x)', 'AND', 'companyName IS x AND', 'creditLimit BETWEEN [1]', 'creditLimit BETWEEN 1, 2', 'creditLimit GREATER x', 'isPerson IS maybe', 'companyName LIKE x', 'companyName IS x y z', '((((', '[', '"', "' OR 1=1", '\u0000', '('.repeat(5_000)]))}`,
          must: 'refused',
        }),
        () => ({
          kind: 'broken q filters',
          method: 'GET',
          path: `${RECORD}/customer?q=${encodeURIComponent(mutated(random, random.pick(good)).toWellFormed())}`,
          must: 'answered',
        }),
        () => ({
          kind: 'bad query strings',
          method: 'GET',
          path: `${RECORD}/customer?${random.pick(['limit=x', 'limit=-1', 'limit=0', 'limit=1001', 'limit=1.5', 'limit=99999999999999999999', 'limit=1e2', 'offset=x', 'offset=-1', 'limit=10&offset=5', 'limit=10&offset=1e30', 'limit=%00', 'limit=NaN'])}`,
          must: 'refused',
        }),
        () => ({
          kind: 'bad query strings',
          method: 'GET',
          path: `${RECORD}/customer/${ids.customer}?${random.pick(['fields=', 'fields=nothing', 'fields=%00', 'fields=,,', 'expandSubResources=maybe', 'simpleEnumFormat=x', '&&&', '%zz=%zz', 'fields=%ff', '=', 'x[]=1', 'fields=companyName&fields=email'])}`,
          must: 'answered',
        }),
        () => ({
          kind: 'bad query strings',
          method: 'GET',
          path: `${RECORD}/customer/${ids.customer}?fields=companyName&expandSubResources=true`,
          must: 'refused',
        }),
      ])(),
  );
}
