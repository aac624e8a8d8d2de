import { badInput } from '#kit/errors.ts';
import { Decimal } from '#kit/money.ts';
import type { ValidateResellerOrderInput } from '../generated/resolvers.ts';
import type { PurchaseOrder, PurchaseOrderLine } from './purchase-order.ts';

const MAX_LINES = 200;
/** What both systems can keep of each. */
const MAX_PO_NUMBER = 45;
const MAX_NAME = 255;
const MAX_REFERENCE = 80;

/** The purchase order that an input holds. Throws BAD_USER_INPUT for what no purchase order can be. */
export function purchaseOrderFrom(
  input: Omit<ValidateResellerOrderInput, 'partnerReference'>,
): PurchaseOrder {
  const { endCustomer, shipTo, billTo, currencyCode, dealRegistration, completeOrderOnly, lines } = input;
  if (lines.length < 1 || lines.length > MAX_LINES)
    throw badInput(`input.lines: must be 1 to ${MAX_LINES} lines`);
  const numbers = new Set(lines.map(({ lineNumber }) => lineNumber));
  if (numbers.size < lines.length) throw badInput('input.lines: two lines have the same lineNumber');
  if (!/^[A-Z]{2}$/.test(endCustomer.countryCode))
    throw badInput('input.endCustomer.countryCode: must be two capital letters');
  return {
    poNumber: words('input.poNumber', input.poNumber, MAX_PO_NUMBER),
    endCustomer: {
      name: words('input.endCustomer.name', endCustomer.name, MAX_NAME),
      countryCode: endCustomer.countryCode,
    },
    shipTo: shipTo ?? null,
    billTo: billTo ?? null,
    currencyCode,
    dealRegistration:
      dealRegistration == null ? null : words('input.dealRegistration', dealRegistration, MAX_REFERENCE),
    completeOrderOnly: completeOrderOnly ?? false,
    lines: lines.map((line, i) => lineFrom(line, `input.lines.${i}`)),
  };
}

function lineFrom(
  { lineNumber, productReference, quantity, unitPrice }: ValidateResellerOrderInput['lines'][number],
  path: string,
): PurchaseOrderLine {
  if (lineNumber < 1) throw badInput(`${path}.lineNumber: must be 1 or more`);
  if (!new Decimal(quantity).gt(0)) throw badInput(`${path}.quantity: must be more than zero`);
  if (unitPrice != null && new Decimal(unitPrice).lt(0))
    throw badInput(`${path}.unitPrice: must not be below zero`);
  return {
    lineNumber,
    productReference: words(`${path}.productReference`, productReference, MAX_REFERENCE),
    quantity: new Decimal(quantity).toFixed(),
    unitPrice: unitPrice ?? null,
  };
}

function words(path: string, text: string, most: number): string {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > most) throw badInput(`${path}: must be 1 to ${most} characters`);
  return trimmed;
}
