import type { Document, ItemLine } from '../books/document.ts';
import { emptyLine } from '../books/document.ts';
import type { Company } from '../company.ts';
import {
  divide,
  MONEY_SCALE,
  multiply,
  QUANTITY_SCALE,
  RATE_SCALE,
  roundMoney,
  scaledToText,
} from '../decimal.ts';
import { invalidFieldValue, missingField } from '../errors.ts';
import { type Json, moneyValue, property, referenceId, scaledValue } from './field-values.ts';

/**
 * Puts item lines into a document: those with a known `line` are changed, the others are added. `replaced`: lines that no
 * item names go, and the order is the items'.
 */
export function putItemLines(
  document: Document,
  items: readonly Json[],
  company: Company,
  replaced = false,
): void {
  const before = document.lines;
  document.lines = replaced ? [] : [...before];
  const { store, books } = company;
  const digits = books.master.currencyDigits(Number(document.fields.currency));
  items.forEach((json, index) => {
    const path = `item.items[${index}]`;
    const key = property(json, 'line');
    let line = key == null ? undefined : before.find(({ id }) => id !== null && id === Number(key));
    if (line && replaced) document.lines.push(line);
    const item = property(json, 'item');
    if (!line) {
      if (item === undefined || item === null) {
        const source = orderSource(document, json, company, path);
        if (!source) throw missingField(`${path}.item`);
        line = { ...source.line, id: null, revenueElement: null, order: source.order };
      } else line = emptyLine(referenceId(store, 'item', item, 'item', `${path}.item`));
      document.lines.push(line);
      if (line.class === null)
        line.class =
          (store.get('SELECT class FROM "item" WHERE id = ?', line.item)?.class as number | null) ?? null;
      const source = orderSource(document, json, company, path);
      if (source) line.order = source.order;
    } else if (item !== undefined && item !== null)
      line.item = referenceId(store, 'item', item, 'item', `${path}.item`);
    putFigures(line, json, digits, company, path);
    putTexts(line, json, company, path);
  });
}

/** The order's line that `orderLine` names, of `orderDoc` or of the order that the document is created from. */
function orderSource(
  document: Document,
  json: Json,
  company: Company,
  path: string,
): { line: ItemLine; order: { document: number; line: number } } | undefined {
  const named = property(json, 'orderLine');
  if (named === undefined || named === null) return undefined;
  const given = property(json, 'orderDoc');
  const order =
    given == null
      ? document.fields.createdfrom
      : referenceId(company.store, 'transaction', given, 'orderDoc', `${path}.orderDoc`);
  if (order == null) throw invalidFieldValue(named, 'orderLine', `${path}.orderLine`);
  const line = company.readDocument(Number(order))?.lines.find((candidate) => candidate.id === Number(named));
  if (!line) throw invalidFieldValue(named, 'orderLine', `${path}.orderLine`);
  return { line, order: { document: Number(order), line: Number(named) } };
}

function putFigures(line: ItemLine, json: Json, digits: number, { store }: Company, path: string): void {
  const [quantity, rate, given, tax] = ['quantity', 'rate', 'amount', 'taxRate1'].map((name) =>
    property(json, name),
  );
  const created = line.quantity === 0 && line.rate === 0 && line.amount === 0;
  if (tax != null) line.taxRate = scaledValue(tax, RATE_SCALE, 'taxRate1', `${path}.taxRate1`);
  const gross = property(json, 'grossAmt');
  const amount =
    given ?? (gross == null || rate != null ? undefined : netOf(gross, line.taxRate, digits, path));
  if (quantity != null) line.quantity = scaledValue(quantity, QUANTITY_SCALE, 'quantity', `${path}.quantity`);
  else if (created) line.quantity = 10 ** QUANTITY_SCALE;
  if (rate != null) line.rate = scaledValue(rate, RATE_SCALE, 'rate', `${path}.rate`);
  else if (created && amount == null) {
    const price = store.get('SELECT baseprice FROM "item" WHERE id = ?', line.item)?.baseprice;
    if (price == null) throw missingField(`${path}.amount`);
    line.rate = Number(price);
  }
  if (amount != null) {
    line.amount = moneyValue(amount, digits, 'amount', `${path}.amount`);
    if (rate == null && line.quantity !== 0)
      line.rate = divide(line.amount, MONEY_SCALE, line.quantity, QUANTITY_SCALE, RATE_SCALE);
  } else if (created || quantity != null || rate != null)
    line.amount = roundMoney(
      multiply(line.quantity, QUANTITY_SCALE, line.rate, RATE_SCALE, MONEY_SCALE),
      digits,
    );
  if (!Number.isSafeInteger(line.amount)) throw invalidFieldValue(amount ?? rate, 'amount', `${path}.amount`);
  if (line.quantity < 0) throw invalidFieldValue(quantity, 'quantity', `${path}.quantity`);
}

/** The amount before tax of one that holds it, as decimal text. */
function netOf(gross: unknown, taxRate: number, digits: number, path: string): string {
  const amount = moneyValue(gross, digits, 'grossAmt', `${path}.grossAmt`);
  const hundred = 100 * 10 ** RATE_SCALE;
  const net = divide(
    multiply(amount, MONEY_SCALE, hundred, RATE_SCALE, MONEY_SCALE),
    MONEY_SCALE,
    hundred + taxRate,
    RATE_SCALE,
    MONEY_SCALE,
  );
  return scaledToText(roundMoney(net, digits), MONEY_SCALE);
}

function putTexts(line: ItemLine, json: Json, { store }: Company, path: string): void {
  const description = property(json, 'description') ?? property(json, 'memo');
  if (description !== undefined) line.memo = description === null ? null : String(description);
  const externalId = property(json, 'custcol_external_id');
  if (externalId !== undefined) line.externalId = externalId === null ? null : String(externalId);
  const closed = property(json, 'isClosed');
  if (closed !== undefined) line.closed = closed === true || closed === 'T';
  for (const [name, table] of [
    ['class', 'classification'],
    ['department', 'department'],
    ['location', 'location'],
  ] as const) {
    const value = property(json, name);
    if (value !== undefined)
      line[name] = value === null ? null : referenceId(store, table, value, name, `${path}.${name}`);
  }
}
