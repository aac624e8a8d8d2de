import assert from 'node:assert/strict';
import type { AuditSubject } from '../../audit/row.ts';
import type { LiveAccount, NetSuiteNeed } from './live-account.ts';
import { must, should } from './rows.ts';

async function found(account: LiveAccount, type: string, q: string): Promise<number> {
  const answer = await account.get(`${type}?limit=1&q=${encodeURIComponent(q)}`);
  assert.equal(answer.status, 200, `${q}: ${answer.text}`);
  return answer.json.totalResults;
}

/** That a filter finds as many records as a condition of SuiteQL does rows. */
async function agree(account: LiveAccount, type: string, q: string, from: string): Promise<void> {
  const [rest, sql] = [
    await found(account, type, q),
    Number(await account.value(`SELECT COUNT(*) AS n FROM ${from}`)),
  ];
  assert.equal(rest, sql, `${q} against ${from}`);
}

const INVOICES = "transaction WHERE type = 'CustInvc'";

export const filters: AuditSubject<LiveAccount, NetSuiteNeed> = {
  name: 'Filters of lists',
  rows: [
    must('NS-FILTER-001', 'documented', 'IS and IS_NOT compare text.', async (account) => {
      const { companyname } = await account.first(
        'companyname',
        "customer WHERE companyname IS NOT NULL AND companyname NOT LIKE '%''%' AND companyname NOT LIKE '%\"%' ORDER BY id",
      );
      const same = await found(account, 'customer', `companyName IS "${companyname}"`);
      assert.ok(same >= 1);
      assert.ok((await found(account, 'customer', `companyName IS_NOT "${companyname}"`)) > 0);
    }),
    must(
      'NS-FILTER-002',
      'documented',
      'START_WITH, CONTAIN and END_WITH look into text.',
      async (account) => {
        const { companyname = '' } = await account.first(
          'companyname',
          "customer WHERE companyname LIKE '% %' AND companyname NOT LIKE '%''%' ORDER BY id",
        );
        const word = companyname.split(' ')[0] ?? '';
        assert.ok((await found(account, 'customer', `companyName START_WITH "${word}"`)) >= 1);
        assert.ok(
          (await found(account, 'customer', `companyName CONTAIN "${companyname.slice(1, -1)}"`)) >= 1,
        );
        assert.ok((await found(account, 'customer', `companyName END_WITH "${companyname.slice(-4)}"`)) >= 1);
      },
    ),
    must('NS-FILTER-003', 'documented', 'EMPTY and EMPTY_NOT part all records.', async (account) => {
      const parts = [
        await found(account, 'customer', 'email EMPTY'),
        await found(account, 'customer', 'email EMPTY_NOT'),
      ];
      assert.equal(
        (parts[0] ?? 0) + (parts[1] ?? 0),
        (await account.get('customer?limit=1')).json.totalResults,
      );
    }),
    must('NS-FILTER-004', 'documented', 'GREATER and LESS_OR_EQUAL part all figures.', async (account) => {
      await agree(account, 'invoice', 'total GREATER 1000', `${INVOICES} AND foreigntotal > 1000`);
      await agree(account, 'invoice', 'total LESS_OR_EQUAL 1000', `${INVOICES} AND foreigntotal <= 1000`);
    }),
    must(
      'NS-FILTER-005',
      'documented',
      'EQUAL, GREATER_OR_EQUAL and LESS compare figures.',
      async (account) => {
        const { foreigntotal } = await account.first('foreigntotal', `${INVOICES} ORDER BY id`);
        await agree(
          account,
          'invoice',
          `total EQUAL ${foreigntotal}`,
          `${INVOICES} AND foreigntotal = ${foreigntotal}`,
        );
        await agree(
          account,
          'invoice',
          `total GREATER_OR_EQUAL ${foreigntotal}`,
          `${INVOICES} AND foreigntotal >= ${foreigntotal}`,
        );
        await agree(
          account,
          'invoice',
          `total LESS ${foreigntotal}`,
          `${INVOICES} AND foreigntotal < ${foreigntotal}`,
        );
      },
    ),
    must('NS-FILTER-006', 'documented', 'BETWEEN takes both ends.', (account) =>
      agree(
        account,
        'invoice',
        'total BETWEEN [500, 2000]',
        `${INVOICES} AND foreigntotal BETWEEN 500 AND 2000`,
      ),
    ),
    must('NS-FILTER-007', 'documented', 'ANY_OF takes any of a list.', async (account) => {
      const rows = await account.rows('SELECT id FROM customer ORDER BY id FETCH FIRST 3 ROWS ONLY');
      assert.equal(await found(account, 'customer', `id ANY_OF [${rows.map(({ id }) => id).join(', ')}]`), 3);
    }),
    must('NS-FILTER-008', 'documented', 'Dates are written as the account does.', async (account) => {
      const { day } = await account.first(
        "TO_CHAR(trandate, 'MM/DD/YYYY') AS day",
        `${INVOICES} ORDER BY id`,
      );
      const date = `TO_DATE('${day}', 'MM/DD/YYYY')`;
      for (const [operator, sign] of [
        ['ON', '='],
        ['AFTER', '>'],
        ['BEFORE', '<'],
        ['ON_OR_AFTER', '>='],
        ['ON_OR_BEFORE', '<='],
      ])
        await agree(
          account,
          'invoice',
          `tranDate ${operator} "${day}"`,
          `${INVOICES} AND trandate ${sign} ${date}`,
        );
    }),
    must('NS-FILTER-009', 'documented', 'Flags are compared with true and false.', async (account) => {
      const parts = [
        await found(account, 'customer', 'isPerson IS true'),
        await found(account, 'customer', 'isPerson IS false'),
      ];
      assert.equal(
        (parts[0] ?? 0) + (parts[1] ?? 0),
        (await account.get('customer?limit=1')).json.totalResults,
      );
    }),
    must('NS-FILTER-010', 'documented', 'AND goes before OR, parentheses before both.', async (account) => {
      const all = (await account.get('customer?limit=1')).json.totalResults;
      assert.equal(await found(account, 'customer', 'id EMPTY_NOT OR email EMPTY AND email EMPTY_NOT'), all);
      assert.equal(
        await found(account, 'customer', '(id EMPTY_NOT OR email EMPTY) AND companyName IS "nobody at all"'),
        0,
      );
    }),
    must('NS-FILTER-011', 'documented', 'A filter that breaks off is refused.', async (account) => {
      for (const q of ['companyName IS', '(id EQUAL 1', 'companyName', 'AND']) {
        const { status } = await account.get(`customer?q=${encodeURIComponent(q)}`);
        assert.equal(status, 400, q);
      }
    }),
    must('NS-FILTER-012', 'documented', 'An unknown field or operator is refused.', async (account) => {
      for (const q of ['nothing IS 1', 'companyName LIKES x', 'total EQUAL much'])
        assert.equal((await account.get(`invoice?q=${encodeURIComponent(q)}`)).status, 400, q);
    }),
    should('NS-FILTER-013', 'documented', 'Operators are turned round by _NOT.', async (account) => {
      const word = 'a';
      const parts = [
        await found(account, 'customer', `companyName CONTAIN "${word}"`),
        await found(account, 'customer', `companyName CONTAIN_NOT "${word}"`),
      ];
      const named = Number(await account.value('SELECT COUNT(companyname) AS n FROM customer'));
      assert.ok((parts[0] ?? 0) + (parts[1] ?? 0) >= named, `${parts}`);
    }),
    must('NS-FILTER-014', 'documented', 'Filters and pages go together.', async (account) => {
      const { json } = await account.get(`invoice?limit=1&q=${encodeURIComponent('total GREATER 0')}`);
      const next = json.links.find(({ rel }: { rel: string }) => rel === 'next');
      assert.equal(new URL(next.href).searchParams.get('q'), 'total GREATER 0');
      assert.notEqual((await account.get(next.href)).json.items[0].id, json.items[0].id);
    }),
  ],
};
