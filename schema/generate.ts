import { buildSubgraphSchema } from '@apollo/subgraph';
import { codegen } from '@graphql-codegen/core';
import * as typescript from '@graphql-codegen/typescript';
import * as typescriptResolvers from '@graphql-codegen/typescript-resolvers';
import { type GraphQLSchema, isScalarType, parse, printSchema } from 'graphql';
import { errorTable } from '../kit/errors.ts';
import { metricTable } from '../kit/telemetry/metric-table.ts';
import { ifrs15Document } from '../subgraphs/revenue/ifrs15/document.ts';
import { compose } from './compose.ts';
import { writeGenerated } from './generated-files.ts';
import { loadSubgraphSdl, type SubgraphName, subgraphNames } from './load.ts';
import { metricDocument } from './metric-document.ts';

/** The types of `schema/writes`, the same in every subgraph that writes. */
const writes = {
  Operation: '../../../engine/graph/operation.ts#OperationRecord',
  OperationEffect: '../../../engine/operation.ts#Effect',
  UserError: '../../../engine/graph/operation.ts#ProblemRecord',
};

/** Which record type a GraphQL type is resolved from, by subgraph: `<file>#<name>` from the subgraph's generated folder. */
const mappers: Record<SubgraphName, Record<string, string>> = {
  sales: {
    ...writes,
    OperationConnection: '../operation/list.ts#OperationPage',
    WebhookDelivery: '../webhook/delivery.ts#DeliveryRecord',
    WebhookDeliveryConnection: '../webhook/list.ts#DeliveryPage',
    Customer: '../customer/customer.ts#CustomerRecord',
    CustomerConnection: '../customer/customer.ts#CustomerPage',
    QuoteConnection: '../quote/quote.ts#QuotePage',
    OrderConnection: '../order/order.ts#OrderPage',
    ProductConnection: '../product/product.ts#ProductPage',
    Quote: '../quote/quote.ts#QuoteParent',
    CreateQuotePayload: '../quote/mutations.ts#QuoteWriteRecord',
    UpdateQuotePayload: '../quote/mutations.ts#QuoteWriteRecord',
    SubmitQuotePayload: '../quote/mutations.ts#QuoteWriteRecord',
    AcceptQuotePayload: '../quote/mutations.ts#QuoteWriteRecord',
    CancelOrderPayload: '../order/mutations.ts#OrderWriteRecord',
    UpdateCustomerPayload: '../customer/mutations.ts#CustomerWriteRecord',
    SubmitResellerOrderPayload: '../reseller/mutations.ts#ResellerOrderWriteRecord',
    ReleaseResellerOrderPayload: '../reseller/mutations.ts#ResellerOrderWriteRecord',
    QuoteLine: '../../../sources/salesforce/lines.ts#LineRecord',
    Order: '../order/order.ts#OrderRecord',
    OrderLine: '../order/order.ts#OrderLineRecord',
    OrderStatusChange: '../order/status-changes.ts#OrderStatusChangeRecord',
    Product: '../product/product.ts#ProductRecord',
    OrderAcknowledgement: '../reseller/acknowledgement-resolvers.ts#AcknowledgementRecord',
    LineAcknowledgement: '../reseller/acknowledgement-resolvers.ts#LineAcknowledgementRecord',
    Invoice: '../node/stub.ts#Stub',
    Payment: '../node/stub.ts#Stub',
    CreditMemo: '../node/stub.ts#Stub',
    Viewer: '../../../kit/identity/viewer.ts#Viewer as VerifiedViewer',
  },
  billing: {
    ...writes,
    Customer: '../customer/customer.ts#CustomerRecord',
    Order: '../order/order.ts#OrderRecord',
    Invoice: '../../../sources/netsuite/invoices.ts#InvoiceRecord',
    InvoiceOrderPayload: '../../../engine/graph/writes.ts#WriteAnswer',
    RecordPaymentPayload: '../../../engine/graph/writes.ts#WriteAnswer',
    InvoiceConnection: '../invoice/invoice.ts#InvoicePage',
    PaymentConnection: '../payment/payment.ts#PaymentPage',
    InvoiceChange: '../invoice/changes.ts#InvoiceChangeRecord',
    InvoiceLine: '../../../sources/netsuite/transaction-lines.ts#TransactionLineRecord',
    InvoiceApplication: '../../../sources/netsuite/applications.ts#ApplicationRecord',
    Payment: '../../../sources/netsuite/payments.ts#PaymentRecord',
    PaymentApplication: '../../../sources/netsuite/applications.ts#ApplicationRecord',
    CreditMemo: '../../../sources/netsuite/credit-memos.ts#CreditMemoRecord',
    CreditMemoConnection: '../credit-memo/credit-memo.ts#CreditMemoPage',
    CreditMemoLine: '../../../sources/netsuite/transaction-lines.ts#TransactionLineRecord',
    CreditMemoApplication: '../../../sources/netsuite/applications.ts#ApplicationRecord',
    SetCreditHoldPayload: '../../../engine/graph/writes.ts#WriteAnswer',
    CustomerCredit: '../../../sources/netsuite/customer-credit.ts#CustomerCreditRecord',
    IssueCreditMemoPayload: '../../../engine/graph/writes.ts#WriteAnswer',
    SalesOrder: '../order/order.ts#SalesOrderParent',
    Product: '../product/product.ts#ProductStub',
    ReceivablesReport: '../reports/receivables.ts#ReceivablesReportRecord',
    ReceivablesRow: '../reports/receivables.ts#ReceivablesRowRecord',
    CashReceiptsReport: '../reports/cash-receipts.ts#CashReceiptsReportRecord',
    CashForecastReport: '../reports/cash-forecast.ts#CashForecastReportRecord',
    WorkingCapitalReport: '../reports/working-capital.ts#WorkingCapitalReportRecord',
  },
  revenue: {
    Customer: '../customer/customer.ts#CustomerRecord',
    Order: '../order/order.ts#OrderRecord',
    Product: '../reports/row.ts#ProductStub',
    BookingsReport: '../reports/bookings.ts#BookingsReportRecord',
    BookingsRow: '../reports/bookings.ts#BookingsRowRecord',
    RevenueReport: '../reports/revenue.ts#RevenueReportRecord',
    RevenueRow: '../reports/revenue.ts#RevenueRowRecord',
    Quote: '../quote/quote.ts#QuoteRecord',
    DeferredRevenueReport: '../reports/deferred-revenue.ts#DeferredRevenueReportRecord',
    DeferredRevenueRow: '../reports/deferred-revenue.ts#DeferredRevenueRowRecord',
    RevenueWaterfallReport: '../reports/revenue-waterfall.ts#RevenueWaterfallReportRecord',
    RevenueWaterfallRow: '../reports/revenue-waterfall.ts#RevenueWaterfallRowRecord',
    RemainingObligationsReport: '../reports/remaining-obligations.ts#RemainingObligationsReportRecord',
    RemainingObligationsRow: '../reports/remaining-obligations.ts#RemainingObligationsRowRecord',
    RecurringRevenueReport: '../reports/recurring-revenue.ts#RecurringRevenueReportRecord',
    RecurringRevenueRow: '../reports/recurring-revenue.ts#RecurringRevenueRowRecord',
  },
};

