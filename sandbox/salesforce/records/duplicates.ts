import { refuse } from '../errors.ts';
import type { SObject } from '../objects/sobject.ts';
import type { Row, Store } from '../store/store.ts';

/** Refuses a unique value that another record, not deleted, already has; `self` is the record that is saved. */
export function refuseDuplicates(store: Store, object: SObject, values: Row, self?: string): void {
  for (const field of object.fields.filter(({ unique }) => unique)) {
    const value = values[field.name];
    if (typeof value !== 'string') continue;
    const other = store.idsWhere(object, field, value).find((id) => id !== self);
    if (other === undefined) continue;
    if (object.name === 'User')
      refuse('DUPLICATE_USERNAME', 'Duplicate Username. Another user has already selected this username.', [
        field.name,
      ]);
    refuse(
      'DUPLICATE_VALUE',
      `duplicate value found: ${field.name} duplicates value on record with id: ${other}`,
    );
  }
}
