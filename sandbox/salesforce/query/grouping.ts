import { ASSUMED } from '../assumed.ts';
import { MalformedQuery } from '../soql/malformed.ts';
import type { Expression, FunctionExpression } from '../soql/syntax.ts';
import { raw, sql } from './fragment.ts';
import {
  argumentOf,
  comparable,
  fieldOf,
  inCorporateCurrency,
  isDateFunction,
  type Operand,
  rowOperand,
} from './operand.ts';
import type { Scope } from './scope.ts';

const AGGREGATES = new Set(['COUNT', 'COUNT_DISTINCT', 'SUM', 'AVG', 'MIN', 'MAX', 'GROUPING']);

/** Whether a function's value belongs to a group of records rather than to one. */
export function isGrouped(expression: FunctionExpression): boolean {
  return aggregates(expression) || isDateFunction(expression.name);
}

/** An aggregate function, or FORMAT of one. */
function aggregates(expression: Expression): boolean {
  return (
    expression.kind === 'function' &&
    (AGGREGATES.has(expression.name.toUpperCase()) || expression.args.some(aggregates))
  );
}

/** Reads expressions within one grouping set. */
export class Grouping {
  readonly #scope: Scope;
  readonly #groups: readonly Operand[];
  readonly #set: readonly number[];
  /** GROUP BY without ROLLUP or CUBE. */
  readonly #plain: boolean;

  constructor(scope: Scope, groups: readonly Operand[], set: readonly number[], plain: boolean) {
    this.#scope = scope;
    this.#groups = groups;
    this.#set = set;
    this.#plain = plain;
  }

  /** A grouped field, NULL where this set does not group by it, or an aggregate function. */
  operand(expression: Expression, what = 'Field'): Operand {
    if (expression.kind === 'function' && AGGREGATES.has(expression.name.toUpperCase()))
      return this.#aggregate(expression);
    const operand = rowOperand(this.#scope, expression);
    const index = this.#indexOfGrouped(expression, operand);
    if (index < 0)
      throw new MalformedQuery(
        `${what} must be grouped or aggregated: ${operand.source?.field.name ?? operand.name}`,
        operand.at,
      );
    // Spellings that differ in case are one group, which shows one of them.
    const shown = this.#set.includes(index) ? sql`MIN(${operand.sql})` : raw('NULL');
    return { ...operand, sql: shown, plain: false, aggregate: true };
  }

  /** What SUM, AVG, MIN and MAX run over: money of several currencies in the corporate one. */
  amount(expression: FunctionExpression): Operand {
    const operand = rowOperand(this.#scope, fieldOf(expression));
    if (operand.type !== 'currency' || this.#groupsByCurrency(operand)) return operand;
    return { ...operand, sql: inCorporateCurrency(operand) };
  }

  #aggregate(expression: FunctionExpression): Operand {
    const name = expression.name.toUpperCase();
    if (name === 'COUNT' && expression.args.length === 0) {
      return { sql: raw('COUNT(*)'), ...countOf(expression) };
    }
    if (name === 'GROUPING') {
      const index = this.#indexOf(rowOperand(this.#scope, argumentOf(expression)));
      if (index < 0) throw new MalformedQuery(ASSUMED.groupingOfOther, expression.at);
      return { sql: raw(this.#set.includes(index) ? '0' : '1'), ...countOf(expression) };
    }
    const counting = name === 'COUNT' || name === 'COUNT_DISTINCT';
    if (expression.args.length === 0)
      throw new MalformedQuery(`unexpected token: '${expression.name}()'`, expression.at);
    const operand = counting ? rowOperand(this.#scope, fieldOf(expression)) : this.amount(expression);
    if (this.#plain && this.#indexOf(operand) >= 0)
      throw new MalformedQuery(`Grouped field should not be aggregated: ${operand.name}`, expression.at);
    if (!supports(name, operand))
      throw new MalformedQuery(
        `field ${operand.name} does not support aggregate operator ${name}`,
        expression.at,
      );
    if (name === 'COUNT') return { sql: sql`COUNT(${operand.sql})`, ...countOf(expression) };
    if (name === 'COUNT_DISTINCT')
      return { sql: sql`COUNT(DISTINCT ${comparable(operand)})`, ...countOf(expression) };
    return { ...operand, sql: sql`${name}(${operand.sql})`, plain: false, aggregate: true };
  }

  /** The group that gives the expression one value: its own, or that of the date it is a part of. */
  #indexOfGrouped(expression: Expression, operand: Operand): number {
    const own = this.#indexOf(operand);
    if (own >= 0 || expression.kind !== 'function' || !isDateFunction(expression.name)) return own;
    const whole = rowOperand(this.#scope, argumentOf(expression));
    return whole.type === 'date' ? this.#indexOf(whole) : -1;
  }

  #indexOf(operand: Operand): number {
    return this.#groups.findIndex((group) => group.sql.text === operand.sql.text);
  }

  #groupsByCurrency(operand: Operand): boolean {
    return this.#groups.some(
      ({ source }) =>
        source?.field.name === 'CurrencyIsoCode' && source.place.table === operand.source?.place.table,
    );
  }
}

function countOf(expression: FunctionExpression): Omit<Operand, 'sql'> {
  return {
    type: 'int',
    scale: 0,
    source: undefined,
    plain: false,
    aggregate: true,
    name: expression.name,
    at: expression.at,
  };
}

function supports(aggregate: string, operand: Operand): boolean {
  const number = ['int', 'double', 'currency', 'percent'].includes(operand.type);
  if (aggregate === 'SUM' || aggregate === 'AVG') return number;
  if (['boolean', 'address', 'multipicklist'].includes(operand.type)) return false;
  // Long text is neither filtered nor counted.
  return operand.source?.field.filterable !== false;
}

/** What GROUP BY names. */
export function groupOperand(scope: Scope, expression: Expression): Operand {
  const operand = rowOperand(scope, expression);
  if (operand.plain && operand.source?.field.groupable === false)
    throw new MalformedQuery(`field '${operand.name}' can not be grouped in a query call`, operand.at);
  return operand;
}
