import type { SObject } from '../objects/sobject.ts';
import { isStored } from '../store/layout.ts';
import type { Row, Write } from '../store/store.ts';

export type ChangeType = 'CREATE' | 'UPDATE' | 'DELETE' | 'UNDELETE';

/** What a transaction made of one record, however often it wrote it. */
export interface Change {
  readonly object: SObject;
  readonly id: string;
  readonly type: ChangeType;
  /** The record as it was before the transaction; undefined: there was none. */
  readonly before: Row | undefined;
  /** The record as it is now. */
  readonly row: Row;
  /** Names of the fields that differ, stamps that every write sets included. */
  readonly changed: readonly string[];
}

/** What every event leaves out. */
const HIDDEN = new Set(['Id', 'IsDeleted', 'SystemModstamp']);

/** The changes of a transaction in the order in which it first touched its records. */
export function changesOf(writes: readonly Write[]): Change[] {
  const changes: Change[] = [];
  const latest = new Map<string, number>();
  for (const write of writes) {
    const { object, id } = write;
    const type = typeOf(write);
    const at = latest.get(id);
    const known = at === undefined ? undefined : changes[at];
    if (known && known.type !== 'DELETE' && type === 'UPDATE') {
      changes[at as number] = changeOf(object, id, known.type, known.before, {
        ...known.row,
        ...write.after,
      });
      continue;
    }
    // Of a record that is gone only the deletion is told.
    if (type === 'UPDATE' && write.before?.IsDeleted === 1n) continue;
    latest.set(id, changes.length);
    changes.push(changeOf(object, id, type, write.before, { ...write.before, ...write.after }));
  }
  return changes;
}

function typeOf({ before, after }: Write): ChangeType {
  if (!before) return 'CREATE';
  if (after.IsDeleted === 1n && before.IsDeleted === 0n) return 'DELETE';
  if (after.IsDeleted === 0n && before.IsDeleted === 1n) return 'UNDELETE';
  return 'UPDATE';
}

function changeOf(object: SObject, id: string, type: ChangeType, before: Row | undefined, row: Row): Change {
  const changed = object.fields
    .filter((field) => isStored(field) && !HIDDEN.has(field.name))
    .map(({ name }) => name)
    .filter((name) => (before?.[name] ?? null) !== (row[name] ?? null));
  return { object, id, type, before, row, changed };
}

/** The fields that an event about a new or restored record shows: all that have a value. */
export function valuedFields({ object, row }: Change): string[] {
  return object.fields
    .filter((field) => isStored(field) && !HIDDEN.has(field.name))
    .map(({ name }) => name)
    .filter((name) => (row[name] ?? null) !== null);
}
