import { badInput } from '#kit/errors.ts';
import { decodeId, type RecordRef, to18 } from '#kit/ids.ts';
import { decimalWithin, requiredText } from '#kit/input.ts';
import { currencyDigits } from '#kit/money.ts';
import type { CreateQuoteInput, QuoteLineInput, UpdateQuoteInput } from '../generated/resolvers.ts';

/** Salesforce takes all parts of a quote in one request up to this many lines. */
const MAX_LINES = 200;
const MAX_NAME = 255;
/** Salesforce keeps quantities, prices and percentages in hundredths. */
const PLACES = 2;
const MOST_QUANTITY = 99_999_999;
const MOST_PRICE = 9_999_999_999_999;

/** A line as it is asked for; plain JSON. */
export interface QuoteLineRequest {
  readonly product: RecordRef;
  readonly quantity: string;
  /** Null: whatever the price list says. */
  readonly unitPrice: string | null;
  readonly discountPercent: string | null;
}

export interface CreateQuoteRequest {
  readonly customer: RecordRef;
  readonly name: string;
  readonly currencyCode: string;
  readonly expiresOn: string;
  /** Salesforce's id of 18 characters; null: one is made. */
  readonly opportunityId: string | null;
  readonly lines: readonly QuoteLineRequest[];
}

/** What is null or left out stays as it is, but for `expiresOn`, which null empties. */
export interface UpdateQuoteRequest {
  readonly quoteId: string;
  readonly expectedVersion: string | null;
  readonly name?: string;
  readonly expiresOn?: string | null;
  readonly lines?: readonly QuoteLineRequest[];
}

/** Throws BAD_USER_INPUT for what no quote can be. */
export function createQuoteRequest(input: CreateQuoteInput): CreateQuoteRequest {
  const { currencyCode, expiresOn, opportunityId } = input;
  return {
    customer: decodeId(input.customerId, 'Customer', 'input.customerId'),
    name: requiredText('input.name', input.name, MAX_NAME),
    currencyCode,
    expiresOn,
    opportunityId: opportunityId == null ? null : opportunityIdOf(opportunityId),
    lines: lineRequests(input.lines, currencyDigits(currencyCode)),
  };
}

/** Throws BAD_USER_INPUT for what no quote can be, and where nothing is to be changed. */
export function updateQuoteRequest(input: UpdateQuoteInput): UpdateQuoteRequest {
  const { name, expiresOn, lines, expectedVersion } = input;
  if (name == null && expiresOn === undefined && lines == null)
    throw badInput('input: name, expiresOn or lines, one of them must be given');
  return {
    quoteId: quoteIdOf(input.quoteId),
    expectedVersion: expectedVersion ?? null,
    ...(name == null ? {} : { name: requiredText('input.name', name, MAX_NAME) }),
    ...(expiresOn === undefined ? {} : { expiresOn }),
    ...(lines == null ? {} : { lines: lineRequests(lines, PLACES) }),
  };
}

/** Salesforce's id of the quote: quotes live there alone. Throws BAD_USER_INPUT. */
export function quoteIdOf(id: string): string {
  return decodeId(id, 'Quote', 'input.quoteId').id;
}

function opportunityIdOf(id: string): string {
  const canonical = to18(id.slice(0, 15));
  if (!/^006[a-zA-Z0-9]{12}([a-zA-Z0-9]{3})?$/.test(id) || (id.length === 18 && id !== canonical))
    throw badInput('input.opportunityId: not an id of an opportunity in Salesforce');
  return canonical;
}

function lineRequests(lines: readonly QuoteLineInput[], priceDigits: number): QuoteLineRequest[] {
  if (lines.length < 1 || lines.length > MAX_LINES)
    throw badInput(`input.lines: must be 1 to ${MAX_LINES} lines`);
  return lines.map(({ productId, quantity, unitPrice, discountPercent }, i) => {
    const path = `input.lines.${i}`;
    return {
      product: decodeId(productId, 'Product', `${path}.productId`),
      quantity: decimalWithin(
        `${path}.quantity`,
        quantity,
        PLACES,
        (value) => value.gt(0) && value.lte(MOST_QUANTITY),
        `more than zero and ${MOST_QUANTITY} at the most`,
      ),
      unitPrice:
        unitPrice == null
          ? null
          : decimalWithin(
              `${path}.unitPrice`,
              unitPrice,
              Math.min(priceDigits, PLACES),
              (value) => value.gte(0) && value.lte(MOST_PRICE),
              `from 0 to ${MOST_PRICE}`,
            ),
      discountPercent:
        discountPercent == null
          ? null
          : decimalWithin(
              `${path}.discountPercent`,
              discountPercent,
              PLACES,
              (value) => value.gte(0) && value.lte(100),
              'from 0 to 100',
            ),
    };
  });
}
