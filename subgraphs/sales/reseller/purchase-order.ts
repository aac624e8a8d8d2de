import type { PostalAddress } from './postal-address.ts';

/** A reseller's purchase order as it was sent in; amounts and quantities are decimal texts, amounts in `currencyCode`. */
export interface PurchaseOrder {
  readonly poNumber: string;
  readonly endCustomer: { readonly name: string; readonly countryCode: string };
  /** Where the goods go; null: to the partner's own address. */
  readonly shipTo: PostalAddress | null;
  /** Where the invoice goes; null: to the partner's own address. */
  readonly billTo: PostalAddress | null;
  readonly currencyCode: string;
  /** The partner's registered deal, by its number or key; null: none. */
  readonly dealRegistration: string | null;
  /** Whether a line that cannot be taken as ordered makes the whole order void. */
  readonly completeOrderOnly: boolean;
  readonly lines: readonly PurchaseOrderLine[];
}

export interface PurchaseOrderLine {
  /** The purchase order's own number of the line. */
  readonly lineNumber: number;
  readonly productReference: string;
  readonly quantity: string;
  /** What the partner expects to pay for one; null: whatever the price list says. */
  readonly unitPrice: string | null;
}
