import type { Dice } from '../../../support/dice.ts';
import type { Condition, Operator, Scalar } from './expressions.ts';
import { COLUMNS, type Kind, type SourceName, type Tables, type Value } from './rows.ts';

/** Which tables a question reads, how they are joined, and what makes a row unique. */
export interface Source {
  readonly aliases: readonly SourceName[];
  readonly join: 'none' | 'inner' | 'left' | 'comma' | 'outer mark';
  readonly keys: readonly string[];
}

export interface Ordering {
  readonly scalar: Scalar;
  readonly descending: boolean;
  readonly nulls: 'first' | 'last' | undefined;
}

export interface Aggregate {
  readonly name: 'count' | 'sum' | 'min' | 'max';
  readonly distinct: boolean;
  /** Undefined: COUNT(*). */
  readonly of: Scalar | undefined;
}

export interface WindowColumn {
  readonly name: 'row_number' | 'rank' | 'dense_rank' | 'lag' | 'lead' | 'sum' | 'count' | 'first_value';
  readonly of: Scalar;
  readonly partition: Scalar;
  readonly order: readonly Ordering[];
}

export interface Question {
  readonly source: Source;
  readonly where: Condition | undefined;
  readonly select: readonly Scalar[];
  readonly windows: readonly WindowColumn[];
  readonly groupBy: readonly Scalar[] | undefined;
  readonly rollup: boolean;
  readonly aggregates: readonly Aggregate[];
  readonly having:
    | { readonly aggregate: number; readonly operator: Operator; readonly value: bigint }
    | undefined;
  readonly order: readonly Ordering[];
  readonly offset: number | undefined;
  readonly fetch: number | undefined;
  readonly distinct: boolean;
}

const SOURCES: readonly Source[] = [
  { aliases: ['t'], join: 'none', keys: ['t.id'] },
  { aliases: ['c'], join: 'none', keys: ['c.id'] },
  { aliases: ['t', 'tl'], join: 'inner', keys: ['t.id', 'tl.id'] },
  { aliases: ['t', 'tl'], join: 'comma', keys: ['t.id', 'tl.id'] },
  { aliases: ['t', 'c'], join: 'inner', keys: ['t.id'] },
  { aliases: ['c', 't'], join: 'left', keys: ['c.id', 't.id'] },
  { aliases: ['c', 't'], join: 'outer mark', keys: ['c.id', 't.id'] },
];
function integer(dice: Dice, low: number, high: number): number {
  return low + dice.below(high - low + 1);
}

const OPERATORS: readonly Operator[] = ['=', '<>', '<', '<=', '>', '>='];

/** Makes questions whose values come from the rows themselves, so that conditions are met now and then. */
export class Questioner {
  readonly #dice: Dice;
  readonly #tables: Tables;

  constructor(dice: Dice, tables: Tables) {
    this.#dice = dice;
    this.#tables = tables;
  }

  next(): Question {
    const dice = this.#dice;
    const source = dice.one(SOURCES);
    const where = dice.chance(0.8) ? this.#condition(source, 2) : undefined;
    return dice.chance(0.45) ? this.#grouped(source, where) : this.#plain(source, where);
  }

  #plain(source: Source, where: Condition | undefined): Question {
    const dice = this.#dice;
    const distinct = dice.chance(0.15);
    const select = this.#several(1, 4, () => this.#scalar(source));
    const order = distinct
      ? select.map((scalar) => this.#ordering(scalar))
      : [
          ...this.#several(0, 2, () => this.#ordering(this.#scalar(source))),
          ...source.keys.map((name) => this.#ordering({ node: 'column', name })),
        ];
    const windows = distinct ? [] : this.#several(0, dice.chance(0.4) ? 2 : 0, () => this.#window(source));
    return {
      source,
      where,
      select,
      windows,
      groupBy: undefined,
      rollup: false,
      aggregates: [],
      having: undefined,
      order,
      offset: dice.chance(0.2) ? integer(dice, 0, 20) : undefined,
      fetch: dice.chance(0.4) ? integer(dice, 1, 40) : undefined,
      distinct,
    };
  }

  #grouped(source: Source, where: Condition | undefined): Question {
    const dice = this.#dice;
    const keys = this.#several(0, 2, () => this.#column(source, this.#kindIn(source)));
    const groupBy = [...new Map(keys.map((key) => [JSON.stringify(key), key])).values()];
    const aggregates = this.#several(1, 3, () => this.#aggregate(source));
    const rollup = groupBy.length > 0 && dice.chance(0.25);
    const having = dice.chance(0.3)
      ? { aggregate: 0, operator: dice.one(OPERATORS), value: BigInt(integer(dice, 0, 5)) * 10_000n }
      : undefined;
    const numeric = aggregates[0]?.name === 'count' || aggregates[0]?.name === 'sum';
    return {
      source,
      where,
      select: groupBy,
      windows: [],
      groupBy,
      rollup,
      aggregates,
      having: numeric ? having : undefined,
      order: groupBy.map((scalar) => this.#ordering(scalar)),
      offset: undefined,
      fetch: rollup ? undefined : dice.chance(0.3) ? integer(dice, 1, 10) : undefined,
      distinct: false,
    };
  }

  #several<T>(least: number, most: number, make: () => T): T[] {
    return Array.from({ length: integer(this.#dice, least, most) }, make);
  }

  #ordering(scalar: Scalar): Ordering {
    return {
      scalar,
      descending: this.#dice.chance(0.5),
      nulls: this.#dice.one(['first', 'last', undefined, undefined] as const),
    };
  }

  #column(source: Source, kind?: Kind): Scalar {
    const names = source.aliases.flatMap((alias) =>
      Object.entries(COLUMNS[alias])
        .filter(([, own]) => kind === undefined || own === kind)
        .map(([name]) => `${alias}.${name}`),
    );
    return { node: 'column', name: this.#dice.one(names) };
  }

  #kind(): Kind {
    return this.#dice.one(['text', 'number', 'id', 'date'] as const);
  }

  /** A kind that the source has a column of. */
  #kindIn(source: Source): Kind {
    for (;;) {
      const kind = this.#kind();
      if (source.aliases.some((alias) => Object.values(COLUMNS[alias]).includes(kind))) return kind;
    }
  }

