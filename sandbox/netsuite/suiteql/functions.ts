import { DATE, FLOAT, INTEGER, numberOf, TEXT } from '../catalogue/column.ts';
import { powerOfTen, RATE_SCALE } from '../decimal.ts';
import { unsupportedSearch } from '../errors.ts';
import type { Expression } from './ast.ts';
import { parseMask, strftimeMask } from './date-mask.ts';
import type { Block, Translator } from './scope.ts';
import { asNumber, coerce, commonType, quote, type Typed } from './typed.ts';

type Call = {
  readonly args: readonly Expression[];
  readonly values: () => Typed[];
  readonly block: Block;
  readonly to: Translator;
};
type FunctionRule = (call: Call) => Typed;

function need(values: readonly Typed[], least: number, most = least): void {
  if (values.length < least || values.length > most) throw unsupportedSearch();
}

function text(value: Typed, to: Translator): string {
  return coerce(value, TEXT, to.statement).sql;
}

/** A whole number argument such as a position or a count of places. */
function whole(value: Typed, to: Translator): string {
  const number = asNumber(value, to.statement);
  if (number.type.kind === 'float') return `CAST(${number.sql} AS INTEGER)`;
  if (number.type.kind === 'number' && number.type.scale > 0)
    return `(${number.sql} / ${powerOfTen(number.type.scale)})`;
  return number.sql;
}

function literalInteger(value: Typed | undefined, absent: number): number | undefined {
  if (!value) return absent;
  if (!value.literal)
    return value.type.kind === 'number' && /^-?\d+$/.test(unwrap(value.sql))
      ? Number(unwrap(value.sql))
      : undefined;
  return Number.isInteger(Number(value.literal.text)) ? Number(value.literal.text) : undefined;
}

function unwrap(sql: string): string {
  return sql.startsWith('(') && sql.endsWith(')') ? sql.slice(1, -1) : sql;
}

function unified(
  values: readonly Typed[],
  to: Translator,
): { type: ReturnType<typeof commonType>; sql: string[]; display?: Typed['display'] } {
  const type = commonType(values);
  return { type, sql: values.map((value) => coerce(value, type, to.statement).sql) };
}

/** SQL that reads empty text as null, as Oracle does. */
function orNull(sql: string): Typed {
  return { sql: `NULLIF(${sql}, '')`, type: TEXT };
}

function textFunction(name: string, least: number, most = least): FunctionRule {
  return ({ values, to }) => {
    const list = values();
    need(list, least, most);
    return { sql: `${name}(${list.map((value) => text(value, to)).join(', ')})`, type: TEXT };
  };
}

function floatFunction(name: string, count = 1): FunctionRule {
  return ({ values, to }) => {
    const list = values();
    need(list, count);
    return {
      sql: `${name}(${list.map((value) => coerce(value, FLOAT, to.statement).sql).join(', ')})`,
      type: FLOAT,
    };
  };
}

/** ROUND, TRUNC, FLOOR and CEIL of a number. */
function roundTo(value: Typed, places: Typed | undefined, mode: string, to: Translator): Typed {
  const number = asNumber(value, to.statement);
  const count = literalInteger(places, 0);
  if (count === undefined) {
    const factor = `pow(10, ${whole(places as Typed, to)})`;
    const float = coerce(number, FLOAT, to.statement).sql;
    return {
      sql: `(${mode === 'round' ? 'round' : 'trunc'}(${float} * ${factor}) / ${factor})`,
      type: FLOAT,
    };
  }
  const from = number.type.kind === 'number' ? number.type.scale : 0;
  if (number.type.kind === 'number' && count >= from) return number;
  const scale = Math.max(count, 0);
  const rounded = `ns_rescale(${number.sql}, ${from}, ${count}, '${mode}')`;
  return { sql: count < 0 ? `(${rounded} * ${powerOfTen(-count)})` : rounded, type: numberOf(scale) };
}

function toChar({ values, to }: Call): Typed {
  const [value, mask] = values();
  if (!value) throw unsupportedSearch();
  if (!mask) return { ...coerce(value, TEXT, to.statement) };
  if (value.type.kind === 'date') {
    if (mask.literal) {
      try {
        parseMask(mask.literal.text);
      } catch {
        throw unsupportedSearch();
      }
      const native = strftimeMask(mask.literal.text);
      if (native !== undefined)
        return { sql: `strftime(${quote(native)}, ${value.sql}, 'unixepoch')`, type: TEXT };
    }
    return { sql: `ns_date_text(${value.sql}, ${text(mask, to)})`, type: TEXT };
  }
  const number = asNumber(value, to.statement);
  return {
    sql: `ns_number_text(${coerce({ ...number, literal: undefined } as unknown as Typed, TEXT, to.statement).sql}, ${text(mask, to)})`,
    type: TEXT,
  };
}

function toDate({ values, to }: Call): Typed {
  const [value, mask] = values();
  if (!value) throw unsupportedSearch();
  if (value.type.kind === 'date') return value;
  if (!mask) return coerce(value, DATE, to.statement);
  return { sql: `ns_date(${text(value, to)}, ${text(mask, to)})`, type: DATE };
}

