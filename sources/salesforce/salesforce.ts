import { SalesforceConnection, type SalesforceSettings } from './connection.ts';
import { SalesforceQueries } from './query.ts';
import { field, type Soql } from './soql.ts';

/** Which fields of the org carry what this product links by; orgs name them differently. */
export interface SalesforceFieldNames {
  /** The key that both systems share, on accounts, orders, products and users. */
  readonly key: string;
  /** NetSuite's internal id, on accounts and orders. */
  readonly netsuiteId: string;
  /** The lookup of an order to its reseller's account, as the relationship is called. */
  readonly partner: string;
  /** The terms of payment on quotes, and from when to when a price book holds; undefined where the org keeps none. */
  readonly quoteTerms?: string | undefined;
  readonly priceBookValidFrom?: string | undefined;
  readonly priceBookValidTo?: string | undefined;
  /** How an order was placed: DIRECT, SELF_SERVICE or RESELLER. */
  readonly channel: string;
  /** Why an order was cancelled. */
  readonly cancellationReason: string;
}

/** The org as the subgraphs use it. */
export interface Salesforce {
  readonly connection: SalesforceConnection;
  readonly queries: SalesforceQueries;
  readonly fields: {
    readonly key: Soql;
    readonly netsuiteId: Soql;
    readonly partner: Soql;
    readonly quoteTerms?: Soql | undefined;
    readonly priceBookValidFrom?: Soql | undefined;
    readonly priceBookValidTo?: Soql | undefined;
    readonly channel: Soql;
    readonly cancellationReason: Soql;
  };
}

/** Salesforce as one viewer may read it: only a partner's own rows when `partner` is given. */
export interface SalesforceAccess extends Salesforce {
  readonly partner: string | undefined;
}

export function createSalesforce(settings: SalesforceSettings, names: SalesforceFieldNames): Salesforce {
  const optional = (name: string | undefined): Soql | undefined =>
    name === undefined ? undefined : field(name);
  const connection = new SalesforceConnection(settings);
  return {
    connection,
    queries: new SalesforceQueries(connection),
    fields: {
      key: field(names.key),
      netsuiteId: field(names.netsuiteId),
      partner: field(names.partner),
      quoteTerms: optional(names.quoteTerms),
      priceBookValidFrom: optional(names.priceBookValidFrom),
      priceBookValidTo: optional(names.priceBookValidTo),
      channel: field(names.channel),
      cancellationReason: field(names.cancellationReason),
    },
  };
}
