import { ASSUMED } from '../assumed.ts';
import type { Document, EntryLine } from '../books/document.ts';
import { emptyEntry } from '../books/document.ts';
import type { Company } from '../company.ts';
import { missingField, userError } from '../errors.ts';
import { type Json, moneyValue, property, referenceId } from './field-values.ts';

/** Puts entries into a journal as `putItemLines` does lines into other documents. */
export function putEntries(
  document: Document,
  items: readonly Json[],
  company: Company,
  replaced: boolean,
): void {
  const digits = company.books.master.currencyDigits(Number(document.fields.currency));
  const before = document.entries;
  document.entries = replaced ? [] : [...before];
  items.forEach((json, index) => {
    const path = `line.items[${index}]`;
    const key = property(json, 'line');
    const known = key == null ? undefined : before[Number(key)];
    const entry = known ?? emptyEntry();
    putEntry(entry, json, digits, company, path);
    if (entry.account === 0) throw missingField(`${path}.account`);
    if (replaced || !known) document.entries.push(entry);
  });
  if (document.entries.reduce((sum, entry) => sum + entry.debit - entry.credit, 0) !== 0)
    throw userError(ASSUMED.writes.unbalanced, 'line');
}

function putEntry(entry: EntryLine, json: Json, digits: number, { store }: Company, path: string): void {
  const [debit, credit] = (['debit', 'credit'] as const).map((name) => {
    const value = property(json, name);
    return value === undefined
      ? undefined
      : value === null
        ? 0
        : moneyValue(value, digits, name, `${path}.${name}`);
  });
  if (debit && credit) throw userError(ASSUMED.debitAndCredit, path);
  if (debit !== undefined || credit !== undefined) {
    entry.debit = debit ?? (credit ? 0 : entry.debit);
    entry.credit = credit ?? (debit ? 0 : entry.credit);
    entry.base = null;
  }
  for (const [name, table] of [
    ['account', 'account'],
    ['entity', 'entity'],
    ['class', 'classification'],
  ] as const) {
    const value = property(json, name);
    if (value === undefined) continue;
    if (value !== null) entry[name] = referenceId(store, table, value, name, `${path}.${name}`);
    else if (name === 'account') throw missingField(`${path}.account`);
    else entry[name] = null;
  }
  const memo = property(json, 'memo');
  if (memo !== undefined) entry.memo = memo === null ? null : String(memo);
}
