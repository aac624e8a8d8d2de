// Made by `npm run generate`; do not edit.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { OperationRecord, ProblemRecord } from '../../../engine/graph/operation.ts';
import type { Effect } from '../../../engine/operation.ts';
import type { CustomerRecord } from '../customer/customer.ts';
import type { OrderRecord, SalesOrderParent } from '../order/order.ts';
import type { InvoiceRecord } from '../../../sources/netsuite/invoices.ts';
import type { WriteAnswer } from '../../../engine/graph/writes.ts';
import type { InvoicePage } from '../invoice/invoice.ts';
import type { PaymentPage } from '../payment/payment.ts';
import type { InvoiceChangeRecord } from '../invoice/changes.ts';
import type { TransactionLineRecord } from '../../../sources/netsuite/transaction-lines.ts';
import type { ApplicationRecord } from '../../../sources/netsuite/applications.ts';
import type { PaymentRecord } from '../../../sources/netsuite/payments.ts';
import type { CreditMemoRecord } from '../../../sources/netsuite/credit-memos.ts';
import type { CreditMemoPage } from '../credit-memo/credit-memo.ts';
import type { CustomerCreditRecord } from '../../../sources/netsuite/customer-credit.ts';
import type { ProductStub } from '../product/product.ts';
import type { ReceivablesReportRecord, ReceivablesRowRecord } from '../reports/receivables.ts';
import type { CashReceiptsReportRecord } from '../reports/cash-receipts.ts';
import type { CashForecastReportRecord } from '../reports/cash-forecast.ts';
import type { WorkingCapitalReportRecord } from '../reports/working-capital.ts';
import type { Context } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** An exact decimal number as a string, for example `"12.50"`. Never a JSON number, which is inexact. */
  Decimal: { input: string; output: string; }
  /** An ISO 4217 currency code, for example `"USD"`. */
  CurrencyCode: { input: string; output: string; }
  /** A calendar date without zone, `YYYY-MM-DD`: what the books use. */
  LocalDate: { input: string; output: string; }
  /** An instant in UTC, for example `"2026-01-31T12:00:00Z"`. */
  DateTime: { input: string; output: string; }
  link__Import: { input: unknown; output: unknown; }
  federation__FieldSet: { input: unknown; output: unknown; }
  federation__Scope: { input: unknown; output: unknown; }
  federation__Policy: { input: unknown; output: unknown; }
  federation__ContextFieldValue: { input: unknown; output: unknown; }
  _Any: { input: unknown; output: unknown; }
};

/** How a customer buys. */
export type Channel =
  /** From our own sales people. */
  | 'DIRECT'
  /** By themselves, without a sales person. */
  | 'SELF_SERVICE'
  /** To sell on to end customers. */
  | 'RESELLER';

/** Where a page of a connection stands, as Relay defines it. */
export type PageInfo = {
  /** Whether there is more after this page. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether this page was asked for with a cursor, so that something stands before it. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** The cursor of the first edge; null on an empty page. */
  readonly startCursor: Maybe<Scalars['String']['output']>;
  /** The cursor to give as `after` for the next page; null on an empty page. */
  readonly endCursor: Maybe<Scalars['String']['output']>;
};

/** An exact amount with its currency. Amounts of different currencies are never added up. */
export type Money = {
  /** The amount with the currency's own number of digits: `1054.00` for USD, `1054` for JPY. */
  readonly amount: Scalars['Decimal']['output'];
  /** The currency of the amount. */
  readonly currencyCode: Scalars['CurrencyCode']['output'];
};

/** An object with an id that is unique in the graph. */
export type Node = {
  /** Opaque and URL-safe; every id ever given out keeps resolving. */
  readonly id: Scalars['ID']['output'];
};

/** Where an order stands on the side of sales; what became of it in the books is in `salesOrder`. */
export type OrderStatus =
  /** Being written, or waiting for approval; it can still change. */
  | 'DRAFT'
  /** Agreed: it is to be delivered and billed. */
  | 'ACTIVATED'
  /** Called off. */
  | 'CANCELLED'
  /** Run out. */
  | 'EXPIRED'
  /** A status of the org's own that this graph does not know. */
  | 'UNKNOWN';

/** More of a line than is left of it to be billed or credited. */
export type QuantityTooLargeProblem = UserError & {
  /** The problem in words. */
  readonly message: Scalars['String']['output'];
  /** The field of the input that it concerns; empty where it concerns the whole. */
  readonly path: ReadonlyArray<Scalars['String']['output']>;
  /** How much is left. */
  readonly left: Scalars['Decimal']['output'];
};

/** More money than is left: of a payment to be applied, or to be paid of an invoice. */
export type AmountTooLargeProblem = UserError & {
  /** The problem in words. */
  readonly message: Scalars['String']['output'];
  /** The field of the input that it concerns; empty where it concerns the whole. */
  readonly path: ReadonlyArray<Scalars['String']['output']>;
  /** How much is left. */
  readonly left: Money;
};

/** Amounts in different currencies that would have to be one. */
export type CurrencyMismatchProblem = UserError & {
  /** The problem in words. */
  readonly message: Scalars['String']['output'];
  /** The field of the input that it concerns; empty where it concerns the whole. */
  readonly path: ReadonlyArray<Scalars['String']['output']>;
  /** The currency that it would have to be. */
  readonly expectedCurrencyCode: Scalars['CurrencyCode']['output'];
};

/** A problem that stopped a write, told in words and by its type. A refused write has changed nothing, or says in the operation's effects what it took back. */
export type UserError = {
  /** The problem in words. */
  readonly message: Scalars['String']['output'];
  /** The field of the input that it concerns, such as `input`, `lines`, `0`, `quantity`; empty where it concerns the whole. */
  readonly path: ReadonlyArray<Scalars['String']['output']>;
};

/** A write that was accepted, and how far it is. */
export type Operation = {
  /** Names the write for as long as it is kept. */
  readonly id: Scalars['ID']['output'];
  /** The name of the mutation that asked for it. */
  readonly kind: Scalars['String']['output'];
  /** Where it stands. */
  readonly status: OperationStatus;
  /** Whether this answer belongs to an earlier request with the same idempotency key; nothing was done again. */
  readonly replayed: Scalars['Boolean']['output'];
  /** What it changed in each system, in the order in which it was done. */
  readonly effects: ReadonlyArray<OperationEffect>;
  /** What stopped it; empty as long as nothing has. Until it has FAILED, what had been done is still being taken back. */
  readonly errors: ReadonlyArray<UserError>;
  /** What it waits for while it is PENDING or NEEDS_ATTENTION after a failure; null otherwise. */
  readonly waiting: Maybe<OperationWaiting>;
  /** When it was accepted. */
  readonly acceptedAt: Scalars['DateTime']['output'];
  /** When it last changed. */
  readonly updatedAt: Scalars['DateTime']['output'];
};

/** How far a write is. */
export type OperationStatus =
  /** Accepted and kept; not begun, or waiting to be tried again. */
  | 'PENDING'
  /** Under way. */
  | 'RUNNING'
  /** Done in every system that it concerns. */
  | 'SUCCEEDED'
  /** Refused; `errors` says why, and what had been done is taken back visibly. */
  | 'FAILED'
  /** Tried for a day without success, or stopped by what nobody foresaw; somebody must look. */
  | 'NEEDS_ATTENTION';

/** One record that a write made, changed or left alone. */
export type OperationEffect = {
  /** The system of record. */
  readonly system: SourceSystem;
  /** The system's own name of the record's type, such as `Order` or `salesOrder`. */
  readonly recordType: Scalars['String']['output'];
  /** The record's id in that system; null where it was not made. */
  readonly recordId: Maybe<Scalars['ID']['output']>;
  /** What was done. */
  readonly action: EffectAction;
  /** The fields that were changed, as they were; empty for a record that was made. */
  readonly before: ReadonlyArray<FieldValue>;
  /** The same fields as the write left them. */
  readonly after: ReadonlyArray<FieldValue>;
  /** The record's version after the write; null where there is none. */
  readonly version: Maybe<Scalars['String']['output']>;
  /** Why it was not written, or only in part; or why it was done, where whoever asked for it said so; null otherwise. */
  readonly reason: Maybe<Scalars['String']['output']>;
};

/** A system of record. */
export type SourceSystem =
  /** The CRM: accounts, quotes, orders. */
  | 'SALESFORCE'
  /** The ERP: sales orders, invoices, payments, the ledger. */
  | 'NETSUITE';

/** What a write did to a record. */
export type EffectAction =
  /** The record was made. */
  | 'CREATED'
  /** Fields of the record were changed. */
  | 'UPDATED'
  /** The record was called off; it is still there. */
  | 'CANCELLED'
  /** The record is gone, as a line that a quote has no more. */
  | 'DELETED'
  /** The record was already as the write wants it. */
  | 'UNCHANGED'
  /** The record was left alone; `reason` says why. */
  | 'NOT_WRITTEN';

/** A field of a record by the system's own name, with its value in text. */
export type FieldValue = {
  /** The field's name. */
  readonly name: Scalars['String']['output'];
  /** Its value; null where it is empty. */
  readonly value: Maybe<Scalars['String']['output']>;
};

/** What a write waits for. */
export type OperationWaiting = {
  /** The code of what failed last, as in errors. */
  readonly code: Scalars['String']['output'];
  /** The system that failed; null where none did. */
  readonly source: Maybe<SourceSystem>;
  /** When it is tried again; null: not by itself. */
  readonly retryAt: Maybe<Scalars['DateTime']['output']>;
};

/** What the write names does not exist, or not for the viewer. */
export type NotFoundProblem = UserError & {
  readonly message: Scalars['String']['output'];
  readonly path: ReadonlyArray<Scalars['String']['output']>;
};

/** The object changed since the version that the write expected. The payload holds it as it is now. */
export type ConflictProblem = UserError & {
  readonly message: Scalars['String']['output'];
  readonly path: ReadonlyArray<Scalars['String']['output']>;
  /** The version that the write expected. */
  readonly expectedVersion: Scalars['String']['output'];
  /** The version that the object has; null where it has gone. */
  readonly currentVersion: Maybe<Scalars['String']['output']>;
};

/** The input is well-formed, but means nothing that can be done. */
export type InvalidInputProblem = UserError & {
  readonly message: Scalars['String']['output'];
  readonly path: ReadonlyArray<Scalars['String']['output']>;
};

/** The object stands where this write has no place, such as an order that is cancelled already. */
export type WrongStateProblem = UserError & {
  readonly message: Scalars['String']['output'];
  readonly path: ReadonlyArray<Scalars['String']['output']>;
  /** Where the object stands. */
  readonly status: Scalars['String']['output'];
};

/** A system refused the write for good, for a rule of its own. */
export type SourceRefusedProblem = UserError & {
  readonly message: Scalars['String']['output'];
  readonly path: ReadonlyArray<Scalars['String']['output']>;
  /** The system that refused. */
  readonly source: SourceSystem;
  /** Why, where it is known, such as PERIOD_CLOSED or VALIDATION_RULE; null otherwise. */
  readonly reason: Maybe<Scalars['String']['output']>;
};

/** By what the rows of a report are told apart. */
export type ReportDimension =
  /** The accounting period. */
  | 'PERIOD'
  /** The product. */
  | 'PRODUCT'
  /** The product family. */
  | 'PRODUCT_FAMILY'
  /** The customer. */
  | 'CUSTOMER'
  /** How the customer buys. */
  | 'CHANNEL'
  /** The subsidiary whose books it is in. */
  | 'SUBSIDIARY'
  /** Who sold. */
  | 'SALES_REP';

/** In which currency a report gives its amounts. Amounts of different currencies are never added up. */
export type ReportCurrency =
  /** The currency of each document; one row per currency. */
  | 'TRANSACTION'
  /** The own currency of each subsidiary, by the rates of the documents; one row per currency. */
  | 'SUBSIDIARY'
  /** The currency of the top subsidiary, by the consolidated rates of each period. Before eliminations: sales between subsidiaries are in it. */
  | 'CONSOLIDATED';

/** Which consolidated rate of a period turned amounts into the top subsidiary's currency; it follows from the class of the account. */
export type ExchangeRateType =
  /** The rate at the end of the period: balances. */
  | 'CURRENT'
  /** The average rate of the period: income, and what moves within a period. */
  | 'AVERAGE'
  /** The rate at which it came to be: equity, which no report is of. */
  | 'HISTORICAL';

/** Whether an accounting period still takes postings. */
export type ReportPeriodStatus =
  /** Its figures may still change. */
  | 'OPEN'
  /** Its figures stand. */
  | 'CLOSED';

