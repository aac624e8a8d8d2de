import { formatScaled } from '../decimal.ts';
import { refuse } from '../errors.ts';
import type { Field } from '../objects/field.ts';
import type { SObject } from '../objects/sobject.ts';
import type { Row } from '../store/store.ts';

const INT_MAX = 2_147_483_647n;
/** What a column of whole numbers holds: not quite nineteen digits. */
const STORABLE = 9n * 10n ** 18n;

/** Whether a scaled number has more digits than its field. */
export function isOutside(field: Field, scaled: bigint): boolean {
  const most = field.type === 'int' ? INT_MAX : 10n ** BigInt(field.precision) - 1n;
  const limit = most < STORABLE ? most : STORABLE;
  return scaled > limit || scaled < -limit;
}

export function refuseRange(field: Field, text: string): never {
  return refuse(
    'NUMBER_OUTSIDE_VALID_RANGE',
    `${field.label}: value outside of valid range on numeric field: ${text}`,
    [field.name],
  );
}

/** Refuses a row with a number that follows from others, a total for example, and has too many digits. */
export function requireRange(object: SObject, row: Row): void {
  for (const field of object.fields) {
    const value = row[field.name];
    if (typeof value !== 'bigint' || field.type === 'boolean' || !isOutside(field, value)) continue;
    refuseRange(field, formatScaled(String(value), field.scale));
  }
}
