import { ASSUMED } from '../assumed.ts';
import type { Document, ItemLine } from '../books/document.ts';
import type { Company } from '../company.ts';
import { MONEY_SCALE, multiply, QUANTITY_SCALE, RATE_SCALE, roundMoney } from '../decimal.ts';
import { invalidFieldValue, userError } from '../errors.ts';

/** What is still to be billed of an order, as lines of its invoice. */
export function unbilledLines(order: number, company: Company): ItemLine[] {
  const digits = company.books.master.currencyDigits(
    Number(company.store.get('SELECT currency FROM "transaction" WHERE id = ?', order)?.currency),
  );
  return (company.readDocument(order)?.lines ?? []).flatMap((line): ItemLine[] => {
    const left = line.quantity - billedQuantity(order, line.id as number, company);
    if (line.closed || left <= 0) return [];
    const amount =
      left === line.quantity
        ? line.amount
        : roundMoney(multiply(left, QUANTITY_SCALE, line.rate, RATE_SCALE, MONEY_SCALE), digits);
    return [
      {
        ...line,
        id: null,
        quantity: left,
        amount,
        shipped: 0,
        closed: false,
        externalId: null,
        order: { document: order, line: line.id as number },
      },
    ];
  });
}

export function billedQuantity(order: number, line: number, { store }: Company): number {
  return Number(
    store.get(
      'SELECT quantitybilled AS n FROM "transactionline" WHERE "transaction" = ? AND id = ?',
      order,
      line,
    )?.n ?? 0,
  );
}

/** An order must be approved and have as much left as is billed of it. */
export function checkOrders(
  document: Document,
  company: Company,
  before: ReadonlyMap<number | null, number> = new Map(),
): void {
  document.lines.forEach((line, index) => {
    if (!line.order) return;
    const order = company.readDocument(line.order.document);
    const source = order?.lines.find((candidate) => candidate.id === line.order?.line);
    const status = String(order?.fields.status);
    if (!order || !source || order.fields.entity !== document.fields.entity)
      throw invalidFieldValue(line.order.document, 'orderDoc', `item.items[${index}].orderDoc`);
    if (status === 'A' || status === 'C' || status === 'H')
      throw userError(ASSUMED.writes.orderNotOpen, 'createdFrom');
    const left =
      source.quantity -
      billedQuantity(line.order.document, line.order.line, company) +
      (line.id === null ? 0 : (before.get(line.id) ?? 0));
    if (line.quantity > left)
      throw userError(
        ASSUMED.writes.tooMuchBilled(line.quantity / 10 ** QUANTITY_SCALE, left / 10 ** QUANTITY_SCALE),
        `item.items[${index}].quantity`,
      );
  });
}
