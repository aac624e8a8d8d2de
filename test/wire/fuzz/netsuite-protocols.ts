import type { Random } from '#sandbox/dataset/demo/random.ts';
import { brokenJson, mutated } from './broken-text.ts';
import { writes } from './netsuite-records.ts';
import type { Known, MalformedRequest } from './request.ts';

const RECORD = '/services/rest/record/v1';
const SUITEQL = '/services/rest/query/v1/suiteql';
const TOKEN = '/services/rest/auth/oauth2/v1/token';
const TRANSIENT = { prefer: 'transient' };

const QUERIES = [
  "SELECT t.tranid, BUILTIN.DF(t.entity) AS customer, TO_CHAR(t.duedate, 'YYYY-MM-DD') AS due FROM transaction t WHERE t.type = 'CustInvc' AND t.foreignamountunpaid > 0 ORDER BY t.duedate, t.id",
  'SELECT type, COUNT(*) AS n, SUM(foreigntotal) FROM transaction GROUP BY ROLLUP(type) HAVING COUNT(*) > 0 ORDER BY 1',
  "WITH open AS (SELECT id, entity FROM transaction WHERE trandate >= TO_DATE('2024-01-01', 'YYYY-MM-DD')) SELECT c.companyname, COUNT(o.id) FROM customer c LEFT JOIN open o ON o.entity = c.id GROUP BY c.companyname",
  'SELECT * FROM (SELECT id, ROW_NUMBER() OVER (PARTITION BY type ORDER BY trandate DESC) AS rn FROM transaction) WHERE rn = 1 AND ROWNUM <= 5',
  "SELECT CASE WHEN creditlimit IS NULL THEN 'none' ELSE TO_CHAR(creditlimit, '999,990.00') END, NVL(email, '-') FROM customer WHERE companyname LIKE 'A%' OR id IN (SELECT entity FROM transaction)",
  'SELECT a.id FROM account a UNION ALL SELECT p.id FROM accountingperiod p FETCH FIRST 3 ROWS ONLY',
];

function suiteQl(
  q: unknown,
  more: object = {},
): { method: string; path: string; headers: typeof TRANSIENT; body: string } {
  return { method: 'POST', path: SUITEQL, headers: TRANSIENT, body: JSON.stringify({ q, ...more }) };
}

/** Queries broken so that they mean nothing. */
export function brokenQueries(random: Random, count: number): MalformedRequest[] {
  return Array.from({ length: count }, () => {
    const query = random.pick(QUERIES);
    const broken = random.pick([
      () => query.replace(/ FROM (\w+)/, ' FORM $1'),
      () => query.replace('SELECT', 'SELEKT'),
      () =>
        query.replace(
          / FROM \w+/,
          ` FROM ${random.pick(['nothing', "'transaction'", '5', 'transaction..x', 'sqlite_master', 'transaction,', '"', '@x'])}`,
        ),
      () =>
        query.replace(
          /SELECT /,
          `SELECT ${random.pick(['nothing.nothing', ',', 'id,,', 'COUNT(', 'NOTHING(1)', "'x", 'BUILTIN.NOTHING(1)', 'TO_CHAR()', 'CASE', 'CASE WHEN', '1 +', '(', 'SUM(SUM(1))', 'DECODE()', 'ROW_NUMBER() OVER', 'id AS', '[id]', '$x', 'x'.repeat(3)])}, `,
        ),
      () =>
        `${query} ${random.pick(['WHERE', 'LIMIT 5', 'ORDER', 'GROUP BY', ')', '(', "'", '"', '/*', 'AND', 'FETCH FIRST x ROWS', 'UNION', 'UNION SELECT', '🙂', '\\', 'FOR UPDATE', '?'])}`,
      () => '('.repeat(random.integer(1, 5_000)),
      () => `SELECT id FROM transaction WHERE ${'('.repeat(3_000)}id = 1${')'.repeat(2_999)}`,
      () => `SELECT ${'1+('.repeat(3_000)}1 FROM transaction`,
      () =>
        `SELECT id FROM transaction WHERE ${random.pick(["tranid = 'x", 'id ==', 'id = = 1', 'id IN ()', 'id IN (1', 'id BETWEEN 1', 'NOT', 'AND id = 1', 'id LIKE', 'id IS', 'id IS NOT', 'EXISTS', 'EXISTS ()', 'nothing = 1', 'id = nothing(1)', 'id = :x', 'id = 1 id = 2', 'id = (SELECT', '= 1'])}`,
      () =>
        random.pick([
          '',
          ' ',
          '5',
          'SELECT',
          'FROM',
          'DELETE FROM transaction',
          'UPDATE transaction SET memo = 1',
          'DROP TABLE transaction',
          'INSERT INTO transaction VALUES (1)',
          'SELECT id FROM transaction; SELECT 1 FROM transaction',
          'PRAGMA table_info(x)',
          "'",
          'WITH',
          'WITH a AS',
          'WITH a AS (SELECT 1 FROM dual)',
          'SELECT FROM transaction',
          'ATTACH DATABASE x AS y',
        ]),
    ])();
    return { kind: 'broken SuiteQL', ...suiteQl(broken), must: 'refused' };
  });
}

