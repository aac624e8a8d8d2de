import { DATE, FLOAT, INTEGER, numberOf, TEXT } from '../catalogue/column.ts';
import { EXCHANGE_RATE_SCALE, RATE_SCALE } from '../decimal.ts';
import { unsupportedSearch } from '../errors.ts';
import { currencyIdOf, placeOf } from './amount-place.ts';
import type { Block, Translator } from './scope.ts';
import { asNumber, coerce, type Typed } from './typed.ts';

/** BUILTIN functions of amounts and currencies. */

const ROOT_SUBSIDIARY = '(SELECT min(id) FROM "subsidiary" WHERE parent IS NULL)';

const RATE_COLUMNS: Readonly<Record<string, string>> = {
  CURRENT: 'currentrate',
  AVERAGE: 'averagerate',
  HISTORICAL: 'historicalrate',
};

function isDefault(value: Typed | undefined): boolean {
  const text = value?.literal?.text.toUpperCase();
  return value === undefined || text === 'DEFAULT' || text === '0' || text === 'NONE';
}

/** A rate column of `x` by the name of its type, which may be an expression such as an account's general rate. */
function rateColumn(type: string, standard: string): string {
  const branches = Object.entries(RATE_COLUMNS).map(([name, column]) => `WHEN '${name}' THEN x.${column}`);
  return `CASE ${type} ${branches.join(' ')} ELSE x.${standard} END`;
}

/** CONSOLIDATE(amount, 'LEDGER'|'INCOME', usage, rate type, target subsidiary, period, book): times the period's rate. */
export function consolidate(values: readonly Typed[], to: Translator, block: Block): Typed {
  const [amount, view, , rateType, target, period, book] = values;
  if (!amount || !view || values.length > 7) throw unsupportedSearch();
  const number = asNumber(amount, to.statement);
  if (number.type.kind !== 'number') throw unsupportedSearch();
  const place = placeOf(amount, block);
  const standard = view.literal?.text.toUpperCase() === 'INCOME' ? 'averagerate' : 'currentrate';
  const named = RATE_COLUMNS[rateType?.literal?.text.toUpperCase() ?? ''];
  const rate = named
    ? `x.${named}`
    : rateType && !rateType.literal
      ? rateColumn(`upper(${coerce(rateType, TEXT, to.statement).sql})`, standard)
      : place.account
        ? rateColumn(`(SELECT generalrate FROM "account" WHERE id = ${place.account})`, standard)
        : `x.${standard}`;
  const inPeriod = isDefault(period)
    ? `(SELECT postingperiod FROM "transaction" WHERE id = ${place.transaction})`
    : coerce(period as Typed, INTEGER, to.statement).sql;
  const inBook = isDefault(book)
    ? ''
    : ` AND x.accountingbook = ${coerce(book as Typed, INTEGER, to.statement).sql}`;
  const subsidiary = isDefault(target) ? ROOT_SUBSIDIARY : coerce(target as Typed, INTEGER, to.statement).sql;
  const currencyOf = (id: string): string => `(SELECT currency FROM "subsidiary" WHERE id = ${id})`;
  const found = `(SELECT ${rate} FROM "consolidatedexchangerate" x WHERE x.postingperiod = ${inPeriod} AND x.fromsubsidiary = ${place.subsidiary} AND x.tosubsidiary = ${subsidiary}${inBook})`;
  const own = coerce(number, numberOf(RATE_SCALE), to.statement).sql;
  const converted = `ns_multiply(${number.sql}, ${found}, ${number.type.scale + EXCHANGE_RATE_SCALE - RATE_SCALE})`;
  return {
    sql: `CASE WHEN ${place.subsidiary} = ${subsidiary} THEN ${own} ELSE COALESCE(${converted}, CASE WHEN ${currencyOf(place.subsidiary)} = ${currencyOf(subsidiary)} THEN ${own} END) END`,
    type: numberOf(RATE_SCALE),
    currency: currencyOf(subsidiary),
  };
}

/** CURRENCY(amount): the symbol of the currency that the amount is in. */
export function currencyOf(values: readonly Typed[], _to: Translator, block: Block): Typed {
  const amount = values[0];
  if (!amount || values.length > 1) throw unsupportedSearch();
  return { sql: `(SELECT symbol FROM "currency" WHERE id = ${currencyIdOf(amount, block)})`, type: TEXT };
}

/**
 * CURRENCY_CONVERT(amount [, target currency [, date]]): by the latest rate on or before the date, today unless given;
 * the target is the root subsidiary's currency unless given.
 */
export function currencyConvert(values: readonly Typed[], to: Translator, block: Block): Typed {
  const [amount, target, date] = values;
  if (!amount || values.length > 3) throw unsupportedSearch();
  const number = coerce(asNumber(amount, to.statement), FLOAT, to.statement).sql;
  const wanted = isDefault(target)
    ? `(SELECT currency FROM "subsidiary" WHERE id = ${ROOT_SUBSIDIARY})`
    : coerce(target as Typed, INTEGER, to.statement).sql;
  const from = currencyIdOf(amount, block);
  const on = date ? coerce(date, DATE, to.statement).sql : to.statement.now();
  const latest = (base: string, transaction: string, rate: string): string =>
    `(SELECT ${rate} FROM "currencyrate" WHERE basecurrency = ${base} AND transactioncurrency = ${transaction} AND effectivedate <= ${on} ORDER BY effectivedate DESC LIMIT 1)`;
  const direct = latest(wanted, from, `exchangerate / 1e${EXCHANGE_RATE_SCALE}`);
  const inverse = latest(from, wanted, `1e${EXCHANGE_RATE_SCALE} / exchangerate`);
  return {
    sql: `CASE WHEN ${from} = ${wanted} THEN ${number} ELSE ${number} * COALESCE(${direct}, ${inverse}) END`,
    type: FLOAT,
    currency: wanted,
  };
}
