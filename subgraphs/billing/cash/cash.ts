import { type Money, money, sum } from '#kit/money.ts';
import type { CashRow } from '#sources/netsuite/cash.ts';
import type { CustomerCash, OrderCash } from '../generated/resolvers.ts';

/** A customer's cash view, one entry per currency in which there is any document, and the customer's own. */
export function customerCash(rows: readonly CashRow[]): CustomerCash[] {
  const onHold = rows.some((row) => row.onHold);
  return rows.map((row) => {
    const amount = (text: string): Money => money(text, row.currencyCode);
    const [current, days1To30, days31To60, days61To90, over90] = row.open;
    return {
      currencyCode: row.currencyCode,
      ...documentCash(row),
      creditLimit: row.creditLimit === null ? null : amount(row.creditLimit),
      onHold,
      aging: {
        current: amount(current),
        days1To30: amount(days1To30),
        days31To60: amount(days31To60),
        days61To90: amount(days61To90),
        over90: amount(over90),
      },
    };
  });
}

/** An order's cash view; null when NetSuite has nothing of it. An order has one currency. */
export function orderCash([row]: readonly CashRow[]): OrderCash | null {
  return row === undefined ? null : documentCash(row);
}

function documentCash(row: CashRow): OrderCash {
  const amount = (text: string): Money => money(text, row.currencyCode);
  return {
    ordered: amount(row.ordered),
    invoiced: amount(row.invoiced),
    paid: amount(row.paid),
    credited: amount(row.credited),
    outstanding: money(sum(row.open), row.currencyCode),
    overdue: money(sum(row.open.slice(1)), row.currencyCode),
    unapplied: amount(row.unapplied),
  };
}
