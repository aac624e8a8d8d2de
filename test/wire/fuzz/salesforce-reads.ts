import type { Random } from '#sandbox/dataset/demo/random.ts';
import { mutated } from './broken-text.ts';
import type { Known, MalformedRequest } from './request.ts';

const DATA = '/services/data/v66.0';

const SOQL = [
  "SELECT Id, Name FROM Account WHERE Name = 'Bolt' AND NumberOfEmployees > 5 ORDER BY Name DESC NULLS LAST LIMIT 5",
  'SELECT Account.Name, (SELECT Quantity FROM OrderItems WHERE Quantity > 1) FROM Order WHERE TotalAmount >= 1.5',
  'SELECT StageName, COUNT(Id) n, SUM(Amount) FROM Opportunity GROUP BY StageName HAVING COUNT(Id) > 0',
  'SELECT COUNT() FROM Account WHERE CreatedDate = LAST_N_DAYS:30 OR CreatedDate > 2024-05-15T00:00:00Z',
  "SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Order WHERE Status = 'Draft') AND Name LIKE 'A%'",
  'SELECT CALENDAR_YEAR(CloseDate) y, toLabel(StageName) s FROM Opportunity GROUP BY CALENDAR_YEAR(CloseDate), StageName',
  "SELECT FIELDS(ALL) FROM Account WHERE NOT (Name = 'x' AND Type IN ('a', 'b')) LIMIT 200",
  'SELECT TYPEOF Owner WHEN User THEN Name ELSE Id END FROM Order',
];

const SOSL = [
  'FIND {Bolt} IN ALL FIELDS RETURNING Account(Id, Name WHERE Name != null ORDER BY Name LIMIT 5), Contact',
  'FIND {"Berg KK" OR nut*} IN NAME FIELDS RETURNING Product2(Id), Account LIMIT 3',
];

/** Queries broken so that they mean nothing. */
export function brokenQueries(random: Random, count: number): MalformedRequest[] {
  return Array.from({ length: count }, () => {
    const query = random.pick(SOQL);
    const broken = random.pick([
      () => query.replace(' FROM ', ' FORM '),
      () => query.replace('SELECT', 'SELEKT'),
      () =>
        query.replace(
          /FROM \w+/,
          `FROM ${random.pick(['Nothing', 'Account__x', "'Account'", '', '5', '(Account)', 'Account..Name'])}`,
        ),
      () =>
        query.replace(
          /SELECT /,
          `SELECT ${random.pick(['Nothing', 'Name,,', ',', '*', '5', "'x'", 'Account.', '.Id', 'Owner.Owner.Nothing', 'COUNT(', 'SUM(Name, Name)', 'Id Id Id', '(SELECT Id FROM Nothings)', '((SELECT Id FROM Orders))'])}, `,
        ),
      () =>
        `${query} ${random.pick(['WHERE', 'LIMIT', 'LIMIT x', 'LIMIT -1', 'ORDER', 'GROUP BY', ')', '(', "'", '"', ';', '--', '/*', 'OFFSET 99999999', 'FOR NOTHING', '\u0000', '🙂', '\\'])}`,
      () => `${query.replace('(', '').replace(')', '))')})`,
      () => query.slice(0, query.indexOf('FROM') + 4),
      () => '('.repeat(random.integer(1, 5_000)),
      () => `SELECT Id FROM Account WHERE ${'('.repeat(2_000)}Name = 'x'${')'.repeat(1_999)}`,
      () =>
        `SELECT Id FROM Account WHERE ${random.pick(["Name = 'x", 'Name = "x"', 'Name = x', 'Name == 1', "NumberOfEmployees = 'x'", 'NumberOfEmployees = 1.5.5', 'CreatedDate = 2024-13-45', 'CreatedDate = TOMORROWS', 'CreatedDate = LAST_N_DAYS:', 'CreatedDate = LAST_N_DAYS:-3', "Id = 'x'", 'Name LIKE 5', 'Name IN ()', "Name IN ('a'", "Name = 'a' AND Type = 'b' OR Name = 'c'", 'Name', '= 5', 'NOT', 'Description = 5', 'IsDeleted = 5', "Name INCLUDES ('a')", 'Account.Name = 1', 'Name = :bind', 'COUNT(Id) > 1'])}`,
      () =>
        random.pick([
          '',
          ' ',
          '5',
          'SELECT',
          'FROM',
          'DELETE FROM Account',
          'UPDATE Account SET Name = 1',
          'SELECT Id FROM Account; DROP TABLE Account',
          'SELECT Id, FROM Account',
          "'",
          '\u0000',
          'SELECT Id FROM Account WHERE Id = \u0001',
        ]),
    ])();
    const resource = random.pick(['query', 'query', 'queryAll']);
    return {
      kind: 'broken SOQL',
      method: 'GET',
      path: `${DATA}/${resource}?q=${encodeURIComponent(broken)}`,
      must: 'refused',
    };
  });
}

