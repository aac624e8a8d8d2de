import { defineTable } from './column.ts';

/** Record types whose rows follow from other tables. */

/** Item lines as sales facts: positive amounts in the subsidiary's currency, net of tax. */
function salesFacts(condition: string): string {
  return `SELECT l."transaction", l.id AS tranline, l.uniquekey, l.item, -l.quantity AS itemcount, -l.netamount AS amount,
    l.entity, t.employee, t.partner, t.trandate, t.postingperiod, l.subsidiary, l.class, l.department, l.location, t.type, t.currency,
    -l.foreignamount AS foreignamount
    FROM "transactionline" l JOIN "transaction" t ON t.id = l."transaction"
    WHERE l.mainline = 'F' AND l.taxline = 'F' AND l.item IS NOT NULL AND t.voided = 'F' AND ${condition}`;
}

const SALES_COLUMNS = `transaction:>transaction! tranline:int! uniquekey:int! item:>item itemcount:qty amount:money
  amountnet:money=amount entity:>entity employee:>employee partner:>partner trandate:date postingperiod:>accountingperiod
  subsidiary:>subsidiary class:>classification department:>department location:>location type:#transactionType
  currency:>currency foreignamount:money`;

export const DERIVED_TABLES = [
  defineTable('salesordered', {
    label: 'transaction',
    columns: SALES_COLUMNS,
    view: salesFacts(
      `(t.type = 'SalesOrd' AND t.status <> 'C' OR t.type IN ('CustInvc', 'CashSale') AND l.orderdoc IS NULL)`,
    ),
  }),
  defineTable('salesinvoiced', {
    label: 'transaction',
    columns: SALES_COLUMNS,
    view: salesFacts(`t.type IN ('CustInvc', 'CashSale', 'CustCred', 'CashRfnd')`),
  }),
  defineTable('transactionstatus', {
    label: 'fullname',
    primaryKey: ['trantype', 'id'],
    columns: 'id:text! name:text fullname:text trantype:#transactionType!',
    view: `SELECT letter AS id, substr(text, instr(text, ' : ') + 3) AS name, text AS fullname, type AS trantype FROM sandbox_status`,
  }),
  defineTable('transactiontype', {
    columns: 'id:text! name:text!',
    view: `SELECT value AS id, text AS name FROM sandbox_display WHERE list = 'transactionType'`,
  }),
  defineTable('entitystatus', {
    columns: 'id:int! name:text!',
    view: `SELECT CAST(value AS INTEGER) AS id, text AS name FROM sandbox_display WHERE list = 'customerStatus'`,
    empty: 'key:int entitytype description isinactive:flag probability:rate',
  }),
  defineTable('itemtype', {
    columns: 'id:text! name:text!',
    view: `SELECT value AS id, text AS name FROM sandbox_display WHERE list = 'itemType'`,
  }),
  defineTable('accountingbooksubsidiaries', {
    label: 'accountingbook',
    primaryKey: ['accountingbook', 'subsidiary'],
    columns: 'accountingbook:>accountingbook! subsidiary:>subsidiary! status:text',
    empty: 'date_deleted:date',
    view: `SELECT b.id AS accountingbook, s.id AS subsidiary, 'ACTIVE' AS status FROM "accountingbook" b, "subsidiary" s`,
  }),
  defineTable('fiscalcalendar', {
    columns: 'id:int! name:text fiscalmonth:text isdefault:flag',
    empty: 'externalid date_deleted:date',
    view: `SELECT 1 AS id, 'Standard Fiscal Calendar' AS name, 'JAN' AS fiscalmonth, 'T' AS isdefault`,
  }),
  defineTable('accountingperiodfiscalcalendars', {
    label: 'fullname',
    primaryKey: ['accountingperiod', 'fiscalcalendar'],
    columns: `accountingperiod:>accountingperiod! fiscalcalendar:>fiscalcalendar! parent:>accountingperiod fullname:text`,
    empty: 'date_deleted:date',
    view: `SELECT p.id AS accountingperiod, 1 AS fiscalcalendar, p.parent,
      COALESCE(y.periodname || ' : ', '') || COALESCE(q.periodname || ' : ', '') || p.periodname AS fullname
      FROM "accountingperiod" p LEFT JOIN "accountingperiod" q ON q.id = p.parent LEFT JOIN "accountingperiod" y ON y.id = q.parent`,
  }),
];
