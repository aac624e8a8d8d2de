import { Decimal } from '../../kit/money.ts';
import { ExactDecimal } from '../exact-json.ts';
import type { Row } from './query.ts';

/** The id of the record that the same request writes with this key, whether it is there already or made by it. */
export class RecordWithKey {
  readonly key: string;

  constructor(key: string) {
    this.key = key;
  }
}

/** A reference to what an earlier part of the same request makes. */
export class Reference {
  readonly referenceId: string;

  constructor(referenceId: string) {
    this.referenceId = referenceId;
  }

  toJSON(): string {
    return `@{${this.referenceId}.id}`;
  }
}

/** Dates and ids are text, numbers `ExactDecimal`; null empties the field. */
export type FieldValue = string | boolean | null | ExactDecimal | RecordWithKey;
export type Fields = Readonly<Record<string, FieldValue>>;
/** Fields as they are sent, every record with its id or a reference to it. */
export type SentFields = Readonly<Record<string, Exclude<FieldValue, RecordWithKey> | Reference>>;

/** The fields whose values are not in the row yet. */
export function differing(fields: SentFields, row: Row): SentFields {
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([name, wanted]) => wanted instanceof Reference || !same(wanted, row[name] as string | boolean | null),
    ),
  );
}

/** Salesforce keeps text without the blanks around it, and none where there is none. */
function same(
  wanted: string | boolean | null | ExactDecimal,
  stored: string | boolean | null | undefined,
): boolean {
  const present = stored ?? null;
  if (wanted instanceof ExactDecimal)
    return typeof present === 'string' && new Decimal(present).equals(wanted.text);
  if (typeof wanted !== 'string') return wanted === present;
  return wanted === present || (wanted.trim() || null) === present;
}

/** The named fields of a row as text. */
export function shown(row: Row, names: readonly string[]): Record<string, string | null> {
  return Object.fromEntries(
    names.map((name) => {
      const value = row[name] ?? null;
      return [name, value === null ? null : String(value)];
    }),
  );
}

const REFERENCE = /@\{/g;

/**
 * Composite requests take `@{…}` in any text for a reference and know no escape for it. This gives fields that hold
 * none, and those that must be written once more, alone, to be literally what was given.
 */
export function withoutReferences(fields: SentFields): { safe: SentFields; literal: SentFields } {
  const entries = Object.entries(fields);
  const risky = entries.filter(([, value]) => typeof value === 'string' && value.includes('@{'));
  if (risky.length === 0) return { safe: fields, literal: {} };
  const replaced = risky.map(([name, value]) => [name, String(value).replace(REFERENCE, '@ {')]);
  return { safe: { ...fields, ...Object.fromEntries(replaced) }, literal: Object.fromEntries(risky) };
}
