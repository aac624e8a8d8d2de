import type { Random } from '#sandbox/dataset/demo/random.ts';
import { objectNamed } from '#sandbox/salesforce/objects/catalogue.ts';
import type { Field } from '#sandbox/salesforce/objects/field.ts';
import type { GoodWrite } from './broken-bodies.ts';
import { deepJson } from './broken-text.ts';
import { type Kind, strangeValue, wrongValue } from './odd-values.ts';
import type { Known, MalformedRequest } from './request.ts';

const DATA = '/services/data/v66.0';
const WRITTEN = [
  'Account',
  'Contact',
  'Opportunity',
  'Quote',
  'QuoteLineItem',
  'Order',
  'OrderItem',
  'Contract',
  'Product2',
  'PricebookEntry',
  'User',
] as const;

/** Calls with a JSON body that each is good as it stands. */
export function writes({ ids }: Known): GoodWrite[] {
  const account = ids.Account as string;
  const sub = (method: string, url: string, body: unknown) => ({
    method,
    url: `${DATA}${url}`,
    referenceId: 'r1',
    body,
  });
  const calls: [string, string, unknown][] = [
    ['POST', '/sobjects/Account', { Name: 'Fuzz', AnnualRevenue: 12.5, Description: 'a, b' }],
    ['PATCH', `/sobjects/Account/${account}`, { Site: 'here', NumberOfEmployees: 4 }],
    ['PATCH', '/sobjects/Account/External_Id__c/ACC-1', { Site: 'there' }],
    [
      'POST',
      '/composite/sobjects',
      { allOrNone: true, records: [{ attributes: { type: 'Account' }, Name: 'A' }] },
    ],
    [
      'PATCH',
      '/composite/sobjects',
      { records: [{ attributes: { type: 'Account' }, id: account, Site: 'x' }] },
    ],
    [
      'PATCH',
      '/composite/sobjects/Account/External_Id__c',
      { records: [{ attributes: { type: 'Account' }, External_Id__c: 'ACC-1', Site: 'x' }] },
    ],
    ['POST', '/composite/sobjects/Account', { ids: [account], fields: ['Name'] }],
    [
      'POST',
      '/composite',
      { allOrNone: true, compositeRequest: [sub('POST', '/sobjects/Account', { Name: 'C' })] },
    ],
    [
      'POST',
      '/composite/graph',
      { graphs: [{ graphId: 'g', compositeRequest: [sub('POST', '/sobjects/Account', { Name: 'G' })] }] },
    ],
    ['POST', '/composite/batch', { batchRequests: [{ method: 'GET', url: 'v66.0/limits' }] }],
    [
      'POST',
      '/composite/tree/Account',
      { records: [{ attributes: { type: 'Account', referenceId: 'a' }, Name: 'T' }] },
    ],
    ['POST', '/parameterizedSearch', { q: 'Bolt', sobjects: [{ name: 'Account', fields: ['Id'] }] }],
    [
      'POST',
      '/jobs/ingest',
      { object: 'Account', operation: 'insert', contentType: 'CSV', lineEnding: 'LF' },
    ],
    ['POST', '/jobs/query', { operation: 'query', query: 'SELECT Id FROM Account' }],
    [
      'POST',
      '/process/approvals',
      { requests: [{ actionType: 'Submit', contextId: account, comments: 'c' }] },
    ],
  ];
  return calls.map(([method, path, body]) => ({ method, path: DATA + path, body: JSON.stringify(body) }));
}