export function mutatedQueries(random: Random, count: number): MalformedRequest[] {
  return Array.from({ length: count }, () => {
    let text = random.pick([...SOQL, nested(random.integer(10, 2_000))]);
    for (let i = random.integer(1, 3); i > 0; i--) text = mutated(random, text);
    return {
      kind: 'mutated SOQL',
      method: 'GET',
      path: `${DATA}/${random.pick(['query', 'queryAll'])}?${random.pick(['q', 'q', 'q', 'explain'])}=${encode(text)}`,
      must: 'answered',
    };
  });
}

/** A query that is good but for its depth. */
function nested(depth: number): string {
  return `SELECT Id FROM Account WHERE ${'(NOT '.repeat(depth)}(Name = 'x')${')'.repeat(depth)}`;
}

export function mutatedSearches(random: Random, count: number): MalformedRequest[] {
  return Array.from({ length: count }, () => {
    let text = random.pick(SOSL);
    for (let i = random.integer(1, 3); i > 0; i--) text = mutated(random, text);
    return {
      kind: 'mutated SOSL',
      method: 'GET',
      path: `${DATA}/search?q=${encode(text)}`,
      must: 'answered',
    };
  });
}

export function brokenSearches(random: Random, count: number): MalformedRequest[] {
  return Array.from({ length: count }, () => {
    const text = random.pick([
      '',
      'FIND',
      'FIND {',
      'FIND {}',
      'FIND {x',
      'FIND x RETURNING Account',
      'FIND {x} RETURNING',
      'FIND {x} RETURNING Nothing',
      'FIND {x} RETURNING Account(',
      'FIND {x} RETURNING Account(Nothing)',
      'FIND {x} RETURNING Account(Id WHERE)',
      'FIND {x} IN SOME FIELDS',
      'FIND {x} LIMIT y',
      'FOUND {x}',
      '{x}',
      "FIND 'x",
      'FIND {x} RETURNING Account(Id LIMIT -1)',
      'FIND {x} RETURNING Account Account',
      'FIND {x}}',
      '\u0000',
    ]);
    return {
      kind: 'broken SOSL',
      method: 'GET',
      path: `${DATA}/search?q=${encodeURIComponent(text)}`,
      must: 'refused',
    };
  });
}

