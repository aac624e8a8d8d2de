import { accountDate } from '../calendar.ts';
import type { Column } from '../catalogue/column.ts';
import { scaledToText } from '../decimal.ts';
import type { Row, Store, Value } from '../store/database.ts';
import type { RecordType } from './record-type.ts';

/** A system note for each body field that changed. */
export function noteChanges(
  store: Store,
  type: RecordType,
  id: number,
  before: Row,
  after: Row,
  now: number,
): void {
  for (const field of type.fields.values()) {
    const name = field.column.name;
    if (field.computed || after[name] === undefined || after[name] === before[name]) continue;
    store.insert('systemnote', {
      id: store.next('systemnote'),
      record: type.table.name,
      recordid: id,
      recordtypeid: type.typeId,
      field: `${type.kind === 'transaction' ? 'TRANDOC' : type.name.toUpperCase()}.${name.toUpperCase()}`,
      oldvalue: noteText(field.column, before[name]),
      newvalue: noteText(field.column, after[name]),
      date: now,
      context: 'RST',
    });
  }
}

/** A value as a system note shows it. */
function noteText({ type }: Column, value: Value | undefined): string | null {
  if (value == null) return null;
  if (type.kind === 'date') return accountDate(Number(value));
  return type.kind === 'number' ? scaledToText(Number(value), type.scale) : String(value);
}