async function resolverTypes(name: SubgraphName): Promise<string> {
  const schema = buildSubgraphSchema([{ typeDefs: parse(loadSubgraphSdl(name)) }]);
  const body = await codegen({
    filename: 'resolvers.ts',
    documents: [],
    schema: parse(printSchema(schema)),
    schemaAst: schema,
    config: {
      useTypeImports: true,
      enumsAsTypes: true,
      immutableTypes: true,
      strictScalars: true,
      skipTypename: true,
      noSchemaStitching: true,
      contextType: `../context.ts#Context`,
      mappers: mappers[name],
      scalars: {
        Decimal: 'string',
        CurrencyCode: 'string',
        PostalAddress: '../reseller/postal-address.ts#PostalAddress',
        LocalDate: 'string',
        DateTime: 'string',
        ...federationScalars(schema),
      },
      avoidOptionals: { field: true, object: false, inputValue: false, resolvers: false },
    },
    plugins: [{ typescript: {} }, { resolvers: {} }],
    pluginMap: { typescript, resolvers: typescriptResolvers },
  });
  return `// Made by \`npm run generate\`; do not edit.\n${body}`;
}

/** The federation library brings scalars of its own; none of them is ever resolved. */
function federationScalars(schema: GraphQLSchema): Record<string, string> {
  const names = Object.values(schema.getTypeMap()).filter(
    (type) => isScalarType(type) && /__|^_/.test(type.name),
  );
  return Object.fromEntries(names.map((type) => [type.name, 'unknown']));
}

