import { readDocument } from '../books/document-rows.ts';
import { lineTax } from '../books/posting.ts';
import { DISPLAY_LISTS } from '../catalogue/display-lists.ts';
import type { Company } from '../company.ts';
import { type Line, money, present, quantity, rate, reference } from './line-json.ts';
import type { RecordType } from './record-type.ts';
import type { ValueJson } from './value-json.ts';

/** The goods of a transaction. */
export function itemLines(json: ValueJson, { store, books }: Company, type: RecordType, id: number): Line[] {
  const document = readDocument(store, id);
  const digits = books.master.currencyDigits(Number(document?.fields.currency));
  const order = type.documentType === 'SalesOrd';
  return (document?.lines ?? []).map((line) => {
    const stored = store.get(
      'SELECT uniquekey, itemtype, quantitybilled FROM "transactionline" WHERE "transaction" = ? AND id = ?',
      id,
      line.id,
    );
    const tax = lineTax(line, digits);
    return {
      key: String(line.id),
      json: present({
        line: line.id,
        lineUniqueKey: Number(stored?.uniquekey),
        item: json.reference('item', line.item),
        itemType: json.enumerated(
          String(stored?.itemtype),
          DISPLAY_LISTS.itemType?.[String(stored?.itemtype)] ?? String(stored?.itemtype),
        ),
        quantity: quantity(line.quantity),
        rate: rate(line.rate),
        amount: money(line.amount),
        taxRate1: rate(line.taxRate),
        tax1Amt: money(tax),
        grossAmt: money(line.amount + tax),
        isClosed: line.closed,
        ...(order
          ? {
              isOpen: !line.closed && Number(stored?.quantitybilled ?? 0) < line.quantity,
              quantityBilled: quantity(Number(stored?.quantitybilled ?? 0)),
              quantityFulfilled: quantity(line.shipped),
              itemIsFulfilled: line.shipped >= line.quantity,
            }
          : {}),
        ...(line.order
          ? { orderDoc: json.reference('transaction', line.order.document), orderLine: line.order.line }
          : {}),
        description: line.memo,
        custcol_external_id: line.externalId,
        class: reference(json, 'classification', line.class),
        department: reference(json, 'department', line.department),
        location: reference(json, 'location', line.location),
      }),
    };
  });
}