/** An accounting period; quarters and years are none. */
export type ReportPeriod = {
  /** `YYYY-MM`: the fiscal year and the place of the period in it, which is the calendar month where the two agree. */
  readonly id: Scalars['String']['output'];
  /** What the books call it. */
  readonly name: Scalars['String']['output'];
  /** Its first day. */
  readonly startsOn: Scalars['LocalDate']['output'];
  /** Its last day. */
  readonly endsOn: Scalars['LocalDate']['output'];
  /** Whether its figures may still change. */
  readonly status: ReportPeriodStatus;
};

/** What a figure of a report means; all of them are in `docs/metrics.md`. */
export type MetricDefinition = {
  /** The name of the figure in this graph. */
  readonly name: Scalars['String']['output'];
  /** What it means. */
  readonly definition: Scalars['String']['output'];
  /** How it is computed. */
  readonly formula: Scalars['String']['output'];
  /** Which records it comes from. */
  readonly source: Scalars['String']['output'];
  /** By which rate its amounts become those of another currency. */
  readonly currencyBasis: Scalars['String']['output'];
};

/** Two ways to the same figure, which must agree. */
export type IdentityCheck = {
  /** Which identity. */
  readonly name: Scalars['String']['output'];
  /** What must equal what. */
  readonly description: Scalars['String']['output'];
  /** Whether it holds, to the last digit of the currency. */
  readonly holds: Scalars['Boolean']['output'];
  /** The figure in one way. */
  readonly left: Money;
  /** The figure in the other way. */
  readonly right: Money;
  /** Left less right; zero where it holds. */
  readonly difference: Money;
};

/** Whether a report lacks anything that its figures need. */
export type ReportCompleteness = {
  /** Nothing is missing. */
  readonly complete: Scalars['Boolean']['output'];
  /** What is missing; empty where nothing is. */
  readonly gaps: ReadonlyArray<ReportGap>;
};

/** What a report lacks. */
export type ReportGap = {
  /** What kind of thing is missing, for programs: for example `PLANS_NOT_UPDATED`. */
  readonly code: Scalars['String']['output'];
  /** What that means for the figures. */
  readonly message: Scalars['String']['output'];
  /** How many records it concerns. */
  readonly count: Scalars['Int']['output'];
};

/** By which rates a consolidated report turned its amounts into the top subsidiary's currency. */
export type ReportConversion = {
  /** The currency of the amounts. */
  readonly currencyCode: Scalars['CurrencyCode']['output'];
  /** The rate of the class of account that the figures come from: balances current, movements average. */
  readonly rateTypes: ReadonlyArray<ExchangeRateType>;
  /** The end of the latest period whose rates were used; null where no rate was needed. */
  readonly ratesAsOf: Maybe<Scalars['LocalDate']['output']>;
};

/** Who sold, as the books know the employee. */
export type SalesRep = {
  /** The employee's name. */
  readonly name: Scalars['String']['output'];
};

/** A company of the group with books of its own. */
export type Subsidiary = {
  /** Its name. */
  readonly name: Scalars['String']['output'];
  /** Its own currency. */
  readonly currencyCode: Scalars['CurrencyCode']['output'];
};

/** The money that is expected after a day. */
export type CashForecastReport = {
  /** Every week in every currency in which anything is expected, in time order. */
  readonly rows: ReadonlyArray<CashForecastRow>;
  /** The sums, one per currency. */
  readonly total: ReadonlyArray<CashForecastTotal>;
  /** The day as of which the figures are. */
  readonly asOf: Scalars['LocalDate']['output'];
  /** Always true: what is expected changes with what comes in. */
  readonly preliminary: Scalars['Boolean']['output'];
  /** When the books were read for these figures. */
  readonly observedAt: Scalars['DateTime']['output'];
  /** What each figure means. */
  readonly metrics: ReadonlyArray<MetricDefinition>;
  /** What must be equal, in each currency: what is expected and what is open and to be billed. */
  readonly identityChecks: ReadonlyArray<IdentityCheck>;
};

/** The money that is expected in one week in one currency. */
export type CashForecastRow = {
  /** 1 is the week that begins on the day after `asOf`. */
  readonly week: Scalars['Int']['output'];
  /** Its first day. */
  readonly startsOn: Scalars['LocalDate']['output'];
  /** Its last day. */
  readonly endsOn: Scalars['LocalDate']['output'];
  /** The currency of the amounts. */
  readonly currencyCode: Scalars['CurrencyCode']['output'];
  /** What is expected. */
  readonly expected: Money;
  /** What it comes from; sources of which nothing is expected are left out. */
  readonly sources: ReadonlyArray<CashForecastPart>;
};

/** Expected money from one kind of source. */
export type CashForecastPart = {
  /** The kind of source. */
  readonly source: CashForecastSource;
  /** How much. */
  readonly amount: Money;
  /** From how many invoices or orders. */
  readonly documents: Scalars['Int']['output'];
};

/** Where expected money comes from. */
export type CashForecastSource =
  /** Invoices, on the due date and the days by which their customer is usually late. */
  | 'OPEN'
  /** Invoices that the customer promised to pay on a day still to come. */
  | 'PROMISED'
  /** Invoices that should have been paid already by the customer's usual lateness: expected in the first week. */
  | 'OVERDUE'
  /** Orders still to be billed: on the billing date, with the customer's terms and usual lateness. */
  | 'SCHEDULED';

/** The money that is expected in one currency. `expected + later = open + scheduled`. */
export type CashForecastTotal = {
  /** The currency of the amounts. */
  readonly currencyCode: Scalars['CurrencyCode']['output'];
  /** Expected within the weeks. */
  readonly expected: Money;
  /** Expected after the last of the weeks. */
  readonly later: Money;
  /** Of both: open on invoices. */
  readonly open: Money;
  /** Of both: still to be billed, with tax, less what was paid ahead for it. */
  readonly scheduled: Money;
  /** To be billed once it is delivered, on no known day; in none of the other figures. */
  readonly unscheduled: Money;
};

/** What a row of receipts is of. */
export type CashReceiptsInterval =
  /** A day. */
  | 'DAY'
  /** A week from Monday to Sunday. */
  | 'WEEK'
  /** A calendar month. */
  | 'MONTH'
  /** An accounting period, by what the payments were posted to. */
  | 'ACCOUNTING_PERIOD';

/** Money in by period. */
export type CashReceiptsReport = {
  /** One for each period and currency in which money moved, in time order; 10,000 at the most. */
  readonly rows: ReadonlyArray<CashReceiptsRow>;
  /** The sums of all rows, one per currency. */
  readonly total: ReadonlyArray<CashReceiptsTotal>;
  /** The day as of which the figures are. */
  readonly asOf: Scalars['LocalDate']['output'];
  /** Whether an accounting period of the report is still open, so that figures may change. */
  readonly preliminary: Scalars['Boolean']['output'];
  /** When the books were read for these figures. */
  readonly observedAt: Scalars['DateTime']['output'];
  /** What each figure means. */
  readonly metrics: ReadonlyArray<MetricDefinition>;
  /** What must be equal, in each currency: what came in and what became of it; what came in and what the general ledger has of it. */
  readonly identityChecks: ReadonlyArray<IdentityCheck>;
};

/** Money in within one period in one currency. */
export type CashReceiptsRow = {
  /** The period: `2026-03-31`, week `2026-W14`, month or accounting period `2026-03`. */
  readonly period: Scalars['String']['output'];
  /** The first day that the row covers. */
  readonly startsOn: Scalars['LocalDate']['output'];
  /** The last day that the row covers. */
  readonly endsOn: Scalars['LocalDate']['output'];
  /** The currency of the amounts. */
  readonly currencyCode: Scalars['CurrencyCode']['output'];
  /** All that came in: `applied + paidBack + unapplied + deposits + cashSales`. */
  readonly received: Money;
  /** Of the period's payments: applied to invoices. */
  readonly applied: Money;
  /** Of the period's payments: given back since. */
  readonly paidBack: Money;
  /** Of the period's payments: applied to nothing yet. */
  readonly unapplied: Money;
  /** Paid ahead in the period, before an invoice. */
  readonly deposits: Money;
  /** Sold against cash in the period. */
  readonly cashSales: Money;
  /** Given back in the period, whenever it came in; not taken off `received`. */
  readonly refunds: Money;
};

/** The receipts of a whole report in one currency. */
export type CashReceiptsTotal = {
  /** The currency of the amounts. */
  readonly currencyCode: Scalars['CurrencyCode']['output'];
  /** All that came in. */
  readonly received: Money;
  /** Of the payments: applied to invoices. */
  readonly applied: Money;
  /** Of the payments: given back since. */
  readonly paidBack: Money;
  /** Of the payments: applied to nothing yet. */
  readonly unapplied: Money;
  /** Paid ahead, before an invoice. */
  readonly deposits: Money;
  /** Sold against cash. */
  readonly cashSales: Money;
  /** Given back, whenever it came in; not taken off `received`. */
  readonly refunds: Money;
};

/** A credit memo to be issued: for `invoiceId`, or without an invoice for `customerId` in `currencyCode`. */
export type IssueCreditMemoInput = {
  /** The caller's own key of this write, 1 to 255 characters: sent again, it is the same credit memo. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** The invoice that is credited. */
  readonly invoiceId?: InputMaybe<Scalars['ID']['input']>;
  /** The version that the invoice must still have; none: whatever it has. */
  readonly expectedVersion?: InputMaybe<Scalars['String']['input']>;
  /** Who is credited; with an invoice it may be left out, and must be its customer. */
  readonly customerId?: InputMaybe<Scalars['ID']['input']>;
  /** The currency of the prices; with an invoice it is the invoice's. */
  readonly currencyCode?: InputMaybe<Scalars['CurrencyCode']['input']>;
  /** Of an invoice by `lineId`, none: everything that is not credited yet. Without an invoice by `productId`, at least one. */
  readonly lines?: InputMaybe<ReadonlyArray<CreditMemoLineInput>>;
  /** Why, 1 to 999 characters; NetSuite keeps it as the memo. */
  readonly reason: Scalars['String']['input'];
  /** The day of the credit memo, in a period that is open; none: today. */
  readonly issuedOn?: InputMaybe<Scalars['LocalDate']['input']>;
};

/** What is credited: a line of the invoice, or a product at a price. */
export type CreditMemoLineInput = {
  /** The id of the invoice's line. */
  readonly lineId?: InputMaybe<Scalars['ID']['input']>;
  /** The product, without an invoice. */
  readonly productId?: InputMaybe<Scalars['ID']['input']>;
  /** How many; more than zero, and of an invoice's line no more than is not credited yet. */
  readonly quantity: Scalars['Decimal']['input'];
  /** The price of one net of tax, without an invoice. */
  readonly unitPrice?: InputMaybe<Scalars['Decimal']['input']>;
};

/** What became of a credit memo that was to be issued. */
export type IssueCreditMemoPayload = {
  /** The credit memo as NetSuite now holds it; null while the write is pending and when it was refused. */
  readonly creditMemo: Maybe<CreditMemo>;
  /** The write. */
  readonly operation: Maybe<Operation>;
  /** Why it was refused; empty when it was not, or is pending. */
  readonly errors: ReadonlyArray<UserError>;
};

/** Conditions on credit memos; all that are given must hold. */
export type CreditMemoFilter = {
  /** The credit memo's own key, exactly. */
  readonly reference?: InputMaybe<Scalars['String']['input']>;
  /** Who is credited. */
  readonly customerId?: InputMaybe<Scalars['ID']['input']>;
};

/** Where a credit memo stands. */
export type CreditMemoStatus =
  /** Something of it is not applied or paid back yet. */
  | 'OPEN'
  /** All of it is applied or paid back. */
  | 'APPLIED'
  /** Made void. */
  | 'VOIDED'
  /** A status that this graph does not know. */
  | 'UNKNOWN';

/** A page of credit memos. */
export type CreditMemoConnection = {
  /** The credit memos of this page. */
  readonly edges: ReadonlyArray<CreditMemoEdge>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are over all pages; null while NetSuite is down. */
  readonly totalCount: Maybe<Scalars['Int']['output']>;
};

/** A credit memo in a page. */
export type CreditMemoEdge = {
  /** The place of this credit memo in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The credit memo. */
  readonly node: CreditMemo;
};

/** What a customer need not pay after all, or gets back, kept in NetSuite. */
export type CreditMemo = {
  readonly id: Scalars['ID']['output'];
  /** The id as it was asked for. */
  readonly handle: Scalars['ID']['output'];
  /** The credit memo's own key; null where there is none. */
  readonly reference: Maybe<Scalars['String']['output']>;
  /** NetSuite's number of the credit memo. */
  readonly number: Maybe<Scalars['String']['output']>;
  /** Where the credit memo stands. */
  readonly status: CreditMemoStatus;
  /** The day of the credit memo. */
  readonly issuedOn: Scalars['LocalDate']['output'];
  /** Why it was issued; null where nothing is noted. */
  readonly reason: Maybe<Scalars['String']['output']>;
  /** The sum of the lines, net of tax. */
  readonly subtotal: Money;
  /** The tax on it. */
  readonly tax: Money;
  /** What is credited: subtotal and tax. */
  readonly total: Money;
  /** How much of it is not applied to an invoice yet. */
  readonly unapplied: Money;
  /** What is credited. */
  readonly lines: Maybe<ReadonlyArray<CreditMemoLine>>;
  /** The invoice that it credits; null where it was issued without one. */
  readonly invoice: Maybe<Invoice>;
  /** Who is credited. */
  readonly customer: Maybe<Customer>;
  /** The invoices that it was applied to. */
  readonly applications: Maybe<ReadonlyArray<CreditMemoApplication>>;
  /** When NetSuite was read for this answer. */
  readonly observedAt: Scalars['DateTime']['output'];
  /** Changes whenever the credit memo changes. */
  readonly version: Scalars['String']['output'];
};

