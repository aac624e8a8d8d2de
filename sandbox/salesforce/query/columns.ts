import { formatScaled } from '../decimal.ts';
import type { FieldType } from '../objects/field.ts';
import { type Fragment, join, sql } from './fragment.ts';

/** One row of a result, its cells by column number. */
export type Cells = readonly unknown[];
/** Writes one value of a row as JSON. */
export type CellWriter = (cells: Cells) => string;

/** The columns of one SELECT. */
export class Columns {
  readonly #indexes = new Map<string, number>();
  readonly #fragments: Fragment[] = [];
  readonly #shared: boolean;

  /** `shared`: an expression that is added again is the same column. */
  constructor(shared = true) {
    this.#shared = shared;
  }

  add(fragment: Fragment): number {
    const reusable = this.#shared && fragment.binds.length === 0;
    const known = reusable ? this.#indexes.get(fragment.text) : undefined;
    if (known !== undefined) return known;
    const index = this.#fragments.length;
    this.#indexes.set(fragment.text, index);
    this.#fragments.push(fragment);
    return index;
  }

  /** `expression AS c0, …` */
  list(): Fragment {
    return join(
      this.#fragments.map((fragment, i) => sql`${fragment} AS c${String(i)}`),
      ', ',
    );
  }

  names(): string {
    return this.#fragments.map((_, i) => `c${i}`).join(', ');
  }
}

/** Adds an expression and gives what writes it. Decimals leave SQLite as text, since a double would lose digits. */
export function cell(columns: Columns, fragment: Fragment, type: FieldType, scale: number): CellWriter {
  switch (type) {
    case 'boolean': {
      const index = columns.add(fragment);
      return (cells) => (cells[index] === 1 ? 'true' : 'false');
    }
    case 'int': {
      const index = columns.add(fragment);
      return (cells) => (cells[index] === null ? 'null' : String(cells[index]));
    }
    case 'double':
    case 'currency':
    case 'percent': {
      const index = columns.add(sql`CAST(${fragment} AS TEXT)`);
      return (cells) => {
        const text = cells[index];
        return text === null ? 'null' : formatScaled(text as string, scale);
      };
    }
    default: {
      const index = columns.add(fragment);
      return (cells) => jsonText(cells[index]);
    }
  }
}

export function jsonText(value: unknown): string {
  return value === null || value === undefined ? 'null' : JSON.stringify(value);
}
