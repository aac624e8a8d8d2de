import { tableFromIPC } from '@uwdata/flechette';
import { parse as parseCsv } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { csvCell } from '../../gateway/export/cell.ts';
import type { Gateway } from '../../gateway/service.ts';
import type { SubgraphAnswer } from '../../gateway/subgraph/subgraph-link.ts';
import { TrustedDocuments } from '../../gateway/trusted/trusted-documents.ts';
import type { Scope } from '../../kit/identity/viewer.ts';
import { answering, composed, openGateway } from './support/gateway.ts';

const SDL = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@tag", "@shareable"])
  scalar Decimal
  scalar LocalDate
  scalar DateTime
  type Query @tag(name: "bi") {
    bills(status: Status, first: Int = 2, after: String, open: Boolean, filter: Filter): Bills
    report(from: LocalDate!, codes: [String!]): Report
    pair: Pair
  }
  enum Status { OPEN PAID }
  input Filter { name: String }
  type Bills @tag(name: "bi") { edges: [Edge!]! pageInfo: PageInfo! totalCount: Int }
  type Edge @tag(name: "bi") { cursor: String! node: Bill! }
  type PageInfo @tag(name: "bi") { hasNextPage: Boolean! endCursor: String }
  type Bill @tag(name: "bi") {
    id: ID! name: String count: Int share: Float settled: Boolean total: Money dueOn: LocalDate seenAt: DateTime
    customer: Customer lines: [Line!]
  }
  type Customer @tag(name: "bi") { name: String }
  type Line @tag(name: "bi") { sku: String quantity: Decimal! }
  type Money @tag(name: "bi") { amount: Decimal! currencyCode: String! }
  type Report @tag(name: "bi") { rows: [ReportRow!]! total: [Money!]! asOf: LocalDate preliminary: Boolean }
  type ReportRow @tag(name: "bi") { period: String! amount: Money! }
  type Pair @tag(name: "bi") { left: [Line!] right: [Line!] }
`;

const documents = {
  Bills: `query Bills($status: Status, $first: Int, $after: String, $open: Boolean, $filter: Filter) {
    bills(status: $status, first: $first, after: $after, open: $open, filter: $filter) {
      edges { node { id name count share settled total { amount currencyCode } dueOn seenAt customer { name } } }
      pageInfo { hasNextPage endCursor }
    }
  }`,
  BillLines: `query BillLines($after: String) {
    bills(after: $after) { edges { node { id lines { sku quantity } name } } pageInfo { hasNextPage endCursor } }
  }`,
  Report: `query Report($from: LocalDate!, $codes: [String!]) {
    report(from: $from, codes: $codes) { asOf rows { period amount { amount currencyCode } } total { amount } }
  }`,
  Pair: 'query Pair { pair { left { sku } right { sku } } }',
  Twice: `query Twice($after: String) {
    bills(after: $after) { edges { node { id: name } id: cursor } pageInfo { hasNextPage endCursor } }
  }`,
  Endless: 'query Endless { bills { edges { node { id } } } }',
};

const bill = (id: string, more: Record<string, unknown> = {}) => ({
  id,
  name: null,
  count: null,
  share: null,
  settled: null,
  total: null,
  dueOn: null,
  seenAt: null,
  customer: null,
  ...more,
});
const full = bill('1', {
  name: 'Belcote, "Energy"',
  count: 3,
  share: 0.25,
  settled: true,
  total: { amount: '-12.50', currencyCode: 'USD' },
  dueOn: '2026-02-28',
  seenAt: '2026-01-31T12:00:00Z',
  customer: { name: '=1+2' },
});

type Variables = Readonly<Record<string, unknown>>;
let answer: (variables: Variables) => SubgraphAnswer = () => ({ data: {} });
const asked: Variables[] = [];
let gateway: Gateway;

beforeAll(async () => {
  gateway = await openGateway({
    supergraph: composed({ only: SDL }),
    trusted: {
      frontend: new TrustedDocuments([]),
      partner: new TrustedDocuments([]),
      bi: new TrustedDocuments(Object.entries(documents).map(([name, text]) => ({ name, text }))),
    },
    trustedOnly: new Set(['bi'] as const),
    subgraph: (name) =>
      answering(name, async (variables) => {
        asked.push(variables as Variables);
        return answer(variables as Variables);
      }),
    authenticate: async (persona = 'bi') => ({
      subject: persona,
      scopes: new Set<Scope>(persona === 'bi' ? ['billing:read'] : ['partner:order']),
      partner: persona === 'bi' ? undefined : 'P-1',
    }),
  });
});
afterAll(() => gateway.stop());

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${gateway.url}/bi/${path}`, { headers });

const pages =
  (...all: Record<string, unknown>[][]) =>
  ({ after }: Variables): SubgraphAnswer => {
    const at = Number(after ?? 0);
    const edges = (all[at] ?? []).map((node) => ({ node }));
    const pageInfo = { hasNextPage: at + 1 < all.length, endCursor: String(at + 1) };
    return { data: { bills: { edges, pageInfo } } };
  };

