import { writeKey } from '../../kit/write-key.ts';
import { ExactDecimal } from '../exact-json.ts';
import { type Conflict, isConflict, type WrittenRecord } from '../written.ts';
import { type Fields, RecordWithKey } from './field-values.ts';
import { type Row, text } from './query.ts';
import {
  createRecords,
  type RecordsWritten,
  type RecordWrite,
  updateRecord,
  writeRecords,
} from './record-writes.ts';
import type { Salesforce } from './salesforce.ts';
import { soql } from './soql.ts';

/** A line of a quote as it shall be; numbers are decimal text. */
export interface QuoteLineWrite {
  readonly priceEntryId: string;
  readonly quantity: string;
  /** In the quote's currency, before the discount. */
  readonly unitPrice: string;
  /** Percent; null: none. */
  readonly discountPercent: string | null;
}

export interface NewQuote {
  /** The quote's external id; everything made with it has keys that follow from this one. */
  readonly key: string;
  readonly name: string;
  /** An opportunity that is there, or what to make one of. */
  readonly opportunity:
    | { readonly id: string }
    | { readonly accountId: string; readonly name: string; readonly stage: string; readonly closeOn: string };
  readonly currencyCode: string;
  readonly priceBookId: string;
  /** `YYYY-MM-DD`. */
  readonly expiresOn: string | null;
  readonly lines: readonly QuoteLineWrite[];
}

/** Changes of a quote; what is left out stays. */
export interface QuoteChange {
  readonly id: string;
  readonly expectedVersion?: string | undefined;
  readonly name?: string | undefined;
  readonly expiresOn?: string | null | undefined;
  readonly status?: QuoteStatusName | undefined;
  /** All lines that the quote shall have; those it has besides go. */
  readonly lines?: readonly QuoteLineWrite[] | undefined;
}

/** The statuses that a quote can be brought to, by their names in the org. */
const STATUS_NAMES = {
  DRAFT: 'Draft',
  NEEDS_REVIEW: 'Needs Review',
  IN_REVIEW: 'In Review',
  APPROVED: 'Approved',
  PRESENTED: 'Presented',
  ACCEPTED: 'Accepted',
  REJECTED: 'Rejected',
  DENIED: 'Denied',
} as const;
/** The stage of an opportunity that was won, by its name in the org. */
const WON_STAGE = 'Closed Won';
export type QuoteStatusName = keyof typeof STATUS_NAMES;

/**
 * Makes a draft quote with its lines, and its opportunity where none is given, all or none; repeated, it finds them. The
 * quote comes first among the records. Throws SourceError.
 */
export async function createQuote(salesforce: Salesforce, quote: NewQuote): Promise<RecordsWritten> {
  const { key, opportunity, name, currencyCode, priceBookId, expiresOn } = quote;
  const opportunityKey = writeKey(key, 'opportunity');
  const made: RecordWrite[] =
    'id' in opportunity
      ? []
      : [
          {
            object: 'Opportunity',
            at: { key: opportunityKey },
            fields: {},
            whenNew: {
              Name: opportunity.name,
              AccountId: opportunity.accountId,
              StageName: opportunity.stage,
              CloseDate: opportunity.closeOn,
              CurrencyIsoCode: currencyCode,
              Pricebook2Id: priceBookId,
            },
          },
        ];
  const header: RecordWrite = {
    object: 'Quote',
    at: { key },
    fields: {},
    whenNew: {
      Name: name,
      OpportunityId: 'id' in opportunity ? opportunity.id : new RecordWithKey(opportunityKey),
      Status: STATUS_NAMES.DRAFT,
      ExpirationDate: expiresOn,
      CurrencyIsoCode: currencyCode,
      Pricebook2Id: priceBookId,
    },
  };
  const lines = quote.lines.map(
    (line, i): RecordWrite => ({
      object: 'QuoteLineItem',
      at: { key: writeKey(key, 'line', String(i)) },
      fields: {},
      whenNew: {
        QuoteId: new RecordWithKey(key),
        PricebookEntryId: line.priceEntryId,
        ...lineFields(line, i),
      },
    }),
  );
  return createRecords(salesforce, key, [...made, header, ...lines]);
}

/**
 * Changes a quote's header and lines, all or none. Lines are matched by product and price, so that those that stay keep
 * their ids; `key` makes the keys of new ones. The quote comes first among the records. Throws SourceError.
 */
export async function changeQuote(
  salesforce: Salesforce,
  key: string,
  change: QuoteChange,
): Promise<RecordsWritten | Conflict> {
  const { id, expectedVersion, name, expiresOn, status } = change;
  const fields: Fields = {
    ...(name === undefined ? {} : { Name: name }),
    ...(expiresOn === undefined ? {} : { ExpirationDate: expiresOn }),
    ...(status === undefined ? {} : { Status: STATUS_NAMES[status] }),
  };
  const header: RecordWrite = { object: 'Quote', at: { id }, fields, expectedVersion };
  if (change.lines === undefined) return writeRecords(salesforce, [header]);
  const left = [
    ...(await salesforce.queries.rows(
      soql`SELECT Id, PricebookEntryId FROM QuoteLineItem WHERE QuoteId = ${id} ORDER BY SortOrder, LineNumber, Id`,
    )),
  ];
  const lines = change.lines.map((line, i): RecordWrite => {
    const present = taken(left, line.priceEntryId);
    const whenNew = { QuoteId: id, PricebookEntryId: line.priceEntryId };
    return present === undefined
      ? {
          object: 'QuoteLineItem',
          at: { key: writeKey(key, 'line', String(i)) },
          fields: lineFields(line, i),
          whenNew,
        }
      : { object: 'QuoteLineItem', at: { id: present }, fields: lineFields(line, i) };
  });
  const removals = left.map((row) => ({ object: 'QuoteLineItem', id: text(row, 'Id') ?? '' }));
  return writeRecords(salesforce, [header, ...lines], removals);
}

/** Brings a quote to a status. Throws SourceError. */
export function setQuoteStatus(
  salesforce: Salesforce,
  id: string,
  status: QuoteStatusName,
  expectedVersion?: string | undefined,
): Promise<WrittenRecord | Conflict> {
  return updateRecord(salesforce, 'Quote', id, { Status: STATUS_NAMES[status] }, expectedVersion);
}

/** Marks a quote as accepted and its opportunity as won, both or neither; repeated, it finds them so. Throws SourceError. */
export async function closeAsWon(
  salesforce: Salesforce,
  quoteId: string,
  opportunityId: string,
): Promise<RecordsWritten> {
  const written = await writeRecords(salesforce, [
    { object: 'Quote', at: { id: quoteId }, fields: { Status: STATUS_NAMES.ACCEPTED } },
    { object: 'Opportunity', at: { id: opportunityId }, fields: { StageName: WON_STAGE } },
  ]);
  if (isConflict(written)) throw new Error('a conflict without an expected version');
  return written;
}

function lineFields({ quantity, unitPrice, discountPercent }: QuoteLineWrite, place: number): Fields {
  return {
    Quantity: new ExactDecimal(quantity),
    UnitPrice: new ExactDecimal(unitPrice),
    Discount: discountPercent === null ? null : new ExactDecimal(discountPercent),
    SortOrder: new ExactDecimal(String(place + 1)),
  };
}

/** Takes the first row with this price entry out of the list and gives its id. */
function taken(rows: Row[], priceEntryId: string): string | undefined {
  const i = rows.findIndex((row) => text(row, 'PricebookEntryId') === priceEntryId);
  return i < 0 ? undefined : (text(rows.splice(i, 1)[0] as Row, 'Id') ?? undefined);
}
