import { FLOAT, INTEGER, TEXT, type ValueType } from '../../catalogue/column.ts';
import { powerOfTen } from '../../decimal.ts';
import { unsupportedSearch } from '../../errors.ts';
import type { Translator } from '../scope.ts';
import { asNumber, coerce, commonType, type Typed } from '../typed.ts';

/** A function's translation; it is called with as many arguments as its arity allows. */
export type FunctionBody = (list: Arguments, to: Translator) => Typed;

/** The arguments of one call; the first ones, which the function needs, are there. */
export type Arguments = readonly [Typed, Typed, Typed, ...(Typed | undefined)[]];

export interface FunctionRule {
  readonly least: number;
  readonly most: number;
  readonly body: FunctionBody;
}

export function rule(least: number, most: number, body: FunctionBody): FunctionRule {
  return { least, most, body };
}

/** Applies a rule; throws NetSuite's refusal for too few or too many arguments. */
export function applyRule(
  { least, most, body }: FunctionRule,
  list: readonly Typed[],
  to: Translator,
): Typed {
  if (list.length < least || list.length > most) throw unsupportedSearch();
  return body(list as unknown as Arguments, to);
}

export function given(list: Arguments): Typed[] {
  return list.filter((value) => value !== undefined);
}

export function text(value: Typed, to: Translator): string {
  return coerce(value, TEXT, to.statement).sql;
}

/** A whole number argument such as a position or a count of places. */
export function whole(value: Typed, to: Translator): string {
  const number = asNumber(value, to.statement);
  if (number.type.kind === 'float') return `CAST(${number.sql} AS INTEGER)`;
  if (number.type.kind === 'number' && number.type.scale > 0)
    return `(${number.sql} / ${powerOfTen(number.type.scale)})`;
  return number.sql;
}

export function float(value: Typed, to: Translator): string {
  return coerce(value, FLOAT, to.statement).sql;
}

export function unified(values: readonly Typed[], to: Translator): { type: ValueType; sql: string[] } {
  const type = commonType(values);
  return { type, sql: values.map((value) => coerce(value, type, to.statement).sql) };
}

/** SQL that reads empty text as null, as Oracle does. */
export function orNull(sql: string): Typed {
  return { sql: `NULLIF(${sql}, '')`, type: TEXT };
}

export function integer(sql: string): Typed {
  return { sql, type: INTEGER };
}

export function textFunction(name: string, least: number, most = least): FunctionRule {
  return rule(least, most, (list, to) => ({
    sql: `${name}(${given(list)
      .map((value) => text(value, to))
      .join(', ')})`,
    type: TEXT,
  }));
}

export function floatFunction(name: string, count = 1): FunctionRule {
  return rule(count, count, (list, to) => ({
    sql: `${name}(${given(list)
      .map((value) => float(value, to))
      .join(', ')})`,
    type: FLOAT,
  }));
}
