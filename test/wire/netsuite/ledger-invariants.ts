import type { WireClient } from './wire-client.ts';

/** A sentence that must hold of the books whatever was written, with the query whose rows contradict it. */
interface Invariant {
  readonly sentence: string;
  readonly contradictions: string;
}

const OPEN_ITEMS = `SELECT l.entity, SUM(a.amount) AS amount FROM transactionaccountingline a
  JOIN account r ON r.id = a.account AND r.accttype = 'AcctRec' JOIN transactionline l ON l.transaction = a.transaction AND l.id = a.transactionline
  GROUP BY l.entity`;

const LINKS = (condition: string, end: string): string =>
  `SELECT ${end} AS doc, SUM(foreignamount) AS amount FROM nexttransactionlinelink WHERE ${condition} GROUP BY ${end}`;

const ORDER_LINES = `SELECT l.transaction AS doc, l.quantity, l.quantitybilled AS billed, l.isclosed, l.fulfillable FROM transactionline l
  WHERE l.mainline = 'F' AND l.item IS NOT NULL`;

export const INVARIANTS: readonly Invariant[] = [
  {
    sentence: 'each transaction balances in each accounting book',
    contradictions: `SELECT transaction, accountingbook, SUM(amount) AS off FROM transactionaccountingline GROUP BY transaction, accountingbook HAVING SUM(amount) <> 0`,
  },
  {
    sentence: 'each transaction balances in its own currency',
    contradictions: `SELECT transaction, SUM(foreignamount) AS off FROM transactionline GROUP BY transaction HAVING SUM(foreignamount) <> 0`,
  },
  {
    sentence: 'a ledger line is a debit or a credit of its amount',
    contradictions: `SELECT transaction, transactionline FROM transactionaccountingline WHERE NVL(debit, 0) - NVL(credit, 0) <> amount OR (debit IS NOT NULL AND credit IS NOT NULL)`,
  },
  {
    sentence: 'each line has one ledger line of the same account and amount',
    contradictions: `SELECT l.transaction, l.id FROM transactionline l LEFT JOIN transactionaccountingline a ON a.transaction = l.transaction AND a.transactionline = l.id
      WHERE a.account IS NULL OR a.account <> l.account OR a.amount <> l.netamount`,
  },
  {
    sentence: 'what a customer owes is what receivables have of it',
    contradictions: `SELECT c.id, c.balancesearch, o.amount FROM customer c LEFT JOIN (${OPEN_ITEMS}) o ON o.entity = c.id WHERE c.balancesearch <> NVL(o.amount, 0)`,
  },
  {
    sentence: 'receivables are the balances of all customers',
    contradictions: `SELECT x.ledger, x.balances FROM (SELECT (SELECT NVL(SUM(a.amount), 0) FROM transactionaccountingline a JOIN account r ON r.id = a.account AND r.accttype = 'AcctRec') AS ledger,
      (SELECT NVL(SUM(balancesearch), 0) FROM customer) AS balances FROM DUAL) x WHERE x.ledger <> x.balances`,
  },
  {
    sentence: 'a consolidated balance is the own one and those of the customers below',
    contradictions: `SELECT c.id FROM customer c WHERE c.consolbalancesearch <> c.balancesearch + NVL((SELECT SUM(b.consolbalancesearch) FROM customer b WHERE b.parent = c.id), 0)`,
  },
  {
    sentence: 'an invoice is open by its total less what was applied to it, and paid in full when nothing is',
    contradictions: `SELECT t.id FROM transaction t LEFT JOIN (${LINKS("linktype = 'Payment'", 'previousdoc')}) p ON p.doc = t.id WHERE t.type = 'CustInvc' AND t.status <> 'V'
      AND (t.foreignamountunpaid <> t.foreigntotal - NVL(p.amount, 0) OR t.foreignamountunpaid < 0 OR t.status <> CASE WHEN t.foreignamountunpaid = 0 THEN 'B' ELSE 'A' END)`,
  },
  {
    sentence:
      'a payment, credit or deposit is unused by its total less what was applied, used up or refunded of it',
    contradictions: `SELECT t.id FROM transaction t LEFT JOIN (${LINKS("linktype = 'Payment'", 'nextdoc')}) n ON n.doc = t.id
      LEFT JOIN (${LINKS("linktype IN ('Payment', 'DepAppl', 'DepRfnd')", 'previousdoc')}) p ON p.doc = t.id WHERE t.type IN ('CustPymt', 'CustCred', 'CustDep') AND t.status <> 'V'
      AND (t.foreignpaymentamountunused <> t.foreigntotal - NVL(n.amount, 0) - NVL(p.amount, 0) OR t.foreignpaymentamountunused < 0)`,
  },
  {
    sentence: 'nothing is left in base currency of what is settled',
    contradictions: `SELECT t.id FROM transaction t JOIN transactionaccountingline a ON a.transaction = t.id AND NVL(a.amountunpaid, a.paymentamountunused) IS NOT NULL
      WHERE t.type <> 'Journal' AND NVL(t.foreignamountunpaid, t.foreignpaymentamountunused) = 0 AND NVL(a.amountunpaid, a.paymentamountunused) <> 0`,
  },
  {
    sentence: 'customer deposits are what is unused of them',
    contradictions: `SELECT x.ledger, x.unused FROM (SELECT (SELECT NVL(SUM(-a.amount), 0) FROM transactionaccountingline a JOIN account r ON r.id = a.account AND r.acctnumber = '2200') AS ledger,
      (SELECT NVL(SUM(a.paymentamountunused), 0) FROM transactionaccountingline a JOIN transaction t ON t.id = a.transaction AND t.type = 'CustDep') AS unused FROM DUAL) x WHERE x.ledger <> x.unused`,
  },
  {
    sentence: 'an order line has billed what its invoices bill of it, and no more than it has',
    contradictions: `SELECT o.transaction, o.id FROM transactionline o LEFT JOIN (SELECT i.orderdoc, i.orderline, SUM(ABS(i.quantity)) AS billed FROM transactionline i WHERE i.orderdoc IS NOT NULL GROUP BY i.orderdoc, i.orderline) b
      ON b.orderdoc = o.transaction AND b.orderline = o.id JOIN transaction t ON t.id = o.transaction AND t.type IN ('SalesOrd', 'RtnAuth')
      WHERE o.item IS NOT NULL AND (NVL(o.quantitybilled, 0) <> NVL(b.billed, 0) OR o.quantitybilled > ABS(o.quantity))`,
  },
  {
    sentence: 'the status of an order follows from its lines',
    contradictions: `SELECT t.id, t.status FROM transaction t JOIN (SELECT x.doc, COUNT(*) AS lines, SUM(CASE WHEN x.isclosed = 'T' THEN 1 ELSE 0 END) AS closed,
        SUM(CASE WHEN x.isclosed = 'F' AND x.billed < ABS(x.quantity) THEN 1 ELSE 0 END) AS waiting, SUM(x.billed) AS billed,
        SUM(CASE WHEN x.isclosed = 'F' AND x.fulfillable = 'T' THEN 1 ELSE 0 END) AS stocked FROM (${ORDER_LINES}) x GROUP BY x.doc) s ON s.doc = t.id
      WHERE t.type IN ('SalesOrd', 'RtnAuth') AND t.status NOT IN ('A', 'C') AND t.status <>
        CASE WHEN s.closed = s.lines AND s.billed > 0 THEN 'G' WHEN s.closed = s.lines THEN 'H' WHEN s.waiting = 0 THEN 'G' WHEN s.stocked = 0 THEN 'F' ELSE 'B' END`,
  },
  {
    sentence: 'links join transactions that exist, with the sum of their lines',
    contradictions: `SELECT l.previousdoc, l.nextdoc FROM nexttransactionlink l LEFT JOIN transaction p ON p.id = l.previousdoc LEFT JOIN transaction n ON n.id = l.nextdoc
      WHERE p.id IS NULL OR n.id IS NULL OR p.type <> l.previoustype OR n.type <> l.nexttype
      OR l.foreignamount <> (SELECT SUM(x.foreignamount) FROM nexttransactionlinelink x WHERE x.previousdoc = l.previousdoc AND x.nextdoc = l.nextdoc AND x.linktype = l.linktype)`,
  },
  {
    sentence: 'every link between lines joins lines that exist',
    contradictions: `SELECT l.previousdoc, l.previousline, l.nextdoc, l.nextline FROM nexttransactionlinelink l LEFT JOIN transactionline p ON p.transaction = l.previousdoc AND p.id = l.previousline
      LEFT JOIN transactionline n ON n.transaction = l.nextdoc AND n.id = l.nextline WHERE p.id IS NULL OR n.id IS NULL`,
  },
  {
    sentence: 'a plan is the sum of its rows, and what is recognized of them',
    contradictions: `SELECT p.id FROM revenueplan p LEFT JOIN (SELECT r.revenueplan, SUM(r.amount) AS amount, SUM(CASE WHEN r.isrecognized = 'T' THEN r.amount ELSE 0 END) AS recognized
      FROM revenueplanplannedrevenue r GROUP BY r.revenueplan) x ON x.revenueplan = p.id
      WHERE p.amount <> NVL(x.amount, 0) OR p.totalrecognized <> NVL(x.recognized, 0) OR p.remainingdeferredbalance <> p.amount - p.totalrecognized`,
  },
  {
    sentence: 'a row that was recognized by a journal names one that exists, in its period',
    contradictions: `SELECT r.id FROM revenueplanplannedrevenue r LEFT JOIN transaction j ON j.id = r.journal WHERE r.journal IS NOT NULL AND (j.id IS NULL OR j.postingperiod <> r.postingperiod OR r.isrecognized <> 'T')`,
  },
];

