import { readDocument } from '../books/document-rows.ts';
import { documentTotals } from '../books/posting.ts';
import { DAY } from '../calendar.ts';
import type { Company } from '../company.ts';
import type { Row } from '../store/database.ts';
import type { RecordType } from './record-type.ts';

/** A field of a record that no column holds: it is worked out when the record is read, and never written. */
export interface DerivedField {
  readonly name: string;
  /** `status`: the letter of the transaction's status; `money`: at the money scale. */
  readonly kind: 'status' | 'money' | 'integer';
  /** Null: the record leaves the field out. */
  value(row: Row, company: Company): string | number | null;
}

/** What several fields of one record are made from is worked out once. */
function perRecord<T>(work: (row: Row, company: Company) => T): (row: Row, company: Company) => T {
  const known = new WeakMap<Row, T>();
  return (row, company) => {
    let result = known.get(row);
    if (result === undefined) {
      result = work(row, company);
      known.set(row, result);
    }
    return result;
  };
}

const totals = perRecord((row, { store, books }) => {
  const digits = books.master.currencyDigits(Number(row.currency));
  return documentTotals(readDocument(store, Number(row.id))?.lines ?? [], digits);
});

const letter = (row: Row): string | null => (row.status === null ? null : String(row.status));

const STATUS: DerivedField = { name: 'status', kind: 'status', value: letter };
const ORDER_STATUS: DerivedField = { name: 'orderStatus', kind: 'status', value: letter };
/** Where the stored total is what the customer gets back, records still show it as a plain sum. */
const RETURN_TOTAL: DerivedField = {
  name: 'total',
  kind: 'money',
  value: (row) => Math.abs(Number(row.foreigntotal)),
};
const TOTALS: readonly DerivedField[] = [
  { name: 'subtotal', kind: 'money', value: (row, company) => totals(row, company).net },
  { name: 'taxTotal', kind: 'money', value: (row, company) => totals(row, company).tax },
];

/** Days overdue from which on each of NetSuite's five columns of open amounts counts. */
const AGES = [Number.NEGATIVE_INFINITY, 1, 31, 61, 91] as const;

/** Open amounts of a customer's invoices less what credits and payments have left, by days overdue; base currency. */
const openByAge = perRecord((row, company): number[] => {
  const { store, books } = company;
  const today = company.businessDay();
  const columns = AGES.map(() => 0);
  for (const { due, open } of store.all(
    `SELECT coalesce(t.duedate, t.trandate) AS due, coalesce(a.amountunpaid, 0) - coalesce(a.paymentamountunused, 0) AS open
       FROM "transaction" t JOIN "transactionaccountingline" a ON a."transaction" = t.id AND a.accountingbook = ?
      WHERE t.entity = ? AND t.type IN ('CustInvc', 'CustPymt', 'CustCred') AND t.voided = 'F'`,
    books.book,
    Number(row.id),
  )) {
    const column = AGES.findLastIndex((days) => (today - Number(due)) / DAY >= days);
    columns[column] = (columns[column] as number) + Number(open);
  }
  return columns;
});

/** Deposits that no invoice used yet, in base currency. */
function depositBalance(row: Row, { store, books }: Company): number {
  return store
    .all(
      `SELECT -sum(a.amount) AS held FROM "transactionaccountingline" a JOIN "transaction" t ON t.id = a."transaction"
         JOIN "account" c ON c.id = a.account WHERE t.entity = ? AND c.sspecacct = 'CustDep' AND a.accountingbook = ?`,
      Number(row.id),
      books.book,
    )
    .reduce((sum, { held }) => sum + Number(held ?? 0), 0);
}

/** What of an invoice's revenue is recognised and what is still deferred, by its revenue plans. */
const revenueOf = perRecord((row, { store, books }) => {
  const sums = store.get(
    `SELECT sum(p.totalrecognized) AS recognized, sum(p.remainingdeferredbalance) AS deferred FROM "revenueplan" p
       JOIN "revenueelement" e ON e.id = p.createdfrom WHERE e.sourcetransaction = ? AND e.accountingbook = ? AND p.revenueplantype = 'ACTUAL'`,
    Number(row.id),
    books.book,
  );
  return { recognized: sums?.recognized ?? null, deferred: sums?.deferred ?? null };
});

const INVOICE: readonly DerivedField[] = [
  { name: 'recognizedRevenue', kind: 'money', value: (row, company) => revenueOf(row, company).recognized },
  { name: 'deferredRevenue', kind: 'money', value: (row, company) => revenueOf(row, company).deferred },
];

const CUSTOMER: readonly DerivedField[] = [
  ...AGES.map(
    (_, column): DerivedField => ({
      name: `aging${column === 0 ? '' : column}`,
      kind: 'money',
      value: (row, company) => openByAge(row, company)[column] as number,
    }),
  ),
  { name: 'depositBalance', kind: 'money', value: depositBalance },
];

/** What records of the type show besides their columns. */
export function derivedFields(type: RecordType): readonly DerivedField[] {
  if (type.name === 'customer') return CUSTOMER;
  if (type.kind !== 'transaction') return [];
  return [
    STATUS,
    ...(type.documentType === 'SalesOrd' ? [ORDER_STATUS] : []),
    ...(type.documentType === 'CustInvc' ? INVOICE : []),
    ...(type.documentType === 'RtnAuth' ? [RETURN_TOTAL] : []),
    ...(type.sublists.includes('item') ? TOTALS : []),
  ];
}
