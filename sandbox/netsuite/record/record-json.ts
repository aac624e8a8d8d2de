import { readDocument } from '../books/document-rows.ts';
import { lineTax } from '../books/posting.ts';
import { isoDate, isoInstant } from '../calendar.ts';
import type { Column } from '../catalogue/column.ts';
import { DISPLAY_LISTS, STATUSES } from '../catalogue/display-lists.ts';
import { tableNamed } from '../catalogue/tables.ts';
import type { Company } from '../company.ts';
import { MONEY_SCALE, QUANTITY_SCALE, RATE_SCALE, scaledToText } from '../decimal.ts';
import type { Row, Value } from '../store/database.ts';
import { type RecordType, recordTypeOfRow } from './record-types.ts';

interface JsonOptions {
  readonly origin: string;
  readonly expand: boolean;
  readonly simpleEnums: boolean;
  /** Lower-case names to give; undefined: all. */
  readonly fields: ReadonlySet<string> | undefined;
}

export const RECORD_ROOT = '/services/rest/record/v1';

export function selfLink(href: string): { rel: 'self'; href: string }[] {
  return [{ rel: 'self', href }];
}

/** Writes stored rows as REST records. */
export class RecordJson {
  readonly #company: Company;
  readonly #options: JsonOptions;

  constructor(company: Company, options: JsonOptions) {
    this.#company = company;
    this.#options = options;
  }

  /** A reference to another record: id, name, link. */
  reference(table: string, id: number | string): unknown {
    const target = tableNamed(table);
    const row = this.#company.store.get(`SELECT * FROM "${target.stored}" WHERE id = ?`, id);
    const type = row && recordTypeOfRow(table, row);
    return {
      links: type ? selfLink(`${this.#options.origin}${RECORD_ROOT}/${type.name}/${id}`) : [],
      id: String(id),
      ...(row ? { refName: String(row[target.label] ?? '') } : {}),
      ...(row?.externalid ? { externalId: String(row.externalid) } : {}),
    };
  }

  enumerated(id: string, name: string): unknown {
    return this.#options.simpleEnums ? id : { id, refName: name };
  }

  /** A value by its column's type; undefined where it is null. */
  value(column: Column, value: Value | undefined): unknown {
    if (value === null || value === undefined) return undefined;
    const { display, type } = column;
    if (display?.by === 'reference') return this.reference(display.table, value);
    if (display?.by === 'list') {
      if (display.list === 'yesNo') return value === 'T';
      return this.enumerated(String(value), DISPLAY_LISTS[display.list]?.[String(value)] ?? String(value));
    }
    if (column.name === 'id') return String(value);
    if (type.kind === 'number') return Number(scaledToText(value as number, type.scale));
    if (type.kind === 'date') return column.time ? isoInstant(Number(value)) : isoDate(Number(value));
    return String(value);
  }

