import type { Channel } from '../channel.ts';
import { channelOfType } from './accounts.ts';
import { parent, type Row, text } from './query.ts';
import type { SalesforceAccess } from './salesforce.ts';
import { field, type Soql, soql, where } from './soql.ts';
import { tenancy } from './tenancy.ts';

/** A fact from a field that not every org has, and which field that is. */
export interface KeptFact {
  readonly value: string;
  readonly field: string;
}

/** A quote as what it is judged by: beside itself its opportunity, its account's channel and its price book. */
export interface OfferRecord {
  readonly id: string;
  readonly currencyCode: string;
  readonly expiresOn: string | null;
  /** Decimal text in `currencyCode`, net of tax. */
  readonly total: string;
  /** The terms of payment that it names; null where it names none, or the org keeps none on quotes. */
  readonly terms: KeptFact | null;
  readonly accountId: string | null;
  readonly channel: Channel | null;
  readonly opportunity: { readonly stage: string; readonly isClosed: boolean; readonly isWon: boolean };
  /** Null where the quote has no lines yet. */
  readonly priceBook: PriceBookRecord | null;
}

export interface PriceBookRecord {
  readonly name: string;
  readonly isActive: boolean;
  /** Dates `YYYY-MM-DD`; null where the org keeps none. */
  readonly validFrom: KeptFact | null;
  readonly validTo: KeptFact | null;
}

/** A line of a quote beside the price list's entry that it was made from. */
export interface OfferLineRecord {
  readonly id: string;
  readonly product: {
    readonly id: string;
    readonly key: string | null;
    readonly name: string;
    readonly family: string | null;
    readonly isActive: boolean;
  };
  /** Decimal text, like all figures here. */
  readonly quantity: string;
  /** The price of one before the line's discount. */
  readonly unitPrice: string;
  /** Percent; null without a discount. */
  readonly discountPercent: string | null;
  readonly listPrice: string;
  readonly isPriceActive: boolean;
  readonly priceCurrencyCode: string;
}

/** Where in the org each fact is kept. */
export const offerFields = {
  account: 'Quote.AccountId',
  currency: 'Quote.CurrencyIsoCode',
  expiry: 'Quote.ExpirationDate',
  stage: 'Opportunity.StageName',
  lines: 'Quote.QuoteLineItems',
  priceBook: 'Pricebook2.IsActive',
  priceBookEntry: 'PricebookEntry.IsActive',
  priceCurrency: 'PricebookEntry.CurrencyIsoCode',
  quantity: 'QuoteLineItem.Quantity',
  discount: 'QuoteLineItem.Discount',
  unitPrice: 'QuoteLineItem.UnitPrice',
  product: 'QuoteLineItem.Product2Id',
  productActive: 'Product2.IsActive',
} as const;

/** At most 2,000 ids. */
export async function offersByIds(access: SalesforceAccess, ids: readonly string[]): Promise<OfferRecord[]> {
  const { priceBookValidFrom, priceBookValidTo, quoteTerms } = access.fields;
  const own = [
    ...(quoteTerms ? [quoteTerms] : []),
    ...[priceBookValidFrom, priceBookValidTo].flatMap((one) =>
      one ? [field(`Pricebook2.${one.text}`)] : [],
    ),
  ].reduce((list, one) => soql`${list}, ${one}`, soql``);
  const rows = await access.queries.rows(
    soql`SELECT Id, CurrencyIsoCode, ExpirationDate, TotalPrice, AccountId, Account.Type, Opportunity.StageName,
      Opportunity.IsClosed, Opportunity.IsWon, Pricebook2.Name, Pricebook2.IsActive${own}
      FROM Quote ${where([soql`Id IN ${ids}`, tenancy(access, 'Quote')])}`,
  );
  return rows.map((row) => offer(access, row));
}

function offer({ fields }: SalesforceAccess, row: Row): OfferRecord {
  const account = parent(row, 'Account');
  const opportunity = parent(row, 'Opportunity') ?? {};
  const book = parent(row, 'Pricebook2');
  const kept = (from: Row, object: string, name: Soql | undefined): KeptFact | null => {
    const value = name === undefined ? null : text(from, name.text);
    return value === null ? null : { value, field: `${object}.${name?.text}` };
  };
  return {
    id: text(row, 'Id') ?? '',
    currencyCode: text(row, 'CurrencyIsoCode') ?? '',
    expiresOn: text(row, 'ExpirationDate'),
    total: text(row, 'TotalPrice') ?? '0',
    terms: kept(row, 'Quote', fields.quoteTerms),
    accountId: text(row, 'AccountId'),
    channel: account && channelOfType(text(account, 'Type')),
    opportunity: {
      stage: text(opportunity, 'StageName') ?? '',
      isClosed: opportunity.IsClosed === true,
      isWon: opportunity.IsWon === true,
    },
    priceBook: book && {
      name: text(book, 'Name') ?? '',
      isActive: book.IsActive === true,
      validFrom: kept(book, 'Pricebook2', fields.priceBookValidFrom),
      validTo: kept(book, 'Pricebook2', fields.priceBookValidTo),
    },
  };
}

/** The lines of quotes by quote id, in the quote's order. At most 2,000 ids. */
export async function offerLines(
  access: SalesforceAccess,
  quoteIds: readonly string[],
): Promise<Map<string, OfferLineRecord[]>> {
  const { key } = access.fields;
  const rows = await access.queries.rows(
    soql`SELECT Id, QuoteId, Quantity, UnitPrice, Discount, ListPrice, PricebookEntry.UnitPrice, PricebookEntry.IsActive,
      PricebookEntry.CurrencyIsoCode, Product2Id, Product2.Name, Product2.Family, Product2.IsActive, Product2.${key}
      FROM QuoteLineItem ${where([soql`QuoteId IN ${quoteIds}`, tenancy(access, 'QuoteLineItem')])}
      ORDER BY QuoteId, LineNumber, Id`,
  );
  const lines = new Map<string, OfferLineRecord[]>();
  for (const row of rows) {
    const quoteId = text(row, 'QuoteId') ?? '';
    const known = lines.get(quoteId);
    if (known) known.push(offerLine(access, row));
    else lines.set(quoteId, [offerLine(access, row)]);
  }
  return lines;
}

function offerLine(access: SalesforceAccess, row: Row): OfferLineRecord {
  const product = parent(row, 'Product2') ?? {};
  const entry = parent(row, 'PricebookEntry') ?? {};
  return {
    id: text(row, 'Id') ?? '',
    product: {
      id: text(row, 'Product2Id') ?? '',
      key: text(product, access.fields.key.text),
      name: text(product, 'Name') ?? '',
      family: text(product, 'Family'),
      isActive: product.IsActive === true,
    },
    quantity: text(row, 'Quantity') ?? '0',
    unitPrice: text(row, 'UnitPrice') ?? '0',
    discountPercent: text(row, 'Discount'),
    // What the price list says today; a line keeps what it said when the line was made.
    listPrice: text(entry, 'UnitPrice') ?? text(row, 'ListPrice') ?? '0',
    isPriceActive: entry.IsActive === true,
    priceCurrencyCode: text(entry, 'CurrencyIsoCode') ?? '',
  };
}