/** One product of a credit memo. */
export type CreditMemoLine = {
  /** The line's id within the credit memo. */
  readonly id: Scalars['ID']['output'];
  /** What is credited. */
  readonly product: Maybe<Product>;
  /** How many. */
  readonly quantity: Scalars['Decimal']['output'];
  /** The price of one, net of tax; null for a line without one. */
  readonly unitPrice: Maybe<Money>;
  /** The line's amount, net of tax. */
  readonly total: Money;
};

/** A part of a credit memo set against an invoice. */
export type CreditMemoApplication = {
  /** The invoice. */
  readonly invoice: Invoice;
  /** How much of the credit memo was set against it. */
  readonly amount: Money;
};

/** How a customer's orders are to be held. */
export type SetCreditHoldInput = {
  /** The caller's own key of this write, 1 to 255 characters: sent again, it is the same change. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Whose orders. NetSuite must know the customer. */
  readonly customerId: Scalars['ID']['input'];
  /** The version that the customer's `credit` must still have; none: whatever it has. */
  readonly expectedVersion?: InputMaybe<Scalars['String']['input']>;
  /** Who decides from now on. */
  readonly hold: CreditHold;
  /** Why, 1 to 999 characters; kept with the operation's effect and in the audit. None: nothing is noted. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

/** What became of a change of a credit hold. */
export type SetCreditHoldPayload = {
  /** The customer as the systems now hold it, also when the change was refused; null while the write is pending and where there is no such customer. */
  readonly customer: Maybe<Customer>;
  /** The write. */
  readonly operation: Maybe<Operation>;
  /** Why it was refused; empty when it was not, or is pending. */
  readonly errors: ReadonlyArray<UserError>;
};

export type Customer = {
  readonly id: Scalars['ID']['output'];
  /** The customer's invoices in NetSuite, newest first; null while NetSuite is down. */
  readonly invoices: Maybe<InvoiceConnection>;
  /** What the customer paid, newest first; null while NetSuite is down. */
  readonly payments: Maybe<PaymentConnection>;
  /** What the customer was credited, newest first; null while NetSuite is down. */
  readonly creditMemos: Maybe<CreditMemoConnection>;
  /** How the customer is given credit in NetSuite; null while NetSuite does not know the customer, or is down. */
  readonly credit: Maybe<CustomerCredit>;
  /** The customer's account with us, one entry per currency; null while NetSuite is down. */
  readonly cash: Maybe<ReadonlyArray<CustomerCash>>;
};


export type CustomerInvoicesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type CustomerPaymentsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type CustomerCreditMemosArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type CustomerCashArgs = {
  asOf?: InputMaybe<Scalars['LocalDate']['input']>;
};

/** A customer's account in one currency. `outstanding = invoiced - paid - credited`; invoices and payments include tax. */
export type CustomerCash = {
  /** The currency of all amounts of this entry. */
  readonly currencyCode: Scalars['CurrencyCode']['output'];
  /** Sales orders that are not cancelled, net of tax. */
  readonly ordered: Money;
  /** Invoices, with tax. */
  readonly invoiced: Money;
  /** Payments and deposits applied to invoices. */
  readonly paid: Money;
  /** Credit memos applied to invoices. */
  readonly credited: Money;
  /** What is still open on invoices. */
  readonly outstanding: Money;
  /** The part of `outstanding` that was due before the day. */
  readonly overdue: Money;
  /** Payments, deposits and credit memos that are not applied yet. */
  readonly unapplied: Money;
  /** How much may be open at once; null where none is set, or in another currency than the customer's own. */
  readonly creditLimit: Maybe<Money>;
  /** Whether NetSuite holds new orders of this customer. */
  readonly onHold: Scalars['Boolean']['output'];
  /** `outstanding` by days past due. */
  readonly aging: Aging;
};

/** How NetSuite gives a customer credit. */
export type CustomerCredit = {
  /** Who decides whether new orders are held. */
  readonly hold: CreditHold;
  /** Whether NetSuite holds new orders of this customer, by its figures or because somebody decided so. */
  readonly onHold: Scalars['Boolean']['output'];
  /** How much may be open at once; null where no limit is set. */
  readonly limit: Maybe<Money>;
  /** When NetSuite was read for this answer. */
  readonly observedAt: Scalars['DateTime']['output'];
  /** Changes whenever NetSuite's record of the customer changes; writes can expect it. */
  readonly version: Scalars['String']['output'];
};

/** Who decides whether a customer is on credit hold. */
export type CreditHold =
  /** NetSuite, by what is open and overdue. */
  | 'AUTO'
  /** On hold, whatever the figures. */
  | 'ON'
  /** Never on hold, whatever the figures. */
  | 'OFF';

/** Open amounts by days past the due date; what is due on the day itself is current. */
export type Aging = {
  /** Not yet due. */
  readonly current: Money;
  /** 1 to 30 days past due. */
  readonly days1To30: Money;
  /** 31 to 60 days past due. */
  readonly days31To60: Money;
  /** 61 to 90 days past due. */
  readonly days61To90: Money;
  /** More than 90 days past due. */
  readonly over90: Money;
};

/** What can be listened to, over Server-Sent Events. An event has an id; who has lost the connection goes on behind it. */
export type Subscription = {
  /** Invoices that are created, changed, settled or deleted in NetSuite: those that the viewer may read, from the time of the subscription on, or after the event whose id is given to go on from. NetSuite has nothing that tells of changes, so it is asked for them every ten seconds; what changes twice in between is told once. */
  readonly invoicesChanged: Maybe<InvoiceChange>;
};


/** What can be listened to, over Server-Sent Events. An event has an id; who has lost the connection goes on behind it. */
export type SubscriptionInvoicesChangedArgs = {
  filter?: InputMaybe<InvoiceChangeFilter>;
};

/** Conditions on the invoices whose changes are told; all that are given must hold. Of a deleted invoice nothing is known any more but its id, so a deletion is told only where none is given. */
export type InvoiceChangeFilter = {
  /** Of invoices that this customer is to pay. */
  readonly customerId?: InputMaybe<Scalars['ID']['input']>;
  /** Of invoices that bill this order. */
  readonly orderId?: InputMaybe<Scalars['ID']['input']>;
};

/** That something happened to an invoice. */
export type InvoiceChange = {
  /** What happened. */
  readonly kind: InvoiceChangeKind;
  /** The invoice's id. */
  readonly invoiceId: Scalars['ID']['output'];
  /** The invoice, as the systems have it now; null when it is deleted. */
  readonly invoice: Maybe<Invoice>;
  /** When NetSuite was asked and told of it; the change is a little older. */
  readonly observedAt: Scalars['DateTime']['output'];
};

/** What can happen to an invoice. */
export type InvoiceChangeKind =
  /** It was created. */
  | 'CREATED'
  /** It was changed, or money was set against it: its status or what is outstanding may be another one. */
  | 'UPDATED'
  /** It was deleted. */
  | 'DELETED';

export type Mutation = {
  /** Bills an order of NetSuite: everything that is left of it, or some lines in part. Needs the scope billing:write, as all writes to the books. */
  readonly invoiceOrder: Maybe<InvoiceOrderPayload>;
  /** Credits an invoice, in full or some lines in part, and sets the credit against it as far as it is still open; or credits a customer for products without an invoice, unapplied. Needs the scope billing:write. */
  readonly issueCreditMemo: Maybe<IssueCreditMemoPayload>;
  /** Sets whether NetSuite holds a customer's new orders. Needs the scope billing:write. */
  readonly setCreditHold: Maybe<SetCreditHoldPayload>;
  /** Books money that a customer paid, set against open invoices, or kept unapplied as far as it is not. Needs the scope billing:write. */
  readonly recordPayment: Maybe<RecordPaymentPayload>;
};


export type MutationInvoiceOrderArgs = {
  input: InvoiceOrderInput;
};


export type MutationIssueCreditMemoArgs = {
  input: IssueCreditMemoInput;
};


export type MutationSetCreditHoldArgs = {
  input: SetCreditHoldInput;
};


export type MutationRecordPaymentArgs = {
  input: RecordPaymentInput;
};

/** An order that is to be billed. */
export type InvoiceOrderInput = {
  /** The caller's own key of this write, 1 to 255 characters: sent again, it is the same invoice. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Which order. NetSuite must have it, approved. */
  readonly orderId: Scalars['ID']['input'];
  /** The version that the order's `salesOrder` must still have; none: whatever it has. */
  readonly expectedVersion?: InputMaybe<Scalars['String']['input']>;
  /** What is billed of it, each line once; none: everything that is left. */
  readonly lines?: InputMaybe<ReadonlyArray<InvoiceOrderLineInput>>;
  /** The day of the invoice, in a period that is open; none: today. */
  readonly issuedOn?: InputMaybe<Scalars['LocalDate']['input']>;
};

/** A line of an order that is to be billed, in full or in part. */
export type InvoiceOrderLineInput = {
  /** The id of the order's line. */
  readonly lineId: Scalars['ID']['input'];
  /** How many; more than zero, and no more than is left. */
  readonly quantity: Scalars['Decimal']['input'];
};

/** What became of an order that was to be billed. */
export type InvoiceOrderPayload = {
  /** The invoice as NetSuite now holds it; null while the write is pending and when it was refused. */
  readonly invoice: Maybe<Invoice>;
  /** The write. */
  readonly operation: Maybe<Operation>;
  /** Why it was refused; empty when it was not, or is pending. */
  readonly errors: ReadonlyArray<UserError>;
};

export type Query = {
  /** An invoice by id; null when there is none. */
  readonly invoice: Maybe<Invoice>;
  /** Invoices of NetSuite, newest first. */
  readonly invoices: Maybe<InvoiceConnection>;
  /** The money that is expected week by week, from open invoices and from what is still to be billed; null while NetSuite is down. */
  readonly cashForecast: Maybe<CashForecastReport>;
  /** Money in by period, with what became of it; null while NetSuite is down. */
  readonly cashReceipts: Maybe<CashReceiptsReport>;
  /** A credit memo by id; null when there is none. */
  readonly creditMemo: Maybe<CreditMemo>;
  /** Credit memos of NetSuite, newest first. */
  readonly creditMemos: Maybe<CreditMemoConnection>;
  /** A payment by id; null when there is none. */
  readonly payment: Maybe<Payment>;
  /** Customers' payments in NetSuite, newest first. */
  readonly payments: Maybe<PaymentConnection>;
  /** What customers owe at the end of a day, by days past due; null while NetSuite is down. */
  readonly receivables: Maybe<ReceivablesReport>;
  /** How fast customers pay, in the figures of credit management, one row per currency; null while NetSuite is down. */
  readonly workingCapital: Maybe<WorkingCapitalReport>;
  readonly _entities: ReadonlyArray<Maybe<_Entity>>;
  readonly _service: _Service;
};


export type QueryInvoiceArgs = {
  id: Scalars['ID']['input'];
};


export type QueryInvoicesArgs = {
  filter?: InputMaybe<InvoiceFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryCashForecastArgs = {
  asOf?: InputMaybe<Scalars['LocalDate']['input']>;
  weeks?: Scalars['Int']['input'];
};


export type QueryCashReceiptsArgs = {
  from?: InputMaybe<Scalars['String']['input']>;
  to?: InputMaybe<Scalars['String']['input']>;
  interval?: CashReceiptsInterval;
  asOf?: InputMaybe<Scalars['LocalDate']['input']>;
};


export type QueryCreditMemoArgs = {
  id: Scalars['ID']['input'];
};


export type QueryCreditMemosArgs = {
  filter?: InputMaybe<CreditMemoFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryPaymentArgs = {
  id: Scalars['ID']['input'];
};


export type QueryPaymentsArgs = {
  filter?: InputMaybe<PaymentFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryReceivablesArgs = {
  asOf?: InputMaybe<Scalars['LocalDate']['input']>;
  groupBy?: ReadonlyArray<ReceivablesDimension>;
};


export type QueryWorkingCapitalArgs = {
  asOf?: InputMaybe<Scalars['LocalDate']['input']>;
  days?: Scalars['Int']['input'];
};


export type Query_EntitiesArgs = {
  representations: ReadonlyArray<Scalars['_Any']['input']>;
};

/** Conditions on invoices; all that are given must hold. */
export type InvoiceFilter = {
  /** The invoice's own key, exactly. */
  readonly reference?: InputMaybe<Scalars['String']['input']>;
  /** Who is to pay. */
  readonly customerId?: InputMaybe<Scalars['ID']['input']>;
  /** The order it bills. */
  readonly orderId?: InputMaybe<Scalars['ID']['input']>;
  /** Where the invoice stands. */
  readonly status?: InputMaybe<InvoiceStatus>;
};

/** Where an invoice stands. */
export type InvoiceStatus =
  /** Something is still to be paid. */
  | 'OPEN'
  /** Nothing is to be paid any more. */
  | 'PAID'
  /** Made void. */
  | 'VOIDED'
  /** A status that this graph does not know. */
  | 'UNKNOWN';

/** A page of invoices. */
export type InvoiceConnection = {
  /** The invoices of this page. */
  readonly edges: ReadonlyArray<InvoiceEdge>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are over all pages; null while NetSuite is down. */
  readonly totalCount: Maybe<Scalars['Int']['output']>;
};

/** An invoice in a page. */
export type InvoiceEdge = {
  /** The place of this invoice in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The invoice. */
  readonly node: Invoice;
};

/** A bill to a customer, kept in NetSuite. */
export type Invoice = {
  readonly id: Scalars['ID']['output'];
  /** The id as it was asked for. */
  readonly handle: Scalars['ID']['output'];
  /** The invoice's own key; null where there is none. */
  readonly reference: Maybe<Scalars['String']['output']>;
  /** NetSuite's number of the invoice. */
  readonly number: Maybe<Scalars['String']['output']>;
  /** Where the invoice stands. */
  readonly status: InvoiceStatus;
  /** The day of the invoice. */
  readonly issuedOn: Scalars['LocalDate']['output'];
  /** The day until which it is to be paid; null where none is set. */
  readonly dueOn: Maybe<Scalars['LocalDate']['output']>;
  /** The sum of the lines, net of tax. */
  readonly subtotal: Money;
  /** The tax on it. */
  readonly tax: Money;
  /** What is to be paid: subtotal and tax. */
  readonly total: Money;
  /** What is still to be paid today. */
  readonly outstanding: Money;
  /** Whether the customer disputes it. */
  readonly isDisputed: Scalars['Boolean']['output'];
  /** What is billed. */
  readonly lines: Maybe<ReadonlyArray<InvoiceLine>>;
  /** The order that it bills; null where it bills none. */
  readonly order: Maybe<Order>;
  /** Who is to pay. */
  readonly customer: Maybe<Customer>;
  /** Payments and credit memos applied to it, newest first. */
  readonly applications: Maybe<ReadonlyArray<InvoiceApplication>>;
  /** When NetSuite was read for this answer. */
  readonly observedAt: Scalars['DateTime']['output'];
  /** Changes whenever the invoice changes. */
  readonly version: Scalars['String']['output'];
};

/** One product of an invoice. */
export type InvoiceLine = {
  /** The line's id within the invoice. */
  readonly id: Scalars['ID']['output'];
  /** What is billed. */
  readonly product: Maybe<Product>;
  /** How many. */
  readonly quantity: Scalars['Decimal']['output'];
  /** The price of one, net of tax; null for a line without one. */
  readonly unitPrice: Maybe<Money>;
  /** The line's amount, net of tax. */
  readonly total: Money;
};

/** Money set against an invoice. */
export type InvoiceApplication = {
  /** By which kind of document. */
  readonly kind: ApplicationKind;
  /** The payment; null for a credit memo. */
  readonly payment: Maybe<Payment>;
  /** The credit memo; null for a payment or a deposit. */
  readonly creditMemo: Maybe<CreditMemo>;
  /** The document's number. */
  readonly number: Maybe<Scalars['String']['output']>;
  /** The day of the document. */
  readonly appliedOn: Scalars['LocalDate']['output'];
  /** How much of it was set against this invoice. */
  readonly amount: Money;
};

/** What was set against an invoice. */
export type ApplicationKind =
  /** A payment. */
  | 'PAYMENT'
  /** A credit memo. */
  | 'CREDIT_MEMO'
  /** A deposit taken before. */
  | 'DEPOSIT';

export type Product = {
  readonly id: Scalars['ID']['output'];
};

/** An exact amount with its currency. */
export type MoneyInput = {
  /** The amount, with no more digits than the currency has: `1054.00` for USD, `1054` for JPY. */
  readonly amount: Scalars['Decimal']['input'];
  /** The currency of the amount. */
  readonly currencyCode: Scalars['CurrencyCode']['input'];
};

export type Order = {
  readonly id: Scalars['ID']['output'];
  readonly status: Maybe<OrderStatus>;
  readonly orderedOn: Maybe<Scalars['LocalDate']['output']>;
  readonly activatedAt: Maybe<Scalars['DateTime']['output']>;
  /** The sales order in NetSuite; null while NetSuite does not know the order, or is down. */
  readonly salesOrder: Maybe<SalesOrder>;
  /** Why the order does not go on; null when nothing is in its way. */
  readonly blocker: Maybe<OrderBlocker>;
  /** The order's invoices in NetSuite, newest first; null while NetSuite is down. */
  readonly invoices: Maybe<InvoiceConnection>;
  /** What was paid on the order's invoices, newest first; null while NetSuite is down. */
  readonly payments: Maybe<PaymentConnection>;
  /** The order's money; null while NetSuite is down or does not know the order. */
  readonly cash: Maybe<OrderCash>;
  /** What happened to the order in both systems, oldest first, with its newest hundred invoices; null while NetSuite is down. */
  readonly timeline: Maybe<ReadonlyArray<OrderEvent>>;
};


export type OrderInvoicesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type OrderPaymentsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type OrderCashArgs = {
  asOf?: InputMaybe<Scalars['LocalDate']['input']>;
};

/** The sales order in NetSuite. */
export type SalesOrder = {
  /** The internal id in NetSuite. */
  readonly netsuiteId: Scalars['ID']['output'];
  /** NetSuite's number of the sales order. */
  readonly number: Maybe<Scalars['String']['output']>;
  /** Where it stands in the books. */
  readonly status: SalesOrderStatus;
  /** The day of the sales order. */
  readonly orderedOn: Scalars['LocalDate']['output'];
  /** The sum of the lines, net of tax. */
  readonly total: Money;
  /** The name of the subsidiary whose order it is. */
  readonly subsidiary: Maybe<Scalars['String']['output']>;
  /** The name of the sales rep; null where there is none. */
  readonly salesRep: Maybe<Scalars['String']['output']>;
  /** When NetSuite was read for this answer. */
  readonly observedAt: Scalars['DateTime']['output'];
  /** Changes whenever the sales order changes. */
  readonly version: Scalars['String']['output'];
};

/** Where a sales order stands in NetSuite. */
export type SalesOrderStatus =
  /** Waiting for approval. */
  | 'PENDING_APPROVAL'
  /** Approved, nothing delivered. */
  | 'PENDING_FULFILLMENT'
  /** Called off. */
  | 'CANCELLED'
  /** Delivered in part. */
  | 'PARTIALLY_FULFILLED'
  /** Billed in part, the rest not delivered or not billed yet. */
  | 'PARTIALLY_BILLED'
  /** Delivered, to be billed. */
  | 'PENDING_BILLING'
  /** Billed in full. */
  | 'BILLED'
  /** Closed before it was billed in full. */
  | 'CLOSED'
  /** A status that this graph does not know. */
  | 'UNKNOWN';

/** What keeps an order from going on. */
export type OrderBlocker = {
  /** The reason. */
  readonly code: OrderBlockerCode;
  /** The reason in words. */
  readonly message: Scalars['String']['output'];
};

/** Why an order does not go on; the first that holds. */
export type OrderBlockerCode =
  /** It is still a draft. */
  | 'NOT_ACTIVATED'
  /** It is activated, but NetSuite does not know it yet. */
  | 'NOT_IN_ERP'
  /** NetSuite waits for approval. */
  | 'PENDING_APPROVAL'
  /** The customer is on credit hold. */
  | 'CREDIT_HOLD'
  /** It is to be delivered first. */
  | 'PENDING_FULFILLMENT'
  /** It is to be billed. */
  | 'PENDING_BILLING'
  /** An invoice of it is overdue. */
  | 'OVERDUE_INVOICE';

/** An order's money. `outstanding = invoiced - paid - credited`; invoices and payments include tax. */
export type OrderCash = {
  /** The sales order, net of tax. */
  readonly ordered: Money;
  /** Its invoices, with tax. */
  readonly invoiced: Money;
  /** Payments and deposits applied to its invoices. */
  readonly paid: Money;
  /** Credit memos applied to its invoices. */
  readonly credited: Money;
  /** What is still open on its invoices. */
  readonly outstanding: Money;
  /** The part of `outstanding` that was due before the day. */
  readonly overdue: Money;
  /** Customer deposits on the order that are not applied yet, as of now whatever the day. */
  readonly unapplied: Money;
};

/** Something that happened to an order. */
export type OrderEvent = {
  /** What happened. */
  readonly kind: OrderEventKind;
  /** On which day. */
  readonly occurredOn: Scalars['LocalDate']['output'];
  /** The document's number or reference; null where there is none. */
  readonly reference: Maybe<Scalars['String']['output']>;
  /** The document's amount; null where there is none. */
  readonly amount: Maybe<Money>;
};

/** What can happen to an order. */
export type OrderEventKind =
  /** It was placed. */
  | 'ORDERED'
  /** It was activated in Salesforce. */
  | 'ACTIVATED'
  /** NetSuite took it as a sales order. */
  | 'BOOKED'
  /** It was invoiced, in full or in part. */
  | 'INVOICED'
  /** A payment was applied to an invoice of it. */
  | 'PAID'
  /** A credit memo was applied to an invoice of it. */
  | 'CREDITED';

/** Money that came in. */
export type RecordPaymentInput = {
  /** The caller's own key of this write, 1 to 255 characters: sent again, it is the same payment. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Who paid. NetSuite must know the customer. */
  readonly customerId: Scalars['ID']['input'];
  /** How much came in; more than zero. */
  readonly amount: MoneyInput;
  /** The day on which it came in, in a period that is open. */
  readonly receivedOn: Scalars['LocalDate']['input'];
  /** What is set against which invoice, each once; none: all of it stays unapplied. */
  readonly applications?: InputMaybe<ReadonlyArray<PaymentApplicationInput>>;
};

/** A part of a payment that is set against an invoice. */
export type PaymentApplicationInput = {
  /** An open invoice of the customer, in the payment's currency. */
  readonly invoiceId: Scalars['ID']['input'];
  /** How much; more than zero, and no more than is still to be paid. */
  readonly amount: MoneyInput;
};

/** What became of a payment that was to be booked. */
export type RecordPaymentPayload = {
  /** The payment as NetSuite now holds it; null while the write is pending and when it was refused. */
  readonly payment: Maybe<Payment>;
  /** The write. */
  readonly operation: Maybe<Operation>;
  /** Why it was refused; empty when it was not, or is pending. */
  readonly errors: ReadonlyArray<UserError>;
};

/** Conditions on payments; all that are given must hold. */
export type PaymentFilter = {
  /** The payment's own key, exactly. */
  readonly reference?: InputMaybe<Scalars['String']['input']>;
  /** Who paid. */
  readonly customerId?: InputMaybe<Scalars['ID']['input']>;
};

/** A page of payments. */
export type PaymentConnection = {
  /** The payments of this page. */
  readonly edges: ReadonlyArray<PaymentEdge>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are over all pages; null while NetSuite is down. */
  readonly totalCount: Maybe<Scalars['Int']['output']>;
};

/** A payment in a page. */
export type PaymentEdge = {
  /** The place of this payment in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The payment. */
  readonly node: Payment;
};

/** Money received from a customer, kept in NetSuite. */
export type Payment = {
  readonly id: Scalars['ID']['output'];
  /** The id as it was asked for. */
  readonly handle: Scalars['ID']['output'];
  /** The payment's own key; null where there is none. */
  readonly reference: Maybe<Scalars['String']['output']>;
  /** NetSuite's number of the payment. */
  readonly number: Maybe<Scalars['String']['output']>;
  /** The day on which the money came in. */
  readonly receivedOn: Scalars['LocalDate']['output'];
  /** How much was paid. */
  readonly amount: Money;
  /** How much of it is not applied to an invoice yet. */
  readonly unapplied: Money;
  /** Who paid. */
  readonly customer: Maybe<Customer>;
  /** The invoices that it was applied to. */
  readonly applications: Maybe<ReadonlyArray<PaymentApplication>>;
  /** When NetSuite was read for this answer. */
  readonly observedAt: Scalars['DateTime']['output'];
  /** Changes whenever the payment changes. */
  readonly version: Scalars['String']['output'];
};

/** A part of a payment set against an invoice. */
export type PaymentApplication = {
  /** The invoice that is paid. */
  readonly invoice: Invoice;
  /** How much of the payment was set against it. */
  readonly amount: Money;
};

/** By what the rows of receivables are told apart. */
export type ReceivablesDimension =
  /** The customer who owes. */
  | 'CUSTOMER'
  /** The subsidiary whose books it is in. */
  | 'SUBSIDIARY'
  /** Who sold: of the invoice, and of a payment or credit without one its customer's. */
  | 'SALES_REP'
  /** The currency; rows are told apart by it in any case. */
  | 'CURRENCY';

/** What customers owe at the end of a day. */
export type ReceivablesReport = {
  /** One for each combination and currency in which anything is open or left over; 10,000 at the most. */
  readonly rows: ReadonlyArray<ReceivablesRow>;
  /** The sums of all rows, one per currency. */
  readonly total: ReadonlyArray<ReceivablesRow>;
  /** The day as of which the figures are. */
  readonly asOf: Scalars['LocalDate']['output'];
  /** Whether an accounting period up to the day is still open, so that figures may change. */
  readonly preliminary: Scalars['Boolean']['output'];
  /** When the books were read for these figures. */
  readonly observedAt: Scalars['DateTime']['output'];
  /** What each figure means. */
  readonly metrics: ReadonlyArray<MetricDefinition>;
  /** What must be equal: the balance of each subsidiary and currency and that of its accounts receivable in the general ledger; the buckets and what is open. */
  readonly identityChecks: ReadonlyArray<IdentityCheck>;
};

/** What is owed in one combination and currency. Rows that are not told apart by something have null there. */
export type ReceivablesRow = {
  /** The customer. */
  readonly customer: Maybe<Customer>;
  /** The subsidiary whose books it is in. */
  readonly subsidiary: Maybe<Subsidiary>;
  /** Who sold; null also where nobody is named. */
  readonly salesRep: Maybe<SalesRep>;
  /** The currency of the amounts. */
  readonly currencyCode: Scalars['CurrencyCode']['output'];
  /** Open and not yet due; what is due on the day itself is in it. */
  readonly current: Money;
  /** Open, 1 to 30 days past due. */
  readonly days1To30: Money;
  /** Open, 31 to 60 days past due. */
  readonly days31To60: Money;
  /** Open, 61 to 90 days past due. */
  readonly days61To90: Money;
  /** Open, more than 90 days past due. */
  readonly over90: Money;
  /** All that is open, whatever is left over of payments and credits. */
  readonly open: Money;
  /** What is left over of payments and credit memos, applied to nothing yet: not taken off what is open. */
  readonly unapplied: Money;
  /** The part of `unapplied` that is of credit memos. */
  readonly credits: Money;
  /** What is left of what was paid ahead, applied to nothing yet: a liability, no part of the balance. */
  readonly deposits: Money;
  /** `open` less `unapplied`: the balance of the accounts receivable. */
  readonly balance: Money;
};

/** How fast customers pay. */
export type WorkingCapitalReport = {
  /** One per currency in which anything was billed or is open. */
  readonly rows: ReadonlyArray<WorkingCapitalRow>;
  /** The day as of which the figures are. */
  readonly asOf: Scalars['LocalDate']['output'];
  /** The first of the days. */
  readonly startsOn: Scalars['LocalDate']['output'];
  /** The last of the days. */
  readonly endsOn: Scalars['LocalDate']['output'];
  /** Whether an accounting period up to the day is still open, so that figures may change. */
  readonly preliminary: Scalars['Boolean']['output'];
  /** When the books were read for these figures. */
  readonly observedAt: Scalars['DateTime']['output'];
  /** What each figure means. */
  readonly metrics: ReadonlyArray<MetricDefinition>;
  /** What must be equal, in each currency: what was open before, what was billed and what was settled since, and what is open. */
  readonly identityChecks: ReadonlyArray<IdentityCheck>;
};

/** How fast customers pay in one currency. */
export type WorkingCapitalRow = {
  /** The currency of all amounts. */
  readonly currencyCode: Scalars['CurrencyCode']['output'];
  /** Days sales outstanding: how many days of sales are still to be paid. */
  readonly dso: DaysSalesOutstanding;
  /** What days sales outstanding would be if nothing were paid late. */
  readonly bestPossibleDso: CreditFigure;
  /** By how many days payment is late on the average: DSO by the end less the best possible one. */
  readonly averageDaysDelinquent: CreditFigure;
  /** The collection effectiveness index, in percent: what was collected of what could be. */
  readonly cei: CreditFigure;
};

/** Days sales outstanding in the three usual ways. */
export type DaysSalesOutstanding = {
  /** By what is open at the end of the days. */
  readonly periodEnd: CreditFigure;
  /** By the average of what was open before the days and is open at their end. */
  readonly average: CreditFigure;
  /** By counting back the months' sales until what is open is used up. */
  readonly countback: CreditFigure;
};

/** A figure with what it is made of. */
export type CreditFigure = {
  /** The figure, to two digits; null where nothing was sold, or not enough to count back. */
  readonly value: Maybe<Scalars['Decimal']['output']>;
  /** What it means. */
  readonly definition: Scalars['String']['output'];
  /** How it is computed from the inputs. */
  readonly formula: Scalars['String']['output'];
  /** What it is computed from, by the names in the formula. */
  readonly inputs: ReadonlyArray<CreditFigureInput>;
};

/** What a figure is computed from. */
export type CreditFigureInput = {
  /** The name in the formula. */
  readonly name: Scalars['String']['output'];
  /** The number: an amount in the row's currency, or a count. */
  readonly value: Scalars['Decimal']['output'];
};

export type Link__Purpose =
  /** `SECURITY` features provide metadata necessary to securely resolve fields. */
  | 'SECURITY'
  /** `EXECUTION` features provide metadata necessary for operation execution. */
  | 'EXECUTION';

export type _Service = {
  readonly sdl: Maybe<Scalars['String']['output']>;
};

export type _Entity = CreditMemo | Customer | Invoice | Order | Payment | Product;



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;



/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  _Entity:
    | ( CreditMemoRecord )
    | ( CustomerRecord )
    | ( InvoiceRecord )
    | ( OrderRecord )
    | ( PaymentRecord )
    | ( ProductStub )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node: never;
  UserError:
    | ( QuantityTooLargeProblem )
    | ( AmountTooLargeProblem )
    | ( CurrencyMismatchProblem )
    | ( NotFoundProblem )
    | ( ConflictProblem )
    | ( InvalidInputProblem )
    | ( WrongStateProblem )
    | ( SourceRefusedProblem )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Channel: Channel;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Money: ResolverTypeWrapper<Money>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  OrderStatus: OrderStatus;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  LocalDate: ResolverTypeWrapper<Scalars['LocalDate']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  QuantityTooLargeProblem: ResolverTypeWrapper<QuantityTooLargeProblem>;
  AmountTooLargeProblem: ResolverTypeWrapper<AmountTooLargeProblem>;
  CurrencyMismatchProblem: ResolverTypeWrapper<CurrencyMismatchProblem>;
  UserError: ResolverTypeWrapper<ProblemRecord>;
  Operation: ResolverTypeWrapper<OperationRecord>;
  OperationStatus: OperationStatus;
  OperationEffect: ResolverTypeWrapper<Effect>;
  SourceSystem: SourceSystem;
  EffectAction: EffectAction;
  FieldValue: ResolverTypeWrapper<FieldValue>;
  OperationWaiting: ResolverTypeWrapper<OperationWaiting>;
  NotFoundProblem: ResolverTypeWrapper<NotFoundProblem>;
  ConflictProblem: ResolverTypeWrapper<ConflictProblem>;
  InvalidInputProblem: ResolverTypeWrapper<InvalidInputProblem>;
  WrongStateProblem: ResolverTypeWrapper<WrongStateProblem>;
  SourceRefusedProblem: ResolverTypeWrapper<SourceRefusedProblem>;
  ReportDimension: ReportDimension;
  ReportCurrency: ReportCurrency;
  ExchangeRateType: ExchangeRateType;
  ReportPeriodStatus: ReportPeriodStatus;
  ReportPeriod: ResolverTypeWrapper<ReportPeriod>;
  MetricDefinition: ResolverTypeWrapper<MetricDefinition>;
  IdentityCheck: ResolverTypeWrapper<IdentityCheck>;
  ReportCompleteness: ResolverTypeWrapper<ReportCompleteness>;
  ReportGap: ResolverTypeWrapper<ReportGap>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  ReportConversion: ResolverTypeWrapper<ReportConversion>;
  SalesRep: ResolverTypeWrapper<SalesRep>;
  Subsidiary: ResolverTypeWrapper<Subsidiary>;
  CashForecastReport: ResolverTypeWrapper<CashForecastReportRecord>;
  CashForecastRow: ResolverTypeWrapper<CashForecastRow>;
  CashForecastPart: ResolverTypeWrapper<CashForecastPart>;
  CashForecastSource: CashForecastSource;
  CashForecastTotal: ResolverTypeWrapper<CashForecastTotal>;
  CashReceiptsInterval: CashReceiptsInterval;
  CashReceiptsReport: ResolverTypeWrapper<CashReceiptsReportRecord>;
  CashReceiptsRow: ResolverTypeWrapper<CashReceiptsRow>;
  CashReceiptsTotal: ResolverTypeWrapper<CashReceiptsTotal>;
  IssueCreditMemoInput: IssueCreditMemoInput;
  CreditMemoLineInput: CreditMemoLineInput;
  IssueCreditMemoPayload: ResolverTypeWrapper<WriteAnswer>;
  CreditMemoFilter: CreditMemoFilter;
  CreditMemoStatus: CreditMemoStatus;
  CreditMemoConnection: ResolverTypeWrapper<CreditMemoPage>;
  CreditMemoEdge: ResolverTypeWrapper<Omit<CreditMemoEdge, 'node'> & { node: ResolversTypes['CreditMemo'] }>;
  CreditMemo: ResolverTypeWrapper<CreditMemoRecord>;
  CreditMemoLine: ResolverTypeWrapper<TransactionLineRecord>;
  CreditMemoApplication: ResolverTypeWrapper<ApplicationRecord>;
  SetCreditHoldInput: SetCreditHoldInput;
  SetCreditHoldPayload: ResolverTypeWrapper<WriteAnswer>;
  Customer: ResolverTypeWrapper<CustomerRecord>;
  CustomerCash: ResolverTypeWrapper<CustomerCash>;
  CustomerCredit: ResolverTypeWrapper<CustomerCreditRecord>;
  CreditHold: CreditHold;
  Aging: ResolverTypeWrapper<Aging>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  InvoiceChangeFilter: InvoiceChangeFilter;
  InvoiceChange: ResolverTypeWrapper<InvoiceChangeRecord>;
  InvoiceChangeKind: InvoiceChangeKind;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  InvoiceOrderInput: InvoiceOrderInput;
  InvoiceOrderLineInput: InvoiceOrderLineInput;
  InvoiceOrderPayload: ResolverTypeWrapper<WriteAnswer>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  InvoiceFilter: InvoiceFilter;
  InvoiceStatus: InvoiceStatus;
  InvoiceConnection: ResolverTypeWrapper<InvoicePage>;
  InvoiceEdge: ResolverTypeWrapper<Omit<InvoiceEdge, 'node'> & { node: ResolversTypes['Invoice'] }>;
  Invoice: ResolverTypeWrapper<InvoiceRecord>;
  InvoiceLine: ResolverTypeWrapper<TransactionLineRecord>;
  InvoiceApplication: ResolverTypeWrapper<ApplicationRecord>;
  ApplicationKind: ApplicationKind;
  Product: ResolverTypeWrapper<ProductStub>;
  MoneyInput: MoneyInput;
  Order: ResolverTypeWrapper<OrderRecord>;
  SalesOrder: ResolverTypeWrapper<SalesOrderParent>;
  SalesOrderStatus: SalesOrderStatus;
  OrderBlocker: ResolverTypeWrapper<OrderBlocker>;
  OrderBlockerCode: OrderBlockerCode;
  OrderCash: ResolverTypeWrapper<OrderCash>;
  OrderEvent: ResolverTypeWrapper<OrderEvent>;
  OrderEventKind: OrderEventKind;
  RecordPaymentInput: RecordPaymentInput;
  PaymentApplicationInput: PaymentApplicationInput;
  RecordPaymentPayload: ResolverTypeWrapper<WriteAnswer>;
  PaymentFilter: PaymentFilter;
  PaymentConnection: ResolverTypeWrapper<PaymentPage>;
  PaymentEdge: ResolverTypeWrapper<Omit<PaymentEdge, 'node'> & { node: ResolversTypes['Payment'] }>;
  Payment: ResolverTypeWrapper<PaymentRecord>;
  PaymentApplication: ResolverTypeWrapper<ApplicationRecord>;
  ReceivablesDimension: ReceivablesDimension;
  ReceivablesReport: ResolverTypeWrapper<ReceivablesReportRecord>;
  ReceivablesRow: ResolverTypeWrapper<ReceivablesRowRecord>;
  WorkingCapitalReport: ResolverTypeWrapper<WorkingCapitalReportRecord>;
  WorkingCapitalRow: ResolverTypeWrapper<WorkingCapitalRow>;
  DaysSalesOutstanding: ResolverTypeWrapper<DaysSalesOutstanding>;
  CreditFigure: ResolverTypeWrapper<CreditFigure>;
  CreditFigureInput: ResolverTypeWrapper<CreditFigureInput>;
  link__Import: ResolverTypeWrapper<Scalars['link__Import']['output']>;
  link__Purpose: Link__Purpose;
  federation__FieldSet: ResolverTypeWrapper<Scalars['federation__FieldSet']['output']>;
  federation__Scope: ResolverTypeWrapper<Scalars['federation__Scope']['output']>;
  federation__Policy: ResolverTypeWrapper<Scalars['federation__Policy']['output']>;
  federation__ContextFieldValue: ResolverTypeWrapper<Scalars['federation__ContextFieldValue']['output']>;
  _Service: ResolverTypeWrapper<_Service>;
  _Any: ResolverTypeWrapper<Scalars['_Any']['output']>;
  _Entity: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['_Entity']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  PageInfo: PageInfo;
  Boolean: Scalars['Boolean']['output'];
  String: Scalars['String']['output'];
  Money: Money;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  ID: Scalars['ID']['output'];
  Decimal: Scalars['Decimal']['output'];
  CurrencyCode: Scalars['CurrencyCode']['output'];
  LocalDate: Scalars['LocalDate']['output'];
  DateTime: Scalars['DateTime']['output'];
  QuantityTooLargeProblem: QuantityTooLargeProblem;
  AmountTooLargeProblem: AmountTooLargeProblem;
  CurrencyMismatchProblem: CurrencyMismatchProblem;
  UserError: ProblemRecord;
  Operation: OperationRecord;
  OperationEffect: Effect;
  FieldValue: FieldValue;
  OperationWaiting: OperationWaiting;
  NotFoundProblem: NotFoundProblem;
  ConflictProblem: ConflictProblem;
  InvalidInputProblem: InvalidInputProblem;
  WrongStateProblem: WrongStateProblem;
  SourceRefusedProblem: SourceRefusedProblem;
  ReportPeriod: ReportPeriod;
  MetricDefinition: MetricDefinition;
  IdentityCheck: IdentityCheck;
  ReportCompleteness: ReportCompleteness;
  ReportGap: ReportGap;
  Int: Scalars['Int']['output'];
  ReportConversion: ReportConversion;
  SalesRep: SalesRep;
  Subsidiary: Subsidiary;
  CashForecastReport: CashForecastReportRecord;
  CashForecastRow: CashForecastRow;
  CashForecastPart: CashForecastPart;
  CashForecastTotal: CashForecastTotal;
  CashReceiptsReport: CashReceiptsReportRecord;
  CashReceiptsRow: CashReceiptsRow;
  CashReceiptsTotal: CashReceiptsTotal;
  IssueCreditMemoInput: IssueCreditMemoInput;
  CreditMemoLineInput: CreditMemoLineInput;
  IssueCreditMemoPayload: WriteAnswer;
  CreditMemoFilter: CreditMemoFilter;
  CreditMemoConnection: CreditMemoPage;
  CreditMemoEdge: Omit<CreditMemoEdge, 'node'> & { node: ResolversParentTypes['CreditMemo'] };
  CreditMemo: CreditMemoRecord;
  CreditMemoLine: TransactionLineRecord;
  CreditMemoApplication: ApplicationRecord;
  SetCreditHoldInput: SetCreditHoldInput;
  SetCreditHoldPayload: WriteAnswer;
  Customer: CustomerRecord;
  CustomerCash: CustomerCash;
  CustomerCredit: CustomerCreditRecord;
  Aging: Aging;
  Subscription: Record<PropertyKey, never>;
  InvoiceChangeFilter: InvoiceChangeFilter;
  InvoiceChange: InvoiceChangeRecord;
  Mutation: Record<PropertyKey, never>;
  InvoiceOrderInput: InvoiceOrderInput;
  InvoiceOrderLineInput: InvoiceOrderLineInput;
  InvoiceOrderPayload: WriteAnswer;
  Query: Record<PropertyKey, never>;
  InvoiceFilter: InvoiceFilter;
  InvoiceConnection: InvoicePage;
  InvoiceEdge: Omit<InvoiceEdge, 'node'> & { node: ResolversParentTypes['Invoice'] };
  Invoice: InvoiceRecord;
  InvoiceLine: TransactionLineRecord;
  InvoiceApplication: ApplicationRecord;
  Product: ProductStub;
  MoneyInput: MoneyInput;
  Order: OrderRecord;
  SalesOrder: SalesOrderParent;
  OrderBlocker: OrderBlocker;
  OrderCash: OrderCash;
  OrderEvent: OrderEvent;
  RecordPaymentInput: RecordPaymentInput;
  PaymentApplicationInput: PaymentApplicationInput;
  RecordPaymentPayload: WriteAnswer;
  PaymentFilter: PaymentFilter;
  PaymentConnection: PaymentPage;
  PaymentEdge: Omit<PaymentEdge, 'node'> & { node: ResolversParentTypes['Payment'] };
  Payment: PaymentRecord;
  PaymentApplication: ApplicationRecord;
  ReceivablesReport: ReceivablesReportRecord;
  ReceivablesRow: ReceivablesRowRecord;
  WorkingCapitalReport: WorkingCapitalReportRecord;
  WorkingCapitalRow: WorkingCapitalRow;
  DaysSalesOutstanding: DaysSalesOutstanding;
  CreditFigure: CreditFigure;
  CreditFigureInput: CreditFigureInput;
  link__Import: Scalars['link__Import']['output'];
  federation__FieldSet: Scalars['federation__FieldSet']['output'];
  federation__Scope: Scalars['federation__Scope']['output'];
  federation__Policy: Scalars['federation__Policy']['output'];
  federation__ContextFieldValue: Scalars['federation__ContextFieldValue']['output'];
  _Service: _Service;
  _Any: Scalars['_Any']['output'];
  _Entity: ResolversUnionTypes<ResolversParentTypes>['_Entity'];
};

export type LinkDirectiveArgs = {
  url?: Maybe<Scalars['String']['input']>;
  as?: Maybe<Scalars['String']['input']>;
  for?: Maybe<Link__Purpose>;
  import?: Maybe<ReadonlyArray<Maybe<Scalars['link__Import']['input']>>>;
};

export type LinkDirectiveResolver<Result, Parent, ContextType = Context, Args = LinkDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type KeyDirectiveArgs = {
  fields: Scalars['federation__FieldSet']['input'];
  resolvable?: Maybe<Scalars['Boolean']['input']>;
};

export type KeyDirectiveResolver<Result, Parent, ContextType = Context, Args = KeyDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type RequiresDirectiveArgs = {
  fields: Scalars['federation__FieldSet']['input'];
};

export type RequiresDirectiveResolver<Result, Parent, ContextType = Context, Args = RequiresDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type Federation__ProvidesDirectiveArgs = {
  fields: Scalars['federation__FieldSet']['input'];
};

export type Federation__ProvidesDirectiveResolver<Result, Parent, ContextType = Context, Args = Federation__ProvidesDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type ExternalDirectiveArgs = { };

export type ExternalDirectiveResolver<Result, Parent, ContextType = Context, Args = ExternalDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type Federation__ExtendsDirectiveArgs = { };

export type Federation__ExtendsDirectiveResolver<Result, Parent, ContextType = Context, Args = Federation__ExtendsDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type InaccessibleDirectiveArgs = { };

export type InaccessibleDirectiveResolver<Result, Parent, ContextType = Context, Args = InaccessibleDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type ShareableDirectiveArgs = { };

export type ShareableDirectiveResolver<Result, Parent, ContextType = Context, Args = ShareableDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type Federation__OverrideDirectiveArgs = {
  from: Scalars['String']['input'];
  label?: Maybe<Scalars['String']['input']>;
};

export type Federation__OverrideDirectiveResolver<Result, Parent, ContextType = Context, Args = Federation__OverrideDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type TagDirectiveArgs = {
  name: Scalars['String']['input'];
};

export type TagDirectiveResolver<Result, Parent, ContextType = Context, Args = TagDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type Federation__ComposeDirectiveDirectiveArgs = {
  name?: Maybe<Scalars['String']['input']>;
};

export type Federation__ComposeDirectiveDirectiveResolver<Result, Parent, ContextType = Context, Args = Federation__ComposeDirectiveDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type Federation__InterfaceObjectDirectiveArgs = { };

export type Federation__InterfaceObjectDirectiveResolver<Result, Parent, ContextType = Context, Args = Federation__InterfaceObjectDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AuthenticatedDirectiveArgs = { };

export type AuthenticatedDirectiveResolver<Result, Parent, ContextType = Context, Args = AuthenticatedDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type RequiresScopesDirectiveArgs = {
  scopes: ReadonlyArray<ReadonlyArray<Scalars['federation__Scope']['input']>>;
};

export type RequiresScopesDirectiveResolver<Result, Parent, ContextType = Context, Args = RequiresScopesDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type PolicyDirectiveArgs = {
  policies: ReadonlyArray<ReadonlyArray<Scalars['federation__Policy']['input']>>;
};

export type PolicyDirectiveResolver<Result, Parent, ContextType = Context, Args = PolicyDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type Federation__ContextDirectiveArgs = {
  name: Scalars['String']['input'];
};

export type Federation__ContextDirectiveResolver<Result, Parent, ContextType = Context, Args = Federation__ContextDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type Federation__FromContextDirectiveArgs = {
  field?: Maybe<Scalars['federation__ContextFieldValue']['input']>;
};

export type Federation__FromContextDirectiveResolver<Result, Parent, ContextType = Context, Args = Federation__FromContextDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type CostDirectiveArgs = {
  weight: Scalars['Int']['input'];
};

export type CostDirectiveResolver<Result, Parent, ContextType = Context, Args = CostDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type ListSizeDirectiveArgs = {
  assumedSize?: Maybe<Scalars['Int']['input']>;
  slicingArguments?: Maybe<ReadonlyArray<Scalars['String']['input']>>;
  sizedFields?: Maybe<ReadonlyArray<Scalars['String']['input']>>;
  requireOneSlicingArgument?: Maybe<Scalars['Boolean']['input']>;
};

export type ListSizeDirectiveResolver<Result, Parent, ContextType = Context, Args = ListSizeDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currencyCode?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<null, ParentType, ContextType>;
};

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export interface CurrencyCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CurrencyCode'], any> {
  name: 'CurrencyCode';
}

export interface LocalDateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['LocalDate'], any> {
  name: 'LocalDate';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type QuantityTooLargeProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QuantityTooLargeProblem'] = ResolversParentTypes['QuantityTooLargeProblem']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  left?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AmountTooLargeProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AmountTooLargeProblem'] = ResolversParentTypes['AmountTooLargeProblem']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  left?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CurrencyMismatchProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CurrencyMismatchProblem'] = ResolversParentTypes['CurrencyMismatchProblem']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  expectedCurrencyCode?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  __resolveType: TypeResolveFn<'QuantityTooLargeProblem' | 'AmountTooLargeProblem' | 'CurrencyMismatchProblem' | 'NotFoundProblem' | 'ConflictProblem' | 'InvalidInputProblem' | 'WrongStateProblem' | 'SourceRefusedProblem', ParentType, ContextType>;
};

