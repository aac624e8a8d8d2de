import type { Document, ItemLine } from '../books/document.ts';
import type { Company } from '../company.ts';
import { invalidFieldValue } from '../errors.ts';
import { unbilledLines } from './billing.ts';
import { type Json, property } from './field-values.ts';
import { putItemLines } from './item-lines.ts';

/** A line that a transform takes over, and which line of the source it was. */
export interface TakenLine {
  readonly source: number;
  readonly line: ItemLine;
}

/** What a new document takes over of the lines of the one that it is made from. */
export function originLines(document: Document, origin: number, company: Company): TakenLine[] {
  const source = company.readDocument(origin);
  const bills =
    source?.type === 'SalesOrd'
      ? document.type === 'CustInvc' || document.type === 'CashSale'
      : source?.type === 'RtnAuth' && (document.type === 'CustCred' || document.type === 'CashRfnd');
  if (bills)
    return unbilledLines(origin, company).map((line) => ({ source: line.order?.line as number, line }));
  return (source?.lines ?? []).map((line) => ({
    source: line.id as number,
    line: {
      ...line,
      id: null,
      order: null,
      closed: false,
      shipped: 0,
      revenueElement: null,
      externalId: null,
    },
  }));
}

/** The lines of a transform's body: they change the line of their source, a quantity of 0 leaves it out. */
export function changeTransformed(
  document: Document,
  taken: readonly TakenLine[],
  items: readonly Json[],
  company: Company,
): void {
  items.forEach((json, index) => {
    const key = property(json, 'orderLine') ?? property(json, 'line');
    if (key === undefined) {
      putItemLines(document, [json], company);
      return;
    }
    const line = taken.find(({ source }) => source === Number(key))?.line;
    if (!line || !document.lines.includes(line))
      throw invalidFieldValue(key, 'orderLine', `item.items[${index}].orderLine`);
    const quantity = property(json, 'quantity');
    if (quantity !== undefined && Number(quantity) === 0) {
      document.lines = document.lines.filter((candidate) => candidate !== line);
      return;
    }
    const { orderLine: _, line: __, ...figures } = json as Json & { orderLine?: unknown; line?: unknown };
    // the line is changed by its number, as those of a document that has them
    line.id = -1;
    putItemLines({ ...document, id: 0, lines: [line] }, [{ ...figures, line: -1 }], company);
    line.id = null;
  });
}
