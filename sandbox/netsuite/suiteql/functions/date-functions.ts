import { DATE, FLOAT, numberOf, TEXT } from '../../catalogue/column.ts';
import { RATE_SCALE } from '../../decimal.ts';
import { unsupportedSearch } from '../../errors.ts';
import { parseMask, strftimeMask } from '../date-mask.ts';
import type { Translator } from '../scope.ts';
import { asNumber, coerce, quote, type Typed } from '../typed.ts';
import { type FunctionRule, given, rule, text, whole } from './function-rule.ts';
import { roundTo } from './number-functions.ts';

const toChar = rule(1, 3, ([value, mask], to) => {
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
});

const toDate = rule(1, 3, ([value, mask], to) => {
  if (value.type.kind === 'date') return value;
  if (!mask) return coerce(value, DATE, to.statement);
  return { sql: `ns_date(${text(value, to)}, ${text(mask, to)})`, type: DATE };
});

const toNumber = rule(1, 3, ([value, mask], to) => {
  if (value.type.kind === 'number' || value.type.kind === 'float') return value;
  if (value.literal && !mask) return asNumber(value, to.statement);
  return {
    sql: `ns_number(${text(value, to)}, ${RATE_SCALE}${mask ? `, ${text(mask, to)}` : ''})`,
    type: numberOf(RATE_SCALE),
  };
});

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

const trunc = rule(1, 2, ([value, unit], to) => {
  if (value.type.kind !== 'date') return roundTo(value, unit, 'trunc', to);
  if (!unit) return { sql: `unixepoch(${value.sql}, 'unixepoch', 'start of day')`, type: DATE };
  const native = unit.literal && TRUNC_UNITS[unit.literal.text.toUpperCase()];
  if (native) return { sql: `unixepoch(${value.sql}, 'unixepoch', 'start of ${native}')`, type: DATE };
  return { sql: `ns_trunc_date(${value.sql}, ${text(unit, to)})`, type: DATE };
});

const round = rule(1, 2, ([value, unit], to) => {
  if (value.type.kind !== 'date') return roundTo(value, unit, 'round', to);
  if (!unit) return { sql: `unixepoch(${value.sql} + 43200, 'unixepoch', 'start of day')`, type: DATE };
  return { sql: `ns_round_date(${value.sql}, ${text(unit, to)})`, type: DATE };
});

function date(value: Typed, to: Translator): string {
  return coerce(value, DATE, to.statement).sql;
}

const now = rule(0, 0, (_, to) => ({ sql: to.statement.now(), type: DATE }));
/** CURRENT_TIMESTAMP and LOCALTIMESTAMP may be asked for a precision; there are no fractions of a second. */
const nowWithPrecision = rule(0, 1, (_, to) => ({ sql: to.statement.now(), type: DATE }));
/** The account's zone is GMT, so that a change of zone changes nothing. */
const sameInstant = rule(1, 3, ([value], to) => ({ sql: date(value, to), type: DATE }));

/** Functions of dates, and those that make text, numbers and dates of one another. */
export const DATE_FUNCTIONS: Readonly<Record<string, FunctionRule>> = {
  to_char: toChar,
  to_nchar: toChar,
  to_date: toDate,
  to_timestamp: toDate,
  to_timestamp_tz: toDate,
  to_number: toNumber,
  to_binary_double: toNumber,
  to_binary_float: toNumber,
  trunc,
  round,
  sysdate: now,
  current_date: now,
  current_timestamp: nowWithPrecision,
  systimestamp: nowWithPrecision,
  localtimestamp: nowWithPrecision,
  from_tz: rule(2, 2, sameInstant.body),
  new_time: rule(3, 3, sameInstant.body),
  sys_extract_utc: rule(1, 1, sameInstant.body),
  tz_offset: rule(1, 1, () => ({ sql: `'+00:00'`, type: TEXT })),
  add_months: rule(2, 2, ([value, months], to) => ({
    sql: `ns_add_months(${date(value, to)}, ${whole(months, to)})`,
    type: DATE,
  })),
  last_day: rule(1, 1, ([value], to) => ({ sql: `ns_last_day(${date(value, to)})`, type: DATE })),
  next_day: rule(2, 2, ([value, weekday], to) => ({
    sql: `ns_next_day(${date(value, to)}, ${text(weekday, to)})`,
    type: DATE,
  })),
  months_between: rule(2, 2, (list, to) => ({
    sql: `ns_months_between(${given(list)
      .map((value) => date(value, to))
      .join(', ')})`,
    type: FLOAT,
  })),
};