export type OperationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Operation'] = ResolversParentTypes['Operation']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OperationStatus'], ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  effects?: Resolver<ReadonlyArray<ResolversTypes['OperationEffect']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  waiting?: Resolver<Maybe<ResolversTypes['OperationWaiting']>, ParentType, ContextType>;
  acceptedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type OperationEffectResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OperationEffect'] = ResolversParentTypes['OperationEffect']> = {
  system?: Resolver<ResolversTypes['SourceSystem'], ParentType, ContextType>;
  recordType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  recordId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  action?: Resolver<ResolversTypes['EffectAction'], ParentType, ContextType>;
  before?: Resolver<ReadonlyArray<ResolversTypes['FieldValue']>, ParentType, ContextType>;
  after?: Resolver<ReadonlyArray<ResolversTypes['FieldValue']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type FieldValueResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FieldValue'] = ResolversParentTypes['FieldValue']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type OperationWaitingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OperationWaiting'] = ResolversParentTypes['OperationWaiting']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['SourceSystem']>, ParentType, ContextType>;
  retryAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type NotFoundProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotFoundProblem'] = ResolversParentTypes['NotFoundProblem']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConflictProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConflictProblem'] = ResolversParentTypes['ConflictProblem']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  expectedVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  currentVersion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InvalidInputProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvalidInputProblem'] = ResolversParentTypes['InvalidInputProblem']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WrongStateProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WrongStateProblem'] = ResolversParentTypes['WrongStateProblem']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SourceRefusedProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SourceRefusedProblem'] = ResolversParentTypes['SourceRefusedProblem']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['SourceSystem'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReportPeriodResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReportPeriod'] = ResolversParentTypes['ReportPeriod']> = {
  id?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  startsOn?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  endsOn?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ReportPeriodStatus'], ParentType, ContextType>;
};