  #wanted(name: string): boolean {
    return this.#options.fields === undefined || this.#options.fields.has(name.toLowerCase());
  }

  record(type: RecordType, row: Row): Record<string, unknown> {
    const href = `${this.#options.origin}${RECORD_ROOT}/${type.name}/${row.id}`;
    const json: Record<string, unknown> = { links: selfLink(href) };
    for (const field of type.fields.values()) {
      if (!this.#wanted(field.name)) continue;
      const value = this.value(field.column, row[field.column.stored as string]);
      if (value !== undefined) json[field.name] = value;
    }
    if (type.kind === 'transaction') this.#documentFields(type, row, json);
    for (const sublist of type.sublists) {
      if (!this.#wanted(sublist)) continue;
      json[sublist] = this.#options.expand
        ? this.sublist(type, row, sublist)
        : { links: selfLink(`${href}/${sublist}`) };
    }
    return json;
  }

  #documentFields(type: RecordType, row: Row, json: Record<string, unknown>): void {
    const letter = row.status;
    const name = STATUSES[String(row.type)]?.[String(letter)];
    if (letter !== null && this.#wanted('status'))
      json.status = this.enumerated(String(letter), name ?? String(letter));
    if (type.documentType === 'SalesOrd' && this.#wanted('orderStatus'))
      json.orderStatus = this.enumerated(String(letter), name ?? String(letter));
    if (!type.sublists.includes('item')) return;
    const document = readDocument(this.#company.store, Number(row.id));
    const digits = this.#company.books.master.currencyDigits(Number(row.currency));
    const lines = document?.lines ?? [];
    const money = (amount: number): number => Number(scaledToText(amount, MONEY_SCALE));
    if (this.#wanted('subtotal')) json.subtotal = money(lines.reduce((sum, line) => sum + line.amount, 0));
    if (this.#wanted('taxTotal'))
      json.taxTotal = money(lines.reduce((sum, line) => sum + lineTax(line, digits), 0));
  }

  /** A sublist in full, as expandSubResources shows it. */
  sublist(type: RecordType, row: Row, sublist: 'item' | 'apply' | 'line'): Record<string, unknown> {
    const id = Number(row.id);
    const href = `${this.#options.origin}${RECORD_ROOT}/${type.name}/${id}/${sublist}`;
    const document = readDocument(this.#company.store, id);
    const money = (amount: number): number => Number(scaledToText(amount, MONEY_SCALE));
    const optional = (name: string, value: unknown): Record<string, unknown> =>
      value === null || value === undefined ? {} : { [name]: value };
    const reference = (name: string, table: string, value: number | null): Record<string, unknown> =>
      value === null ? {} : { [name]: this.reference(table, value) };
    const items =
      sublist === 'item'
        ? (document?.lines ?? []).map((line) => {
            const stored = this.#company.store.get(
              'SELECT quantitybilled AS billed FROM "transactionline" WHERE "transaction" = ? AND id = ?',
              id,
              line.id,
            );
            return {
              links: selfLink(`${href}/${line.id}`),
              line: line.id,
              item: this.reference('item', line.item),
              quantity: Number(scaledToText(line.quantity, QUANTITY_SCALE)),
              rate: Number(scaledToText(line.rate, RATE_SCALE)),
              amount: money(line.amount),
              taxRate1: Number(scaledToText(line.taxRate, RATE_SCALE)),
              isClosed: line.closed,
              ...(type.documentType === 'SalesOrd'
                ? { quantityBilled: Number(scaledToText(Number(stored?.billed ?? 0), QUANTITY_SCALE)) }
                : {}),
              ...(line.order
                ? { orderDoc: this.reference('transaction', line.order.document), orderLine: line.order.line }
                : {}),
              ...optional('description', line.memo),
              ...optional('custcol_external_id', line.externalId),
              ...reference('class', 'classification', line.class),
              ...reference('department', 'department', line.department),
              ...reference('location', 'location', line.location),
            };
          })
        : sublist === 'apply'
          ? (document?.applications ?? []).map((application) => {
              const open = this.#company.books.settlement.openAmount(application.doc);
              const invoice = this.#company.store.get(
                'SELECT tranid, trandate, foreigntotal FROM "transaction" WHERE id = ?',
                application.doc,
              );
              return {
                links: selfLink(`${href}/doc=${application.doc},line=0`),
                doc: this.reference('transaction', application.doc),
                line: 0,
                apply: true,
                amount: money(application.amount),
                total: money(Number(invoice?.foreigntotal)),
                due: money((open?.foreign ?? 0) + application.amount),
                refNum: String(invoice?.tranid),
                applyDate: isoDate(Number(invoice?.trandate)),
              };
            })
          : (document?.entries ?? []).map((entry, index) => ({
              links: selfLink(`${href}/${index}`),
              line: index,
              account: this.reference('account', entry.account),
              ...(entry.debit ? { debit: money(entry.debit) } : {}),
              ...(entry.credit ? { credit: money(entry.credit) } : {}),
              ...reference('entity', 'entity', entry.entity),
              ...reference('class', 'classification', entry.class),
              ...optional('memo', entry.memo),
            }));
    return {
      links: selfLink(href),
      items,
      count: items.length,
      hasMore: false,
      offset: 0,
      totalResults: items.length,
    };
  }
}
