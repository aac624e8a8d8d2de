import type { SQLInputValue } from 'node:sqlite';
import { parseAnyDate } from '../calendar.ts';
import { TEXT, type ValueType } from '../catalogue/column.ts';
import { parseDecimal, powerOfTen, scaledToText } from '../decimal.ts';
import { unsupportedSearch } from '../errors.ts';
import { numberText } from './number-mask.ts';

type Source = number | 'now' | { readonly list: number };
type Slot = { readonly source: Source; readonly type: ValueType };

/** What one translated query binds: its `?` parameters by the type each place wants, and the current time. */
export class Statement {
  readonly #slots: Slot[] = [];
  readonly #numbers = new Map<string, number>();
  #aliases = 0;

  /** A relation's name in SQL, unique in the statement. */
  alias(): string {
    return `r${++this.#aliases}`;
  }

  #slot(source: Source, type: ValueType): string {
    const key = JSON.stringify([source, type]);
    let number = this.#numbers.get(key);
    if (number === undefined) {
      this.#slots.push({ source, type });
      number = this.#slots.length;
      this.#numbers.set(key, number);
    }
    return `?${number}`;
  }

  parameter(index: number, type: ValueType): string {
    return this.#slot(index, type);
  }

  now(): string {
    return this.#slot('now', { kind: 'date' });
  }

  /** A lifted list, as a JSON array. */
  list(index: number): string {
    return this.#slot({ list: index }, TEXT);
  }

  get size(): number {
    return this.#slots.length;
  }

  /** The values to bind, in order; throws NetSuite's refusal when a parameter is no value of its place's type. */
  bind(parameters: readonly unknown[], lists: readonly string[], now: number): SQLInputValue[] {
    return this.#slots.map(({ source, type }) => {
      if (source === 'now') return now;
      return typeof source === 'number' ? bound(parameters[source], type) : `[${lists[source.list]}]`;
    });
  }
}

function bound(value: unknown, type: ValueType): SQLInputValue {
  if (value === null || value === undefined || value === '') return null;
  const text =
    typeof value === 'number'
      ? numberText(value)
      : typeof value === 'boolean'
        ? value
          ? 'T'
          : 'F'
        : String(value);
  if (type.kind === 'text' || type.kind === 'null') return text;
  if (type.kind === 'date') {
    const seconds = parseAnyDate(text);
    if (seconds === undefined) throw unsupportedSearch();
    return seconds;
  }
  const parsed = parseDecimal(text);
  if (!parsed) throw unsupportedSearch();
  if (type.kind === 'float') return Number(text);
  if (parsed.scale > type.scale) return Number(scaledToText(parsed.digits, parsed.scale - type.scale));
  return parsed.digits * powerOfTen(type.scale - parsed.scale);
}