export type MetricDefinitionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MetricDefinition'] = ResolversParentTypes['MetricDefinition']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  definition?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  formula?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  currencyBasis?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type IdentityCheckResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IdentityCheck'] = ResolversParentTypes['IdentityCheck']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  holds?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  left?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  right?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  difference?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type ReportCompletenessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReportCompleteness'] = ResolversParentTypes['ReportCompleteness']> = {
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  gaps?: Resolver<ReadonlyArray<ResolversTypes['ReportGap']>, ParentType, ContextType>;
};

export type ReportGapResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReportGap'] = ResolversParentTypes['ReportGap']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ReportConversionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReportConversion'] = ResolversParentTypes['ReportConversion']> = {
  currencyCode?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
  rateTypes?: Resolver<ReadonlyArray<ResolversTypes['ExchangeRateType']>, ParentType, ContextType>;
  ratesAsOf?: Resolver<Maybe<ResolversTypes['LocalDate']>, ParentType, ContextType>;
};

export type SalesRepResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SalesRep'] = ResolversParentTypes['SalesRep']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SubsidiaryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subsidiary'] = ResolversParentTypes['Subsidiary']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  currencyCode?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export type CashForecastReportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CashForecastReport'] = ResolversParentTypes['CashForecastReport']> = {
  rows?: Resolver<ReadonlyArray<ResolversTypes['CashForecastRow']>, ParentType, ContextType>;
  total?: Resolver<ReadonlyArray<ResolversTypes['CashForecastTotal']>, ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  preliminary?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  observedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  metrics?: Resolver<ReadonlyArray<ResolversTypes['MetricDefinition']>, ParentType, ContextType>;
  identityChecks?: Resolver<ReadonlyArray<ResolversTypes['IdentityCheck']>, ParentType, ContextType>;
};

