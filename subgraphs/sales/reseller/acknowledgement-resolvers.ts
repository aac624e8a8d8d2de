import { money, unitPrice } from '#kit/money.ts';
import type { LineAcknowledgementResolvers, OrderAcknowledgementResolvers } from '../generated/resolvers.ts';
import { productOf } from '../product/product.ts';
import type { Acknowledgement, LineAcknowledgement } from './acknowledgement.ts';

/** An acknowledgement with what its amounts are in and what it answers to; plain JSON, as an operation's state keeps it. */
export interface AcknowledgementRecord {
  readonly poNumber: string;
  readonly currencyCode: string;
  readonly answer: Acknowledgement;
}

export interface LineAcknowledgementRecord extends LineAcknowledgement {
  readonly currencyCode: string;
}

export const acknowledgementResolvers: OrderAcknowledgementResolvers = {
  status: ({ answer }) => answer.status,
  lines: ({ answer, currencyCode }) => answer.lines.map((line) => ({ ...line, currencyCode })),
  holds: ({ answer }) => answer.holds,
  rules: ({ answer }) => answer.rules,
  total: ({ answer, currencyCode }) => money(answer.total, currencyCode),
};

export const lineAcknowledgementResolvers: LineAcknowledgementResolvers = {
  product: ({ productId }, _arguments, context) =>
    productId === null ? null : productOf(context, { system: 'salesforce', id: productId }),
  requestedQuantity: ({ requested }) => requested.quantity,
  requestedUnitPrice: ({ requested, currencyCode }) =>
    requested.unitPrice === null ? null : unitPrice(requested.unitPrice, currencyCode),
  confirmedQuantity: ({ confirmed }) => confirmed?.quantity ?? null,
  confirmedUnitPrice: ({ confirmed, currencyCode }) =>
    confirmed && unitPrice(confirmed.unitPrice, currencyCode),
};
