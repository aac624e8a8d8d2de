import { TEXT } from '../../catalogue/column.ts';
import type { Translator } from '../scope.ts';
import type { Typed } from '../typed.ts';
import {
  type FunctionRule,
  given,
  integer,
  orNull,
  rule,
  text,
  textFunction,
  whole,
} from './function-rule.ts';

const substr = rule(2, 3, ([value, from, length], to) => {
  const start = whole(from, to);
  const first = /^-?\d+$/.test(start)
    ? start === '0'
      ? '1'
      : start
    : `CASE WHEN ${start} = 0 THEN 1 ELSE ${start} END`;
  return orNull(`substr(${text(value, to)}, ${first}${length ? `, ${whole(length, to)}` : ''})`);
});

const instr = rule(2, 4, ([value, part, position, occurrence], to) =>
  integer(
    position
      ? `ns_instr(${text(value, to)}, ${text(part, to)}, ${whole(position, to)}, ${occurrence ? whole(occurrence, to) : 1})`
      : `instr(${text(value, to)}, ${text(part, to)})`,
  ),
);

const length = rule(1, 1, ([value], to) => integer(`length(${text(value, to)})`));
const bytes = rule(1, 1, ([value], to) => integer(`octet_length(${text(value, to)})`));
/** Functions that change only how Oracle stores a text. */
const sameText = rule(1, 2, ([value], to) => ({ sql: text(value, to), type: TEXT }));

function trimmed(name: 'trim' | 'ltrim' | 'rtrim'): FunctionRule {
  return rule(1, 2, (list, to) =>
    orNull(
      `${name}(${given(list)
        .map((value) => text(value, to))
        .join(', ')})`,
    ),
  );
}

function padded(name: string): FunctionRule {
  return rule(2, 3, ([value, width, filler], to) => ({
    sql: `${name}(${text(value, to)}, ${whole(width, to)}${filler ? `, ${text(filler, to)}` : ''})`,
    type: TEXT,
  }));
}

/** Functions of text. */
export const TEXT_FUNCTIONS: Readonly<Record<string, FunctionRule>> = {
  concat: rule(2, 2, (list, to) =>
    orNull(
      given(list)
        .map((value) => `COALESCE(${text(value, to)}, '')`)
        .join(' || '),
    ),
  ),
  upper: textFunction('ns_upper', 1),
  nls_upper: rule(1, 2, ([value], to) => ({ sql: `ns_upper(${text(value, to)})`, type: TEXT })),
  lower: textFunction('ns_lower', 1),
  nls_lower: rule(1, 2, ([value], to) => ({ sql: `ns_lower(${text(value, to)})`, type: TEXT })),
  initcap: textFunction('ns_initcap', 1),
  nls_initcap: rule(1, 2, ([value], to) => ({ sql: `ns_initcap(${text(value, to)})`, type: TEXT })),
  nlssort: rule(1, 2, ([value], to) => ({ sql: `hex(${text(value, to)})`, type: TEXT })),
  length,
  lengthc: length,
  length2: length,
  length4: length,
  lengthb: bytes,
  vsize: bytes,
  substr,
  instr,
  replace: rule(2, 3, ([value, from, by], to) =>
    orNull(`replace(${text(value, to)}, ${text(from, to)}, ${by ? `COALESCE(${text(by, to)}, '')` : "''"})`),
  ),
  trim: trimmed('trim'),
  ltrim: trimmed('ltrim'),
  rtrim: trimmed('rtrim'),
  lpad: padded('ns_lpad'),
  rpad: padded('ns_rpad'),
  translate: textFunction('ns_translate', 3),
  ascii: rule(1, 1, ([value], to) => integer(`unicode(${text(value, to)})`)),
  asciistr: textFunction('ns_asciistr', 1),
  unistr: textFunction('ns_unistr', 1),
  compose: textFunction('ns_compose', 1),
  decompose: rule(1, 2, ([value], to) => ({ sql: `ns_decompose(${text(value, to)})`, type: TEXT })),
  chr: rule(1, 1, ([value], to) => ({ sql: `char(${whole(value, to)})`, type: TEXT })),
  soundex: textFunction('ns_soundex', 1),
  ora_hash: rule(1, 3, ([value, most, seed], to) =>
    integer(
      `ns_ora_hash(${[text(value, to), most ? whole(most, to) : '4294967295', seed ? whole(seed, to) : '0'].join(', ')})`,
    ),
  ),
  to_clob: sameText,
  to_nclob: sameText,
  to_multi_byte: sameText,
  to_single_byte: sameText,
  chartorowid: sameText,
  empty_clob: rule(0, 0, () => ({ sql: 'NULL', type: TEXT })),
  empty_blob: rule(0, 0, () => ({ sql: 'NULL', type: TEXT })),
  regexp_replace: rule(2, 6, ([value, pattern, replacement, position, occurrence, flags], to) => ({
    sql: `ns_regexp_replace(${[
      text(value, to),
      text(pattern, to),
      replacement ? text(replacement as Typed, to) : 'NULL',
      position ? whole(position, to) : '1',
      occurrence ? whole(occurrence, to) : '0',
      flags ? text(flags, to) : 'NULL',
    ].join(', ')})`,
    type: TEXT,
  })),
  regexp_substr: rule(2, 6, (list, to) => ({
    sql: `ns_regexp_substr(${searchArguments(given(list), to, [5])})`,
    type: TEXT,
  })),
  regexp_instr: rule(2, 6, (list, to) =>
    integer(`ns_regexp_instr(${searchArguments(given(list), to, [4])})`),
  ),
  regexp_count: rule(2, 4, ([value, pattern, position, flags], to) =>
    integer(
      `ns_regexp_count(${[
        text(value, to),
        text(pattern, to),
        position ? whole(position as Typed, to) : '1',
        ...(flags ? [text(flags, to)] : []),
      ].join(', ')})`,
    ),
  ),
};

/** Text, pattern, position, occurrence and what follows: whole numbers at the places given, text at the others. */
function searchArguments(list: readonly Typed[], to: Translator, wholeAt: readonly number[]): string {
  return list
    .map((value, index) =>
      index === 2 || index === 3 || wholeAt.includes(index) ? whole(value, to) : text(value, to),
    )
    .join(', ');
}