export type CashForecastRowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CashForecastRow'] = ResolversParentTypes['CashForecastRow']> = {
  week?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  startsOn?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  endsOn?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  currencyCode?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
  expected?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['CashForecastPart']>, ParentType, ContextType>;
};

export type CashForecastPartResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CashForecastPart'] = ResolversParentTypes['CashForecastPart']> = {
  source?: Resolver<ResolversTypes['CashForecastSource'], ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  documents?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CashForecastTotalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CashForecastTotal'] = ResolversParentTypes['CashForecastTotal']> = {
  currencyCode?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
  expected?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  later?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  open?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  scheduled?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  unscheduled?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type CashReceiptsReportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CashReceiptsReport'] = ResolversParentTypes['CashReceiptsReport']> = {
  rows?: Resolver<ReadonlyArray<ResolversTypes['CashReceiptsRow']>, ParentType, ContextType>;
  total?: Resolver<ReadonlyArray<ResolversTypes['CashReceiptsTotal']>, ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  preliminary?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  observedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  metrics?: Resolver<ReadonlyArray<ResolversTypes['MetricDefinition']>, ParentType, ContextType>;
  identityChecks?: Resolver<ReadonlyArray<ResolversTypes['IdentityCheck']>, ParentType, ContextType>;
};

export type CashReceiptsRowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CashReceiptsRow'] = ResolversParentTypes['CashReceiptsRow']> = {
  period?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  startsOn?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  endsOn?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  currencyCode?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
  received?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  applied?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  paidBack?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  unapplied?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  deposits?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  cashSales?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  refunds?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type CashReceiptsTotalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CashReceiptsTotal'] = ResolversParentTypes['CashReceiptsTotal']> = {
  currencyCode?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
  received?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  applied?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  paidBack?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  unapplied?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  deposits?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  cashSales?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  refunds?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type IssueCreditMemoPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IssueCreditMemoPayload'] = ResolversParentTypes['IssueCreditMemoPayload']> = {
  creditMemo?: Resolver<Maybe<ResolversTypes['CreditMemo']>, ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CreditMemoConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreditMemoConnection'] = ResolversParentTypes['CreditMemoConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['CreditMemoEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type CreditMemoEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreditMemoEdge'] = ResolversParentTypes['CreditMemoEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['CreditMemo'], ParentType, ContextType>;
};

