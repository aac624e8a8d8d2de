import { FLOAT, numberOf } from '../../catalogue/column.ts';
import { powerOfTen } from '../../decimal.ts';
import type { Translator } from '../scope.ts';
import { asNumber, type Typed } from '../typed.ts';
import {
  type FunctionRule,
  float,
  floatFunction,
  given,
  integer,
  rule,
  unified,
  whole,
} from './function-rule.ts';

function literalInteger(value: Typed | undefined, absent: number): number | undefined {
  if (!value) return absent;
  if (!value.literal) {
    const plain = /^\(?(-?\d{1,3})\)?$/.exec(value.sql)?.[1];
    return value.type.kind === 'number' && value.type.scale === 0 && plain !== undefined
      ? Number(plain)
      : undefined;
  }
  return Number.isInteger(Number(value.literal.text)) ? Number(value.literal.text) : undefined;
}

/** ROUND, TRUNC, FLOOR and CEIL of a number. */
export function roundTo(value: Typed, places: Typed | undefined, mode: string, to: Translator): Typed {
  const number = asNumber(value, to.statement);
  const count = literalInteger(places, 0);
  if (count === undefined) {
    const factor = `pow(10, ${whole(places as Typed, to)})`;
    const real = float(number, to);
    return {
      sql: `(${mode === 'round' ? 'round' : 'trunc'}(${real} * ${factor}) / ${factor})`,
      type: FLOAT,
    };
  }
  const from = number.type.kind === 'number' ? number.type.scale : 0;
  if (number.type.kind === 'number' && count >= from) return number;
  const scale = Math.max(count, 0);
  const rounded = `ns_rescale(${number.sql}, ${from}, ${count}, '${mode}')`;
  return { sql: count < 0 ? `(${rounded} * ${powerOfTen(-count)})` : rounded, type: numberOf(scale) };
}

function modulo(name: 'mod' | 'remainder'): FunctionRule {
  return rule(2, 2, ([a, b], to) => {
    const { type, sql } = unified([asNumber(a, to.statement), asNumber(b, to.statement)], to);
    if (name === 'remainder')
      return {
        sql: `ns_remainder(${[a, b].map((value) => float(asNumber(value, to.statement), to)).join(', ')})`,
        type: FLOAT,
      };
    // a division by nought leaves the number itself
    const rest = type.kind === 'float' ? `mod(${sql.join(', ')})` : `(${sql[0]} % ${sql[1]})`;
    return { sql: `COALESCE(${rest}, ${sql[0]})`, type };
  });
}

/** Functions of numbers. */
export const NUMBER_FUNCTIONS: Readonly<Record<string, FunctionRule>> = {
  floor: rule(1, 1, ([value], to) => roundTo(value, undefined, 'floor', to)),
  ceil: rule(1, 1, ([value], to) => roundTo(value, undefined, 'ceil', to)),
  abs: rule(1, 1, ([value], to) => {
    const number = asNumber(value, to.statement);
    return { sql: `abs(${number.sql})`, type: number.type };
  }),
  sign: rule(1, 1, ([value], to) => integer(`sign(${asNumber(value, to.statement).sql})`)),
  mod: modulo('mod'),
  remainder: modulo('remainder'),
  bitand: rule(2, 2, ([a, b], to) => integer(`(${whole(a, to)} & ${whole(b, to)})`)),
  nanvl: rule(2, 2, ([value]) => value),
  width_bucket: rule(4, 4, (list, to) =>
    integer(
      `ns_width_bucket(${given(list)
        .map((value) => float(value, to))
        .join(', ')})`,
    ),
  ),
  power: floatFunction('pow', 2),
  sqrt: floatFunction('sqrt'),
  exp: floatFunction('exp'),
  ln: floatFunction('ln'),
  log: floatFunction('log', 2),
  sin: floatFunction('sin'),
  cos: floatFunction('cos'),
  tan: floatFunction('tan'),
  asin: floatFunction('asin'),
  acos: floatFunction('acos'),
  atan: floatFunction('atan'),
  atan2: floatFunction('atan2', 2),
  sinh: floatFunction('sinh'),
  cosh: floatFunction('cosh'),
  tanh: floatFunction('tanh'),
};