export function mutatedQueries(random: Random, count: number): MalformedRequest[] {
  return Array.from({ length: count }, () => {
    let text = random.pick([...QUERIES, nested(random.integer(10, 4_000))]);
    for (let i = random.integer(1, 3); i > 0; i--) text = mutated(random, text);
    return { kind: 'mutated SuiteQL', ...suiteQl(text), must: 'answered' };
  });
}

/** A query that is good but for its depth. */
function nested(depth: number): string {
  return `SELECT ${'1+('.repeat(depth)}1${')'.repeat(depth)} AS n FROM dual`;
}

/** Requests of the query service that are wrong around the query. */
export function badQueryRequests(random: Random, count: number): MalformedRequest[] {
  const kind = 'bad query requests';
  const good = 'SELECT id FROM transaction WHERE id = ?';
  return Array.from(
    { length: count },
    (): MalformedRequest =>
      random.pick<() => MalformedRequest>([
        () => ({ kind, ...suiteQl(random.pick([5, null, {}, [], true])), must: 'refused' }),
        () => ({
          kind,
          ...suiteQl(good, { params: random.pick<unknown>([5, 'x', {}, [{}], [[]], [], [1, 2]]) }),
          must: 'answered',
        }),
        () => ({
          kind,
          ...suiteQl(good, { params: [1] }),
          headers: { prefer: random.pick(['', 'x', 'return=minimal', ';', 'transientx']) },
          must: 'refused',
        }),
        () => ({
          kind,
          ...suiteQl(good, { params: [1] }),
          path: `${SUITEQL}?${random.pick(['limit=x', 'limit=-1', 'limit=0', 'limit=1001', 'limit=1.5', 'offset=5&limit=10', 'offset=-10', 'offset=100000', 'limit=99999999999999999999', 'limit=%00'])}`,
          must: 'refused',
        }),
        () => ({
          kind,
          method: 'POST',
          path: SUITEQL,
          headers: TRANSIENT,
          body: brokenJson(random, JSON.stringify({ q: good })),
          must: 'refused',
        }),
      ])(),
  );
}