export type CreditMemoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreditMemo'] = ResolversParentTypes['CreditMemo']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  handle?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  number?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['CreditMemoStatus'], ParentType, ContextType>;
  issuedOn?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  subtotal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  tax?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  unapplied?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  lines?: Resolver<Maybe<ReadonlyArray<ResolversTypes['CreditMemoLine']>>, ParentType, ContextType>;
  invoice?: Resolver<Maybe<ResolversTypes['Invoice']>, ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  applications?: Resolver<Maybe<ReadonlyArray<ResolversTypes['CreditMemoApplication']>>, ParentType, ContextType>;
  observedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreditMemoLineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreditMemoLine'] = ResolversParentTypes['CreditMemoLine']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  unitPrice?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type CreditMemoApplicationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreditMemoApplication'] = ResolversParentTypes['CreditMemoApplication']> = {
  invoice?: Resolver<ResolversTypes['Invoice'], ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type SetCreditHoldPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetCreditHoldPayload'] = ResolversParentTypes['SetCreditHoldPayload']> = {
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CustomerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Customer'] = ResolversParentTypes['Customer']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  invoices?: Resolver<Maybe<ResolversTypes['InvoiceConnection']>, ParentType, ContextType, RequireFields<CustomerInvoicesArgs, 'first'>>;
  payments?: Resolver<Maybe<ResolversTypes['PaymentConnection']>, ParentType, ContextType, RequireFields<CustomerPaymentsArgs, 'first'>>;
  creditMemos?: Resolver<Maybe<ResolversTypes['CreditMemoConnection']>, ParentType, ContextType, RequireFields<CustomerCreditMemosArgs, 'first'>>;
  credit?: Resolver<Maybe<ResolversTypes['CustomerCredit']>, ParentType, ContextType>;
  cash?: Resolver<Maybe<ReadonlyArray<ResolversTypes['CustomerCash']>>, ParentType, ContextType, Partial<CustomerCashArgs>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CustomerCashResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CustomerCash'] = ResolversParentTypes['CustomerCash']> = {
  currencyCode?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
  ordered?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  invoiced?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  paid?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  credited?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  outstanding?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  overdue?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  unapplied?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  creditLimit?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  onHold?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  aging?: Resolver<ResolversTypes['Aging'], ParentType, ContextType>;
};

export type CustomerCreditResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CustomerCredit'] = ResolversParentTypes['CustomerCredit']> = {
  hold?: Resolver<ResolversTypes['CreditHold'], ParentType, ContextType>;
  onHold?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  limit?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  observedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AgingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Aging'] = ResolversParentTypes['Aging']> = {
  current?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  days1To30?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  days31To60?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  days61To90?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  over90?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  invoicesChanged?: SubscriptionResolver<Maybe<ResolversTypes['InvoiceChange']>, "invoicesChanged", ParentType, ContextType, Partial<SubscriptionInvoicesChangedArgs>>;
};

export type InvoiceChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvoiceChange'] = ResolversParentTypes['InvoiceChange']> = {
  kind?: Resolver<ResolversTypes['InvoiceChangeKind'], ParentType, ContextType>;
  invoiceId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  invoice?: Resolver<Maybe<ResolversTypes['Invoice']>, ParentType, ContextType>;
  observedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  invoiceOrder?: Resolver<Maybe<ResolversTypes['InvoiceOrderPayload']>, ParentType, ContextType, RequireFields<MutationInvoiceOrderArgs, 'input'>>;
  issueCreditMemo?: Resolver<Maybe<ResolversTypes['IssueCreditMemoPayload']>, ParentType, ContextType, RequireFields<MutationIssueCreditMemoArgs, 'input'>>;
  setCreditHold?: Resolver<Maybe<ResolversTypes['SetCreditHoldPayload']>, ParentType, ContextType, RequireFields<MutationSetCreditHoldArgs, 'input'>>;
  recordPayment?: Resolver<Maybe<ResolversTypes['RecordPaymentPayload']>, ParentType, ContextType, RequireFields<MutationRecordPaymentArgs, 'input'>>;
};

export type InvoiceOrderPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvoiceOrderPayload'] = ResolversParentTypes['InvoiceOrderPayload']> = {
  invoice?: Resolver<Maybe<ResolversTypes['Invoice']>, ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  invoice?: Resolver<Maybe<ResolversTypes['Invoice']>, ParentType, ContextType, RequireFields<QueryInvoiceArgs, 'id'>>;
  invoices?: Resolver<Maybe<ResolversTypes['InvoiceConnection']>, ParentType, ContextType, RequireFields<QueryInvoicesArgs, 'first'>>;
  cashForecast?: Resolver<Maybe<ResolversTypes['CashForecastReport']>, ParentType, ContextType, RequireFields<QueryCashForecastArgs, 'weeks'>>;
  cashReceipts?: Resolver<Maybe<ResolversTypes['CashReceiptsReport']>, ParentType, ContextType, RequireFields<QueryCashReceiptsArgs, 'interval'>>;
  creditMemo?: Resolver<Maybe<ResolversTypes['CreditMemo']>, ParentType, ContextType, RequireFields<QueryCreditMemoArgs, 'id'>>;
  creditMemos?: Resolver<Maybe<ResolversTypes['CreditMemoConnection']>, ParentType, ContextType, RequireFields<QueryCreditMemosArgs, 'first'>>;
  payment?: Resolver<Maybe<ResolversTypes['Payment']>, ParentType, ContextType, RequireFields<QueryPaymentArgs, 'id'>>;
  payments?: Resolver<Maybe<ResolversTypes['PaymentConnection']>, ParentType, ContextType, RequireFields<QueryPaymentsArgs, 'first'>>;
  receivables?: Resolver<Maybe<ResolversTypes['ReceivablesReport']>, ParentType, ContextType, RequireFields<QueryReceivablesArgs, 'groupBy'>>;
  workingCapital?: Resolver<Maybe<ResolversTypes['WorkingCapitalReport']>, ParentType, ContextType, RequireFields<QueryWorkingCapitalArgs, 'days'>>;
  _entities?: Resolver<ReadonlyArray<Maybe<ResolversTypes['_Entity']>>, ParentType, ContextType, RequireFields<Query_EntitiesArgs, 'representations'>>;
  _service?: Resolver<ResolversTypes['_Service'], ParentType, ContextType>;
};

export type InvoiceConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvoiceConnection'] = ResolversParentTypes['InvoiceConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['InvoiceEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type InvoiceEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvoiceEdge'] = ResolversParentTypes['InvoiceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Invoice'], ParentType, ContextType>;
};

