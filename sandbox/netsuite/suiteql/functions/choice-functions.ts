import { unsupportedSearch } from '../../errors.ts';
import type { Typed } from '../typed.ts';
import { type FunctionRule, given, rule, text, unified } from './function-rule.ts';

const MANY = 255;

const decode = rule(3, MANY, (list, to) => {
  const [operand, ...rest] = given(list) as [Typed, ...Typed[]];
  const searches = rest.filter((_, index) => index % 2 === 0 && index + 1 < rest.length);
  const results = rest.filter((_, index) => index % 2 === 1 || index === rest.length - 1);
  const compared = unified([operand, ...searches], to);
  const chosen = unified(results, to);
  const branches = searches.map(
    (_, index) => `WHEN ${compared.sql[0]} IS ${compared.sql[index + 1]} THEN ${chosen.sql[index]}`,
  );
  const otherwise = results.length > searches.length ? ` ELSE ${chosen.sql.at(-1)}` : '';
  return { sql: `CASE ${branches.join(' ')}${otherwise} END`, type: chosen.type };
});

function coalesce(least: number, most: number): FunctionRule {
  return rule(least, most, (list, to) => {
    const values = given(list);
    const { type, sql } = unified(values, to);
    const [first, ...others] = values;
    if (others.length === 0) return first as Typed;
    return {
      sql: `COALESCE(${sql.join(', ')})`,
      type,
      ...(first?.display ? { display: first.display } : {}),
      ...(first?.currency === undefined ? {} : { currency: first.currency }),
    };
  });
}

function extreme(name: 'max' | 'min'): FunctionRule {
  return rule(1, MANY, (list, to) => {
    const { type, sql } = unified(given(list), to);
    return { sql: sql.length === 1 ? (sql[0] as string) : `${name}(${sql.join(', ')})`, type };
  });
}

/** Functions that choose among their arguments. */
export const CHOICE_FUNCTIONS: Readonly<Record<string, FunctionRule>> = {
  decode,
  nvl: coalesce(2, 2),
  coalesce: coalesce(1, MANY),
  nvl2: rule(3, 3, ([tested, present, absent], to) => {
    const { type, sql } = unified([present, absent], to);
    return { sql: `CASE WHEN ${text(tested, to)} IS NOT NULL THEN ${sql[0]} ELSE ${sql[1]} END`, type };
  }),
  nullif: rule(2, 2, (list, to) => {
    const values = given(list);
    if (values[0]?.type.kind === 'null') throw unsupportedSearch();
    const { type, sql } = unified(values, to);
    return { sql: `NULLIF(${sql.join(', ')})`, type };
  }),
  greatest: extreme('max'),
  least: extreme('min'),
};
