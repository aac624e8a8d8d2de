/** Queries of the kinds that practitioners publish, with the rows that the small company answers. */
export const QUERIES: readonly {
  readonly title: string;
  readonly query: string;
  readonly parameters?: readonly unknown[];
  readonly rows: readonly Record<string, string>[];
}[] = [
  {
    title: 'how many transactions of each type',
    query: `SELECT type, COUNT(*) AS n FROM transaction GROUP BY type ORDER BY type`,
    rows: [
      { type: 'CashSale', n: '1' },
      { type: 'CustCred', n: '1' },
      { type: 'CustDep', n: '1' },
      { type: 'CustInvc', n: '4' },
      { type: 'CustPymt', n: '2' },
      { type: 'Journal', n: '6' },
      { type: 'SalesOrd', n: '3' },
    ],
  },
  {
    title: 'open invoices with customer, due date and rest',
    query: `SELECT t.tranid, BUILTIN.DF(t.entity) AS customer, TO_CHAR(t.duedate, 'YYYY-MM-DD') AS due, t.foreignamountunpaid AS open FROM transaction t WHERE t.type = 'CustInvc' AND t.foreignamountunpaid > 0 ORDER BY t.duedate, t.id`,
    rows: [
      { tranid: 'INV1', customer: 'C-1 Acme', due: '2024-02-14', open: '200' },
      { tranid: 'INV2', customer: 'C-2 Beta', due: '2024-03-28', open: '332.78' },
      { tranid: 'INV3', customer: 'C-3 Gamma', due: '2024-04-19', open: '595' },
    ],
  },
  {
    title: 'status as text and in compound form',
    query: `SELECT externalid, status, BUILTIN.DF(status) AS text, BUILTIN.CF(status) AS compound FROM transaction WHERE type IN ('SalesOrd', 'CustInvc') ORDER BY externalid`,
    rows: [
      { externalid: 'INV-A', status: 'A', text: 'Invoice : Open', compound: 'CustInvc:A' },
      { externalid: 'INV-B', status: 'A', text: 'Invoice : Open', compound: 'CustInvc:A' },
      { externalid: 'INV-C', status: 'A', text: 'Invoice : Open', compound: 'CustInvc:A' },
      { externalid: 'INV-D', status: 'B', text: 'Invoice : Paid In Full', compound: 'CustInvc:B' },
      { externalid: 'SO-A', status: 'G', text: 'Sales Order : Billed', compound: 'SalesOrd:G' },
      { externalid: 'SO-B', status: 'F', text: 'Sales Order : Pending Billing', compound: 'SalesOrd:F' },
      { externalid: 'SO-C', status: 'B', text: 'Sales Order : Pending Fulfillment', compound: 'SalesOrd:B' },
    ],
  },
  {
    title: 'a compound status matches nothing',
    query: `SELECT id FROM transaction WHERE status = 'SalesOrd:F'`,
    rows: [],
  },
  {
    title: 'unwrapped dates come in the account format',
    query: `SELECT trandate, duedate FROM transaction WHERE externalid = 'INV-B'`,
    rows: [{ trandate: '2/12/2024', duedate: '3/28/2024' }],
  },
  {
    title: 'a date compared in the account format',
    query: `SELECT externalid FROM transaction WHERE type = 'CustInvc' AND trandate >= '3/1/2024' ORDER BY id`,
    rows: [{ externalid: 'INV-C' }, { externalid: 'INV-D' }],
  },
  {
    title: 'a date range by TO_DATE',
    query: `SELECT externalid FROM transaction WHERE type = 'CustInvc' AND trandate BETWEEN TO_DATE('2024-02-01', 'YYYY-MM-DD') AND TO_DATE('31.03.2024', 'DD.MM.YYYY') ORDER BY id`,
    rows: [{ externalid: 'INV-B' }, { externalid: 'INV-C' }],
  },
  {
    title: 'parameters of text, number and date',
    query: `SELECT externalid FROM transaction WHERE type = ? AND foreigntotal > ? AND trandate < ?`,
    parameters: ['CustInvc', 432.5, '2024-02-01'],
    rows: [{ externalid: 'INV-A' }],
  },
  {
    title: 'exact decimal arithmetic',
    query: `SELECT 0.1 + 0.2 AS a, 1.10 * 3 AS b, 10 / 4 AS c, -0.5 AS d, 2 - 2.0 AS e FROM DUAL`,
    rows: [{ a: '0.3', b: '3.3', c: '2.5', d: '-0.5', e: '0' }],
  },
  {
    title: 'the ledger balances in every transaction',
    query: `SELECT transaction, SUM(amount) FROM transactionaccountingline GROUP BY transaction HAVING SUM(amount) <> 0`,
    rows: [],
  },
  {
    title: 'a trial balance',
    query: `SELECT a.acctnumber, a.fullname, SUM(tal.amount) AS balance, SUM(NVL(tal.debit, 0)) AS debit, SUM(NVL(tal.credit, 0)) AS credit FROM transactionaccountingline tal INNER JOIN account a ON a.id = tal.account INNER JOIN transaction t ON t.id = tal.transaction WHERE tal.posting = 'T' AND tal.accountingbook = (SELECT id FROM accountingbook WHERE isprimary = 'T') GROUP BY a.acctnumber, a.fullname ORDER BY a.acctnumber`,
    rows: [
      { acctnumber: '1000', fullname: 'Checking', balance: '250.25', debit: '250.25', credit: '0' },
      {
        acctnumber: '1050',
        fullname: 'Undeposited Funds',
        balance: '1519.76',
        debit: '1770.01',
        credit: '250.25',
      },
      {
        acctnumber: '1100',
        fullname: 'Accounts Receivable',
        balance: '1069.88',
        debit: '2338.09',
        credit: '1268.21',
      },
      {
        acctnumber: '2100',
        fullname: 'Sales Taxes Payable',
        balance: '-119.73',
        debit: '8.25',
        credit: '127.98',
      },
      { acctnumber: '2200', fullname: 'Customer Deposits', balance: '-500', debit: '0', credit: '500' },
      { acctnumber: '2400', fullname: 'Deferred Revenue', balance: '-700', debit: '500', credit: '1200' },
      { acctnumber: '4000', fullname: 'Sales', balance: '-1510.16', debit: '99.95', credit: '1610.11' },
      { acctnumber: '8000', fullname: 'Realized Gain/Loss', balance: '-10', debit: '0', credit: '10' },
    ],
  },
  {
    title: 'receivables: open part less what is unused',
    query: `SELECT SUM(COALESCE(tal.amountunpaid, 0) - COALESCE(tal.paymentamountunused, 0)) AS net, (SELECT SUM(x.amount) FROM transactionaccountingline x JOIN account a ON a.id = x.account WHERE a.accttype = 'AcctRec') AS ledger FROM transactionaccountingline tal JOIN account r ON r.id = tal.account AND r.accttype = 'AcctRec'`,
    rows: [{ net: '1069.88', ledger: '1069.88' }],
  },
  {
    title: 'aging by CASE buckets',
    query: `SELECT SUM(CASE WHEN CURRENT_DATE - t.duedate <= 0 THEN t.foreignamountunpaid ELSE 0 END) AS notdue, SUM(CASE WHEN TRUNC(SYSDATE) - t.duedate BETWEEN 31 AND 60 THEN t.foreignamountunpaid ELSE 0 END) AS d60, SUM(CASE WHEN TRUNC(SYSDATE) - t.duedate > 90 THEN t.foreignamountunpaid ELSE 0 END) AS d91 FROM transaction t WHERE t.type = 'CustInvc'`,
    rows: [{ notdue: '0', d60: '595', d91: '200' }],
  },
  {
    title: 'days overdue by date arithmetic',
    query: `SELECT externalid, TRUNC(SYSDATE) - duedate AS days FROM transaction WHERE type = 'CustInvc' AND foreignamountunpaid > 0 ORDER BY 2 DESC`,
    rows: [
      { externalid: 'INV-A', days: '122' },
      { externalid: 'INV-B', days: '79' },
      { externalid: 'INV-C', days: '57' },
    ],
  },
  {
    title: 'lines of an order with item and rest to bill',
    query: `SELECT tl.linesequencenumber AS line, BUILTIN.DF(tl.item) AS item, ABS(tl.quantity) AS ordered, tl.quantitybilled AS billed, ABS(tl.quantity) - tl.quantitybilled AS left FROM transactionline tl JOIN transaction t ON t.id = tl.transaction WHERE t.externalid = 'SO-B' AND tl.mainline = 'F' AND tl.taxline = 'F'`,
    rows: [{ line: '1', item: 'GAUGE', ordered: '10', billed: '4', left: '6' }],
  },
  {
    title: 'revenue lines are negative, the main line positive',
    query: `SELECT tl.mainline, tl.taxline, tl.foreignamount, tl.netamount, tl.quantity, tl.rate FROM transactionline tl JOIN transaction t ON t.id = tl.transaction WHERE t.externalid = 'INV-B' ORDER BY tl.linesequencenumber`,
    rows: [
      { mainline: 'T', taxline: 'F', foreignamount: '432.78', netamount: '432.78' },
      {
        mainline: 'F',
        taxline: 'F',
        foreignamount: '-399.8',
        netamount: '-399.8',
        quantity: '-4',
        rate: '99.95',
      },
      { mainline: 'F', taxline: 'T', foreignamount: '-32.98', netamount: '-32.98' },
    ],
  },
  {
    title: 'the invoices of an order by createdfrom',
    query: `SELECT i.externalid FROM transaction i JOIN transaction o ON o.id = i.createdfrom WHERE o.externalid = 'SO-A'`,
    rows: [{ externalid: 'INV-A' }],
  },
  {
    title: 'the invoices of an order by the line',
    query: `SELECT DISTINCT t.externalid FROM transactionline tl JOIN transaction t ON t.id = tl.transaction WHERE tl.createdfrom = (SELECT id FROM transaction WHERE externalid = 'SO-B')`,
    rows: [{ externalid: 'INV-B' }],
  },
  {
    title: 'payments of an invoice by the link table',
    query: `SELECT p.externalid, l.foreignamount, l.linktype FROM nexttransactionlinelink l JOIN transaction i ON i.id = l.previousdoc JOIN transaction p ON p.id = l.nextdoc WHERE i.externalid = 'INV-A' AND l.linktype = 'Payment'`,
    rows: [{ externalid: 'PAY-A', foreignamount: '1000.3', linktype: 'Payment' }],
  },
  {
    title: 'what a payment paid, seen backwards',
    query: `SELECT i.externalid FROM previoustransactionlinelink l JOIN transaction i ON i.id = l.previousdoc JOIN transaction p ON p.id = l.nextdoc WHERE p.externalid = 'PAY-D'`,
    rows: [{ externalid: 'INV-D' }],
  },
  {
    title: 'links of documents, without lines',
    query: `SELECT o.externalid AS ordered, i.externalid AS billed, l.linktype, l.foreignamount FROM nexttransactionlink l JOIN transaction o ON o.id = l.previousdoc JOIN transaction i ON i.id = l.nextdoc WHERE l.linktype = 'OrdBill' ORDER BY i.id`,
    rows: [
      { ordered: 'SO-A', billed: 'INV-A', linktype: 'OrdBill', foreignamount: '1200.3' },
      { ordered: 'SO-B', billed: 'INV-B', linktype: 'OrdBill', foreignamount: '399.8' },
    ],
  },
  {
    title: 'comma joins',
    query: `SELECT t.externalid, c.companyname FROM transaction t, customer c WHERE t.entity = c.id AND t.type = 'CustPymt' ORDER BY t.id`,
    rows: [
      { externalid: 'PAY-A', companyname: 'Acme' },
      { externalid: 'PAY-D', companyname: 'Delta' },
    ],
  },
  {
    title: "Oracle's (+) keeps customers without a payment",
    query: `SELECT c.entityid, p.externalid FROM customer c, transaction p WHERE p.entity(+) = c.id AND p.type(+) = 'CustPymt' ORDER BY c.entityid`,
    rows: [
      { entityid: 'C-1', externalid: 'PAY-A' },
      { entityid: 'C-2' },
      { entityid: 'C-3' },
      { entityid: 'C-4', externalid: 'PAY-D' },
    ],
  },
  {
    title: "Oracle's (+) within brackets joins by its own condition only, as NetSuite writes searches out",
    query: `SELECT c.entityid, p.externalid FROM customer c, transaction p WHERE ((p.entity(+) = c.id AND p.type(+) = 'CustPymt') AND c.entityid <> 'C-2') AND c.isinactive = 'F' ORDER BY c.entityid`,
    rows: [
      { entityid: 'C-1', externalid: 'PAY-A' },
      { entityid: 'C-3' },
      { entityid: 'C-4', externalid: 'PAY-D' },
    ],
  },
  {
    title: 'LEFT JOIN leaves nulls out of the row',
    query: `SELECT c.entityid, e.entityid AS rep FROM customer c LEFT OUTER JOIN employee e ON e.id = c.salesrep ORDER BY c.id`,
    rows: [
      { entityid: 'C-1', rep: 'Ada Rep' },
      { entityid: 'C-2', rep: 'Bo Rep' },
      { entityid: 'C-3' },
      { entityid: 'C-4' },
    ],
  },
  {
    title: 'RIGHT JOIN',
    query: `SELECT e.entityid, COUNT(c.id) AS n FROM customer c RIGHT JOIN employee e ON e.id = c.salesrep GROUP BY e.entityid ORDER BY 1`,
    rows: [
      { entityid: 'Ada Rep', n: '1' },
      { entityid: 'Bo Rep', n: '1' },
    ],
  },
  {
    title: 'FULL JOIN of two views',
    query: `SELECT a.k AS ka, b.k AS kb FROM (SELECT 1 AS k FROM DUAL UNION ALL SELECT 2 FROM DUAL) a FULL OUTER JOIN (SELECT 2 AS k FROM DUAL UNION ALL SELECT 3 FROM DUAL) b ON a.k = b.k ORDER BY NVL(a.k, b.k)`,
    rows: [{ ka: '1' }, { ka: '2', kb: '2' }, { kb: '3' }],
  },
  { title: 'CROSS JOIN', query: `SELECT COUNT(*) AS n FROM item CROSS JOIN employee`, rows: [{ n: '6' }] },
  {
    title: 'an inline view with its own grouping',
    query: `SELECT v.entity, v.total FROM (SELECT BUILTIN.DF(entity) AS entity, SUM(foreigntotal) AS total FROM transaction WHERE type = 'SalesOrd' GROUP BY BUILTIN.DF(entity)) v WHERE v.total > 2000 ORDER BY v.total`,
    rows: [{ entity: 'C-1 Acme', total: '3200.3' }],
  },
  {
    title: 'WITH two views',
    query: `WITH sold AS (SELECT entity, SUM(foreigntotal) AS total FROM transaction WHERE type = 'SalesOrd' GROUP BY entity), named (id, title) AS (SELECT id, companyname FROM customer) SELECT n.title, s.total FROM sold s JOIN named n ON n.id = s.entity ORDER BY s.total DESC`,
    rows: [
      { title: 'Acme', total: '3200.3' },
      { title: 'Beta', total: '1081.96' },
    ],
  },
  {
    title: 'EXISTS and NOT EXISTS',
    query: `SELECT c.entityid FROM customer c WHERE EXISTS (SELECT 1 FROM transaction t WHERE t.entity = c.id AND t.type = 'CustInvc') AND NOT EXISTS (SELECT * FROM transaction t WHERE t.entity = c.id AND t.type = 'SalesOrd') ORDER BY 1`,
    rows: [{ entityid: 'C-3' }, { entityid: 'C-4' }],
  },
  {
    title: 'IN with a sub-select',
    query: `SELECT externalid FROM transaction WHERE entity IN (SELECT id FROM customer WHERE custentity_channel = 'RESELLER') AND type = 'CustInvc'`,
    rows: [{ externalid: 'INV-B' }],
  },
  {
    title: 'NOT IN a list',
    query: `SELECT entityid FROM customer WHERE entityid NOT IN ('C-1', 'C-2') ORDER BY entityid`,
    rows: [{ entityid: 'C-3' }, { entityid: 'C-4' }],
  },
  {
    title: 'rows of two columns IN a list',
    query: `SELECT externalid FROM transaction WHERE (type, status) IN (('CustInvc', 'B'), ('SalesOrd', 'G')) ORDER BY externalid`,
    rows: [{ externalid: 'INV-D' }, { externalid: 'SO-A' }],
  },
  {
    title: 'ids in quotes',
    query: `SELECT COUNT(*) AS n FROM transaction WHERE id IN ('1', '2', '3')`,
    rows: [{ n: '3' }],
  },
  {
    title: 'a scalar sub-select in the list',
    query: `SELECT c.entityid, (SELECT MAX(t.foreigntotal) FROM transaction t WHERE t.entity = c.id AND t.type = 'CustInvc') AS largest FROM customer c ORDER BY c.id`,
    rows: [
      { entityid: 'C-1', largest: '1200.3' },
      { entityid: 'C-2', largest: '432.78' },
      { entityid: 'C-3', largest: '595' },
      { entityid: 'C-4', largest: '100.01' },
    ],
  },
  {
    title: '> ALL',
    query: `SELECT externalid FROM transaction WHERE type = 'SalesOrd' AND foreigntotal > ALL (SELECT foreigntotal FROM transaction WHERE type = 'CustInvc')`,
    rows: [{ externalid: 'SO-C' }],
  },
  {
    title: 'UNION removes duplicates',
    query: `SELECT type FROM transaction WHERE type = 'CustInvc' UNION SELECT type FROM transaction WHERE type IN ('CustInvc', 'CustCred') ORDER BY type`,
    rows: [{ type: 'CustCred' }, { type: 'CustInvc' }],
  },
  {
    title: 'UNION ALL, MINUS and INTERSECT',
    query: `(SELECT id FROM item UNION ALL SELECT id FROM item) MINUS SELECT id FROM item WHERE itemid = 'TANK' INTERSECT SELECT id FROM item WHERE itemid = 'PLAN'`,
    rows: [{ id: '2' }],
  },
  {
    title: 'searched and simple CASE',
    query: `SELECT itemid, CASE itemtype WHEN 'Service' THEN 'service' WHEN 'InvtPart' THEN 'stock' ELSE 'other' END AS kind, CASE WHEN cost > 100 THEN 'dear' END AS price FROM item ORDER BY id`,
    rows: [
      { itemid: 'GAUGE', kind: 'other' },
      { itemid: 'PLAN', kind: 'service' },
      { itemid: 'TANK', kind: 'stock', price: 'dear' },
    ],
  },
  {
    title: 'DECODE with null',
    query: `SELECT externalid, DECODE(otherrefnum, NULL, 'none', 'PO-77', 'first', 'other') AS po FROM transaction WHERE type = 'SalesOrd' ORDER BY id`,
    rows: [
      { externalid: 'SO-A', po: 'first' },
      { externalid: 'SO-B', po: 'other' },
      { externalid: 'SO-C', po: 'none' },
    ],
  },
  {
    title: 'NVL, NVL2, COALESCE, NULLIF',
    query: `SELECT entityid, NVL(email, 'no mail') AS mail, NVL2(email, 'yes', 'no') AS has, COALESCE(partner, salesrep, -1) AS who, NULLIF(entityid, 'C-2') AS notbeta FROM customer ORDER BY id`,
    rows: [
      { entityid: 'C-1', mail: 'pay@acme.example', has: 'yes', who: '1', notbeta: 'C-1' },
      { entityid: 'C-2', mail: 'no mail', has: 'no', who: '3' },
      { entityid: 'C-3', mail: 'no mail', has: 'no', who: '-1', notbeta: 'C-3' },
      { entityid: 'C-4', mail: 'no mail', has: 'no', who: '-1', notbeta: 'C-4' },
    ],
  },
  {
    title: 'an empty string is null',
    query: `SELECT CASE WHEN '' IS NULL THEN 'null' ELSE 'empty' END AS a, 'x' || NULL || 'y' AS b, LENGTH('') AS c FROM DUAL`,
    rows: [{ a: 'null', b: 'xy' }],
  },
  {
    title: 'HAVING',
    query: `SELECT entity, COUNT(*) AS n FROM transaction WHERE entity IS NOT NULL GROUP BY entity HAVING COUNT(*) > 3 ORDER BY n DESC, entity`,
    rows: [
      { entity: '4', n: '5' },
      { entity: '5', n: '4' },
    ],
  },
  {
    title: 'GROUP BY ROLLUP gives subtotals and a total',
    query: `SELECT type, status, COUNT(*) AS n FROM transaction WHERE type IN ('CustInvc', 'SalesOrd') GROUP BY ROLLUP(type, status) ORDER BY type, status`,
    rows: [
      { type: 'CustInvc', status: 'A', n: '3' },
      { type: 'CustInvc', status: 'B', n: '1' },
      { type: 'CustInvc', n: '4' },
      { type: 'SalesOrd', status: 'B', n: '1' },
      { type: 'SalesOrd', status: 'F', n: '1' },
      { type: 'SalesOrd', status: 'G', n: '1' },
      { type: 'SalesOrd', n: '3' },
      { n: '7' },
    ],
  },
  {
    title: 'GROUPING tells totals from nulls',
    query: `SELECT GROUPING(otherrefnum) AS g, otherrefnum, COUNT(*) AS n FROM transaction WHERE type = 'SalesOrd' GROUP BY ROLLUP(otherrefnum) ORDER BY g, otherrefnum`,
    rows: [
      { g: '0', otherrefnum: 'PO-77', n: '1' },
      { g: '0', otherrefnum: 'PO-78', n: '1' },
      { g: '0', n: '1' },
      { g: '1', n: '3' },
    ],
  },
  {
    title: 'DISTINCT',
    query: `SELECT DISTINCT custbody_channel FROM transaction WHERE type = 'SalesOrd' ORDER BY custbody_channel`,
    rows: [{ custbody_channel: 'DIRECT' }, { custbody_channel: 'RESELLER' }],
  },
  {
    title: 'COUNT DISTINCT, AVG, MIN, MAX',
    query: `SELECT COUNT(DISTINCT entity) AS customers, AVG(foreigntotal) AS mean, MIN(foreigntotal) AS least, MAX(trandate) AS last FROM transaction WHERE type = 'CustInvc'`,
    rows: [{ customers: '4', mean: '582.0225', least: '100.01', last: '4/2/2024' }],
  },
  {
    title: 'MEDIAN and STDDEV',
    query: `SELECT MEDIAN(foreigntotal) AS middle, ROUND(STDDEV(foreigntotal), 2) AS spread FROM transaction WHERE type = 'CustInvc'`,
    rows: [{ middle: '513.89', spread: '460.81' }],
  },
  {
    title: 'the newest per customer by ROW_NUMBER',
    query: `SELECT externalid FROM (SELECT externalid, ROW_NUMBER() OVER (PARTITION BY entity ORDER BY trandate DESC, id DESC) AS rn FROM transaction WHERE type = 'SalesOrd') WHERE rn = 1 ORDER BY externalid`,
    rows: [{ externalid: 'SO-B' }, { externalid: 'SO-C' }],
  },
  {
    title: 'RANK and DENSE_RANK',
    query: `SELECT acctnumber, RANK() OVER (ORDER BY accttype) AS r, DENSE_RANK() OVER (ORDER BY accttype) AS d FROM account WHERE accttype IN ('Bank', 'Equity', 'Income') ORDER BY acctnumber`,
    rows: [
      { acctnumber: '1000', r: '1', d: '1' },
      { acctnumber: '3000', r: '2', d: '2' },
      { acctnumber: '3900', r: '2', d: '2' },
      { acctnumber: '4000', r: '4', d: '3' },
    ],
  },
  {
    title: 'a running total',
    query: `SELECT externalid, SUM(foreigntotal) OVER (ORDER BY trandate, id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS running FROM transaction WHERE type = 'CustInvc' ORDER BY trandate`,
    rows: [
      { externalid: 'INV-A', running: '1200.3' },
      { externalid: 'INV-B', running: '1633.08' },
      { externalid: 'INV-C', running: '2228.08' },
      { externalid: 'INV-D', running: '2328.09' },
    ],
  },
  {
    title: 'an aggregate of aggregates with OVER',
    query: `SELECT type, SUM(foreigntotal) AS total, SUM(SUM(foreigntotal)) OVER () AS whole FROM transaction WHERE type IN ('CustInvc', 'CustCred') GROUP BY type ORDER BY type`,
    rows: [
      { type: 'CustCred', total: '108.2', whole: '2436.29' },
      { type: 'CustInvc', total: '2328.09', whole: '2436.29' },
    ],
  },
  {
    title: 'LAG and LEAD',
    query: `SELECT externalid, LAG(externalid) OVER (ORDER BY id) AS before, LEAD(foreigntotal, 1, 0) OVER (ORDER BY id) AS after FROM transaction WHERE type = 'SalesOrd' ORDER BY id`,
    rows: [
      { externalid: 'SO-A', after: '1081.96' },
      { externalid: 'SO-B', before: 'SO-A', after: '2000' },
      { externalid: 'SO-C', before: 'SO-B', after: '0' },
    ],
  },
  {
    title: 'FETCH FIRST',
    query: `SELECT externalid FROM transaction WHERE type = 'CustInvc' ORDER BY foreigntotal DESC FETCH FIRST 2 ROWS ONLY`,
    rows: [{ externalid: 'INV-A' }, { externalid: 'INV-C' }],
  },
  {
    title: 'OFFSET and FETCH NEXT',
    query: `SELECT externalid FROM transaction WHERE type = 'CustInvc' ORDER BY id OFFSET 1 ROWS FETCH NEXT 2 ROWS ONLY`,
    rows: [{ externalid: 'INV-B' }, { externalid: 'INV-C' }],
  },
  {
    title: 'TOP',
    query: `SELECT TOP 2 externalid FROM transaction WHERE type = 'CustInvc' ORDER BY id DESC`,
    rows: [{ externalid: 'INV-D' }, { externalid: 'INV-C' }],
  },
  {
    title: 'ROWNUM counts before ORDER BY',
    query: `SELECT externalid FROM transaction WHERE type = 'CustInvc' AND ROWNUM <= 2 ORDER BY id DESC`,
    rows: [{ externalid: 'INV-B' }, { externalid: 'INV-A' }],
  },
  {
    title: 'ROWNUM within brackets limits as without them',
    query: `SELECT externalid FROM transaction WHERE (type = 'CustInvc' AND (posting = 'T' AND ROWNUM <= 2)) ORDER BY id DESC`,
    rows: [{ externalid: 'INV-B' }, { externalid: 'INV-A' }],
  },
  {
    title: 'ROWNUM over an ordered view',
    query: `SELECT externalid FROM (SELECT externalid FROM transaction WHERE type = 'CustInvc' ORDER BY id DESC) WHERE ROWNUM <= 2`,
    rows: [{ externalid: 'INV-D' }, { externalid: 'INV-C' }],
  },
  {
    title: 'ROWNUM above one is never reached',
    query: `SELECT externalid FROM transaction WHERE ROWNUM > 1`,
    rows: [],
  },
  {
    title: 'date masks',
    query: `SELECT TO_CHAR(trandate, 'DD-MON-YYYY') AS a, TO_CHAR(trandate, 'Q') AS b, TO_CHAR(trandate, 'fmMonth DD, YYYY') AS c, TO_CHAR(trandate, 'DY') AS d, TO_CHAR(trandate, 'IYYY-IW') AS e FROM transaction WHERE externalid = 'INV-B'`,
    rows: [{ a: '12-FEB-2024', b: '1', c: 'February 12, 2024', d: 'MON', e: '2024-07' }],
  },
  {
    title: 'number masks',
    query: `SELECT TO_CHAR(1234567.891, '9,999,999.99') AS a, TO_CHAR(5, '000') AS b, TO_CHAR(0.5, 'FM990.00') AS c, TO_CHAR(12345, '999') AS d, TO_CHAR(-12.5, 'FM$999.90') AS e FROM DUAL`,
    rows: [{ a: ' 1,234,567.89', b: ' 005', c: '0.50', d: '####', e: '-$12.50' }],
  },
  {
    title: 'TO_CHAR of money without a mask',
    query: `SELECT TO_CHAR(foreigntotal) AS total FROM transaction WHERE type = 'CustInvc' ORDER BY id`,
    rows: [{ total: '1200.3' }, { total: '432.78' }, { total: '595' }, { total: '100.01' }],
  },
  {
    title: 'TO_NUMBER',
    query: `SELECT TO_NUMBER('12.50') + 1 AS a, TO_NUMBER('1,234.5', '9,999.9') AS b FROM DUAL`,
    rows: [{ a: '13.5', b: '1234.5' }],
  },
  {
    title: 'month arithmetic',
    query: `SELECT TO_CHAR(ADD_MONTHS(TO_DATE('2024-01-31', 'YYYY-MM-DD'), 1), 'YYYY-MM-DD') AS a, TO_CHAR(LAST_DAY(TO_DATE('2023-02-05', 'YYYY-MM-DD')), 'YYYY-MM-DD') AS b, MONTHS_BETWEEN(TO_DATE('2024-03-31', 'YYYY-MM-DD'), TO_DATE('2024-02-29', 'YYYY-MM-DD')) AS c, TO_CHAR(TRUNC(TO_DATE('2024-05-17', 'YYYY-MM-DD'), 'Q'), 'YYYY-MM-DD') AS d, TO_CHAR(TRUNC(TO_DATE('2024-05-17', 'YYYY-MM-DD'), 'MONTH'), 'YYYY-MM-DD') AS e, TO_CHAR(NEXT_DAY(TO_DATE('2024-05-17', 'YYYY-MM-DD'), 'MONDAY'), 'YYYY-MM-DD') AS f FROM DUAL`,
    rows: [{ a: '2024-02-29', b: '2023-02-28', c: '1', d: '2024-04-01', e: '2024-05-01', f: '2024-05-20' }],
  },
  {
    title: 'plus days and EXTRACT',
    query: `SELECT TO_CHAR(trandate + 30, 'YYYY-MM-DD') AS plus, EXTRACT(YEAR FROM trandate) AS y, EXTRACT(MONTH FROM trandate) AS m FROM transaction WHERE externalid = 'INV-A'`,
    rows: [{ plus: '2024-02-14', y: '2024', m: '1' }],
  },
  {
    title: 'the business date',
    query: `SELECT TO_CHAR(CURRENT_DATE, 'YYYY-MM-DD') AS a, TO_CHAR(TRUNC(SYSDATE), 'MM/DD/YYYY HH24:MI:SS') AS b FROM DUAL`,
    rows: [{ a: '2024-06-15', b: '06/15/2024 00:00:00' }],
  },
  {
    title: 'relative ranges',
    query: `SELECT TO_CHAR(BUILTIN.RELATIVE_RANGES('TM', 'START'), 'YYYY-MM-DD') AS a, TO_CHAR(BUILTIN.RELATIVE_RANGES('LM', 'END'), 'YYYY-MM-DD') AS b, TO_CHAR(BUILTIN.RELATIVE_RANGES('DAGO30', 'START'), 'YYYY-MM-DD') AS c, TO_CHAR(BUILTIN.RELATIVE_RANGES('LFQ', 'START'), 'YYYY-MM-DD') AS d, TO_CHAR(BUILTIN.RELATIVE_RANGES('TY', 'END'), 'YYYY-MM-DD') AS e FROM DUAL`,
    rows: [{ a: '2024-06-01', b: '2024-05-31', c: '2024-05-16', d: '2024-01-01', e: '2024-12-31' }],
  },
  {
    title: 'string functions',
    query: `SELECT UPPER('aé') AS a, INITCAP('net suite') AS b, SUBSTR('netsuite', -5, 3) AS c, INSTR('corporate floor', 'or', 3, 2) AS d, LPAD('7', 3, '0') AS e, REPLACE('a-b', '-') AS f, TRANSLATE('2KRW', '2K', 'x') AS g, REGEXP_SUBSTR('PO-123', '[0-9]+') AS h, REGEXP_REPLACE('a  b', ' +', ' ') AS i, CONCAT('a', 'b') AS j FROM DUAL`,
    rows: [
      {
        a: 'AÉ',
        b: 'Net Suite',
        c: 'sui',
        d: '14',
        e: '007',
        f: 'ab',
        g: 'xRW',
        h: '123',
        i: 'a b',
        j: 'ab',
      },
    ],
  },
  {
    title: 'rounding',
    query: `SELECT ROUND(2.345, 2) AS a, ROUND(-2.5) AS b, TRUNC(2.999, 1) AS c, FLOOR(-1.5) AS d, CEIL(1.2) AS e, MOD(10, 3) AS f, ROUND(1254.5, -2) AS g, ROUND(10 / 3, 4) AS h, ABS(-3.5) AS i, SIGN(-2) AS j, POWER(2, 10) AS k FROM DUAL`,
    rows: [
      {
        a: '2.35',
        b: '-3',
        c: '2.9',
        d: '-2',
        e: '2',
        f: '1',
        g: '1300',
        h: '3.3333',
        i: '3.5',
        j: '-1',
        k: '1024',
      },
    ],
  },
  {
    title: 'LIKE is case-sensitive, _ and ESCAPE',
    query: `SELECT entityid FROM customer WHERE companyname LIKE '%am%' AND companyname NOT LIKE 'a%' AND 'a_b' LIKE 'a\\_b' ESCAPE '\\'`,
    rows: [{ entityid: 'C-3' }],
  },
  {
    title: 'REGEXP_LIKE',
    query: `SELECT entityid FROM customer WHERE REGEXP_LIKE(companyname, '^[AB]') ORDER BY 1`,
    rows: [{ entityid: 'C-1' }, { entityid: 'C-2' }],
  },
  {
    title: 'GREATEST and LEAST',
    query: `SELECT GREATEST(1, 2.5, 2) AS a, LEAST('b', 'a') AS b FROM DUAL`,
    rows: [{ a: '2.5', b: 'a' }],
  },
  {
    title: 'CAST',
    query: `SELECT CAST('12' AS INTEGER) + 1 AS a, CAST(1.5 AS VARCHAR(10)) || 'x' AS b, CAST(2.5 AS INT) AS c FROM DUAL`,
    rows: [{ a: '13', b: '1.5x', c: '3' }],
  },
  {
    title: 'a literal that holds -- and a comment',
    query: `SELECT 'a--b' AS a /* not ' this */ FROM DUAL -- nor this`,
    rows: [{ a: 'a--b' }],
  },
  {
    title: 'keys are lower case, the later of two equal names wins, the rest is numbered',
    query: `SELECT externalid AS "MyId", type, BUILTIN.DF(type) AS type, COUNT(*) OVER (), 1 + 1 FROM transaction WHERE externalid = 'SO-A'`,
    rows: [{ myid: 'SO-A', type: 'Sales Order', expr1: '1', expr2: '2' }],
  },
  {
    title: 'SELECT * with a DF beside it',
    query: `SELECT *, BUILTIN.DF(paymentterm) AS paymentterm FROM (SELECT name AS paymentterm, daysuntilnetdue FROM term WHERE name = 'Net 45')`,
    rows: [{ paymentterm: 'Net 45', daysuntilnetdue: '45' }],
  },
  {
    title: 'display values of references and lists',
    query: `SELECT BUILTIN.DF(subsidiary) AS s, BUILTIN.DF(currency) AS c, BUILTIN.DF(postingperiod) AS p, BUILTIN.DF(type) AS t, BUILTIN.DF(terms) AS terms, BUILTIN.DF(posting) AS posting, BUILTIN.DF(employee) AS rep FROM transaction WHERE externalid = 'INV-A'`,
    rows: [
      {
        s: 'Parent Company',
        c: 'US Dollar',
        p: 'Jan 2024',
        t: 'Invoice',
        terms: 'Net 30',
        posting: 'Yes',
        rep: 'Ada Rep',
      },
    ],
  },
  {
    title: 'customer balances and credit hold',
    query: `SELECT entityid, balancesearch, overduebalancesearch, unbilledorderssearch, daysoverduesearch AS days, oncredithold, creditholdoverride, BUILTIN.DF(creditholdoverride) AS rule FROM customer ORDER BY id`,
    rows: [
      {
        entityid: 'C-1',
        balancesearch: '150.3',
        overduebalancesearch: '200',
        unbilledorderssearch: '2000',
        days: '122',
        oncredithold: 'T',
        creditholdoverride: 'AUTO',
        rule: 'Auto',
      },
      {
        entityid: 'C-2',
        balancesearch: '324.58',
        overduebalancesearch: '332.78',
        unbilledorderssearch: '599.7',
        days: '79',
        oncredithold: 'T',
        creditholdoverride: 'AUTO',
        rule: 'Auto',
      },
      {
        entityid: 'C-3',
        balancesearch: '595',
        overduebalancesearch: '595',
        unbilledorderssearch: '0',
        days: '57',
        oncredithold: 'T',
        creditholdoverride: 'ON',
        rule: 'On',
      },
      {
        entityid: 'C-4',
        balancesearch: '0',
        overduebalancesearch: '0',
        unbilledorderssearch: '0',
        days: '0',
        oncredithold: 'F',
        creditholdoverride: 'OFF',
        rule: 'Off',
      },
    ],
  },
  {
    title: 'the entity table spans customers, employees and partners',
    query: `SELECT type, COUNT(*) AS n FROM entity GROUP BY type ORDER BY type`,
    rows: [
      { type: 'CustJob', n: '4' },
      { type: 'Employee', n: '2' },
      { type: 'Partner', n: '1' },
    ],
  },
  {
    title: 'periods with quarter and year',
    query: `SELECT p.periodname, q.periodname AS quarter, y.periodname AS year, p.closed FROM accountingperiod p JOIN accountingperiod q ON q.id = p.parent JOIN accountingperiod y ON y.id = q.parent WHERE p.isposting = 'T' AND p.startdate BETWEEN '5/1/2024' AND '6/30/2024' ORDER BY p.startdate`,
    rows: [
      { periodname: 'May 2024', quarter: 'Q2 2024', year: 'FY 2024', closed: 'T' },
      { periodname: 'Jun 2024', quarter: 'Q2 2024', year: 'FY 2024', closed: 'F' },
    ],
  },
  {
    title: 'planned revenue of a plan',
    query: `SELECT ap.periodname, r.amount, r.isrecognized, j.trandate FROM revenueplanplannedrevenue r JOIN revenueplan p ON p.id = r.revenueplan JOIN revenueelement e ON e.id = p.createdfrom JOIN item i ON i.id = e.item JOIN accountingperiod ap ON ap.id = r.plannedperiod LEFT JOIN transaction j ON j.id = r.journal WHERE i.itemid = 'PLAN' AND p.revenueplantype = 'ACTUAL' ORDER BY ap.startdate FETCH FIRST 6 ROWS ONLY`,
    rows: [
      { periodname: 'Jan 2024', amount: '100', isrecognized: 'T', trandate: '1/31/2024' },
      { periodname: 'Feb 2024', amount: '100', isrecognized: 'T', trandate: '2/29/2024' },
      { periodname: 'Mar 2024', amount: '100', isrecognized: 'T', trandate: '3/31/2024' },
      { periodname: 'Apr 2024', amount: '100', isrecognized: 'T', trandate: '4/30/2024' },
      { periodname: 'May 2024', amount: '100', isrecognized: 'T', trandate: '5/31/2024' },
      { periodname: 'Jun 2024', amount: '100', isrecognized: 'F' },
    ],
  },
  {
    title: 'deferred balance: what is planned and not recognised',
    query: `SELECT SUM(r.amount) AS deferred, (SELECT -SUM(amount) FROM transactionaccountingline tal JOIN account a ON a.id = tal.account WHERE a.accttype = 'DeferRevenue') AS ledger FROM revenueplanplannedrevenue r WHERE r.isrecognized = 'F'`,
    rows: [{ deferred: '700', ledger: '700' }],
  },
  {
    title: 'elements with their source and plan',
    query: `SELECT e.source, e.referenceid, BUILTIN.DF(e.revenuerecognitionrule) AS rule, p.totalrecognized, p.remainingdeferredbalance, p.statusfordisplay FROM revenueelement e JOIN revenueplan p ON p.createdfrom = e.id ORDER BY e.id`,
    rows: [
      {
        source: 'Invoice #INV1',
        referenceid: 'INV1_1',
        rule: 'POINT_IN_TIME',
        totalrecognized: '0.3',
        remainingdeferredbalance: '0',
        statusfordisplay: 'Completed',
      },
      {
        source: 'Invoice #INV1',
        referenceid: 'INV1_2',
        rule: 'STRAIGHT_LINE_12M',
        totalrecognized: '500',
        remainingdeferredbalance: '700',
        statusfordisplay: 'In Progress',
      },
      {
        source: 'Invoice #INV2',
        referenceid: 'INV2_1',
        rule: 'POINT_IN_TIME',
        totalrecognized: '399.8',
        remainingdeferredbalance: '0',
        statusfordisplay: 'Completed',
      },
      {
        source: 'Invoice #INV3',
        referenceid: 'INV3_1',
        rule: 'POINT_IN_TIME',
        totalrecognized: '500',
        remainingdeferredbalance: '0',
        statusfordisplay: 'Completed',
      },
      {
        source: 'Invoice #INV4',
        referenceid: 'INV4_1',
        rule: 'POINT_IN_TIME',
        totalrecognized: '100.01',
        remainingdeferredbalance: '0',
        statusfordisplay: 'Completed',
      },
    ],
  },
  {
    title: 'foreign amounts and base amounts',
    query: `SELECT t.externalid, c.symbol, t.exchangerate, t.foreigntotal, tal.amount FROM transaction t JOIN currency c ON c.id = t.currency JOIN transactionaccountingline tal ON tal.transaction = t.id AND tal.transactionline = 0 WHERE t.entity = (SELECT id FROM customer WHERE entityid = 'C-4') ORDER BY t.id`,
    rows: [
      { externalid: 'INV-D', symbol: 'EUR', exchangerate: '1.1', foreigntotal: '100.01', amount: '110.01' },
      { externalid: 'PAY-D', symbol: 'EUR', exchangerate: '1.2', foreigntotal: '100.01', amount: '120.01' },
    ],
  },
  {
    title: 'a realized exchange gain on the payment',
    query: `SELECT a.fullname, tal.debit, tal.credit FROM transactionaccountingline tal JOIN account a ON a.id = tal.account JOIN transaction t ON t.id = tal.transaction WHERE t.externalid = 'PAY-D' ORDER BY tal.transactionline`,
    rows: [
      { fullname: 'Undeposited Funds', debit: '120.01' },
      { fullname: 'Accounts Receivable', credit: '110.01' },
      { fullname: 'Realized Gain/Loss', credit: '10' },
    ],
  },
  {
    title: 'consolidation to the parent',
    query: `SELECT TO_NUMBER(BUILTIN.CONSOLIDATE(tal.amount, 'LEDGER', 'DEFAULT', 'DEFAULT', 1, t.postingperiod, 'DEFAULT')) AS parent, BUILTIN.CONSOLIDATE(tal.amount, 'INCOME', 'DEFAULT', 'AVERAGE', 1, t.postingperiod, 'DEFAULT') AS average FROM transaction t JOIN transactionaccountingline tal ON tal.transaction = t.id AND tal.transactionline = 0 WHERE t.externalid = 'INV-C'`,
    rows: [{ parent: '666.4', average: '660.45' }],
  },
  {
    title: 'the currency of an amount',
    query: `SELECT BUILTIN.CURRENCY(t.foreigntotal) AS a, BUILTIN.CURRENCY(tal.amount) AS b FROM transaction t JOIN transactionaccountingline tal ON tal.transaction = t.id WHERE t.externalid = 'INV-D' AND tal.transactionline = 0`,
    rows: [{ a: 'EUR', b: 'USD' }],
  },
  {
    title: 'levels of a hierarchy',
    query: `SELECT entityid, BUILTIN.HIERARCHY(parent, 'LEVEL') AS level FROM customer WHERE parent IS NOT NULL`,
    rows: [{ entityid: 'C-2', level: '0' }],
  },
  {
    title: 'unpaid and unused on the ledger lines',
    query: `SELECT t.externalid, tal.amountunpaid, tal.amountpaid, tal.paymentamountunused, tal.paymentamountused FROM transactionaccountingline tal JOIN transaction t ON t.id = tal.transaction WHERE NVL(tal.amountunpaid, tal.paymentamountunused) IS NOT NULL ORDER BY t.id`,
    rows: [
      { externalid: 'INV-A', amountunpaid: '200', amountpaid: '1000.3' },
      { externalid: 'INV-B', amountunpaid: '332.78', amountpaid: '100' },
      { externalid: 'INV-C', amountunpaid: '595', amountpaid: '0' },
      { externalid: 'INV-D', amountunpaid: '0', amountpaid: '110.01' },
      { externalid: 'CM-A', paymentamountunused: '8.2', paymentamountused: '100' },
      { externalid: 'PAY-A', paymentamountunused: '49.7', paymentamountused: '1000.3' },
      { externalid: 'PAY-D', paymentamountunused: '0', paymentamountused: '110.01' },
      { externalid: 'DEP-A', paymentamountunused: '500', paymentamountused: '0' },
    ],
  },
  {
    title: 'the high-water mark of a sync',
    query: `SELECT TO_CHAR(MAX(lastmodifieddate), 'YYYY-MM-DD HH24:MI:SS') AS mark FROM transaction WHERE lastmodifieddate > TO_TIMESTAMP('2024-05-01 00:00:00', 'YYYY-MM-DD HH24:MI:SS')`,
    rows: [{ mark: '2024-05-31 00:00:00' }],
  },
];