function errorDocument(): string {
  const rows = Object.entries(errorTable).map(
    ([code, { retryable, description }]) => `| \`${code}\` | ${retryable ? 'yes' : 'no'} | ${description} |`,
  );
  return `<!-- Made by \`npm run generate\` from kit/errors.ts; do not edit. -->
# Errors

Every error has \`extensions.code\`, one of these, and \`extensions.retryable\`; an error of a source also has
\`extensions.source\` (\`SALESFORCE\` or \`NETSUITE\`), and where it is known \`extensions.retryAfterMs\`.

| code | retry may help | meaning |
|---|---|---|
${rows.join('\n')}
`;
}

function telemetryDocument(): string {
  const rows = Object.entries(metricTable).map(
    ([name, { type, labels, help }]) =>
      `| \`${name}\` | ${type} | ${labels.map((label) => `\`${label}\``).join(' ')} | ${help} |`,
  );
  return `<!-- Made by \`npm run generate\` from kit/telemetry/metric-table.ts; do not edit. -->
# Metrics

\`/metrics\` of the gateway, and of each subgraph that is a process of its own, answers in Prometheus' text format: these,
where the process has something to say of them, and prom-client's own of the process (\`process_…\`, \`nodejs_…\`). \`METRICS\`
says whether it answers.

| metric | type | labels | what |
|---|---|---|---|
${rows.join('\n')}

# The log

JSON lines on standard output. Each operation is one (\`LOG_OPERATIONS\`), with \`msg\` \`operation\` and below \`request\`: \`id\` (the
client's \`x-request-id\`, or one of ours; the answer carries it, and fetches over HTTP pass it on), \`trace\` (of \`traceparent\`,
which is passed on too), \`operation\` (its name), \`document\` (the beginning of its SHA-256), \`kind\`, \`client\`, \`version\`, \`viewer\`
(the persona or the scopes; of a partner a hash), \`status\`, \`ms\`, \`fetches\` and \`fetchMs\` (of subgraphs, added up), \`bytes\`,
\`cost\` and \`actualCost\` (docs/limits.md), \`codes\` of its errors and their \`references\`. Variables, documents, tokens and whoever asks are in no line.
`;
}

const composition = compose();
const files = new Map<string, string>([
  ['schema/generated/supergraph.graphql', composition.supergraph],
  ['schema/generated/api.graphql', `${composition.api}\n`],
  ['docs/errors.md', errorDocument()],
  ['docs/metrics.md', `${metricDocument()}${ifrs15Document()}`],
  ['docs/telemetry.md', telemetryDocument()],
]);
for (const name of subgraphNames)
  files.set(`subgraphs/${name}/generated/resolvers.ts`, await resolverTypes(name));

const checkOnly = process.argv.includes('--check');
if (!checkOnly) for (const remark of composition.remarks) console.log(remark);
writeGenerated(files, checkOnly);