/** JSON of another shape than the resource's, or nested without end. */
export function wrongShapes(random: Random, known: Known, count: number): MalformedRequest[] {
  const good = writes(known);
  return Array.from({ length: count }, () => {
    const { method, path, body } = random.pick(good);
    const keys = Object.keys(JSON.parse(body) as object);
    const shape = random.pick([
      () => random.pick(['[]', '1', '"text"', 'true', 'null', '[[]]', '-1e5']),
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

/** A field with a value of another type than its own. */
export function wrongTypes(random: Random, { ids }: Known, count: number): MalformedRequest[] {
  return Array.from({ length: count }, () => {
    const type = random.pick(WRITTEN.filter((name) => ids[name]));
    const fields = objectNamed(type).fields.filter((field) => field.updateable && field.type !== 'address');
    const field = random.pick(fields);
    const value = wrongValue(random, kindOf(field));
    return {
      kind: 'wrong types',
      method: 'PATCH',
      path: `${DATA}/sobjects/${type}/${ids[type]}`,
      body: `{"${field.name}":${value}}`,
      must: 'refused',
    };
  });
}

/** A field with a value that is merely unusual. */
export function strangeValues(random: Random, { ids }: Known, count: number): MalformedRequest[] {
  return Array.from({ length: count }, () => {
    const type = random.pick(WRITTEN.filter((name) => ids[name]));
    const field = random.pick(objectNamed(type).fields.filter((field) => field.updateable));
    return {
      kind: 'strange values',
      method: 'PATCH',
      path: `${DATA}/sobjects/${type}/${ids[type]}`,
      body: `{"${field.name}":${strangeValue(random)}}`,
      must: 'answered',
    };
  });
}

/** Fields that there are not, or that nobody may write. */
export function unknownFields(random: Random, { ids }: Known, count: number): MalformedRequest[] {
  return Array.from({ length: count }, () => {
    const type = random.pick(WRITTEN.filter((name) => ids[name]));
    const readOnly = objectNamed(type).fields.filter((field) => !field.updateable);
    const name = random.pick([
      () => random.pick(readOnly).name,
      () => `${random.pick(readOnly).name}x`,
      () =>
        random.pick([
          '',
          ' ',
          'Id;',
          'Name.Name',
          'a'.repeat(5_000),
          'Näme',
          '__proto__',
          'constructor',
          'toString',
          '"',
        ]),
    ])();
    return {
      kind: 'unknown or read-only fields',
      method: 'PATCH',
      path: `${DATA}/sobjects/${type}/${ids[type]}`,
      body: JSON.stringify({ [name]: 'x' }),
      must: 'refused',
    };
  });
}

/** Parts of composite resources that refer to nothing, to themselves or to too much. */
export function brokenComposites(random: Random, { ids }: Known, count: number): MalformedRequest[] {
  const account = ids.Account as string;
  const part = (changes: object) => ({
    method: 'PATCH',
    url: `${DATA}/sobjects/Account/${account}`,
    referenceId: 'r1',
    body: { Site: 'x' },
    ...changes,
  });
  const parts: (() => unknown)[] = [
    () =>
      part({
        url: random.pick([
          '',
          '/',
          'x',
          `${DATA}/nothing`,
          'http://other/services/data/v66.0/limits',
          `${DATA}/sobjects/Account/@{none.id}`,
          `${DATA}/sobjects/Account/@{r1.id}`,
          `${DATA}/sobjects/@{`,
          `${DATA}/composite`,
          '%zz',
          5,
          null,
          {},
        ]),
      }),
    () => part({ method: random.pick(['FETCH', '', 'patch ', 7, null, 'TRACE', 'PUT']) }),
    () =>
      part({
        referenceId: random.pick(['', 'a b', 'ä', '@{x}', 'a.b', 5, null, [], 'x'.repeat(10_000)]),
        url: `${DATA}/nothing`,
      }),
    () =>
      part({
        body: random.pick([
          'text',
          5,
          [],
          null,
          { Site: '@{none.id}' },
          { Name: '@{r1.id' },
          { Site: { a: 1 } },
          { Nothing: 1 },
        ]),
        referenceId: '',
      }),
    () =>
      part({
        httpHeaders: random.pick([
          5,
          'x',
          [],
          { Authorization: 'Bearer x' },
          { 'If-Unmodified-Since': 'soon' },
          { '': 'x' },
        ]),
        url: `${DATA}/nothing`,
      }),
    () => random.pick([null, 5, 'x', [], {}, [[]]]),
  ];
  return Array.from({ length: count }, () => {
    const list = Array.from({ length: random.pick([1, 1, 2, 26, 100]) }, () => random.pick(parts)());
    const [path, body] = random.pick<[string, unknown]>([
      ['/composite', { allOrNone: true, compositeRequest: list }],
      [
        '/composite/graph',
        { graphs: [{ graphId: random.pick(['g', '', 5, null]), compositeRequest: list }] },
      ],
      ['/composite/graph', { graphs: list }],
      [
        '/composite/batch',
        {
          batchRequests: list.map((item) =>
            typeof item === 'object' && item !== null ? { ...item, richInput: 'x' } : item,
          ),
        },
      ],
      ['/composite/tree/Account', { records: list }],
      [
        `/composite/tree/${random.pick(['Nothing', '%00', 'Account%20', 'OrderItem'])}`,
        { records: [{ attributes: { type: 'Account', referenceId: 'r' } }] },
      ],
      ['/composite/sobjects', { allOrNone: true, records: list }],
      [
        '/composite/sobjects',
        {
          allOrNone: true,
          records: Array.from({ length: 201 }, () => ({ attributes: { type: 'Account' }, Name: 'x' })),
        },
      ],
    ]);
    return {
      kind: 'broken composites',
      method: 'POST',
      path: DATA + path,
      body: JSON.stringify(body),
      must: 'unchanged',
    };
  });
}

function kindOf(field: Field): Kind {
  switch (field.type) {
    case 'boolean':
      return 'boolean';
    case 'int':
    case 'double':
    case 'currency':
    case 'percent':
      return 'number';
    case 'date':
    case 'datetime':
      return 'date';
    case 'reference':
      return 'reference';
    default:
      return 'text';
  }
}
