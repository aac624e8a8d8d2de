import type { Random } from '#sandbox/dataset/demo/random.ts';
import { brokenJson, mutated, notUtf8 } from './broken-text.ts';
import type { Known, MalformedRequest } from './request.ts';
import { writes } from './salesforce-writes.ts';

const DATA = '/services/data/v66.0';
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

/** Headers that are missing, wrong or too long. */
export function badHeaders(random: Random, { headers, ids }: Known, count: number): MalformedRequest[] {
  const account = `${DATA}/sobjects/Account/${ids.Account}`;
  const token = headers.authorization as string;
  return Array.from({ length: count }, (): MalformedRequest => {
    const kind = 'bad headers';
    return random.pick<() => MalformedRequest>([
      () => ({
        kind,
        method: 'GET',
        path: account,
        must: 'refused',
        headers: {
          authorization: random.pick([
            '',
            'Bearer',
            'Bearer ',
            'Basic eDp5',
            'Bearer x',
            `${token}x`,
            token.slice(0, -1),
            token.slice(7),
            'OAuth',
            `Bearer ${'x'.repeat(9_000)}`,
            "Bearer ' OR 1=1",
            'Bearer 00D!',
            'bearer\t',
          ]),
        },
      }),
      () => ({
        kind,
        method: 'GET',
        path: `${DATA}/query?q=SELECT+Id+FROM+Account`,
        must: 'answered',
        headers: {
          'sforce-query-options': random.pick([
            'batchSize',
            'batchSize=x',
            'batchSize=-5',
            'batchSize=99999999999',
            '=',
            ';;;',
            'batchSize=200,batchSize=x',
          ]),
        },
      }),
      () => ({
        kind,
        method: 'GET',
        path: account,
        must: 'answered',
        headers: {
          [random.pick([
            'if-modified-since',
            'if-unmodified-since',
            'if-match',
            'if-none-match',
            'range',
            'accept',
            'accept-encoding',
            'sforce-call-options',
            'x-http-method-override',
            'sforce-duplicate-rule-header',
            'sforce-locator',
            'upgrade',
            'expect',
            'te',
            'forwarded',
          ])]: random.pick([
            'soon',
            '"',
            'Mon, 99 Foo 2024',
            '*',
            'W/"x"',
            'a/b;q=x',
            'bytes=5-1',
            ';;=',
            '-1',
            'x'.repeat(2_000),
          ]),
        },
      }),
      () => ({
        kind,
        method: 'PATCH',
        path: account,
        body: '{"Site":"x"}',
        must: 'refused',
        headers: {
          'if-unmodified-since': random.pick([
            'soon',
            '0',
            'Mon, 99 Foo 2024 00:00:00 GMT',
            '2',
            'Thu, 01 Jan 1970 00:00:00 GMT',
          ]),
        },
      }),
      () => ({
        kind,
        method: 'GET',
        path: account,
        must: 'refused',
        headers: { 'x-long': 'y'.repeat(random.integer(16_400, 30_000)) },
      }),
      () => ({
        kind,
        method: 'GET',
        path: `${DATA}/query?q=${'x'.repeat(random.integer(16_400, 31_000))}`,
        must: 'refused',
      }),
    ])();
  });
}

/** Bodies that are not of the type that the resource reads. */
export function wrongContentTypes(random: Random, known: Known, count: number): MalformedRequest[] {
  const good = writes(known);
  return Array.from({ length: count }, (): MalformedRequest => {
    const { method, path, body } = random.pick(good);
    const [type, text] = random.pick([
      ['text/plain', 'just text'],
      ['application/xml', '<Account><Name>x</Name></Account>'],
      ['text/xml', '<a>'],
      ['application/x-www-form-urlencoded', 'Name=x&Site=y'],
      [
        'multipart/form-data; boundary=b',
        '--b\r\ncontent-disposition: form-data; name="x"\r\n\r\n1\r\n--b--',
      ],
      ['multipart/form-data', body],
      ['text/csv', 'Name\nx\n'],
      ['application/octet-stream', '\u0000\u0001\u0002'],
      ['application/json;charset=nonsense', brokenJson(random, body)],
      ['application/json', ''],
      ['', 'Name=x'],
      ['nonsense', 'nonsense'],
    ]) as [string, string];
    return {
      kind: 'wrong content types',
      method,
      path,
      body: text,
      headers: { 'content-type': type },
      must: type === 'multipart/form-data' ? 'answered' : 'refused',
    };
  });
}

