import { NetSuiteConnection, type NetSuiteSettings } from './connection.ts';
import { NetSuiteQueries } from './query.ts';
import { column, type SuiteQl } from './suiteql.ts';

/** Which columns of the account carry what this product links by; accounts name them differently. */
export interface NetSuiteColumnNames {
  /** The key that both systems share, on customers, sales orders and items. */
  readonly key: string;
  /** Salesforce's id on customers, and on transactions. */
  readonly customerSalesforceId: string;
  readonly orderSalesforceId: string;
  /** How a customer buys. */
  readonly customerChannel: string;
  /** Whether an invoice is disputed, and the day on which the customer promised to pay it. */
  readonly invoiceDisputed: string;
  readonly invoicePromisedDate: string;
  /** How an order was placed, who it is for in the end, and why it was cancelled. */
  readonly orderChannel: string;
  readonly orderEndCustomer: string;
  /** When the next invoice of an order is due to be made. */
  readonly orderBillingDate: string;
  readonly cancellationReason: string;
}

/** The account as the subgraphs use it. */
export interface NetSuite {
  readonly connection: NetSuiteConnection;
  readonly queries: NetSuiteQueries;
  readonly columns: { readonly [K in keyof NetSuiteColumnNames]: SuiteQl };
}

/** NetSuite as one viewer may read it: only a partner's own rows when `partner` is given. */
export interface NetSuiteAccess extends NetSuite {
  readonly partner: string | undefined;
}

export function createNetSuite(settings: NetSuiteSettings, names: NetSuiteColumnNames): NetSuite {
  const connection = new NetSuiteConnection(settings);
  return {
    connection,
    queries: new NetSuiteQueries(connection),
    columns: {
      key: column(names.key),
      customerSalesforceId: column(names.customerSalesforceId),
      orderSalesforceId: column(names.orderSalesforceId),
      customerChannel: column(names.customerChannel),
      invoiceDisputed: column(names.invoiceDisputed),
      invoicePromisedDate: column(names.invoicePromisedDate),
      orderChannel: column(names.orderChannel),
      orderEndCustomer: column(names.orderEndCustomer),
      orderBillingDate: column(names.orderBillingDate),
      cancellationReason: column(names.cancellationReason),
    },
  };
}
