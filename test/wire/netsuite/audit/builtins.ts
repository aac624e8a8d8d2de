import assert from 'node:assert/strict';
import type { AuditSubject } from '../../audit/row.ts';
import type { LiveAccount, NetSuiteNeed } from './live-account.ts';
import { must, should } from './rows.ts';

export const builtins: AuditSubject<LiveAccount, NetSuiteNeed> = {
  name: 'SuiteQL: BUILTIN functions',
  rows: [
    must('NS-BUILTIN-001', 'documented', 'DF shows a reference by its name.', async (account) => {
      const [row] = await account.rows(
        "SELECT BUILTIN.DF(t.currency) AS shown, c.name FROM transaction t JOIN currency c ON c.id = t.currency WHERE t.type = 'CustInvc' AND ROWNUM <= 1",
      );
      assert.equal(row?.shown, row?.name);
    }),
    must('NS-BUILTIN-002', 'documented', 'DF shows a status with its kind of document.', async (account) => {
      const rows = await account.rows(
        "SELECT DISTINCT status, BUILTIN.DF(status) AS shown FROM transaction WHERE type = 'SalesOrd'",
      );
      assert.ok(rows.length > 0);
      for (const { shown } of rows) assert.match(shown ?? '', /^Sales Order : [A-Z]/);
    }),
    must('NS-BUILTIN-003', 'documented', 'CF gives a status in compound form.', async (account) => {
      const rows = await account.rows(
        "SELECT DISTINCT status, BUILTIN.CF(status) AS compound FROM transaction WHERE type = 'SalesOrd'",
      );
      for (const { status, compound } of rows) assert.equal(compound, `SalesOrd:${status}`);
      assert.ok(rows.length > 0);
    }),
    must('NS-BUILTIN-004', 'measured', 'A compound status finds nothing.', async (account) =>
      assert.equal(
        await account.value("SELECT COUNT(*) AS n FROM transaction WHERE status = 'SalesOrd:B'"),
        '0',
      ),
    ),
    must('NS-BUILTIN-005', 'documented', 'DF stands in conditions and groups.', async (account) => {
      const rows = await account.rows(
        'SELECT BUILTIN.DF(type) AS type, COUNT(*) AS n FROM transaction GROUP BY BUILTIN.DF(type)',
      );
      const invoices = await account.value(
        "SELECT COUNT(*) AS n FROM transaction WHERE BUILTIN.DF(type) = 'Invoice'",
      );
      assert.equal(rows.find(({ type }) => type === 'Invoice')?.n, invoices);
      assert.ok(Number(invoices) > 0);
    }),
    must(
      'NS-BUILTIN-006',
      'documented',
      'RELATIVE_RANGES gives the first and last day of a range.',
      async (account) => {
        const [row = {}] =
          await account.rows(`SELECT TO_CHAR(BUILTIN.RELATIVE_RANGES('TM', 'START'), 'YYYY-MM-DD') AS a, TO_CHAR(BUILTIN.RELATIVE_RANGES('TM', 'END'), 'YYYY-MM-DD') AS b,
        TO_CHAR(BUILTIN.RELATIVE_RANGES('LM', 'END'), 'YYYY-MM-DD') AS c, TO_CHAR(TRUNC(CURRENT_DATE, 'MM'), 'YYYY-MM-DD') AS first, TO_CHAR(LAST_DAY(CURRENT_DATE), 'YYYY-MM-DD') AS last FROM DUAL`);
        assert.deepEqual([row.a, row.b], [row.first, row.last]);
        assert.ok((row.c ?? '') < (row.a ?? ''));
      },
    ),
    must(
      'NS-BUILTIN-007',
      'documented',
      'RELATIVE_RANGES knows days, quarters and years.',
      async (account) => {
        for (const code of ['DAGO30', 'TFY', 'TFQ', 'LFQ', 'TY', 'TYTD', 'LFY', 'TW', 'LW'])
          assert.ok(
            await account.value(`SELECT BUILTIN.RELATIVE_RANGES('${code}', 'START') AS day FROM DUAL`),
            code,
          );
      },
    ),
    must(
      'NS-BUILTIN-008',
      'documented',
      'CONSOLIDATE leaves amounts of the parent as they are.',
      async (account) => {
        const { id } = await account.first('id', 'subsidiary ORDER BY id');
        const amount =
          "TO_NUMBER(BUILTIN.CONSOLIDATE(tal.amount, 'LEDGER', 'DEFAULT', 'DEFAULT', " +
          `${id}, t.postingperiod, 'DEFAULT'))`;
        const rows =
          await account.rows(`SELECT tal.amount AS own, ${amount} AS consolidated FROM transactionaccountingline tal JOIN transaction t ON t.id = tal.transaction
        JOIN transactionline tl ON tl.transaction = t.id AND tl.id = tal.transactionline WHERE tal.posting = 'T' AND tl.subsidiary = ${id} AND ROWNUM <= 5`);
        assert.ok(rows.length > 0);
        for (const { own, consolidated } of rows) assert.equal(consolidated, own);
      },
    ),
    should(
      'NS-BUILTIN-009',
      'documented',
      'HIERARCHY shows where a name stands among others.',
      async (account) =>
        assert.ok(
          await account.value(
            "SELECT BUILTIN.HIERARCHY(id, 'DISPLAY_JOINED') AS shown FROM subsidiary WHERE ROWNUM <= 1",
          ),
        ),
    ),
    should('NS-BUILTIN-010', 'documented', 'CURRENCY gives an amount with its currency.', async (account) =>
      assert.ok(
        await account.value(
          "SELECT BUILTIN.CURRENCY(foreigntotal) AS shown FROM transaction WHERE type = 'CustInvc' AND ROWNUM <= 1",
        ),
      ),
    ),
  ],
};