  #scalar(source: Source, kind = this.#kindIn(source)): Scalar {
    const dice = this.#dice;
    if (dice.chance(0.65)) return this.#column(source, kind);
    if (kind === 'number' && dice.chance(0.6))
      return {
        node: 'sum',
        operator: dice.one(['+', '-'] as const),
        left: this.#column(source, 'number'),
        right: dice.chance(0.5)
          ? this.#column(source, 'number')
          : { node: 'value', value: BigInt(integer(dice, -99_999, 99_999)) },
      };
    if (dice.chance(0.5))
      return { node: 'nvl', first: this.#column(source, kind), second: this.#valueOf(source, kind) };
    return {
      node: 'case',
      when: this.#condition(source, 0),
      chosen: this.#column(source, kind),
      otherwise: this.#valueOf(source, kind),
    };
  }

  #valueOf(source: Source, kind: Kind): Scalar {
    return { node: 'value', value: this.#sample(source, kind) };
  }

  /** A value that some row has in some column of the kind. */
  #sample(source: Source, kind: Kind): Value {
    for (let attempt = 0; attempt < 50; attempt++) {
      const { name } = this.#column(source, kind) as { name: string };
      const rows = this.#tables[name.split('.')[0] as SourceName];
      const value = this.#dice.one(rows)[name];
      if (value !== null && value !== undefined) return value;
    }
    throw new Error(`no row has a ${kind}`);
  }

  #condition(source: Source, depth: number): Condition {
    const dice = this.#dice;
    if (depth > 0 && dice.chance(0.45))
      return dice.chance(0.25)
        ? { node: 'not', term: this.#condition(source, depth - 1) }
        : {
            node: dice.one(['and', 'or'] as const),
            terms: this.#several(2, 3, () => this.#condition(source, depth - 1)),
          };
    const kind = this.#kindIn(source);
    const operand = depth > 0 ? this.#scalar(source, kind) : this.#column(source, kind);
    switch (integer(dice, 0, kind === 'text' ? 4 : 3)) {
      case 0:
        return { node: 'null', operand, negated: dice.chance(0.5) };
      case 1:
        return {
          node: 'in',
          operand,
          negated: dice.chance(0.3),
          values: this.#several(1, 4, () => this.#sample(source, kind)),
        };
      case 2: {
        const bounds = [this.#sample(source, kind), this.#sample(source, kind)];
        return { node: 'between', operand, low: bounds[0] as Value, high: bounds[1] as Value };
      }
      case 3:
        return {
          node: 'compare',
          operator: dice.one(OPERATORS),
          left: operand,
          right: dice.chance(0.2) ? this.#column(source, kind) : this.#valueOf(source, kind),
        };
      default: {
        const text = String(this.#sample(source, 'text'));
        const cut = integer(dice, 1, Math.max(1, text.length - 1));
        return {
          node: 'like',
          operand,
          pattern: dice.one([`${text.slice(0, cut)}%`, `%${text.slice(cut)}`, `_${text.slice(1)}`]),
        };
      }
    }
  }

  #aggregate(source: Source): Aggregate {
    const dice = this.#dice;
    const name = dice.one(['count', 'sum', 'min', 'max'] as const);
    if (name === 'count')
      return dice.chance(0.4)
        ? { name, distinct: false, of: undefined }
        : { name, distinct: dice.chance(0.5), of: this.#scalar(source) };
    if (name === 'sum')
      return {
        name,
        distinct: dice.chance(0.2),
        of: this.#scalar(
          source,
          source.aliases.includes('tl') || source.aliases.includes('t') ? 'number' : 'id',
        ),
      };
    return { name, distinct: false, of: this.#scalar(source) };
  }

  #window(source: Source): WindowColumn {
    const dice = this.#dice;
    const name = dice.one([
      'row_number',
      'rank',
      'dense_rank',
      'lag',
      'lead',
      'sum',
      'count',
      'first_value',
    ] as const);
    const unique = source.keys.map((key) => this.#ordering({ node: 'column', name: key }));
    const order = name === 'rank' || name === 'dense_rank' ? [this.#ordering(this.#column(source))] : unique;
    const numbers = source.aliases.some((alias) => Object.values(COLUMNS[alias]).includes('number'));
    return {
      name,
      of: this.#column(source, name === 'sum' ? (numbers ? 'number' : 'id') : undefined),
      partition: this.#column(source),
      order,
    };
  }
}
