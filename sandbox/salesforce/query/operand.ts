import { findField } from '../objects/catalogue.ts';
import type { Field, FieldType } from '../objects/field.ts';
import { MalformedQuery } from '../soql/malformed.ts';
import type { Expression, FunctionExpression } from '../soql/syntax.ts';
import { foldedColumn, isDecimal, isExactText, isText, quoted } from '../store/layout.ts';
import { type Fragment, raw, sql } from './fragment.ts';
import type { ResolvedField, Scope } from './scope.ts';

/** A field or function of fields inside a statement, with the type that decides how it compares, sorts and prints. */
export interface Operand {
  readonly sql: Fragment;
  readonly type: FieldType;
  readonly scale: number;
  /** The field it is about; functions of a field carry it too. */
  readonly source: ResolvedField | undefined;
  /** The value is the field's own, so that its index and folded copy apply. */
  readonly plain: boolean;
  readonly aggregate: boolean;
  /** For messages and result keys. */
  readonly name: string;
  /** Where it stands in the query. */
  readonly at: number;
}

/** Date functions over the stored text of a date (`YYYY-MM-DD`) or instant. */
const DATE_FUNCTIONS: Readonly<Record<string, (column: string) => string>> = {
  CALENDAR_YEAR: (column) => `CAST(substr(${column}, 1, 4) AS INTEGER)`,
  CALENDAR_QUARTER: (column) => `(CAST(substr(${column}, 6, 2) AS INTEGER) + 2) / 3`,
  CALENDAR_MONTH: (column) => `CAST(substr(${column}, 6, 2) AS INTEGER)`,
  FISCAL_YEAR: (column) => `CAST(substr(${column}, 1, 4) AS INTEGER)`,
  FISCAL_QUARTER: (column) => `(CAST(substr(${column}, 6, 2) AS INTEGER) + 2) / 3`,
  FISCAL_MONTH: (column) => `CAST(substr(${column}, 6, 2) AS INTEGER)`,
  DAY_IN_MONTH: (column) => `CAST(substr(${column}, 9, 2) AS INTEGER)`,
  DAY_IN_WEEK: (column) => `CAST(strftime('%w', substr(${column}, 1, 10)) AS INTEGER) + 1`,
  DAY_IN_YEAR: (column) => `CAST(strftime('%j', substr(${column}, 1, 10)) AS INTEGER)`,
  WEEK_IN_MONTH: (column) => `(CAST(substr(${column}, 9, 2) AS INTEGER) + 6) / 7`,
  WEEK_IN_YEAR: (column) => `(CAST(strftime('%j', substr(${column}, 1, 10)) AS INTEGER) + 6) / 7`,
  HOUR_IN_DAY: (column) => `CAST(substr(${column}, 12, 2) AS INTEGER)`,
  DAY_ONLY: (column) => `substr(${column}, 1, 10)`,
};

export function isDateFunction(name: string): boolean {
  return name.toUpperCase() in DATE_FUNCTIONS;
}

function fieldOperand(resolved: ResolvedField, at: number): Operand {
  const { field, column } = resolved;
  return {
    sql: raw(column),
    type: field.type,
    scale: field.scale,
    source: resolved,
    plain: resolved.place.types === undefined,
    aggregate: false,
    name: field.name,
    at,
  };
}

/** A field or a function of one row: date functions, toLabel and convertCurrency. */
export function rowOperand(scope: Scope, expression: Expression): Operand {
  if (expression.kind === 'field') return fieldOperand(scope.resolve(expression.path), expression.path.at);
  const name = expression.name.toUpperCase();
  const dateFunction = DATE_FUNCTIONS[name];
  if (dateFunction) return dateOperand(scope, expression, dateFunction);
  if (name === 'TOLABEL') return { ...rowOperand(scope, fieldOf(expression)), plain: false };
  if (name === 'CONVERTCURRENCY') {
    const operand = rowOperand(scope, fieldOf(expression));
    if (operand.type !== 'currency')
      throw new MalformedQuery('convertCurrency() can only be used with currency fields', expression.at);
    return { ...operand, sql: inCorporateCurrency(operand), plain: false };
  }
  throw new MalformedQuery(`unexpected token: '${expression.name}'`, expression.at);
}

