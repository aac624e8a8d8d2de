import { operationResolvers } from '#engine/graph/operation.ts';
import { Writes } from '#engine/graph/writes.ts';
import type { WriteEngine } from '#engine/write-engine.ts';
import { connectionResolvers } from '#kit/connection.ts';
import type { KeptFigures } from '#kit/report/kept-figures.ts';
import { buildSchema, type Subgraph } from '#kit/subgraph.ts';
import type { Clock } from '#kit/time.ts';
import { loadSubgraphSdl } from '#schema/load.ts';
import type { Identity } from '#sources/identity/identity.ts';
import type { NetSuite } from '#sources/netsuite/netsuite.ts';
import type { Context } from './context.ts';
import { creditMemoMutations, issueCreditMemoPayloadResolvers } from './credit-memo/mutations.ts';
import { creditMemoQueries, creditMemoResolvers } from './credit-memo/resolvers.ts';
import { customerMutations, setCreditHoldPayloadResolvers } from './customer/mutations.ts';
import { customerCreditResolvers, customerResolvers } from './customer/resolvers.ts';
import type { Resolvers } from './generated/resolvers.ts';
import { invoiceChangeResolvers, invoiceSubscriptions } from './invoice/changes.ts';
import { invoiceMutations, invoiceOrderPayloadResolvers } from './invoice/mutations.ts';
import {
  invoiceApplicationResolvers,
  invoiceLineResolvers,
  invoiceQueries,
  invoiceResolvers,
} from './invoice/resolvers.ts';
import { createLoaders } from './loaders.ts';
import { orderResolvers, salesOrderResolvers } from './order/resolvers.ts';
import { paymentMutations, recordPaymentPayloadResolvers } from './payment/mutations.ts';
import { paymentApplicationResolvers, paymentQueries, paymentResolvers } from './payment/resolvers.ts';
import { cashForecastQuery, cashForecastReportResolvers } from './reports/cash-forecast.ts';
import { cashReceiptsQuery, cashReceiptsReportResolvers } from './reports/cash-receipts.ts';
import { KeptDays } from './reports/kept-day.ts';
import { receivablesQuery, receivablesReportResolvers } from './reports/receivables.ts';
import { workingCapitalQuery, workingCapitalReportResolvers } from './reports/working-capital.ts';

/** Sales orders, invoices, payments and the cash view, from NetSuite. */
export function billingSubgraph(sources: {
  readonly netsuite: NetSuite;
  readonly identity: Identity;
  readonly invoiceChanges: Context['invoiceChanges'];
  readonly clock: Clock;
  /** Where figures of closed periods are kept. */
  readonly figures: KeptFigures;
  readonly engine: WriteEngine;
  /** How long a mutation waits for its outcome before it answers PENDING. */
  readonly answerWithinMs: number;
}): Subgraph {
  const schema = buildSchema(loadSubgraphSdl('billing'), {
    Query: {
      ...invoiceQueries,
      ...paymentQueries,
      ...creditMemoQueries,
      receivables: receivablesQuery,
      cashReceipts: cashReceiptsQuery,
      cashForecast: cashForecastQuery,
      workingCapital: workingCapitalQuery,
    },
    Mutation: { ...invoiceMutations, ...paymentMutations, ...creditMemoMutations, ...customerMutations },
    Subscription: invoiceSubscriptions,
    ...(operationResolvers satisfies Pick<Resolvers, 'Operation' | 'OperationEffect'>),
    InvoiceConnection: connectionResolvers,
    PaymentConnection: connectionResolvers,
    CreditMemoConnection: connectionResolvers,
    Customer: customerResolvers,
    Order: orderResolvers,
    SalesOrder: salesOrderResolvers,
    Invoice: invoiceResolvers,
    InvoiceChange: invoiceChangeResolvers,
    InvoiceLine: invoiceLineResolvers,
    InvoiceApplication: invoiceApplicationResolvers,
    SetCreditHoldPayload: setCreditHoldPayloadResolvers,
    CustomerCredit: customerCreditResolvers,
    InvoiceOrderPayload: invoiceOrderPayloadResolvers,
    RecordPaymentPayload: recordPaymentPayloadResolvers,
    IssueCreditMemoPayload: issueCreditMemoPayloadResolvers,
    Payment: paymentResolvers,
    PaymentApplication: paymentApplicationResolvers,
    CreditMemo: creditMemoResolvers,
    CreditMemoLine: invoiceLineResolvers,
    CreditMemoApplication: paymentApplicationResolvers,
    ReceivablesReport: receivablesReportResolvers,
    CashReceiptsReport: cashReceiptsReportResolvers,
    CashForecastReport: cashForecastReportResolvers,
    WorkingCapitalReport: workingCapitalReportResolvers,
  });
  const keptDays = new KeptDays(sources.figures, sources.netsuite.connection.account);
  return {
    name: 'billing',
    schema,
    createContext: (viewer): Context => {
      const netsuite = { ...sources.netsuite, partner: viewer.partner };
      const reading = () => ({
        load: createLoaders(netsuite),
        observedAt: sources.clock.now().toISOString(),
      });
      const context: Context = {
        viewer,
        netsuite,
        identity: sources.identity,
        invoiceChanges: sources.invoiceChanges,
        writes: new Writes(sources.engine, sources.answerWithinMs, viewer),
        today: sources.clock.today(),
        ...reading(),
        keptFigures: async (key, day, read) =>
          keptDays.figures(
            [netsuite.partner, ...key],
            day,
            await context.load.calendar(),
            context.observedAt,
            read,
          ),
        readAnew: () => {
          Object.assign(context, reading());
        },
      };
      return context;
    },
  };
}