describe('A trusted operation of BI as a table', () => {
  test('as CSV, every page of it, money as amount and currency', async () => {
    answer = pages([full, bill('2', { name: '' })], [bill('3')]);
    const response = await get('Bills.csv');
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="Bills.csv"');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.text()).toBe(
      [
        'id,name,count,share,settled,total.amount,total.currencyCode,dueOn,seenAt,customer.name',
        `1,"Belcote, ""Energy""",3,0.25,true,-12.50,USD,2026-02-28,2026-01-31T12:00:00Z,'=1+2`,
        '2,"",,,,,,,,',
        '3,,,,,,,,,',
        '',
      ].join('\r\n'),
    );
  });

  test('as JSON rows, where amounts stay exact', async () => {
    answer = pages([full]);
    const response = await get('Bills.json');
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(await response.json()).toEqual([
      {
        id: '1',
        name: 'Belcote, "Energy"',
        count: 3,
        share: 0.25,
        settled: true,
        'total.amount': '-12.50',
        'total.currencyCode': 'USD',
        dueOn: '2026-02-28',
        seenAt: '2026-01-31T12:00:00Z',
        'customer.name': '=1+2',
      },
    ]);
  });

  test('as an Arrow stream with typed columns', async () => {
    const large = '12345678901234567890.1234';
    answer = pages([full, bill('2', { total: { amount: large, currencyCode: 'JPY' } })]);
    const response = await get('Bills.arrow');
    expect(response.headers.get('content-type')).toBe('application/vnd.apache.arrow.stream');
    const table = tableFromIPC(await response.arrayBuffer(), { useDecimalInt: true, useDate: true });
    const types = table.schema.fields.map(({ name, type }) => {
      const { typeId, precision, scale, bitWidth } = type as unknown as Record<string, number>;
      return [name, typeId, ...(scale === undefined ? [] : [precision, scale, bitWidth])];
    });
    expect(types).toEqual([
      ['id', 5],
      ['name', 5],
      ['count', 2],
      ['share', 3],
      ['settled', 6],
      ['total.amount', 7, 38, 4, 128],
      ['total.currencyCode', 5],
      ['dueOn', 8],
      ['seenAt', 10],
      ['customer.name', 5],
    ]);
    const column = (name: string) => [...(table.getChild(name) ?? [])];
    expect(column('total.amount')).toEqual([-125000n, 123456789012345678901234n]);
    expect(column('dueOn')).toEqual([new Date('2026-02-28'), null]);
    expect(column('seenAt')).toEqual([new Date('2026-01-31T12:00:00Z'), null]);
    expect([column('count'), column('share'), column('settled')]).toEqual([
      [3, null],
      [0.25, null],
      [true, null],
    ]);
    // A formula in Arrow is text.
    expect(column('customer.name')).toEqual(['=1+2', null]);
  });

  test('amounts that take more digits than a decimal has are text in Arrow, and none is rounded', async () => {
    const texts = [`${'9'.repeat(30)}.5`, '0.123456789012345', '-0.05'];
    answer = pages(texts.map((amount, i) => bill(`${i}`, { total: { amount, currencyCode: 'USD' } })));
    const table = tableFromIPC(await (await get('Bills.arrow')).arrayBuffer());
    expect([...(table.getChild('total.amount') ?? [])]).toEqual(texts);
    answer = pages([bill('1', { total: { amount: '-0.05', currencyCode: 'USD' } })]);
    const small = tableFromIPC(await (await get('Bills.arrow')).arrayBuffer(), { useDecimalInt: true });
    expect([...(small.getChild('total.amount') ?? [])]).toEqual([-5n]);
  });

  test('an empty one has its columns all the same', async () => {
    answer = pages([]);
    expect(await (await get('BillLines.csv')).text()).toBe('id,name,lines.sku,lines.quantity\r\n');
    expect(await (await get('BillLines.json')).json()).toEqual([]);
    const table = tableFromIPC(await (await get('BillLines.arrow')).arrayBuffer());
    expect([table.numRows, table.names]).toEqual([0, ['id', 'name', 'lines.sku', 'lines.quantity']]);
  });

  test('a list inside a row makes a row for each of its elements, and none loses the row', async () => {
    const lines = [
      { sku: 'A', quantity: '1' },
      { sku: 'B', quantity: '2.5' },
    ];
    answer = pages([bill('1', { lines }), bill('2', { lines: [] }), bill('3', { lines: null })]);
    expect(parseCsv(await (await get('BillLines.csv')).text())).toEqual([
      ['id', 'name', 'lines.sku', 'lines.quantity'],
      ['1', '', 'A', '1'],
      ['1', '', 'B', '2.5'],
      ['2', '', '', ''],
      ['3', '', '', ''],
    ]);
  });

  test('the rows of a report, whatever stands beside them', async () => {
    answer = () => ({
      data: {
        report: {
          asOf: '2026-01-31',
          rows: [{ period: '2026-01', amount: { amount: '10.00', currencyCode: 'USD' } }],
          total: [{ amount: '10.00' }],
        },
      },
    });
    expect(await (await get('Report.csv?from=2026-01-01')).text()).toBe(
      'period,amount.amount,amount.currencyCode\r\n2026-01,10.00,USD\r\n',
    );
  });
});

