import { unsupportedSearch } from '../errors.ts';
import { type Block, resolveColumn } from './scope.ts';
import type { Typed } from './typed.ts';

/** Where an amount belongs, each as SQL. */
export interface AmountPlace {
  readonly subsidiary: string;
  readonly transaction: string;
  readonly account: string | undefined;
}

type Sibling = (name: string) => string;

function placeIn(table: string, sibling: Sibling): AmountPlace | undefined {
  if (table === 'transactionaccountingline')
    return {
      subsidiary: `(SELECT subsidiary FROM "transactionline" WHERE "transaction" = ${sibling('transaction')} AND id = ${sibling('transactionline')})`,
      transaction: sibling('transaction'),
      account: sibling('account'),
    };
  if (table === 'transactionline')
    return {
      subsidiary: sibling('subsidiary'),
      transaction: sibling('transaction'),
      account: sibling('account'),
    };
  if (table === 'transaction')
    return { subsidiary: sibling('subsidiary'), transaction: sibling('id'), account: undefined };
  if (table === 'salesordered' || table === 'salesinvoiced')
    return {
      subsidiary: sibling('subsidiary'),
      transaction: sibling('transaction'),
      account: undefined,
    };
  return undefined;
}

const PLACES = [
  'transactionaccountingline',
  'transactionline',
  'salesinvoiced',
  'salesordered',
  'transaction',
];

/** The place of an amount: of its column's row, else, for an expression, of the ledger row or line beside it. */
export function placeOf(amount: Typed, block: Block): AmountPlace {
  const { origin } = amount;
  const own = origin && placeIn(origin.table, origin.sibling);
  if (own) return own;
  if (!origin)
    for (const source of PLACES) {
      const relation = block.relations.find((candidate) => candidate.source === source);
      const place = relation && placeIn(source, (name) => resolveColumn(relation.alias, name, block).sql);
      if (place) return place;
    }
  throw unsupportedSearch();
}

/** The id of the currency that an amount is in, as SQL. */
export function currencyIdOf(amount: Typed, block: Block): string {
  if (amount.currency !== undefined) return amount.currency;
  const baseOf = (subsidiary: string): string =>
    `(SELECT currency FROM "subsidiary" WHERE id = ${subsidiary})`;
  const { origin } = amount;
  if (origin?.table === 'customer')
    return origin.column.name === 'creditlimit'
      ? origin.sibling('currency')
      : baseOf(origin.sibling('subsidiary'));
  if (origin?.table === 'revenueelement' || origin?.table === 'revenuearrangement')
    return origin.sibling('currency');
  if (origin?.table === 'revenueplan') return origin.sibling('revenueplancurrency');
  const place = placeOf(amount, block);
  const foreign = origin && (/foreign|^rate$|^fx/.test(origin.column.name) || origin.table === 'transaction');
  return foreign
    ? `(SELECT currency FROM "transaction" WHERE id = ${place.transaction})`
    : baseOf(place.subsidiary);
}
