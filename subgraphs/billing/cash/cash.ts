import { Decimal, type Money, money, sum } from '#kit/money.ts';
import type { CashMeasure, CashRow } from '#sources/netsuite/cash.ts';
import type { CustomerCash, OrderCash } from '../generated/resolvers.ts';

/** The sums of one currency, ready to be told apart by measure and by how long invoices are past due. */
interface Sums {
  readonly currencyCode: string;
  readonly total: (measure: CashMeasure) => Decimal;
  /** What is open on the invoices of one bucket. */
  readonly open: (bucket: number) => Decimal;
}

/** A customer's cash view, one entry per currency in which there is any document, and the customer's own. */
export function customerCash(rows: readonly CashRow[]): CustomerCash[] {
  const onHold = rows.some(({ measure, amount }) => measure === 'onHold' && amount === '1');
  return [...Map.groupBy(rows, ({ currencyCode }) => currencyCode)].map(([currencyCode, own]) => {
    const sums = sumsOf(currencyCode, own);
    const limit = own.find(({ measure }) => measure === 'creditLimit');
    return {
      currencyCode,
      ...documentCash(sums),
      creditLimit: limit ? money(limit.amount, currencyCode) : null,
      onHold,
      aging: {
        current: money(sums.open(0), currencyCode),
        days1To30: money(sums.open(1), currencyCode),
        days31To60: money(sums.open(2), currencyCode),
        days61To90: money(sums.open(3), currencyCode),
        over90: money(sums.open(4), currencyCode),
      },
    };
  });
}

/** An order's cash view; null when NetSuite has nothing of it. An order has one currency. */
export function orderCash(rows: readonly CashRow[]): OrderCash | null {
  const currencyCode = rows[0]?.currencyCode;
  return currencyCode === undefined ? null : documentCash(sumsOf(currencyCode, rows));
}

function documentCash(sums: Sums): OrderCash {
  const { currencyCode, total, open } = sums;
  const overdue = [1, 2, 3, 4].reduce((all, bucket) => all.plus(open(bucket)), new Decimal(0));
  const amount = (value: Decimal): Money => money(value, currencyCode);
  return {
    ordered: amount(total('ordered')),
    invoiced: amount(total('invoiced')),
    paid: amount(total('paid')),
    credited: amount(total('credited')),
    outstanding: amount(total('invoiced').minus(total('paid')).minus(total('credited'))),
    overdue: amount(overdue),
    unapplied: amount(total('unapplied')),
  };
}

function sumsOf(currencyCode: string, rows: readonly CashRow[]): Sums {
  const total = (measure: CashMeasure, bucket?: number): Decimal =>
    sum(
      rows
        .filter((row) => row.measure === measure && (bucket === undefined || row.bucket === bucket))
        .map(({ amount }) => amount),
    );
  return {
    currencyCode,
    total,
    open: (bucket) => total('invoiced', bucket).minus(total('paid', bucket)).minus(total('credited', bucket)),
  };
}
