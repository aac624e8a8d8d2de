import { badInput } from '#kit/errors.ts';
import { decodeId, type RecordRef } from '#kit/ids.ts';
import { requiredText } from '#kit/input.ts';
import type { CreditMemoLineInput, IssueCreditMemoInput } from '../generated/resolvers.ts';
import {
  type LineQuantity,
  lineQuantities,
  positiveQuantity,
  requireLines,
} from '../write/line-quantities.ts';
import { positiveAmount } from '../write/money-input.ts';

const MAX_REASON = 999;

/** A credit of an invoice; plain JSON. */
export interface InvoiceCreditRequest {
  readonly kind: 'invoice';
  /** NetSuite's internal id. */
  readonly invoiceId: string;
  readonly expectedVersion: string | null;
  readonly customer: RecordRef | null;
  readonly currencyCode: string | null;
  /** Null: everything that is not credited yet. */
  readonly lines: readonly LineQuantity[] | null;
}

/** A credit without an invoice; plain JSON. */
export interface CustomerCreditRequest {
  readonly kind: 'customer';
  readonly customer: RecordRef;
  readonly currencyCode: string;
  readonly lines: readonly ProductCredit[];
}

export interface ProductCredit {
  readonly product: RecordRef;
  readonly quantity: string;
  readonly unitPrice: string;
}

export type CreditRequest = (InvoiceCreditRequest | CustomerCreditRequest) & {
  readonly reason: string;
  /** Null: the day on which it is found allowed. */
  readonly issuedOn: string | null;
};

/** Throws BAD_USER_INPUT for what is neither a credit of an invoice nor one without. */
export function creditRequest(input: IssueCreditMemoInput): CreditRequest {
  const common = {
    reason: requiredText('input.reason', input.reason, MAX_REASON),
    issuedOn: input.issuedOn ?? null,
  };
  return input.invoiceId == null
    ? { ...withoutInvoice(input), ...common }
    : { ...ofInvoice(input, input.invoiceId), ...common };
}

function ofInvoice(input: IssueCreditMemoInput, invoiceId: string): InvoiceCreditRequest {
  const { expectedVersion, customerId, currencyCode, lines } = input;
  return {
    kind: 'invoice',
    invoiceId: decodeId(invoiceId, 'Invoice', 'input.invoiceId').id,
    expectedVersion: expectedVersion ?? null,
    customer: customerId == null ? null : decodeId(customerId, 'Customer', 'input.customerId'),
    currencyCode: currencyCode ?? null,
    lines: lineQuantities(lines?.map(invoiceLine)),
  };
}

function invoiceLine(
  { lineId, productId, unitPrice, quantity }: CreditMemoLineInput,
  i: number,
): LineQuantity {
  if (lineId == null || productId != null || unitPrice != null)
    throw badInput(`input.lines.${i}: of an invoice lineId and quantity are given, nothing else`);
  return { lineId, quantity };
}

function withoutInvoice(input: IssueCreditMemoInput): CustomerCreditRequest {
  const { customerId, currencyCode, expectedVersion } = input;
  const lines = input.lines ?? [];
  if (customerId == null || currencyCode == null)
    throw badInput('input: either invoiceId must be given, or customerId and currencyCode');
  if (expectedVersion != null)
    throw badInput('input.expectedVersion: a credit without an invoice changes nothing that has a version');
  requireLines(lines);
  return {
    kind: 'customer',
    customer: decodeId(customerId, 'Customer', 'input.customerId'),
    currencyCode,
    lines: lines.map(({ lineId, productId, unitPrice, quantity }, i) => {
      const path = `input.lines.${i}`;
      if (lineId != null || productId == null || unitPrice == null)
        throw badInput(
          `${path}: without an invoice productId, quantity and unitPrice are given, nothing else`,
        );
      return {
        product: decodeId(productId, 'Product', `${path}.productId`),
        quantity: positiveQuantity(`${path}.quantity`, quantity),
        unitPrice: positiveAmount(`${path}.unitPrice`, unitPrice, currencyCode),
      };
    }),
  };
}