/** The token endpoint and its neighbours with grants that prove nothing. */
export function brokenGrants(random: Random, { headers }: Known, count: number): MalformedRequest[] {
  const segment = (value: unknown) =>
    Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
  return Array.from({ length: count }, (): MalformedRequest => {
    const jwt = random.pick([
      () =>
        [
          segment({ alg: random.pick(['none', 'HS256', 'RS256', 'XX', 5, null]) }),
          segment({ iss: 'x', sub: 'y', aud: 'z', exp: random.pick([0, -1, 'soon', null, 1e20]) }),
          random.pick(['', 'x', segment('sig')]),
        ].join('.'),
      () =>
        random.pick([
          '',
          '.',
          '..',
          '...',
          'a.b.c',
          'x',
          `${segment('{')}.${segment('{')}.x`,
          `${segment('null')}.${segment('null')}.x`,
          `${segment('[]')}.${segment('5')}.`,
          '%00.%00.%00',
          'x'.repeat(50_000),
        ]),
    ])();
    const form = random.pick([
      () => ({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: jwt }),
      () => ({
        grant_type: random.pick([
          '',
          'x',
          'password',
          'client_credentials',
          'refresh_token',
          'authorization_code',
          'urn:ietf:params:oauth:grant-type:jwt-bearer',
          '__proto__',
        ]),
      }),
      () => ({
        grant_type: 'password',
        username: 'x',
        password: "' OR 1=1 --",
        client_id: 'x',
        client_secret: 'y',
      }),
      () => ({ grant_type: 'refresh_token', refresh_token: mutated(random, '5Aep861.x'), client_id: 'x' }),
      () => ({ grant_type: 'client_credentials', client_id: mutated(random, '3MVG9'), client_secret: 'x' }),
    ])();
    return random.pick<() => MalformedRequest>([
      () => ({
        kind: 'broken OAuth',
        method: 'POST',
        path: '/services/oauth2/token',
        headers: { ...FORM, authorization: '' },
        body: new URLSearchParams(form as Record<string, string>).toString(),
        must: 'refused',
      }),
      () => ({
        kind: 'broken OAuth',
        method: 'POST',
        path: '/services/oauth2/token',
        headers: { ...FORM, authorization: random.pick(['Basic', 'Basic !!', 'Basic eA==', 'Basic Og==']) },
        body: random.pick([
          '',
          '&&&',
          '=',
          'grant_type',
          '%',
          '%zz=%zz',
          'grant_type=%ff',
          '{"grant_type":"password"}',
          'grant_type=password&grant_type=x',
          '\u0000',
        ]),
        must: 'refused',
      }),
      () => ({
        kind: 'broken OAuth',
        method: 'POST',
        path: '/services/oauth2/token',
        headers: FORM,
        body: notUtf8(random, 'grant_type=password'),
        must: 'refused',
      }),
      () => ({
        kind: 'broken OAuth',
        method: random.pick(['PUT', 'DELETE', 'PATCH']),
        path: '/services/oauth2/token',
        must: 'refused',
      }),
      () => ({
        kind: 'broken OAuth',
        method: 'GET',
        path: random.pick([
          '/services/oauth2/userinfo',
          '/id/00D/005',
          '/id/',
          '/id/x/y',
          '/services/oauth2/userinfo?access_token=x',
        ]),
        headers: { authorization: random.pick(['', 'Bearer x', `${headers.authorization}x`]) },
        must: 'refused',
      }),
      () => ({
        kind: 'broken OAuth',
        method: 'POST',
        path: random.pick(['/services/oauth2/revoke', '/services/oauth2/introspect']),
        headers: FORM,
        body: random.pick(['', 'token=', 'token=x', 'token=%00', '%zz', 'x=y']),
        must: 'answered',
      }),
    ])();
  });
}

/** Bulk jobs that are none, and data for jobs that there are not. */
export function brokenBulk(random: Random, { ids }: Known, count: number): MalformedRequest[] {
  const kind = 'broken bulk jobs';
  return Array.from(
    { length: count },
    (): MalformedRequest =>
      random.pick<() => MalformedRequest>([
        () => ({
          kind,
          method: 'POST',
          path: `${DATA}/jobs/ingest`,
          body: JSON.stringify({
            object: random.pick(['Nothing', '', 5, null, [], 'Account ', 'Organization']),
            operation: random.pick(['insert', 'update', 'none']),
          }),
          must: 'unchanged',
        }),
        () => ({
          kind,
          method: 'POST',
          path: `${DATA}/jobs/ingest`,
          body: JSON.stringify({
            object: 'Account',
            operation: random.pick(['', 'inserts', 5, null, {}, 'query']),
          }),
          must: 'refused',
        }),
        () => ({
          kind,
          method: 'POST',
          path: `${DATA}/jobs/ingest`,
          body: JSON.stringify({
            object: 'Account',
            operation: 'upsert',
            externalIdFieldName: random.pick(['', 'Nothing', 'Site', 5, null]),
          }),
          must: 'unchanged',
        }),
        () => ({
          kind,
          method: 'POST',
          path: `${DATA}/jobs/query`,
          body: JSON.stringify({
            operation: random.pick(['query', 'x', 5]),
            query: random.pick([
              '',
              'SELECT',
              5,
              null,
              'SELECT Nothing FROM Account',
              [],
              'SELECT Id FROM Nothing',
            ]),
          }),
          must: 'refused',
        }),
        () => ({
          kind,
          method: random.pick(['GET', 'PATCH', 'DELETE', 'PUT']),
          path: `${DATA}/jobs/${random.pick(['ingest', 'query'])}/${random.pick(['x', '750000000000000AAA', ids.Account, '%00', '..'])}${random.pick(['', '/batches', '/results', '/successfulResults', '/failedResults', '/unprocessedrecords', '/nothing'])}`,
          body: random.pick(['{"state":"UploadComplete"}', '{"state":"x"}', 'Name\nx\n', '"', '']),
          must: 'unchanged',
        }),
        () => ({
          kind,
          method: random.pick(['GET', 'POST']),
          path: `/services/async/66.0/job${random.pick(['', '/x', '/750000000000000AAA/batch', '/%00'])}`,
          headers: {
            'content-type': random.pick(['application/xml', 'application/json', 'text/csv']),
            'x-sfdc-session': random.pick(['', 'x']),
          },
          body: random.pick([
            '<jobInfo>',
            '<jobInfo xmlns="x"><operation>none</operation></jobInfo>',
            '{',
            '',
          ]),
          must: 'unchanged',
        }),
      ])(),
  );
}