export type InvoiceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Invoice'] = ResolversParentTypes['Invoice']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  handle?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  number?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['InvoiceStatus'], ParentType, ContextType>;
  issuedOn?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  dueOn?: Resolver<Maybe<ResolversTypes['LocalDate']>, ParentType, ContextType>;
  subtotal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  tax?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  outstanding?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  isDisputed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lines?: Resolver<Maybe<ReadonlyArray<ResolversTypes['InvoiceLine']>>, ParentType, ContextType>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  applications?: Resolver<Maybe<ReadonlyArray<ResolversTypes['InvoiceApplication']>>, ParentType, ContextType>;
  observedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InvoiceLineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvoiceLine'] = ResolversParentTypes['InvoiceLine']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  unitPrice?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type InvoiceApplicationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvoiceApplication'] = ResolversParentTypes['InvoiceApplication']> = {
  kind?: Resolver<ResolversTypes['ApplicationKind'], ParentType, ContextType>;
  payment?: Resolver<Maybe<ResolversTypes['Payment']>, ParentType, ContextType>;
  creditMemo?: Resolver<Maybe<ResolversTypes['CreditMemo']>, ParentType, ContextType>;
  number?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  appliedOn?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type ProductResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Product'] = ResolversParentTypes['Product']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Order'] = ResolversParentTypes['Order']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['OrderStatus']>, ParentType, ContextType>;
  orderedOn?: Resolver<Maybe<ResolversTypes['LocalDate']>, ParentType, ContextType>;
  activatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  salesOrder?: Resolver<Maybe<ResolversTypes['SalesOrder']>, ParentType, ContextType>;
  blocker?: Resolver<Maybe<ResolversTypes['OrderBlocker']>, ParentType, ContextType>;
  invoices?: Resolver<Maybe<ResolversTypes['InvoiceConnection']>, ParentType, ContextType, RequireFields<OrderInvoicesArgs, 'first'>>;
  payments?: Resolver<Maybe<ResolversTypes['PaymentConnection']>, ParentType, ContextType, RequireFields<OrderPaymentsArgs, 'first'>>;
  cash?: Resolver<Maybe<ResolversTypes['OrderCash']>, ParentType, ContextType, Partial<OrderCashArgs>>;
  timeline?: Resolver<Maybe<ReadonlyArray<ResolversTypes['OrderEvent']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SalesOrderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SalesOrder'] = ResolversParentTypes['SalesOrder']> = {
  netsuiteId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  number?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['SalesOrderStatus'], ParentType, ContextType>;
  orderedOn?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  subsidiary?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  salesRep?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  observedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type OrderBlockerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderBlocker'] = ResolversParentTypes['OrderBlocker']> = {
  code?: Resolver<ResolversTypes['OrderBlockerCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type OrderCashResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderCash'] = ResolversParentTypes['OrderCash']> = {
  ordered?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  invoiced?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  paid?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  credited?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  outstanding?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  overdue?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  unapplied?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type OrderEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderEvent'] = ResolversParentTypes['OrderEvent']> = {
  kind?: Resolver<ResolversTypes['OrderEventKind'], ParentType, ContextType>;
  occurredOn?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  reference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type RecordPaymentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordPaymentPayload'] = ResolversParentTypes['RecordPaymentPayload']> = {
  payment?: Resolver<Maybe<ResolversTypes['Payment']>, ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PaymentConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PaymentConnection'] = ResolversParentTypes['PaymentConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PaymentEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type PaymentEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PaymentEdge'] = ResolversParentTypes['PaymentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Payment'], ParentType, ContextType>;
};

export type PaymentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Payment'] = ResolversParentTypes['Payment']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  handle?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  number?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  receivedOn?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  unapplied?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  applications?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PaymentApplication']>>, ParentType, ContextType>;
  observedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PaymentApplicationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PaymentApplication'] = ResolversParentTypes['PaymentApplication']> = {
  invoice?: Resolver<ResolversTypes['Invoice'], ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type ReceivablesReportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReceivablesReport'] = ResolversParentTypes['ReceivablesReport']> = {
  rows?: Resolver<ReadonlyArray<ResolversTypes['ReceivablesRow']>, ParentType, ContextType>;
  total?: Resolver<ReadonlyArray<ResolversTypes['ReceivablesRow']>, ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  preliminary?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  observedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  metrics?: Resolver<ReadonlyArray<ResolversTypes['MetricDefinition']>, ParentType, ContextType>;
  identityChecks?: Resolver<ReadonlyArray<ResolversTypes['IdentityCheck']>, ParentType, ContextType>;
};

export type ReceivablesRowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReceivablesRow'] = ResolversParentTypes['ReceivablesRow']> = {
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  subsidiary?: Resolver<Maybe<ResolversTypes['Subsidiary']>, ParentType, ContextType>;
  salesRep?: Resolver<Maybe<ResolversTypes['SalesRep']>, ParentType, ContextType>;
  currencyCode?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
  current?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  days1To30?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  days31To60?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  days61To90?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  over90?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  open?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  unapplied?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  credits?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  deposits?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  balance?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type WorkingCapitalReportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WorkingCapitalReport'] = ResolversParentTypes['WorkingCapitalReport']> = {
  rows?: Resolver<ReadonlyArray<ResolversTypes['WorkingCapitalRow']>, ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  startsOn?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  endsOn?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  preliminary?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  observedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  metrics?: Resolver<ReadonlyArray<ResolversTypes['MetricDefinition']>, ParentType, ContextType>;
  identityChecks?: Resolver<ReadonlyArray<ResolversTypes['IdentityCheck']>, ParentType, ContextType>;
};

export type WorkingCapitalRowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WorkingCapitalRow'] = ResolversParentTypes['WorkingCapitalRow']> = {
  currencyCode?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
  dso?: Resolver<ResolversTypes['DaysSalesOutstanding'], ParentType, ContextType>;
  bestPossibleDso?: Resolver<ResolversTypes['CreditFigure'], ParentType, ContextType>;
  averageDaysDelinquent?: Resolver<ResolversTypes['CreditFigure'], ParentType, ContextType>;
  cei?: Resolver<ResolversTypes['CreditFigure'], ParentType, ContextType>;
};

export type DaysSalesOutstandingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DaysSalesOutstanding'] = ResolversParentTypes['DaysSalesOutstanding']> = {
  periodEnd?: Resolver<ResolversTypes['CreditFigure'], ParentType, ContextType>;
  average?: Resolver<ResolversTypes['CreditFigure'], ParentType, ContextType>;
  countback?: Resolver<ResolversTypes['CreditFigure'], ParentType, ContextType>;
};

export type CreditFigureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreditFigure'] = ResolversParentTypes['CreditFigure']> = {
  value?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  definition?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  formula?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  inputs?: Resolver<ReadonlyArray<ResolversTypes['CreditFigureInput']>, ParentType, ContextType>;
};

export type CreditFigureInputResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreditFigureInput'] = ResolversParentTypes['CreditFigureInput']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export interface Link__ImportScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['link__Import'], any> {
  name: 'link__Import';
}

export interface Federation__FieldSetScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['federation__FieldSet'], any> {
  name: 'federation__FieldSet';
}

export interface Federation__ScopeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['federation__Scope'], any> {
  name: 'federation__Scope';
}

export interface Federation__PolicyScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['federation__Policy'], any> {
  name: 'federation__Policy';
}

export interface Federation__ContextFieldValueScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['federation__ContextFieldValue'], any> {
  name: 'federation__ContextFieldValue';
}

export type _ServiceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['_Service'] = ResolversParentTypes['_Service']> = {
  sdl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export interface _AnyScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['_Any'], any> {
  name: '_Any';
}

export type _EntityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['_Entity'] = ResolversParentTypes['_Entity']> = {
  __resolveType: TypeResolveFn<'CreditMemo' | 'Customer' | 'Invoice' | 'Order' | 'Payment' | 'Product', ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  PageInfo?: PageInfoResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  Decimal?: GraphQLScalarType;
  CurrencyCode?: GraphQLScalarType;
  LocalDate?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  QuantityTooLargeProblem?: QuantityTooLargeProblemResolvers<ContextType>;
  AmountTooLargeProblem?: AmountTooLargeProblemResolvers<ContextType>;
  CurrencyMismatchProblem?: CurrencyMismatchProblemResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  Operation?: OperationResolvers<ContextType>;
  OperationEffect?: OperationEffectResolvers<ContextType>;
  FieldValue?: FieldValueResolvers<ContextType>;
  OperationWaiting?: OperationWaitingResolvers<ContextType>;
  NotFoundProblem?: NotFoundProblemResolvers<ContextType>;
  ConflictProblem?: ConflictProblemResolvers<ContextType>;
  InvalidInputProblem?: InvalidInputProblemResolvers<ContextType>;
  WrongStateProblem?: WrongStateProblemResolvers<ContextType>;
  SourceRefusedProblem?: SourceRefusedProblemResolvers<ContextType>;
  ReportPeriod?: ReportPeriodResolvers<ContextType>;
  MetricDefinition?: MetricDefinitionResolvers<ContextType>;
  IdentityCheck?: IdentityCheckResolvers<ContextType>;
  ReportCompleteness?: ReportCompletenessResolvers<ContextType>;
  ReportGap?: ReportGapResolvers<ContextType>;
  ReportConversion?: ReportConversionResolvers<ContextType>;
  SalesRep?: SalesRepResolvers<ContextType>;
  Subsidiary?: SubsidiaryResolvers<ContextType>;
  CashForecastReport?: CashForecastReportResolvers<ContextType>;
  CashForecastRow?: CashForecastRowResolvers<ContextType>;
  CashForecastPart?: CashForecastPartResolvers<ContextType>;
  CashForecastTotal?: CashForecastTotalResolvers<ContextType>;
  CashReceiptsReport?: CashReceiptsReportResolvers<ContextType>;
  CashReceiptsRow?: CashReceiptsRowResolvers<ContextType>;
  CashReceiptsTotal?: CashReceiptsTotalResolvers<ContextType>;
  IssueCreditMemoPayload?: IssueCreditMemoPayloadResolvers<ContextType>;
  CreditMemoConnection?: CreditMemoConnectionResolvers<ContextType>;
  CreditMemoEdge?: CreditMemoEdgeResolvers<ContextType>;
  CreditMemo?: CreditMemoResolvers<ContextType>;
  CreditMemoLine?: CreditMemoLineResolvers<ContextType>;
  CreditMemoApplication?: CreditMemoApplicationResolvers<ContextType>;
  SetCreditHoldPayload?: SetCreditHoldPayloadResolvers<ContextType>;
  Customer?: CustomerResolvers<ContextType>;
  CustomerCash?: CustomerCashResolvers<ContextType>;
  CustomerCredit?: CustomerCreditResolvers<ContextType>;
  Aging?: AgingResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  InvoiceChange?: InvoiceChangeResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  InvoiceOrderPayload?: InvoiceOrderPayloadResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  InvoiceConnection?: InvoiceConnectionResolvers<ContextType>;
  InvoiceEdge?: InvoiceEdgeResolvers<ContextType>;
  Invoice?: InvoiceResolvers<ContextType>;
  InvoiceLine?: InvoiceLineResolvers<ContextType>;
  InvoiceApplication?: InvoiceApplicationResolvers<ContextType>;
  Product?: ProductResolvers<ContextType>;
  Order?: OrderResolvers<ContextType>;
  SalesOrder?: SalesOrderResolvers<ContextType>;
  OrderBlocker?: OrderBlockerResolvers<ContextType>;
  OrderCash?: OrderCashResolvers<ContextType>;
  OrderEvent?: OrderEventResolvers<ContextType>;
  RecordPaymentPayload?: RecordPaymentPayloadResolvers<ContextType>;
  PaymentConnection?: PaymentConnectionResolvers<ContextType>;
  PaymentEdge?: PaymentEdgeResolvers<ContextType>;
  Payment?: PaymentResolvers<ContextType>;
  PaymentApplication?: PaymentApplicationResolvers<ContextType>;
  ReceivablesReport?: ReceivablesReportResolvers<ContextType>;
  ReceivablesRow?: ReceivablesRowResolvers<ContextType>;
  WorkingCapitalReport?: WorkingCapitalReportResolvers<ContextType>;
  WorkingCapitalRow?: WorkingCapitalRowResolvers<ContextType>;
  DaysSalesOutstanding?: DaysSalesOutstandingResolvers<ContextType>;
  CreditFigure?: CreditFigureResolvers<ContextType>;
  CreditFigureInput?: CreditFigureInputResolvers<ContextType>;
  link__Import?: GraphQLScalarType;
  federation__FieldSet?: GraphQLScalarType;
  federation__Scope?: GraphQLScalarType;
  federation__Policy?: GraphQLScalarType;
  federation__ContextFieldValue?: GraphQLScalarType;
  _Service?: _ServiceResolvers<ContextType>;
  _Any?: GraphQLScalarType;
  _Entity?: _EntityResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  link?: LinkDirectiveResolver<any, any, ContextType>;
  key?: KeyDirectiveResolver<any, any, ContextType>;
  requires?: RequiresDirectiveResolver<any, any, ContextType>;
  federation__provides?: Federation__ProvidesDirectiveResolver<any, any, ContextType>;
  external?: ExternalDirectiveResolver<any, any, ContextType>;
  federation__extends?: Federation__ExtendsDirectiveResolver<any, any, ContextType>;
  inaccessible?: InaccessibleDirectiveResolver<any, any, ContextType>;
  shareable?: ShareableDirectiveResolver<any, any, ContextType>;
  federation__override?: Federation__OverrideDirectiveResolver<any, any, ContextType>;
  tag?: TagDirectiveResolver<any, any, ContextType>;
  federation__composeDirective?: Federation__ComposeDirectiveDirectiveResolver<any, any, ContextType>;
  federation__interfaceObject?: Federation__InterfaceObjectDirectiveResolver<any, any, ContextType>;
  authenticated?: AuthenticatedDirectiveResolver<any, any, ContextType>;
  requiresScopes?: RequiresScopesDirectiveResolver<any, any, ContextType>;
  policy?: PolicyDirectiveResolver<any, any, ContextType>;
  federation__context?: Federation__ContextDirectiveResolver<any, any, ContextType>;
  federation__fromContext?: Federation__FromContextDirectiveResolver<any, any, ContextType>;
  cost?: CostDirectiveResolver<any, any, ContextType>;
  listSize?: ListSizeDirectiveResolver<any, any, ContextType>;
};