/** Headers that are missing, wrong or too long. */
export function badHeaders(random: Random, { headers, ids, tba }: Known, count: number): MalformedRequest[] {
  const kind = 'bad headers';
  const customer = `${RECORD}/customer/${ids.customer}`;
  const token = headers.authorization as string;
  const oauth = (changes: Record<string, string>) =>
    `OAuth ${Object.entries({
      realm: tba?.realm ?? '',
      oauth_consumer_key: tba?.consumerKey ?? '',
      oauth_token: tba?.token ?? '',
      oauth_signature_method: 'HMAC-SHA256',
      oauth_timestamp: String(Math.floor(Date.now() / 1000)),
      oauth_nonce: 'n',
      oauth_version: '1.0',
      oauth_signature: 'x'.repeat(44),
      ...changes,
    })
      .map(([key, value]) => `${key}="${value}"`)
      .join(', ')}`;
  return Array.from(
    { length: count },
    (): MalformedRequest =>
      random.pick<() => MalformedRequest>([
        () => ({
          kind,
          method: 'GET',
          path: customer,
          must: 'refused',
          headers: {
            authorization: random.pick([
              '',
              'Bearer',
              'Bearer ',
              'Basic eDp5',
              'Bearer x',
              'Bearer a.b.c',
              `${token}x`,
              token.slice(0, -3),
              'OAuth',
              'OAuth x',
              'OAuth =,=',
              'OAuth realm="%zz"',
              `Bearer ${'x'.repeat(9_000)}`,
              'NLAuth nlauth_account=1',
            ]),
          },
        }),
        () => ({
          kind: 'broken TBA',
          method: 'GET',
          path: customer,
          must: 'refused',
          headers: {
            authorization: oauth({
              [random.pick([
                'realm',
                'oauth_consumer_key',
                'oauth_token',
                'oauth_signature_method',
                'oauth_timestamp',
                'oauth_nonce',
                'oauth_signature',
              ])]: random.pick([
                '',
                'x',
                '%00',
                '%zz',
                '%C3%A9'.repeat(44),
                '%F0%9F%99%82'.repeat(22),
                '-1',
                'NaN',
                '1e99',
                'HMAC-SHA1',
                'PLAINTEXT',
                ' ',
                '""',
                'é'.repeat(44),
              ]),
            }),
          },
        }),
        () => ({
          kind,
          method: 'GET',
          path: customer,
          must: 'answered',
          headers: {
            [random.pick([
              'accept',
              'accept-language',
              'prefer',
              'x-netsuite-propertynamevalidation',
              'x-netsuite-propertyvaluevalidation',
              'x-netsuite-idempotency-key',
              'if-match',
              'range',
              'expect',
              'upgrade',
              'te',
            ])]: random.pick(['x', '"', ';;=', 'a/b;q=x', '*', '-1', 'x'.repeat(2_000)]),
          },
        }),
        () => ({
          kind,
          method: 'GET',
          path: customer,
          must: 'refused',
          headers: { 'x-long': 'y'.repeat(random.integer(33_000, 60_000)) },
        }),
        () => ({
          kind,
          method: 'POST',
          path: `${RECORD}/customer`,
          body: '{"nothing":1}',
          must: 'refused',
          headers: { 'x-netsuite-propertynamevalidation': 'error' },
        }),
      ])(),
  );
}

export function wrongContentTypes(random: Random, known: Known, count: number): MalformedRequest[] {
  const good = [...writes(known), suiteQl('SELECT id FROM transaction')];
  return Array.from({ length: count }, (): MalformedRequest => {
    const { method, path } = random.pick(good);
    const [type, text] = random.pick([
      ['text/plain', 'just text'],
      ['application/xml', '<customer/>'],
      ['application/x-www-form-urlencoded', 'q=SELECT+1'],
      ['multipart/form-data; boundary=b', '--b\r\n\r\n1\r\n--b--'],
      ['application/octet-stream', '\u0000\u0001'],
      ['', 'x=y'],
      ['nonsense', 'nonsense'],
    ]) as [string, string];
    return {
      kind: 'wrong content types',
      method,
      path,
      body: text,
      headers: { ...TRANSIENT, 'content-type': type },
      must: 'refused',
    };
  });
}