function toNumber({ values, to }: Call): Typed {
  const [value, mask] = values();
  if (!value) throw unsupportedSearch();
  if (value.type.kind === 'number' || value.type.kind === 'float') return value;
  if (value.literal && !mask) return asNumber(value, to.statement);
  return {
    sql: `ns_number(${text(value, to)}, ${RATE_SCALE}${mask ? `, ${text(mask, to)}` : ''})`,
    type: numberOf(RATE_SCALE),
  };
}

const TRUNC_UNITS: Readonly<Record<string, string>> = {
  MM: 'month',
  MONTH: 'month',
  MON: 'month',
  YYYY: 'year',
  YEAR: 'year',
  YY: 'year',
  DD: 'day',
  DDD: 'day',
};

function trunc({ values, to }: Call): Typed {
  const [value, unit] = values();
  if (!value) throw unsupportedSearch();
  if (value.type.kind !== 'date') return roundTo(value, unit, 'trunc', to);
  if (!unit) return { sql: `unixepoch(${value.sql}, 'unixepoch', 'start of day')`, type: DATE };
  const native = unit.literal && TRUNC_UNITS[unit.literal.text.toUpperCase()];
  if (native) return { sql: `unixepoch(${value.sql}, 'unixepoch', 'start of ${native}')`, type: DATE };
  return { sql: `ns_trunc_date(${value.sql}, ${text(unit, to)})`, type: DATE };
}

function decode({ values, to }: Call): Typed {
  const [operand, ...rest] = values();
  if (!operand || rest.length < 2) throw unsupportedSearch();
  const searches = rest.filter((_, index) => index % 2 === 0 && index + 1 < rest.length);
  const results = rest.filter((_, index) => index % 2 === 1 || index === rest.length - 1);
  const compared = unified([operand, ...searches], to);
  const chosen = unified(results, to);
  const branches = searches.map(
    (_, index) => `WHEN ${compared.sql[0]} IS ${compared.sql[index + 1]} THEN ${chosen.sql[index]}`,
  );
  const otherwise = results.length > searches.length ? ` ELSE ${chosen.sql.at(-1)}` : '';
  return { sql: `CASE ${branches.join(' ')}${otherwise} END`, type: chosen.type };
}

function coalesce({ values, to }: Call): Typed {
  const list = values();
  if (list.length === 0) throw unsupportedSearch();
  if (list.length === 1) return list[0] as Typed;
  const { type, sql } = unified(list, to);
  return {
    sql: `COALESCE(${sql.join(', ')})`,
    type,
    ...(list[0]?.display ? { display: list[0].display } : {}),
  };
}

function extreme(name: 'max' | 'min'): FunctionRule {
  return ({ values, to }) => {
    const { type, sql } = unified(values(), to);
    return { sql: sql.length === 1 ? (sql[0] as string) : `${name}(${sql.join(', ')})`, type };
  };
}

function now({ args, to }: Call): Typed {
  need(args as unknown as Typed[], 0);
  return { sql: to.statement.now(), type: DATE };
}

function substr({ values, to }: Call): Typed {
  const [value, from, length] = values();
  if (!value || !from) throw unsupportedSearch();
  const start = whole(from, to);
  const first = /^-?\d+$/.test(start)
    ? start === '0'
      ? '1'
      : start
    : `CASE WHEN ${start} = 0 THEN 1 ELSE ${start} END`;
  return orNull(`substr(${text(value, to)}, ${first}${length ? `, ${whole(length, to)}` : ''})`);
}

function integer(sql: string): Typed {
  return { sql, type: INTEGER };
}

