import assert from 'node:assert/strict';
import type { AuditSubject } from '../../audit/row.ts';
import type { LiveAccount, NetSuiteNeed } from './live-account.ts';
import { must, should } from './rows.ts';

const revenue = { needs: ['revenue'] } as const;

/** That a query finds nothing amiss. */
async function nothing(account: LiveAccount, q: string): Promise<void> {
  assert.deepEqual(await account.rows(`SELECT * FROM (${q}) WHERE ROWNUM <= 3`), []);
}

export const books: AuditSubject<LiveAccount, NetSuiteNeed> = {
  name: 'Books: tables and what holds between them',
  rows: [
    must('NS-BOOK-001', 'documented', 'Every posted document balances.', (account) =>
      nothing(
        account,
        "SELECT transaction, accountingbook, SUM(amount) AS net FROM transactionaccountingline WHERE posting = 'T' GROUP BY transaction, accountingbook HAVING SUM(amount) <> 0",
      ),
    ),
    must('NS-BOOK-002', 'documented', 'An amount of the ledger is its debit less its credit.', (account) =>
      nothing(
        account,
        "SELECT transaction FROM transactionaccountingline WHERE posting = 'T' AND NVL(debit, 0) - NVL(credit, 0) <> amount",
      ),
    ),
    must(
      'NS-BOOK-003',
      'documented',
      'Orders and quotes do not post, invoices and payments do.',
      async (account) => {
        assert.equal(
          await account.value(
            "SELECT COUNT(*) AS n FROM transaction WHERE type = 'SalesOrd' AND posting = 'T'",
          ),
          '0',
        );
        assert.equal(
          await account.value(
            "SELECT COUNT(*) AS n FROM transaction WHERE type IN ('CustPymt', 'CustCred') AND posting = 'F' AND voided = 'F'",
          ),
          '0',
        );
      },
    ),
    must(
      'NS-BOOK-004',
      'documented',
      'Income is on the credit side, receivables on the debit side of invoices.',
      async (account) => {
        const rows = await account.rows(
          "SELECT a.accttype, SUM(tal.amount) AS net FROM transactionaccountingline tal JOIN account a ON a.id = tal.account JOIN transaction t ON t.id = tal.transaction WHERE t.type = 'CustInvc' AND tal.posting = 'T' GROUP BY a.accttype",
        );
        const net = (type: string) => Number(rows.find(({ accttype }) => accttype === type)?.net ?? 0);
        assert.ok(net('AcctRec') > 0 && net('Income') <= 0, JSON.stringify(rows));
      },
    ),
    must(
      'NS-BOOK-005',
      'documented',
      'One line of a document is its header, which carries the total.',
      async (account) => {
        await nothing(
          account,
          "SELECT transaction FROM transactionline WHERE mainline = 'T' GROUP BY transaction HAVING COUNT(*) <> 1",
        );
        await nothing(
          account,
          "SELECT t.id FROM transaction t JOIN transactionline tl ON tl.transaction = t.id WHERE t.type = 'CustInvc' AND tl.mainline = 'T' AND tl.foreignamount <> t.foreigntotal",
        );
      },
    ),
    must('NS-BOOK-006', 'documented', 'Lines of sales are negative in quantity and amount.', (account) =>
      nothing(
        account,
        "SELECT tl.transaction FROM transactionline tl JOIN transaction t ON t.id = tl.transaction WHERE t.type IN ('SalesOrd', 'CustInvc') AND tl.mainline = 'F' AND tl.taxline = 'F' AND tl.item IS NOT NULL AND (tl.quantity > 0 OR tl.foreignamount > 0)",
      ),
    ),
    must('NS-BOOK-007', 'documented', 'The lines of an invoice add up to its total.', (account) =>
      nothing(
        account,
        "SELECT t.id FROM transaction t JOIN transactionline tl ON tl.transaction = t.id WHERE t.type = 'CustInvc' AND tl.mainline = 'F' GROUP BY t.id, t.foreigntotal HAVING SUM(-tl.foreignamount) <> t.foreigntotal",
      ),
    ),
    must(
      'NS-BOOK-008',
      'documented',
      'What is paid and what is open of an invoice are its total.',
      (account) =>
        nothing(
          account,
          "SELECT id FROM transaction WHERE type = 'CustInvc' AND NVL(foreignamountpaid, 0) + NVL(foreignamountunpaid, 0) <> foreigntotal",
        ),
    ),
    must('NS-BOOK-009', 'documented', 'An invoice is paid in full when nothing is open.', async (account) => {
      await nothing(
        account,
        "SELECT id FROM transaction WHERE type = 'CustInvc' AND status = 'B' AND foreignamountunpaid <> 0",
      );
      await nothing(
        account,
        "SELECT id FROM transaction WHERE type = 'CustInvc' AND status = 'A' AND foreignamountunpaid = 0 AND foreigntotal <> 0",
      );
    }),
    must(
      'NS-BOOK-010',
      'documented',
      'Types of documents are short, their record types lower case.',
      async (account) => {
        const known = {
          SalesOrd: 'salesorder',
          CustInvc: 'invoice',
          CustPymt: 'customerpayment',
          CustCred: 'creditmemo',
        };
        const rows = await account.rows(
          "SELECT DISTINCT type, recordtype FROM transaction WHERE type IN ('SalesOrd', 'CustInvc', 'CustPymt', 'CustCred')",
        );
        for (const { type, recordtype } of rows) assert.equal(recordtype, known[type as keyof typeof known]);
        assert.ok(rows.length > 1);
      },
    ),
    must('NS-BOOK-011', 'documented', 'A payment is linked to what it pays.', async (account) => {
      const [row] = await account.rows(
        "SELECT previoustype, nexttype FROM NextTransactionLineLink WHERE nexttype = 'CustPymt' AND ROWNUM <= 1",
      );
      assert.deepEqual(row, { previoustype: 'CustInvc', nexttype: 'CustPymt' });
    }),
    must(
      'NS-BOOK-012',
      'documented',
      'A bill is linked to its order, and its lines know the order too.',
      async (account) => {
        const [row] = await account.rows(
          "SELECT previousdoc, nextdoc FROM PreviousTransactionLineLink WHERE previoustype = 'SalesOrd' AND nexttype = 'CustInvc' AND ROWNUM <= 1",
        );
        const from = await account.rows(
          'SELECT DISTINCT createdfrom FROM transactionline WHERE transaction = ? AND createdfrom IS NOT NULL',
          [row?.nextdoc],
        );
        assert.deepEqual(from, [{ createdfrom: row?.previousdoc }]);
      },
    ),
    must('NS-BOOK-013', 'documented', 'Periods, quarters and years are in one table.', async (account) => {
      const rows = await account.rows(
        'SELECT isquarter, isyear, COUNT(*) AS n FROM accountingperiod GROUP BY isquarter, isyear',
      );
      const kinds = rows.map(({ isquarter, isyear }) => `${isquarter}${isyear}`).sort();
      assert.deepEqual(kinds, ['FF', 'FT', 'TF']);
    }),
    must('NS-BOOK-014', 'documented', 'Documents are posted to the period of their date.', (account) =>
      nothing(
        account,
        "SELECT t.id FROM transaction t JOIN accountingperiod p ON p.id = t.postingperiod WHERE t.type = 'CustInvc' AND (p.isquarter = 'T' OR p.isyear = 'T')",
      ),
    ),
    must(
      'NS-BOOK-015',
      'documented',
      'The ledger names its book, one of which is primary.',
      async (account) => {
        const [row] = await account.rows("SELECT id FROM accountingbook WHERE isprimary = 'T'");
        assert.ok(row?.id);
        assert.ok(
          Number(
            await account.value(
              'SELECT COUNT(*) AS n FROM transactionaccountingline WHERE accountingbook = ?',
              [row.id],
            ),
          ) > 0,
        );
      },
    ),
    must('NS-BOOK-016', 'documented', 'A currency is the base, with a rate of one.', async (account) => {
      const rows = await account.rows("SELECT symbol, exchangerate FROM currency WHERE isbasecurrency = 'T'");
      assert.deepEqual([rows.length, Number(rows[0]?.exchangerate)], [1, 1]);
    }),
    must('NS-BOOK-017', 'documented', 'Rates are told by pair and day.', async (account) => {
      const [row] = await account.rows(
        'SELECT basecurrency, transactioncurrency, exchangerate, effectivedate FROM currencyrate WHERE ROWNUM <= 1',
      );
      assert.ok(
        row?.basecurrency && row.transactioncurrency && Number(row.exchangerate) > 0 && row.effectivedate,
      );
    }),
    should(
      'NS-BOOK-018',
      'documented',
      'Consolidated rates are told by period and pair of subsidiaries.',
      async (account) => {
        const [row] = await account.rows(
          'SELECT postingperiod, fromsubsidiary, tosubsidiary, averagerate, currentrate, historicalrate FROM consolidatedexchangerate WHERE ROWNUM <= 1',
        );
        assert.deepEqual(Object.keys(row ?? {}).sort(), [
          'averagerate',
          'currentrate',
          'fromsubsidiary',
          'historicalrate',
          'postingperiod',
          'tosubsidiary',
        ]);
      },
    ),
    must('NS-BOOK-019', 'documented', 'A customer owes what the open documents say.', async (account) => {
      const { id, balancesearch } = await account.first(
        'id, balancesearch',
        'customer WHERE balancesearch > 0 ORDER BY id',
      );
      const open = await account.value(
        "SELECT SUM(tal.amountunpaid) - SUM(NVL(tal.paymentamountunused, 0)) AS open FROM transactionaccountingline tal JOIN transaction t ON t.id = tal.transaction WHERE t.entity = ? AND t.type IN ('CustInvc', 'CustCred', 'CustPymt')",
        [id],
      );
      const invoices = await account.value(
        "SELECT SUM(amountunpaid) AS open FROM transactionaccountingline tal JOIN transaction t ON t.id = tal.transaction WHERE t.entity = ? AND t.type = 'CustInvc'",
        [id],
      );
      assert.ok(
        [Number(open), Number(invoices)].includes(Number(balancesearch)),
        `${balancesearch} against ${open} or ${invoices}`,
      );
    }),
    must('NS-BOOK-020', 'documented', 'Every kind of account has its type.', async (account) => {
      const types = [
        'Bank',
        'AcctRec',
        'UnbilledRec',
        'OthCurrAsset',
        'FixedAsset',
        'OthAsset',
        'DeferExpense',
        'AcctPay',
        'CreditCard',
        'OthCurrLiab',
        'LongTermLiab',
        'DeferRevenue',
        'Equity',
        'Income',
        'COGS',
        'Expense',
        'OthIncome',
        'OthExpense',
        'NonPosting',
        'Stat',
      ];
      const rows = await account.rows('SELECT DISTINCT accttype FROM account');
      assert.deepEqual(
        rows.map(({ accttype }) => accttype).filter((type) => !types.includes(type ?? '')),
        [],
      );
    }),
    must('NS-BOOK-021', 'documented', 'A customer is an entity as well, with the same id.', (account) =>
      nothing(
        account,
        "SELECT c.id FROM customer c LEFT JOIN entity e ON e.id = c.id WHERE e.id IS NULL OR e.type NOT IN ('CustJob', 'Customer')",
      ),
    ),
    must(
      'NS-REV-001',
      'documented',
      'An element comes of an arrangement and says where it is from.',
      async (account) => {
        const [row] = await account.rows(
          'SELECT e.source, e.revenuearrangement, e.item, e.quantity, e.allocationamount FROM revenueelement e WHERE ROWNUM <= 1',
        );
        assert.match(row?.source ?? '', /^(Invoice|Sales Order|Cash Sale) #/);
        assert.ok(row?.revenuearrangement && row.item && row.allocationamount);
      },
      revenue,
    ),
    must(
      'NS-REV-002',
      'documented',
      'An actual plan comes of an element, and adds up its periods.',
      (account) =>
        nothing(
          account,
          "SELECT p.id FROM revenueplan p JOIN revenueplanplannedrevenue r ON r.revenueplan = p.id WHERE p.revenueplantype = 'ACTUAL' GROUP BY p.id, p.amount HAVING SUM(r.amount) <> p.amount",
        ),
      revenue,
    ),
    must(
      'NS-REV-003',
      'documented',
      'What is recognized of a plan and what is deferred are its amount.',
      (account) =>
        nothing(
          account,
          "SELECT id FROM revenueplan WHERE revenueplantype = 'ACTUAL' AND NVL(totalrecognized, 0) + NVL(remainingdeferredbalance, 0) <> amount",
        ),
      revenue,
    ),
    must(
      'NS-REV-004',
      'documented',
      'What is recognized is the planned revenue that has its flag.',
      (account) =>
        nothing(
          account,
          "SELECT p.id FROM revenueplan p JOIN revenueplanplannedrevenue r ON r.revenueplan = p.id WHERE p.revenueplantype = 'ACTUAL' GROUP BY p.id, p.totalrecognized HAVING SUM(CASE WHEN r.isrecognized = 'T' THEN r.amount ELSE 0 END) <> NVL(p.totalrecognized, 0)",
        ),
      revenue,
    ),
    must(
      'NS-REV-005',
      'documented',
      'Revenue recognized over time is posted by journals, planned revenue not yet.',
      async (account) => {
        const planned = 'FROM revenueplanplannedrevenue r JOIN revenueplan p ON p.id = r.revenueplan';
        await nothing(
          account,
          `SELECT r.revenueplan ${planned} WHERE r.isrecognized = 'F' AND r.journal IS NOT NULL`,
        );
        await nothing(
          account,
          `SELECT r.revenueplan ${planned} WHERE r.isrecognized = 'T' AND r.journal IS NULL AND p.terminmonths > 1`,
        );
        assert.ok(Number(await account.value(`SELECT COUNT(r.journal) AS n ${planned}`)) > 0);
      },
      revenue,
    ),
    must(
      'NS-REV-006',
      'documented',
      'An element belongs to a line of its document.',
      (account) =>
        nothing(
          account,
          'SELECT tl.uniquekey FROM transactionline tl LEFT JOIN revenueelement e ON e.id = tl.revenueelement WHERE tl.revenueelement IS NOT NULL AND e.id IS NULL',
        ),
      revenue,
    ),
  ],
};
