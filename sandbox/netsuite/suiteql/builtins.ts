import { DATE, FLOAT, INTEGER, numberOf, TEXT } from '../catalogue/column.ts';
import { tableNamed } from '../catalogue/tables.ts';
import { EXCHANGE_RATE_SCALE, RATE_SCALE } from '../decimal.ts';
import { unsupportedSearch } from '../errors.ts';
import { type Block, displayText, type Translator } from './scope.ts';
import { asNumber, coerce, quote, type Typed } from './typed.ts';

type BuiltinRule = (values: readonly Typed[], to: Translator, block: Block) => Typed;

function showText(value: Typed, to: Translator): Typed {
  const sql = displayText(
    value,
    (shown) => coerce(shown, TEXT, to.statement).sql,
    (name) => {
      const table = tableNamed(name);
      return {
        stored: table.stored,
        label: table.label,
        text: table.columns.get(table.label)?.type.kind === 'text',
      };
    },
  );
  return { sql, type: TEXT };
}

/** The subsidiary and the period that a ledger amount belongs to, read beside the amount. */
function placeOf(amount: Typed): { subsidiary: string; transaction: string; account: string | undefined } {
  const { origin } = amount;
  if (!origin) throw unsupportedSearch();
  if (origin.table === 'transactionaccountingline')
    return {
      subsidiary: `(SELECT subsidiary FROM "transactionline" WHERE "transaction" = ${origin.sibling('transaction')} AND id = ${origin.sibling('transactionline')})`,
      transaction: origin.sibling('transaction'),
      account: origin.sibling('account'),
    };
  if (origin.table === 'transactionline')
    return {
      subsidiary: origin.sibling('subsidiary'),
      transaction: origin.sibling('transaction'),
      account: origin.sibling('account'),
    };
  if (origin.table === 'transaction')
    return {
      subsidiary: origin.sibling('subsidiary'),
      transaction: origin.sibling('id'),
      account: undefined,
    };
  throw unsupportedSearch();
}

const RATE_COLUMNS: Readonly<Record<string, string>> = {
  CURRENT: 'currentrate',
  AVERAGE: 'averagerate',
  HISTORICAL: 'historicalrate',
};

/** CONSOLIDATE(amount, 'LEDGER'|'INCOME', usage, rate type, target subsidiary, period, book): times the period's rate. */
function consolidate(values: readonly Typed[], to: Translator): Typed {
  const [amount, ledger, , rateType, target, period, book] = values;
  if (!amount || !target) throw unsupportedSearch();
  const number = asNumber(amount, to.statement);
  if (number.type.kind !== 'number') throw unsupportedSearch();
  const place = placeOf(amount);
  const named = RATE_COLUMNS[(rateType?.literal?.text ?? 'DEFAULT').toUpperCase()];
  const standard = ledger?.literal?.text.toUpperCase() === 'INCOME' ? 'averagerate' : 'currentrate';
  const rate = named
    ? `x.${named}`
    : place.account
      ? `CASE (SELECT generalrate FROM "account" WHERE id = ${place.account}) WHEN 'HISTORICAL' THEN x.historicalrate WHEN 'AVERAGE' THEN x.averagerate WHEN 'CURRENT' THEN x.currentrate ELSE x.${standard} END`
      : `x.${standard}`;
  const inPeriod =
    period && !(period.literal?.text.toUpperCase() === 'DEFAULT')
      ? coerce(period, INTEGER, to.statement).sql
      : `(SELECT postingperiod FROM "transaction" WHERE id = ${place.transaction})`;
  const inBook =
    book && !(book.literal?.text.toUpperCase() === 'DEFAULT')
      ? ` AND x.accountingbook = ${coerce(book, INTEGER, to.statement).sql}`
      : '';
  const subsidiary = coerce(target, INTEGER, to.statement).sql;
  const found = `(SELECT ${rate} FROM "consolidatedexchangerate" x WHERE x.postingperiod = ${inPeriod} AND x.fromsubsidiary = ${place.subsidiary} AND x.tosubsidiary = ${subsidiary}${inBook})`;
  const scale = RATE_SCALE;
  return {
    sql: `CASE WHEN ${place.subsidiary} = ${subsidiary} THEN ${coerce(number, numberOf(scale), to.statement).sql} ELSE ns_multiply(${number.sql}, ${found}, ${number.type.scale + EXCHANGE_RATE_SCALE - scale}) END`,
    type: numberOf(scale),
  };
}