describe('The parameters of a table', () => {
  test('are the operation’s variables, each read by its type', async () => {
    answer = pages([]);
    asked.length = 0;
    const filter = encodeURIComponent('{"name":"x"}');
    expect((await get(`Bills.csv?status=PAID&first=5&open=true&filter=${filter}`)).status).toBe(200);
    expect(asked[0]).toEqual({ status: 'PAID', first: 5, open: true, filter: { name: 'x' } });
    answer = () => ({ data: { report: { asOf: null, rows: [], total: [] } } });
    expect((await get('Report.csv?from=2026-01-01&codes=7&codes=8')).status).toBe(200);
    expect(asked.at(-1)).toEqual({ from: '2026-01-01', codes: ['7', '8'] });
  });

  test('that are unknown, malformed, missing or given twice are refused', async () => {
    asked.length = 0;
    for (const path of [
      'Bills.csv?state=PAID',
      'Bills.csv?first=many',
      'Bills.csv?first=1.5',
      'Bills.csv?open=yes',
      'Bills.csv?status=GONE',
      'Bills.csv?status=PAID&status=OPEN',
      'Bills.csv?filter=x',
      'Report.csv',
      'Report.csv?from=soon',
    ]) {
      const response = await get(path);
      const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
      expect([path, response.status, errors[0]?.extensions.code]).toEqual([path, 400, 'BAD_USER_INPUT']);
    }
    expect(asked).toEqual([]);
  });
});

describe('A table that cannot be had', () => {
  const codeOf = async (response: Response) =>
    ((await response.json()) as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code;

  test('is refused whole, with the errors of the graph', async () => {
    const failing = {
      data: { bills: null },
      errors: [
        {
          message: 'NetSuite cannot be reached',
          path: ['bills'],
          extensions: { code: 'SOURCE_UNAVAILABLE', source: 'NETSUITE' },
        },
      ],
    };
    const first = pages([full], [full]);
    answer = (variables) => (variables.after === undefined ? first(variables) : failing);
    for (const format of ['csv', 'json', 'arrow']) {
      const response = await get(`Bills.${format}`);
      expect([response.status, response.headers.get('content-type')]).toEqual([
        503,
        'application/json; charset=utf-8',
      ]);
      expect(await response.json()).toEqual({
        errors: [
          {
            message: 'NetSuite cannot be reached',
            path: ['bills'],
            extensions: { code: 'SOURCE_UNAVAILABLE', source: 'NETSUITE', retryable: true },
          },
        ],
      });
    }
  });

  test('also when it would have more than ten thousand rows', async () => {
    const page = Array.from({ length: 2_500 }, (_, i) => bill(String(i)));
    answer = pages(page, page, page, page);
    expect((await (await get('Bills.json')).json()) as unknown[]).toHaveLength(10_000);
    answer = pages(page, page, page, page, [bill('x')]);
    const response = await get('Bills.csv');
    expect([response.status, await codeOf(response)]).toEqual([400, 'BAD_USER_INPUT']);
  });

  test('is one that is not known, or whose operation is no table', async () => {
    for (const path of ['Other.csv', 'Pair.csv', 'Endless.csv', 'Twice.csv'])
      expect([path, await codeOf(await get(path))]).toEqual([path, 'PERSISTED_QUERY_NOT_IN_LIST']);
    for (const path of ['Bills.xlsx', 'Bills', '../graphql.csv', 'a/b.csv'])
      expect([path, (await get(path)).status]).toEqual([path, 404]);
  });

  test('is not for others than BI, and is read by GET alone', async () => {
    const foreign = await get('Bills.csv', { authorization: 'partner' });
    expect([foreign.status, await codeOf(foreign)]).toEqual([403, 'FORBIDDEN']);
    const posted = await fetch(`${gateway.url}/bi/Bills.csv`, { method: 'POST' });
    expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET']);
  });
});

test('text that a spreadsheet would run is shown as text, whatever it claims to be', () => {
  for (const text of [
    '=1+2',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '＝1+2',
    "=cmd|' /C calc'!A0",
  ]) {
    const [[cell]] = parseCsv(csvCell(text, 'text')) as [[string]];
    expect(cell).toBe(`'${text}`);
  }
  expect(csvCell('-1.50', 'decimal')).toBe('-1.50');
  expect(csvCell(-3, 'integer')).toBe('-3');
  expect(csvCell('-1+1', 'decimal')).toBe("'-1+1");
  expect(csvCell('=1', 'date')).toBe("'=1");
  expect(csvCell('a=1', 'text')).toBe('a=1');
  // Where a semicolon or a tab ends a cell, the rest of a text would begin one.
  expect(csvCell('a;=1', 'text')).toBe('"a;=1"');
  expect(csvCell('a\t=1', 'text')).toBe('"a\t=1"');
});
