import { ASSUMED } from '../assumed.ts';
import { DATE, INTEGER, TEXT } from '../catalogue/column.ts';
import { tableNamed } from '../catalogue/tables.ts';
import { unsupportedSearch } from '../errors.ts';
import { consolidate, currencyConvert, currencyOf } from './amount-builtins.ts';
import type { Expression } from './ast.ts';
import { hierarchy } from './hierarchy-builtin.ts';
import { type Block, displayText, type Translator } from './scope.ts';
import { coerce, quote, type Typed } from './typed.ts';

type BuiltinRule = (values: readonly Typed[], to: Translator, block: Block) => Typed;

function showText(value: Typed, to: Translator): Typed {
  const sql = displayText(
    value,
    (shown) => coerce(shown, TEXT, to.statement).sql,
    (name) => {
      const table = tableNamed(name);
      return {
        stored: table.stored,
        key: table.primaryKey[0] as string,
        label: table.label,
        text: table.columns.get(table.label)?.type.kind === 'text',
      };
    },
  );
  return { sql, type: TEXT };
}

const MULTISELECT_OPERATOR = /^MN_(INCLUDE|EXCLUDE)(_ALL|_EXACTLY)?$/;

/** MNFILTER(field, operator, 'DF' | '', case-sensitive, values…): 'T' where the field's selection meets the values. */
function multiselectFilter(
  [field, operator, shown, sensitive, ...wanted]: readonly Typed[],
  to: Translator,
): Typed {
  const name = operator?.literal?.text.toUpperCase() ?? '';
  if (!field || !shown || !sensitive || wanted.length === 0 || !MULTISELECT_OPERATOR.test(name))
    throw unsupportedSearch();
  const text = (value: Typed): string => coerce(value, TEXT, to.statement).sql;
  const value = shown.literal?.text.toUpperCase() === 'DF' ? showText(field, to).sql : text(field);
  return {
    sql: `ns_multiselect(${value}, ${quote(name)}, ${text(sensitive)}, ${wanted.map(text).join(', ')})`,
    type: TEXT,
  };
}

const PERIOD_OPERATORS = new Set(['BETWEEN', 'NOT BETWEEN', '<', '<=', '>', '>=']);

/** PERIOD(range, 'START' | 'END', 'ALL' | 'NOT_LAST', operator): the ids of accounting periods, for an IN. */
export function periodsOf(call: Extract<Expression, { node: 'call' }>, block: Block, to: Translator): string {
  const [code, edge, adjustment, operator] = call.arguments.map((argument) => to.value(argument, block));
  const relation = operator?.literal?.text.toUpperCase() ?? 'BETWEEN';
  const side = edge?.literal?.text.toUpperCase();
  if (!code || (side !== 'START' && side !== 'END') || !PERIOD_OPERATORS.has(relation))
    throw unsupportedSearch();
  const range = (of: string): string =>
    `ns_relative(${coerce(code, TEXT, to.statement).sql}, '${of}', ${to.statement.now()})`;
  const inside = `startdate >= ${range('START')} AND enddate <= ${range('END')}`;
  const condition =
    relation === 'BETWEEN'
      ? inside
      : relation === 'NOT BETWEEN'
        ? `NOT (${inside})`
        : `${side === 'START' ? 'startdate' : 'enddate'} ${relation} ${range(side)}`;
  const adjusting = adjustment?.literal?.text.toUpperCase() === 'ALL' ? '' : ` AND isadjust = 'F'`;
  return `SELECT id FROM "accountingperiod" WHERE isposting = 'T'${adjusting} AND ${condition}`;
}

/** The functions that SuiteQL adds to SQL. */
const BUILTIN_FUNCTIONS: Readonly<Record<string, BuiltinRule>> = {
  'builtin.df': ([value, ...more], to) => {
    if (!value || more.length > 0) throw unsupportedSearch();
    return showText(value, to);
  },
  'builtin.cf': ([value, ...more], to) => {
    if (!value || more.length > 0) throw unsupportedSearch();
    if (value.display?.by === 'status' && value.origin)
      return { sql: `(${value.origin.sibling('type')} || ':' || ${value.sql})`, type: TEXT };
    return coerce(value, TEXT, to.statement);
  },
  'builtin.relative_ranges': ([code, edge, ...more], to) => {
    if (!code || more.length > 1) throw unsupportedSearch();
    const sql = `ns_relative(${coerce(code, TEXT, to.statement).sql}, ${edge ? coerce(edge, TEXT, to.statement).sql : quote('START')}, ${to.statement.now()})`;
    return { sql, type: DATE };
  },
  'builtin.consolidate': consolidate,
  'builtin.currency': currencyOf,
  'builtin.currency_convert': currencyConvert,
  'builtin.hierarchy': hierarchy,
  'builtin.mnfilter': multiselectFilter,
  'builtin.named_group': ([kind, group]) => {
    if (!kind || !group) throw unsupportedSearch();
    return { sql: ASSUMED.namedGroupMember, type: INTEGER };
  },
};

/** The rule of a BUILTIN function; BUILTIN_RESULT's, by which workbooks say what a column is, change nothing. */
export function builtinFunction(name: string): BuiltinRule | undefined {
  if (Object.hasOwn(BUILTIN_FUNCTIONS, name)) return BUILTIN_FUNCTIONS[name];
  if (!/^builtin_result\.type_[a-z_]+$/.test(name)) return undefined;
  return ([value], to) => {
    if (!value) throw unsupportedSearch();
    return value.parameter === undefined ? value : coerce(value, TEXT, to.statement);
  };
}
