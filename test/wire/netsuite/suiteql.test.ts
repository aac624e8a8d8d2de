import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startNetSuiteSandbox } from '#sandbox/netsuite/service.ts';
import { FUNCTION_QUERIES } from './published-functions.ts';
import { QUERIES } from './published-queries.ts';
import { SMALL_TODAY, smallCompany } from './small-company.ts';
import { type Page, WireClient } from './wire-client.ts';

let sandbox: Awaited<ReturnType<typeof startNetSuiteSandbox>>;
let client: WireClient;

beforeAll(async () => {
  sandbox = await startNetSuiteSandbox({ port: 0, dataSet: smallCompany(), today: SMALL_TODAY });
  client = await WireClient.connect(sandbox.url);
});
afterAll(() => sandbox.stop());

describe('SuiteQL answers as NetSuite would', () => {
  test.each([...QUERIES, ...FUNCTION_QUERIES])('$title', async ({ query, parameters, rows }) => {
    expect(await client.rows(query, parameters)).toEqual(rows);
  });

  test('SELECT * with a column shown as text beside it, as sync clients ask it', async () => {
    const [row] = await client.rows(
      `SELECT *, BUILTIN.DF(status) AS status FROM transaction WHERE externalid = 'DEP-A'`,
    );
    expect(row).toMatchObject({
      type: 'CustDep',
      tranid: 'CD1',
      status: 'Customer Deposit : Not Deposited',
      foreigntotal: '500',
      posting: 'T',
    });
    expect(row).not.toHaveProperty('duedate');
  });
});

describe('pages', () => {
  const all = 'SELECT id FROM transaction ORDER BY id';

  test('the first page has next, last and self, the totals and a link list per row', async () => {
    const { status, json } = await client.query(all, [], '?limit=5');
    const page = json as unknown as Page;
    expect([status, page.count, page.hasMore, page.offset, page.totalResults]).toEqual([200, 5, true, 0, 18]);
    expect(page.items[0]).toEqual({ links: [], id: '1' });
    const address = `${sandbox.url}/services/rest/query/v1/suiteql`;
    expect(page.links).toEqual([
      { rel: 'next', href: `${address}?limit=5&offset=5` },
      { rel: 'last', href: `${address}?limit=5&offset=15` },
      { rel: 'self', href: `${address}?limit=5` },
    ]);
  });

  test('following next reads every row once', async () => {
    const ids: string[] = [];
    let paging = '?limit=5';
    for (;;) {
      const page = (await client.query(all, [], paging)).json as unknown as Page;
      ids.push(...page.items.map(({ id }) => id as string));
      const next = page.links.find(({ rel }) => rel === 'next');
      if (!next) break;
      paging = new URL(next.href).search;
    }
    expect(ids).toEqual(Array.from({ length: 18 }, (_, index) => String(index + 1)));
  });

  test('a later page has first and prev, the last one no next', async () => {
    const page = (await client.query(all, [], '?limit=5&offset=15')).json as unknown as Page;
    expect([page.count, page.hasMore, page.totalResults]).toEqual([3, false, 18]);
    expect(page.links.map(({ rel }) => rel)).toEqual(['first', 'prev', 'self']);
  });

  test("the query's own FETCH FIRST bounds the total", async () => {
    const page = (await client.query(`${all} OFFSET 2 ROWS FETCH NEXT 7 ROWS ONLY`, [], '?limit=5&offset=5'))
      .json as unknown as Page;
    expect([page.items.map(({ id }) => id), page.totalResults, page.hasMore]).toEqual([['8', '9'], 7, false]);
  });

  test.each([
    ['an offset that the limit does not divide', '?limit=5&offset=3', 'offset'],
    ['a limit over 1000', '?limit=1001', 'limit'],
    ['a limit of nought', '?limit=0', 'limit'],
  ])('%s is refused', async (_, paging, parameter) => {
    const answer = await client.query(all, [], paging);
    expect(answer.status).toBe(400);
    expect(answer.json['o:errorDetails']).toMatchObject([
      { 'o:errorCode': 'INVALID_PARAMETER', 'o:errorQueryParam': parameter },
    ]);
  });
});