/** What holds besides once revenue plans are up to date. */
export const REVENUE_INVARIANTS: readonly Invariant[] = [
  {
    sentence: 'deferred revenue is what is planned and not recognized, in each currency',
    contradictions: `SELECT c.symbol, NVL(d.amount, 0) AS deferred, NVL(u.amount, 0) AS unrecognized FROM currency c
      LEFT JOIN (SELECT t.currency, -SUM(l.foreignamount) AS amount FROM transactionline l JOIN account a ON a.id = l.account AND a.accttype = 'DeferRevenue'
        JOIN transaction t ON t.id = l.transaction AND t.posting = 'T' GROUP BY t.currency) d ON d.currency = c.id
      LEFT JOIN (SELECT p.revenueplancurrency AS currency, SUM(r.amount) AS amount FROM revenueplanplannedrevenue r JOIN revenueplan p ON p.id = r.revenueplan AND p.revenueplantype = 'ACTUAL'
        WHERE r.isrecognized = 'F' GROUP BY p.revenueplancurrency) u ON u.currency = c.id WHERE NVL(d.amount, 0) <> NVL(u.amount, 0)`,
  },
  {
    sentence: 'an element is allocated what its plan plans',
    contradictions: `SELECT e.id FROM revenueelement e JOIN revenueplan p ON p.createdfrom = e.id WHERE p.amount <> e.allocationamount`,
  },
  {
    sentence: 'an arrangement allocates what was sold',
    contradictions: `SELECT a.id FROM revenuearrangement a LEFT JOIN (SELECT e.revenuearrangement, SUM(e.salesamount) AS sold, SUM(e.allocationamount) AS allocated FROM revenueelement e GROUP BY e.revenuearrangement) x
      ON x.revenuearrangement = a.id WHERE NVL(x.sold, 0) <> NVL(x.allocated, 0) OR a.foreigntotal <> NVL(x.sold, 0)`,
  },
];

/** The invariants that do not hold, each with the first rows that contradict it. */
export async function contradictions(
  client: WireClient,
  invariants: readonly Invariant[],
): Promise<{ sentence: string; rows: Record<string, string>[] }[]> {
  const found = [];
  for (const { sentence, contradictions: query } of invariants) {
    const rows = await client.rows(query);
    if (rows.length > 0) found.push({ sentence, rows: rows.slice(0, 3) });
  }
  return found;
}