/** The one argument of a function. */
export function argumentOf(expression: FunctionExpression): Expression {
  const [argument] = expression.args;
  if (!argument || expression.args.length > 1)
    throw new MalformedQuery(
      `unexpected number of arguments for function '${expression.name}'`,
      expression.at,
    );
  return argument;
}

/** The argument of a function that takes a field only. */
export function fieldOf(expression: FunctionExpression): Expression {
  const argument = argumentOf(expression);
  if (argument.kind === 'function')
    throw new MalformedQuery(
      `nested functional syntax can only be used in the following manner: date_function(convertTimezone(columnName)): ${expression.name}`,
      expression.at,
    );
  return argument;
}

function dateOperand(
  scope: Scope,
  expression: FunctionExpression,
  dateFunction: (column: string) => string,
): Operand {
  let argument = argumentOf(expression);
  // The org's time zone is GMT, so converting to the user's zone changes nothing.
  if (argument.kind === 'function' && argument.name.toUpperCase() === 'CONVERTTIMEZONE')
    argument = fieldOf(argument);
  else argument = fieldOf(expression);
  const operand = rowOperand(scope, argument);
  const name = expression.name.toUpperCase();
  const needsTime = name === 'HOUR_IN_DAY' || name === 'DAY_ONLY';
  if (operand.type !== 'datetime' && (operand.type !== 'date' || needsTime))
    throw new MalformedQuery(`Invalid argument type for function ${expression.name}`, expression.at);
  return {
    ...operand,
    sql: { ...operand.sql, text: dateFunction(operand.sql.text) },
    type: name === 'DAY_ONLY' ? 'date' : 'int',
    scale: 0,
    plain: false,
    name: `${expression.name}(${operand.name})`,
  };
}

/** An amount in the org's own currency, by the rates of CurrencyType. */
export function inCorporateCurrency(operand: Operand): Fragment {
  const place = operand.source?.place;
  if (!place || !findField(place.object, 'CurrencyIsoCode')) return operand.sql;
  return converted(operand.sql, raw(`${place.table}."CurrencyIsoCode"`));
}

/** An amount of some currency in the org's own one. */
export function converted(amount: Fragment, code: Fragment): Fragment {
  return sql`(SELECT CASE WHEN (SELECT r."IsCorporate" FROM "CurrencyType" r WHERE r."IsoCode" = c.code) = 0 THEN CAST(ROUND(c.amount * 1000000.0 / (SELECT r."ConversionRate" FROM "CurrencyType" r WHERE r."IsoCode" = c.code)) AS INTEGER) ELSE c.amount END FROM (SELECT ${amount} AS amount, ${code} AS code) c)`;
}

/** What decides equality and grouping: text without regard to case. */
export function comparable(operand: Operand): Fragment {
  const field = operand.source?.field;
  if (!field || !isTextType(operand)) return operand.sql;
  if (isExactText(field)) return operand.sql;
  const folded = operand.plain ? foldedColumn(field) : undefined;
  return folded ? raw(`${operand.source?.place.table}.${quoted(folded)}`) : sql`fold(${operand.sql})`;
}

/** What decides the order: picklists sort as their values are listed, text without regard to case. */
export function sortable(operand: Operand): Fragment {
  const field = operand.source?.field;
  if (
    field?.type === 'picklist' &&
    operand.type === 'picklist' &&
    field.values &&
    field.values.length <= MAX_RANKED
  )
    return rank(operand.sql, field);
  return comparable(operand);
}

const MAX_RANKED = 40;

function rank(column: Fragment, field: Field): Fragment {
  const cases = (field.values ?? []).map((name, i) => `WHEN '${name.replaceAll("'", "''")}' THEN ${i}`);
  if (cases.length === 0) return sql`fold(${column})`;
  // Values outside the list come after it; NULL stays NULL.
  return sql`CASE ${column} ${cases.join(' ')} ELSE CASE WHEN ${column} IS NOT NULL THEN ${String(cases.length)} END END`;
}

function isTextType(operand: Operand): boolean {
  const field = operand.source?.field as Field;
  return operand.type === field.type && isText(field) && !isDecimal(field);
}