/** Oracle's scalar functions that SuiteQL supports; aggregates and BUILTIN functions have tables of their own. */
export const SCALAR_FUNCTIONS: Readonly<Record<string, FunctionRule>> = {
  to_char: toChar,
  to_date: toDate,
  to_timestamp: toDate,
  to_timestamp_tz: toDate,
  to_number: toNumber,
  trunc,
  round: (call) => {
    const [value, places] = call.values();
    if (!value) throw unsupportedSearch();
    if (value.type.kind === 'date')
      return { sql: `unixepoch(${value.sql} + 43200, 'unixepoch', 'start of day')`, type: DATE };
    return roundTo(value, places, 'round', call.to);
  },
  floor: ({ values, to }) => roundTo(values()[0] as Typed, undefined, 'floor', to),
  ceil: ({ values, to }) => roundTo(values()[0] as Typed, undefined, 'ceil', to),
  abs: ({ values, to }) => {
    const number = asNumber(values()[0] as Typed, to.statement);
    return { sql: `abs(${number.sql})`, type: number.type };
  },
  sign: ({ values, to }) => integer(`sign(${asNumber(values()[0] as Typed, to.statement).sql})`),
  mod: ({ values, to }) => {
    const { type, sql } = unified(
      values().map((value) => asNumber(value, to.statement)),
      to,
    );
    return type.kind === 'float'
      ? { sql: `mod(${sql.join(', ')})`, type }
      : { sql: `(${sql[0]} % ${sql[1]})`, type };
  },
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
  decode,
  nvl: coalesce,
  coalesce,
  nvl2: ({ values, to }) => {
    const [tested, present, absent] = values();
    if (!tested || !present || !absent) throw unsupportedSearch();
    const { type, sql } = unified([present, absent], to);
    return { sql: `CASE WHEN ${text(tested, to)} IS NOT NULL THEN ${sql[0]} ELSE ${sql[1]} END`, type };
  },
  nullif: ({ values, to }) => {
    const list = values();
    need(list, 2);
    const { type, sql } = unified(list, to);
    return { sql: `NULLIF(${sql.join(', ')})`, type };
  },
  greatest: extreme('max'),
  least: extreme('min'),
  sysdate: now,
  current_date: now,
  current_timestamp: now,
  systimestamp: now,
  localtimestamp: now,
  add_months: ({ values, to }) => {
    const [date, months] = values();
    if (!date || !months) throw unsupportedSearch();
    return {
      sql: `ns_add_months(${coerce(date, DATE, to.statement).sql}, ${whole(months, to)})`,
      type: DATE,
    };
  },
  last_day: ({ values, to }) => ({
    sql: `ns_last_day(${coerce(values()[0] as Typed, DATE, to.statement).sql})`,
    type: DATE,
  }),
  next_day: ({ values, to }) => {
    const [date, day] = values();
    if (!date || !day) throw unsupportedSearch();
    return { sql: `ns_next_day(${coerce(date, DATE, to.statement).sql}, ${text(day, to)})`, type: DATE };
  },
  months_between: ({ values, to }) => {
    const list = values();
    need(list, 2);
    return {
      sql: `ns_months_between(${list.map((value) => coerce(value, DATE, to.statement).sql).join(', ')})`,
      type: FLOAT,
    };
  },
  concat: ({ values, to }) => {
    const list = values();
    need(list, 2);
    return orNull(list.map((value) => `COALESCE(${text(value, to)}, '')`).join(' || '));
  },
  upper: textFunction('ns_upper', 1),
  lower: textFunction('ns_lower', 1),
  initcap: textFunction('ns_initcap', 1),
  length: ({ values, to }) => integer(`length(${text(values()[0] as Typed, to)})`),
  lengthb: ({ values, to }) => integer(`octet_length(${text(values()[0] as Typed, to)})`),
  substr,
  instr: ({ values, to }) => {
    const [value, part, position, occurrence] = values();
    if (!value || !part) throw unsupportedSearch();
    if (!position) return integer(`instr(${text(value, to)}, ${text(part, to)})`);
    return integer(
      `ns_instr(${text(value, to)}, ${text(part, to)}, ${whole(position, to)}, ${occurrence ? whole(occurrence, to) : 1})`,
    );
  },
  replace: ({ values, to }) => {
    const [value, from, by] = values();
    if (!value || !from) throw unsupportedSearch();
    return orNull(
      `replace(${text(value, to)}, ${text(from, to)}, ${by ? `COALESCE(${text(by, to)}, '')` : "''"})`,
    );
  },
  trim: ({ values, to }) =>
    orNull(
      `trim(${values()
        .map((value) => text(value, to))
        .join(', ')})`,
    ),
  ltrim: ({ values, to }) =>
    orNull(
      `ltrim(${values()
        .map((value) => text(value, to))
        .join(', ')})`,
    ),
  rtrim: ({ values, to }) =>
    orNull(
      `rtrim(${values()
        .map((value) => text(value, to))
        .join(', ')})`,
    ),
  lpad: ({ values, to }) => padded('ns_lpad', values(), to),
  rpad: ({ values, to }) => padded('ns_rpad', values(), to),
  translate: textFunction('ns_translate', 3),
  ascii: ({ values, to }) => integer(`unicode(${text(values()[0] as Typed, to)})`),
  chr: ({ values, to }) => ({ sql: `char(${whole(values()[0] as Typed, to)})`, type: TEXT }),
  to_clob: textFunction('', 1),
  regexp_replace: textFunction('ns_regexp_replace', 2, 3),
  regexp_substr: ({ values, to }) => {
    const [value, pattern, position, occurrence] = values();
    if (!value || !pattern) throw unsupportedSearch();
    return {
      sql: `ns_regexp_substr(${text(value, to)}, ${text(pattern, to)}, ${position ? whole(position, to) : 1}, ${occurrence ? whole(occurrence, to) : 1})`,
      type: TEXT,
    };
  },
  regexp_instr: ({ values, to }) => {
    const list = values();
    need(list, 2);
    return integer(`ns_regexp_instr(${list.map((value) => text(value, to)).join(', ')})`);
  },
};

function padded(name: string, list: readonly Typed[], to: Translator): Typed {
  const [value, width, filler] = list;
  if (!value || !width) throw unsupportedSearch();
  return {
    sql: `${name}(${text(value, to)}, ${whole(width, to)}${filler ? `, ${text(filler, to)}` : ''})`,
    type: TEXT,
  };
}