/** The token endpoint with assertions that prove nothing. */
export function brokenGrants(random: Random, { tokenForm }: Known, count: number): MalformedRequest[] {
  const kind = 'broken OAuth';
  const segment = (value: unknown) =>
    Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
  const form = { 'content-type': 'application/x-www-form-urlencoded', authorization: '' };
  const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
  return Array.from({ length: count }, (): MalformedRequest => {
    const genuine = new URLSearchParams(tokenForm).get('client_assertion') ?? '';
    const [head = '', claims = '', signature = ''] = genuine.split('.');
    const { kid } = JSON.parse(Buffer.from(head, 'base64url').toString()) as { kid: string };
    const jwt = random.pick([
      () =>
        [
          segment({
            alg: random.pick(['none', 'HS256', 'RS256', 'PS256', 'XX', 5, null]),
            kid: random.pick([kid, 'x', '', 5, null, {}]),
            typ: 'JWT',
          }),
          random.pick([claims, segment({ iss: 5, aud: {}, exp: 'x' })]),
          random.pick(['', 'x', signature]),
        ].join('.'),
      () => [head, mutated(random, claims), signature].join('.'),
      () => [head, claims, signature.slice(0, -4)].join('.'),
      () =>
        random.pick([
          '',
          '.',
          '..',
          '...',
          'a.b.c',
          `${segment('{')}.${segment('{')}.x`,
          `${segment('null')}.${segment('null')}.x`,
          `${segment('[]')}..`,
          'x'.repeat(50_000),
        ]),
    ])();
    const body = random.pick([
      () =>
        new URLSearchParams({
          grant_type: 'client_credentials',
          client_assertion_type: assertionType,
          client_assertion: jwt.toWellFormed(),
        }).toString(),
      () =>
        new URLSearchParams({
          grant_type: random.pick(['', 'x', 'authorization_code', 'refresh_token', 'password']),
          client_assertion_type: assertionType,
          client_assertion: genuine,
        }).toString(),
      () =>
        new URLSearchParams({
          grant_type: 'client_credentials',
          client_assertion_type: random.pick(['', 'x']),
          client_assertion: genuine,
        }).toString(),
      () =>
        random.pick([
          '',
          '&&&',
          '=',
          '%',
          '%zz=%zz',
          '{"grant_type":"client_credentials"}',
          'grant_type=client_credentials',
          '\u0000',
        ]),
    ])();
    return random.chance(0.9)
      ? { kind, method: 'POST', path: TOKEN, headers: form, body, must: 'refused' }
      : { kind, method: random.pick(['GET', 'PUT', 'DELETE']), path: TOKEN, must: 'refused' };
  });
}

/** Batches and asynchronous calls that cannot be worked off. */
export function brokenJobs(random: Random, { ids }: Known, count: number): MalformedRequest[] {
  const kind = 'broken batches and jobs';
  const collection = {
    'content-type': 'application/vnd.oracle.resource+json; type=collection',
    prefer: random.pick(['respond-async', 'x', 'respond-async, batch-processing="sideways"']),
  };
  return Array.from(
    { length: count },
    (): MalformedRequest =>
      random.pick<() => MalformedRequest>([
        () => ({
          kind,
          method: random.pick(['PUT', 'PATCH']),
          path: `${RECORD}/customer`,
          headers: collection,
          body: random.pick([
            '{}',
            '{"items":5}',
            '{"items":[5]}',
            '{"items":[]}',
            '[]',
            '{"items":[{"id":"x"}]}',
            '{',
          ]),
          must: 'unchanged',
        }),
        () => ({
          kind,
          method: random.pick(['DELETE', 'GET']),
          path: `${RECORD}/customer?ids=${random.pick(['', 'x', '%00', "eid:'", ',,,', '-1', '1'.repeat(500)])}`,
          headers: { prefer: 'respond-async' },
          must: 'unchanged',
        }),
        () => ({
          kind,
          method: 'GET',
          path: `/services/rest/async/v1/job/${random.pick(['x', '0', '-1', '999999', '%00', '1/task/x', '1/task/9', '1/nothing', '1/task/1/nothing'])}`,
          must: 'refused',
        }),
        () => ({
          kind,
          method: 'PATCH',
          path: `${RECORD}/customer/${ids.customer}`,
          headers: {
            prefer: random.pick(['respond-async;', 'respond-sync', '"', '=', ',']),
            'x-netsuite-idempotency-key': random.pick(['x', '"', '-']),
          },
          body: '{"companyName":{"a":1}}',
          must: 'answered',
        }),
      ])(),
  );
}
