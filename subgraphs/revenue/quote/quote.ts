/** A quote, which Salesforce alone has. */
export interface QuoteRecord {
  readonly salesforceId: string;
}