/** Paths, methods and versions that there are not. */
export function unknownResources(random: Random, { ids }: Known, count: number): MalformedRequest[] {
  const account = ids.Account as string;
  return Array.from({ length: count }, () => {
    const [method, path] = random.pick<() => [string, string]>([
      () => [
        'GET',
        `/services/data/${random.pick(['v5.0', 'v999.0', '66.0', 'v66', 'vx', 'latest', 'v66.0.0', '%76', 'v-1.0', '..'])}/limits`,
      ],
      () => [
        'GET',
        `${DATA}/${random.pick(['nothing', 'sobjects/', 'sobject', 'quer', 'limits/x', 'composite/x', 'sobjects/Account/describe/x/y/z', 'query/', 'query/01gxx', 'query/x-5', 'queryAll/01g000000000000AAA-99', '%00', '%2e%2e', '..%2f..', 'sobjects/Account/%ff', 'recent/x', 'search/x', 'process/x', 'jobs/x', 'jobs/ingest/x', 'jobs/query/750000000000000AAA/results'])}x`,
      ],
      () => [
        'GET',
        `${DATA}/sobjects/${random.pick(['Nothing', 'accounts', 'Account;', '%00', 'Account%20', '__proto__', 'constructor', '%E0%A4%A', 'A'.repeat(3_000), '~bin', 'sqlite_master'])}${random.pick(['', '/describe', `/${account}`, '/updated', '/deleted'])}`,
      ],
      () => ['GET', `${DATA}/sobjects/Account/${brokenId(random)}`],
      () => [random.pick(['DELETE', 'PATCH']), `${DATA}/sobjects/Account/${brokenId(random)}`],
      () => [
        'GET',
        `${DATA}/sobjects/Account/${account}/${random.pick(['nothing', 'Nothings', '%00', 'blob', 'Owners'])}x`,
      ],
      () => [
        'GET',
        `${DATA}/sobjects/Account/${random.pick(['Nothing', 'Name', 'Id__c', '%00', "'"])}/${random.pick(['x', '%00', "'", '%ff', 'a%2Fb'])}`,
      ],
      () => [
        random.pick(['PUT', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'PURGE']),
        `${DATA}/${random.pick(['limits', 'query', 'sobjects', 'sobjects/Account', 'composite', 'composite/batch'])}`,
      ],
      () => [
        'GET',
        random.pick([
          '/',
          '/services',
          '/services/',
          '//',
          '/services/data/v66.0//',
          '/..',
          '/services/datax',
          '/services/oauth2',
          '/services/async/99/job',
          '/services/Soap/u/66.0',
          '/cometd',
          '/cometd/66.0',
          '/services/data/v66.0/%',
          '/%',
          '/%00',
          '/index.html',
        ]),
      ],
    ])();
    return {
      kind: 'unknown paths, methods, types and ids',
      method,
      path,
      must: path.endsWith('//') ? 'unchanged' : 'refused',
      ...(method === 'PATCH' ? { body: '{"Site":"x"}' } : {}),
    };
  });
}

/** Query strings that a resource cannot use. */
export function badQueryStrings(random: Random, { ids }: Known, count: number): MalformedRequest[] {
  const account = ids.Account as string;
  return Array.from({ length: count }, () => {
    const path = random.pick([
      () =>
        `/query${random.pick(['', '?', '?q', '?q=', '?Q=SELECT', '?q=%', '?q=%zz', '?q=%ff%fe', '?q[]=x', '?&&&', '?=x', '?q=a&q=b', '?explain=', '?explain=x'])}`,
      () => `/search${random.pick(['', '?', '?q', '?q=', '?q=%zz', '?q=%00'])}`,
      () =>
        `/sobjects/Account/updated${random.pick(['', '?start=x', '?start=2024-01-01&end=x', '?start=%ff&end=%ff', '?start=2024-99-99T00:00:00Z&end=2024-01-01T00:00:00Z', '?start=2024-05-02T00:00:00Z&end=2024-05-01T00:00:00Z'])}`,
      () =>
        `/sobjects/Account/deleted${random.pick(['', '?start=', '?end=2024-01-01T00:00:00Z', '?start=1&end=2'])}`,
      () =>
        `/sobjects/Account/${account}?fields=${random.pick(['Nothing', 'Name;Id', '%00', '(SELECT+Id+FROM+Orders)', 'Owner.Nothing', '*', '%27'])}`,
      () =>
        `/composite/sobjects/Account?ids=${random.pick(['x', account.slice(0, 10), '%00', `${account},x`])}&fields=Name`,
      () => `/composite/sobjects/Account?ids=${account}&fields=${random.pick(['Nothing', '%27', 'Name;'])}`,
    ])();
    return { kind: 'bad query strings', method: 'GET', path: DATA + path, must: 'refused' };
  });
}

function brokenId(random: Random): string {
  return random.pick([
    'x',
    '001',
    '001Hs000000000',
    '001Hs0000000001AAB',
    '001Hs00000000019',
    '003Hs0000000001',
    'zzzHs0000000001',
    '%00',
    '%27%20OR%201%3D1',
    '../x',
    '001Hs0000000001AAAA',
    '%F0%9F%99%82',
    '000000000000000',
    '001Hs0000zzzzzz',
    '-1',
    '1e5',
    'null',
    'undefined',
    'NaN',
    '{}',
  ]);
}

/** Percent-encodes what can be: a lone surrogate cannot. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