/** CURRENCY(amount): the symbol of the currency that the amount is in. */
function currencyOf(values: readonly Typed[]): Typed {
  const amount = values[0];
  if (!amount?.origin) throw unsupportedSearch();
  const { column, table, sibling } = amount.origin;
  const symbol = (id: string): Typed => ({
    sql: `(SELECT symbol FROM "currency" WHERE id = ${id})`,
    type: TEXT,
  });
  if (table === 'customer') return symbol(sibling('currency'));
  const place = placeOf(amount);
  if (column.name.includes('foreign') || column.name === 'rate')
    return symbol(`(SELECT currency FROM "transaction" WHERE id = ${place.transaction})`);
  return symbol(`(SELECT currency FROM "subsidiary" WHERE id = ${place.subsidiary})`);
}

/** CURRENCY_CONVERT(amount, target currency [, date]): by the latest rate on or before the date. */
function currencyConvert(values: readonly Typed[], to: Translator): Typed {
  const [amount, target, date] = values;
  if (!amount || !target) throw unsupportedSearch();
  const place = placeOf(amount);
  const number = coerce(asNumber(amount, to.statement), FLOAT, to.statement).sql;
  const wanted = coerce(target, INTEGER, to.statement).sql;
  const from = amount.origin?.column.name.includes('foreign')
    ? `(SELECT currency FROM "transaction" WHERE id = ${place.transaction})`
    : `(SELECT currency FROM "subsidiary" WHERE id = ${place.subsidiary})`;
  const on = date
    ? coerce(date, DATE, to.statement).sql
    : `(SELECT trandate FROM "transaction" WHERE id = ${place.transaction})`;
  const rate = `(SELECT exchangerate / 1e${EXCHANGE_RATE_SCALE} FROM "currencyrate" WHERE basecurrency = ${wanted} AND transactioncurrency = ${from} AND effectivedate <= ${on} ORDER BY effectivedate DESC LIMIT 1)`;
  return { sql: `CASE WHEN ${from} = ${wanted} THEN ${number} ELSE ${number} * ${rate} END`, type: FLOAT };
}

/** HIERARCHY(field, 'LEVEL' | 'DISPLAY_JOINED' | 'IDENTIFIER_JOINED'): where a value stands in its tree. */
function hierarchy(values: readonly Typed[], to: Translator): Typed {
  const [value, what] = values;
  if (!value) throw unsupportedSearch();
  const name =
    value.display?.by === 'reference'
      ? value.display.table
      : value.origin?.column.name === 'id'
        ? value.origin.table
        : undefined;
  if (!name) throw unsupportedSearch();
  const table = tableNamed(name);
  if (!table.columns.get('parent')?.stored) throw unsupportedSearch();
  const label = table.columns.get('name') ? 'name' : table.label;
  const climb = `WITH RECURSIVE up(id, parent, label, depth) AS (SELECT id, parent, "${label}", 0 FROM "${table.stored}" WHERE id = ${value.sql} UNION ALL SELECT t.id, t.parent, t."${label}", up.depth + 1 FROM "${table.stored}" t JOIN up ON t.id = up.parent)`;
  const wanted = (what?.literal?.text ?? 'LEVEL').toUpperCase();
  if (wanted === 'LEVEL') return { sql: `(${climb} SELECT max(depth) FROM up)`, type: INTEGER };
  if (wanted === 'DISPLAY' || wanted === 'IDENTIFIER')
    return wanted === 'DISPLAY' ? showText(value, to) : value;
  if (wanted !== 'DISPLAY_JOINED' && wanted !== 'IDENTIFIER_JOINED') throw unsupportedSearch();
  const column = wanted === 'DISPLAY_JOINED' ? 'label' : 'id';
  return { sql: `(${climb} SELECT group_concat(${column}, ' : ' ORDER BY depth DESC) FROM up)`, type: TEXT };
}

/** The functions that SuiteQL adds to SQL. */
export const BUILTIN_FUNCTIONS: Readonly<Record<string, BuiltinRule>> = {
  'builtin.df': ([value], to) => {
    if (!value) throw unsupportedSearch();
    return showText(value, to);
  },
  'builtin.cf': ([value], to) => {
    if (!value) throw unsupportedSearch();
    if (value.display?.by === 'status' && value.origin)
      return { sql: `(${value.origin.sibling('type')} || ':' || ${value.sql})`, type: TEXT };
    return coerce(value, TEXT, to.statement);
  },
  'builtin.relative_ranges': ([code, edge], to) => {
    if (!code) throw unsupportedSearch();
    const sql = `ns_relative(${coerce(code, TEXT, to.statement).sql}, ${edge ? coerce(edge, TEXT, to.statement).sql : quote('START')}, ${to.statement.now()})`;
    return { sql, type: DATE };
  },
  'builtin.consolidate': consolidate,
  'builtin.currency': currencyOf,
  'builtin.currency_convert': currencyConvert,
  'builtin.hierarchy': hierarchy,
};