describe('refusals in the words of NetSuite', () => {
  const prefix = 'Invalid search query. Detailed unprocessed description follows. ';

  test('an unknown column', async () => {
    const answer = await client.query('SELECT subsidary FROM transaction');
    expect(answer.json).toEqual({
      type: 'https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5.1',
      title: 'Bad Request',
      status: 400,
      'o:errorDetails': [
        {
          detail: `${prefix}Search error occurred: Unknown identifier 'subsidary'. Available identifiers are: {transaction=transaction}.`,
          'o:errorQueryParam': 'q',
          'o:errorCode': 'INVALID_PARAMETER',
        },
      ],
    });
  });

  test.each([
    [
      'an unknown column of an alias',
      'SELECT t.nope FROM transaction t JOIN customer c ON c.id = t.entity',
      `Search error occurred: Unknown identifier 'nope'. Available identifiers are: {t=transaction, c=customer}.`,
    ],
    [
      'an unknown table',
      'SELECT id FROM transactiontablethatdoesnotexist',
      'Invalid search type: transactiontablethatdoesnotexist.',
    ],
    [
      'LIMIT',
      'SELECT id FROM transaction ORDER BY id LIMIT 5',
      'Search error occurred: Invalid or unsupported search.',
    ],
    ['brackets', 'SELECT [id] FROM transaction', 'Search error occurred: Invalid or unsupported search.'],
    [
      'a function that SuiteQL lacks',
      `SELECT LEFT(tranid, 2) FROM transaction`,
      'Search error occurred: Invalid or unsupported search.',
    ],
    [
      'a list of texts aggregated',
      `SELECT LISTAGG(tranid, ',') WITHIN GROUP (ORDER BY id) FROM transaction`,
      'Search error occurred: Invalid or unsupported search.',
    ],
    ...[
      'RIGHT(tranid, 2)',
      `SUBSTRING(tranid, 1, 2)`,
      'CEILING(1.5)',
      `CHARINDEX('a', tranid)`,
      `LCASE(tranid)`,
    ].map((call): [string, string, string] => [
      `the function of ${call}`,
      `SELECT ${call} FROM transaction`,
      'Search error occurred: Invalid or unsupported search.',
    ]),
    [
      'a division by zero',
      'SELECT foreigntotal / (1 - 1) AS x FROM transaction',
      'Search error occurred: Invalid or unsupported search.',
    ],
    [
      'too few arguments',
      'SELECT ABS(), NVL(1) FROM DUAL',
      'Search error occurred: Invalid or unsupported search.',
    ],
    [
      'DISTINCT ordered by what is not selected',
      'SELECT DISTINCT type FROM transaction ORDER BY id',
      'Search error occurred: Invalid or unsupported search.',
    ],
    [
      'a column that is not grouped',
      'SELECT tranid, COUNT(*) FROM transaction',
      'Search error occurred: Invalid or unsupported search.',
    ],
    ['half a query', 'SELECT id FROM', 'Search error occurred: Invalid or unsupported search.'],
    [
      'two queries',
      'SELECT 1 FROM DUAL; DELETE FROM customer',
      'Search error occurred: Invalid or unsupported search.',
    ],
    [
      'a change',
      `UPDATE customer SET companyname = 'x'`,
      'Search error occurred: Invalid or unsupported search.',
    ],
    [
      'a name of two tables',
      'SELECT id FROM customer, employee',
      `Search error occurred: Field 'id' is ambiguous.`,
    ],
    [
      'a date that is none',
      `SELECT id FROM transaction WHERE trandate = '2024-13-01'`,
      'Search error occurred: Invalid or unsupported search.',
    ],
    [
      'more than 1000 values IN a list',
      `SELECT id FROM customer WHERE id IN (${Array.from({ length: 1001 }, (_, index) => index).join()})`,
      'Search error occurred: Invalid or unsupported search.',
    ],
    [
      'a missing parameter',
      'SELECT id FROM customer WHERE id = ?',
      'Search error occurred: Invalid or unsupported search.',
    ],
    ["the engine's own tables", 'SELECT name FROM sqlite_master', 'Invalid search type: sqlite_master.'],
  ])('%s', async (_, query, detail) => {
    const answer = await client.query(query);
    expect([answer.status, WireClient.detail(answer)]).toEqual([400, prefix + detail]);
  });

  test('the header Prefer: transient is required', async () => {
    const answer = await client.call('POST', '/services/rest/query/v1/suiteql', { q: 'SELECT 1 FROM DUAL' });
    expect(answer.status).toBe(400);
    expect(answer.json['o:errorDetails']).toMatchObject([{ 'o:errorHeader': 'Prefer' }]);
  });

  test('a parameter cannot change the query', async () => {
    expect(await client.rows('SELECT entityid FROM customer WHERE companyname = ?', [`' OR 1=1 --`])).toEqual(
      [],
    );
  });
});
