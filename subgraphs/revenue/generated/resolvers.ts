// Made by `npm run generate`; do not edit.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { CustomerRecord } from '../customer/customer.ts';
import type { OrderRecord } from '../order/order.ts';
import type { ProductStub } from '../reports/row.ts';
import type { BookingsReportRecord, BookingsRowRecord } from '../reports/bookings.ts';
import type { RevenueReportRecord, RevenueRowRecord } from '../reports/revenue.ts';
import type { QuoteRecord } from '../quote/quote.ts';
import type { DeferredRevenueReportRecord, DeferredRevenueRowRecord } from '../reports/deferred-revenue.ts';
import type { RevenueWaterfallReportRecord, RevenueWaterfallRowRecord } from '../reports/revenue-waterfall.ts';
import type { RemainingObligationsReportRecord, RemainingObligationsRowRecord } from '../reports/remaining-obligations.ts';
import type { RecurringRevenueReportRecord, RecurringRevenueRowRecord } from '../reports/recurring-revenue.ts';
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

/** What was booked. Rows that are not told apart by something have null there. */
export type BookingsReport = {
  /** One for each combination and currency that anything was booked in, in time order; 10,000 at the most. */
  readonly rows: ReadonlyArray<BookingsRow>;
  /** The sum of all rows, one per currency. */
  readonly total: ReadonlyArray<Money>;
  /** The day as of which the figures are. */
  readonly asOf: Scalars['LocalDate']['output'];
  /** Whether any of the periods is still open, so that figures may change. */
  readonly preliminary: Scalars['Boolean']['output'];
  /** When the books were read for this answer. */
  readonly observedAt: Scalars['DateTime']['output'];
  /** The periods that it covers. */
  readonly periods: ReadonlyArray<ReportPeriod>;
  /** In which currency the amounts are. */
  readonly currency: ReportCurrency;
  /** By which rates amounts were turned into the top subsidiary's currency; null where they were not. */
  readonly conversion: Maybe<ReportConversion>;
  /** What each figure means. */
  readonly metrics: ReadonlyArray<MetricDefinition>;
  /** Whether anything is missing. */
  readonly completeness: ReportCompleteness;
  /** What must be equal: booked, and billed and unbilled; one per currency. */
  readonly identityChecks: ReadonlyArray<IdentityCheck>;
};

/** What was booked in one combination and currency. */
export type BookingsRow = {
  /** The accounting period, `YYYY-MM`. */
  readonly period: Maybe<Scalars['String']['output']>;
  /** The first day of the period; of the whole report where rows are not told apart by period. */
  readonly startsOn: Scalars['LocalDate']['output'];
  /** The last day, likewise. */
  readonly endsOn: Scalars['LocalDate']['output'];
  /** Whether the figures may still change: CLOSED once every period in it is. */
  readonly periodStatus: ReportPeriodStatus;
  /** The product; null also for a line without one. */
  readonly product: Maybe<Product>;
  /** The product family by the books' class of the line. */
  readonly family: Maybe<Scalars['String']['output']>;
  /** The customer; null also where none is named. */
  readonly customer: Maybe<Customer>;
  /** The channel of the order, or else of the customer; null also where neither says. */
  readonly channel: Maybe<Channel>;
  /** The subsidiary whose books it is in. */
  readonly subsidiary: Maybe<Subsidiary>;
  /** Who sold; null also where nobody is named. */
  readonly salesRep: Maybe<SalesRep>;
  /** What was booked, net of tax. */
  readonly amount: Money;
};

export type Product = {
  readonly id: Scalars['ID']['output'];
};

export type Customer = {
  readonly id: Scalars['ID']['output'];
  /** Revenue from this customer's contracts, one entry per currency; null while NetSuite is down. */
  readonly revenue: Maybe<ReadonlyArray<RevenueSummary>>;
};


export type CustomerRevenueArgs = {
  from?: InputMaybe<Scalars['LocalDate']['input']>;
  to?: InputMaybe<Scalars['LocalDate']['input']>;
};

/** Revenue of an order or a customer in one currency, net of tax, as the reports of revenue have it. */
export type RevenueSummary = {
  /** Posted as earned (IFRS 15: performance obligations satisfied), by revenue plans and by documents. */
  readonly recognized: Money;
  /** Planned for later by revenue plans, not posted yet. */
  readonly planned: Money;
  /** Billed, not yet earned: the contract liability as of now. */
  readonly deferred: Money;
};

/** How deferred revenue came from its opening to its closing balance: opening and all that follows add up to closing. */
export type DeferredRevenueReport = {
  /** One for each combination and currency, in time order; 10,000 at the most. */
  readonly rows: ReadonlyArray<DeferredRevenueRow>;
  /** The roll-forward over all periods as one, one per currency. */
  readonly total: ReadonlyArray<DeferredRevenueTotal>;
  /** The day as of which the figures are. */
  readonly asOf: Scalars['LocalDate']['output'];
  /** Whether any of the periods is still open, so that figures may change. */
  readonly preliminary: Scalars['Boolean']['output'];
  /** When the books were read for this answer. */
  readonly observedAt: Scalars['DateTime']['output'];
  /** The periods that it covers. */
  readonly periods: ReadonlyArray<ReportPeriod>;
  /** In which currency the amounts are. */
  readonly currency: ReportCurrency;
  /** By which rates amounts were turned into the top subsidiary's currency; null where they were not. */
  readonly conversion: Maybe<ReportConversion>;
  /** What each figure means. */
  readonly metrics: ReadonlyArray<MetricDefinition>;
  /** Whether anything is missing. */
  readonly completeness: ReportCompleteness;
  /** What must be equal: the roll-forward and the ledger's balance, the plans and the journals; one per currency. */
  readonly identityChecks: ReadonlyArray<IdentityCheck>;
};

/** The roll-forward of one combination and currency. */
export type DeferredRevenueRow = {
  /** The accounting period, `YYYY-MM`. */
  readonly period: Maybe<Scalars['String']['output']>;
  /** The first day of the period; of the whole report where rows are not told apart by period. */
  readonly startsOn: Scalars['LocalDate']['output'];
  /** The last day, likewise. */
  readonly endsOn: Scalars['LocalDate']['output'];
  /** Whether the figures may still change: CLOSED once every period in it is. */
  readonly periodStatus: ReportPeriodStatus;
  /** The product; null also for a line without one. */
  readonly product: Maybe<Product>;
  /** The product family by the books' class of the line. */
  readonly family: Maybe<Scalars['String']['output']>;
  /** The customer; null also where none is named. */
  readonly customer: Maybe<Customer>;
  /** The channel of the order, or else of the customer; null also where neither says. */
  readonly channel: Maybe<Channel>;
  /** The subsidiary whose books it is in. */
  readonly subsidiary: Maybe<Subsidiary>;
  /** Who sold; null also where nobody is named. */
  readonly salesRep: Maybe<SalesRep>;
  /** The contract liability before the first day. */
  readonly opening: Money;
  /** Billed and deferred: invoices and cash sales, net of tax. */
  readonly billed: Money;
  /** Recognized of what was billed before; negative, since it leaves the balance. */
  readonly recognizedFromOpening: Money;
  /** Recognized of what was billed within; negative. */
  readonly recognizedFromNew: Money;
  /** Credit memos, cash refunds and sales that were voided; negative. */
  readonly credits: Money;
  /** Moved from or to other accounts by journals other than those that recognize revenue. */
  readonly reclassified: Money;
  /** What the change of rates did to the balance; zero but where amounts are consolidated. */
  readonly fx: Money;
  /** The contract liability after the last day. */
  readonly closing: Money;
};

/** The roll-forward of one currency over all periods. */
export type DeferredRevenueTotal = {
  /** The contract liability before the first day. */
  readonly opening: Money;
  /** Billed and deferred: invoices and cash sales, net of tax. */
  readonly billed: Money;
  /** Recognized of what was billed before; negative, since it leaves the balance. */
  readonly recognizedFromOpening: Money;
  /** Recognized of what was billed within; negative. */
  readonly recognizedFromNew: Money;
  /** Credit memos, cash refunds and sales that were voided; negative. */
  readonly credits: Money;
  /** Moved from or to other accounts by journals other than those that recognize revenue. */
  readonly reclassified: Money;
  /** What the change of rates did to the balance; zero but where amounts are consolidated. */
  readonly fx: Money;
  /** The contract liability after the last day. */
  readonly closing: Money;
};

export type Order = {
  readonly id: Scalars['ID']['output'];
  /** Revenue from this order; null while NetSuite is down or does not know the order. */
  readonly revenue: Maybe<RevenueSummary>;
  /** What IFRS 15 makes of the order; null for one without lines, or whose lines come to less than zero. */
  readonly revenuePreview: Maybe<RevenuePreview>;
};


export type OrderRevenuePreviewArgs = {
  startsOn?: InputMaybe<Scalars['LocalDate']['input']>;
  billedOn?: InputMaybe<Scalars['LocalDate']['input']>;
};

export type Quote = {
  readonly id: Scalars['ID']['output'];
  /** What IFRS 15 makes of the quote before it is booked; null for one without lines, or whose lines come to less than zero. */
  readonly revenuePreview: Maybe<RevenuePreview>;
};


export type QuoteRevenuePreviewArgs = {
  startsOn?: InputMaybe<Scalars['LocalDate']['input']>;
  billedOn?: InputMaybe<Scalars['LocalDate']['input']>;
};

/**
 * How annual recurring revenue came from its opening to its closing: opening and all movements add up to closing. Rows that are
 * not told apart by something have null there.
 */
export type RecurringRevenueReport = {
  /** One for each combination and currency, in time order; 10,000 at the most. */
  readonly rows: ReadonlyArray<RecurringRevenueRow>;
  /** The bridge over all periods as one, one per currency. */
  readonly total: ReadonlyArray<RecurringRevenueTotal>;
  /** The day as of which the figures are. */
  readonly asOf: Scalars['LocalDate']['output'];
  /** Whether any of the periods is still open, so that figures may change. */
  readonly preliminary: Scalars['Boolean']['output'];
  /** When the books were read for this answer. */
  readonly observedAt: Scalars['DateTime']['output'];
  /** The periods that it covers. */
  readonly periods: ReadonlyArray<ReportPeriod>;
  /** In which currency the amounts are. */
  readonly currency: ReportCurrency;
  /** By which rates amounts were turned into the top subsidiary's currency; null where they were not. */
  readonly conversion: Maybe<ReportConversion>;
  /** What each figure means. */
  readonly metrics: ReadonlyArray<MetricDefinition>;
  /** Whether anything is missing. */
  readonly completeness: ReportCompleteness;
  /** What must be equal: the bridge and its closing, the periods and the whole, the groups and the bridge without them. */
  readonly identityChecks: ReadonlyArray<IdentityCheck>;
};

/** The bridge of one combination and currency. */
export type RecurringRevenueRow = {
  /** The accounting period, `YYYY-MM`; null only where rows are not told apart by it. */
  readonly period: Maybe<Scalars['String']['output']>;
  /** The first day of the period; of the whole report where rows are not told apart by period. */
  readonly startsOn: Scalars['LocalDate']['output'];
  /** The last day, likewise. */
  readonly endsOn: Scalars['LocalDate']['output'];
  /** Whether the figures may still change: CLOSED once every period in it is. */
  readonly periodStatus: ReportPeriodStatus;
  /** The product; null also for a line without one. */
  readonly product: Maybe<Product>;
  /** The product family by the books' class of the line. */
  readonly family: Maybe<Scalars['String']['output']>;
  /** The customer; null also where none is named. */
  readonly customer: Maybe<Customer>;
  /** The channel of the sale, or else of the customer; null also where neither says. */
  readonly channel: Maybe<Channel>;
  /** The subsidiary whose books it is in. */
  readonly subsidiary: Maybe<Subsidiary>;
  /** Who sold; null also where nobody is named. */
  readonly salesRep: Maybe<SalesRep>;
  /** Annual recurring revenue before the first day. */
  readonly opening: Money;
  /** Of customers that never had any before. */
  readonly new: Money;
  /** Of customers that had some and keep as much or have more; of a product that such a customer took less of, negative. */
  readonly expansion: Money;
  /** Of customers that had some earlier, but none at the opening. */
  readonly reactivation: Money;
  /** Of customers that have less, but not none; of a product that such a customer took more of, positive. */
  readonly contraction: Money;
  /** Of customers that keep none; negative. */
  readonly churn: Money;
  /** What the change of rates did; zero but where amounts are consolidated. */
  readonly fx: Money;
  /** Annual recurring revenue at the end of the last day. */
  readonly closing: Money;
  /** Gross revenue retention in percent: opening less what its customers have less in the row, of opening; null where the opening is zero. */
  readonly grossRetention: Maybe<Scalars['Decimal']['output']>;
  /** Net revenue retention in percent: the same with expansion; null where the opening is zero. */
  readonly netRetention: Maybe<Scalars['Decimal']['output']>;
};

/** The bridge of one currency over all periods. */
export type RecurringRevenueTotal = {
  /** Annual recurring revenue before the first day. */
  readonly opening: Money;
  /** Of customers that never had any before. */
  readonly new: Money;
  /** More of customers that had some. */
  readonly expansion: Money;
  /** Of customers that had some earlier, but none at the opening. */
  readonly reactivation: Money;
  /** Less of customers that keep some; negative. */
  readonly contraction: Money;
  /** Of customers that keep none; negative. */
  readonly churn: Money;
  /** What the change of rates did; zero but where amounts are consolidated. */
  readonly fx: Money;
  /** Annual recurring revenue at the end of the last day. */
  readonly closing: Money;
  /** Gross revenue retention in percent: opening less contraction and churn, of opening; null where the opening is zero. */
  readonly grossRetention: Maybe<Scalars['Decimal']['output']>;
  /** Net revenue retention in percent: the same with expansion; null where the opening is zero. */
  readonly netRetention: Maybe<Scalars['Decimal']['output']>;
};

/** What is left to be earned of contracts, at the end of a day. */
export type RemainingObligationsReport = {
  /** One for each combination and currency, the largest first; 10,000 at the most. */
  readonly rows: ReadonlyArray<RemainingObligationsRow>;
  /** The sum of all rows, one per currency. */
  readonly total: ReadonlyArray<RemainingObligationsTotal>;
  /** The day as of which the figures are. */
  readonly asOf: Scalars['LocalDate']['output'];
  /** Whether any of the periods is still open, so that figures may change. */
  readonly preliminary: Scalars['Boolean']['output'];
  /** When the books were read for this answer. */
  readonly observedAt: Scalars['DateTime']['output'];
  /** The periods that it covers. */
  readonly periods: ReadonlyArray<ReportPeriod>;
  /** In which currency the amounts are. */
  readonly currency: ReportCurrency;
  /** By which rates amounts were turned into the top subsidiary's currency; null where they were not. */
  readonly conversion: Maybe<ReportConversion>;
  /** What each figure means. */
  readonly metrics: ReadonlyArray<MetricDefinition>;
  /** Whether anything is missing. */
  readonly completeness: ReportCompleteness;
  /** What must be equal: deferred, and the general ledger; one per currency of the documents, whatever the report's. */
  readonly identityChecks: ReadonlyArray<IdentityCheck>;
};

/** What is left to be earned in one combination and currency. */
export type RemainingObligationsRow = {
  /** The product; null also for a line without one. */
  readonly product: Maybe<Product>;
  /** The product family by the books' class of the line. */
  readonly family: Maybe<Scalars['String']['output']>;
  /** The customer; null also where none is named. */
  readonly customer: Maybe<Customer>;
  /** The channel of the order, or else of the customer; null also where neither says. */
  readonly channel: Maybe<Channel>;
  /** The subsidiary whose books it is in. */
  readonly subsidiary: Maybe<Subsidiary>;
  /** Who sold; null also where nobody is named. */
  readonly salesRep: Maybe<SalesRep>;
  /** Committed and not recognized: deferred and backlog together. */
  readonly remaining: Money;
  /** Of that, what is recognized within twelve months after the day. */
  readonly withinTwelveMonths: Money;
  /** Billed and not recognized. */
  readonly deferred: Money;
  /** Ordered and not billed. */
  readonly backlog: Money;
};

/** What is left to be earned in one currency. */
export type RemainingObligationsTotal = {
  /** Committed and not recognized: deferred and backlog together. */
  readonly remaining: Money;
  /** Of that, what is recognized within twelve months after the day. */
  readonly withinTwelveMonths: Money;
  /** Billed and not recognized. */
  readonly deferred: Money;
  /** Ordered and not billed. */
  readonly backlog: Money;
};

/** What IFRS 15 and ASC 606 make of a quote or an order before it is booked. Billing and performance are as the arguments say. */
export type RevenuePreview = {
  /** What the company expects to be entitled to: the lines in the contract's currency, net of tax. */
  readonly transactionPrice: Money;
  /** How the customer buys. */
  readonly channel: Channel;
  /** With whom the contract is. */
  readonly contractWith: ContractParty;
  /** Whether revenue is the whole price or a commission; what the company sells itself is the whole price. */
  readonly principalOrAgent: PrincipalOrAgent;
  /** The first day of performance. */
  readonly startsOn: Scalars['LocalDate']['output'];
  /** The day on which everything is billed. */
  readonly billedOn: Scalars['LocalDate']['output'];
  /** What is promised, one for each line. */
  readonly performanceObligations: ReadonlyArray<PerformanceObligation>;
  /** The accounting periods in which something is recognized or billed, in order of time. */
  readonly periods: ReadonlyArray<RevenuePreviewPeriod>;
  /** What falls where the books have no accounting period. */
  readonly unscheduled: Money;
  /** What finance should look at before it is booked. */
  readonly warnings: ReadonlyArray<RevenuePreviewWarning>;
};

/** With whom a contract is. */
export type ContractParty =
  /** Who uses what is sold. */
  | 'END_CUSTOMER'
  /** A reseller that sells it on. */
  | 'RESELLER';

/** In which role the company sells (IFRS 15.B34-B38). */
export type PrincipalOrAgent =
  /** It controls what is sold before the customer does: revenue is gross. */
  | 'PRINCIPAL'
  /** It arranges for another to provide it: revenue is the commission. */
  | 'AGENT';

/** What is promised to the customer, distinct from the rest (IFRS 15.22-30). */
export type PerformanceObligation = {
  /** The line's id in the system that holds the contract. */
  readonly lineId: Scalars['ID']['output'];
  /** What is sold; null for a line without a product. */
  readonly product: Maybe<Product>;
  /** How many. */
  readonly quantity: Scalars['Decimal']['output'];
  /** What the contract names for it. */
  readonly price: Money;
  /** What that quantity sells for alone (IFRS 15.76-80). */
  readonly standAloneSellingPrice: Money;
  /** What the stand-alone selling price was taken from. */
  readonly standAloneSellingPriceBasis: StandAloneSellingPriceBasis;
  /** The range of the price of one that its sales show; null where another basis counts. */
  readonly observedRange: Maybe<PriceRange>;
  /** Its part of the transaction price; all parts add up to it (IFRS 15.73-86). */
  readonly allocated: Money;
  /** Stand-alone selling price less what is allocated; below zero where it gets more. */
  readonly discount: Money;
  /** When the promise is kept (IFRS 15.31-38), by the item's rule. */
  readonly satisfaction: Satisfaction;
  /** How the item's revenue recognition rule spreads it. */
  readonly method: RecognitionMethod;
  /** What the books call the rule; null where the item has none. */
  readonly ruleName: Maybe<Scalars['String']['output']>;
  /** The rule's term; null at a point in time. */
  readonly termMonths: Maybe<Scalars['Int']['output']>;
  /** What is recognized in each accounting period, in order of time. */
  readonly schedule: ReadonlyArray<RevenuePreviewScheduleLine>;
};

/** What a stand-alone selling price was taken from, the first that there is. */
export type StandAloneSellingPriceBasis =
  /** The fair value price that the books keep. */
  | 'FAIR_VALUE'
  /** The range of its invoiced prices within twelve months, enough of them near the median: the contract's price within it, the closest point outside. */
  | 'OBSERVED_RANGE'
  /** The price list's. */
  | 'LIST_PRICE'
  /** What the stand-alone selling prices of all others leave (IFRS 15.79 c). */
  | 'RESIDUAL'
  /** What the contract names for it, because nothing else is known. */
  | 'CONTRACT_PRICE';

/** A range of prices of one. */
export type PriceRange = {
  /** The lowest. */
  readonly low: Money;
  /** The highest. */
  readonly high: Money;
};

/** When a performance obligation is satisfied. */
export type Satisfaction =
  /** As time passes. */
  | 'OVER_TIME'
  /** At once. */
  | 'POINT_IN_TIME';

/** How a revenue recognition rule spreads an amount over accounting periods. */
export type RecognitionMethod =
  /** All of it in the period of the first day. */
  | 'POINT_IN_TIME'
  /** The same in each of as many periods as the term has months. */
  | 'STRAIGHT_LINE_EVEN_PERIODS'
  /** First and last period by their days of the term, the same in all between. */
  | 'STRAIGHT_LINE_PRORATE_FIRST_LAST'
  /** Each period by its days of the term. */
  | 'STRAIGHT_LINE_EXACT_DAYS'
  /** Whole periods the same; a partial first and last one make up one period together. */
  | 'STRAIGHT_LINE_PERIOD_RATE';

/** What is recognized in a period. */
export type RevenuePreviewScheduleLine = {
  /** The accounting period. */
  readonly period: ReportPeriod;
  /** How much. */
  readonly amount: Money;
};

/** Where the contract stands at the end of a period (IFRS 15.105-107). */
export type RevenuePreviewPeriod = {
  /** The accounting period. */
  readonly period: ReportPeriod;
  /** Recognized in it. */
  readonly recognized: Money;
  /** Recognized up to its end. */
  readonly cumulative: Money;
  /** Billed beyond what is recognized. */
  readonly contractLiability: Money;
  /** Recognized beyond what is billed; never beside a contract liability. */
  readonly contractAsset: Money;
};

/** Something that finance should look at. */
export type RevenuePreviewWarning = {
  /** What it is. */
  readonly code: RevenuePreviewWarningCode;
  /** The line that it is about. */
  readonly lineId: Scalars['ID']['output'];
  /** The same in words. */
  readonly message: Scalars['String']['output'];
  /** The first days of accounting periods that are missing; empty for other warnings. */
  readonly missingFrom: ReadonlyArray<Scalars['LocalDate']['output']>;
};

/** What a revenue preview warns of. */
export type RevenuePreviewWarningCode =
  /** No item of NetSuite is linked to the product. */
  | 'ITEM_UNKNOWN'
  /** The item has no revenue recognition rule, or none with a method and a term to follow. */
  | 'REVREC_RULE_MISSING'
  /** The books lack accounting periods for a part of the term. */
  | 'PERIODS_NOT_DEFINED'
  /** Nothing tells the stand-alone selling price. */
  | 'SSP_MISSING'
  /** The contract's price lies outside the range of stand-alone selling prices. */
  | 'SSP_OUT_OF_RANGE'
  /** The residual approach is refused, because nothing would be left (IFRS 15.82). */
  | 'RESIDUAL_REFUSED'
  /** A line in another currency than the contract is left out. */
  | 'MIXED_CURRENCIES';

/** What was billed in each period, by the period that it is recognized in. */
export type RevenueWaterfallReport = {
  /** One for each combination, currency and period of recognition, in time order; 10,000 at the most. */
  readonly rows: ReadonlyArray<RevenueWaterfallRow>;
  /** The sum of all rows, one per currency. */
  readonly total: ReadonlyArray<RevenueWaterfallTotal>;
  /** The day as of which the figures are. */
  readonly asOf: Scalars['LocalDate']['output'];
  /** Whether any of the periods is still open, so that figures may change. */
  readonly preliminary: Scalars['Boolean']['output'];
  /** When the books were read for this answer. */
  readonly observedAt: Scalars['DateTime']['output'];
  /** The periods that it covers. */
  readonly periods: ReadonlyArray<ReportPeriod>;
  /** In which currency the amounts are. */
  readonly currency: ReportCurrency;
  /** By which rates amounts were turned into the top subsidiary's currency; null where they were not. */
  readonly conversion: Maybe<ReportConversion>;
  /** What each figure means. */
  readonly metrics: ReadonlyArray<MetricDefinition>;
  /** Whether anything is missing. */
  readonly completeness: ReportCompleteness;
  /** What must be equal: what was billed and what its plans come to; one per currency. */
  readonly identityChecks: ReadonlyArray<IdentityCheck>;
};

/** What was billed in one combination and is recognized in one period. */
export type RevenueWaterfallRow = {
  /** The accounting period of billing, `YYYY-MM`. */
  readonly period: Maybe<Scalars['String']['output']>;
  /** The first day of the period; of the whole report where rows are not told apart by period. */
  readonly startsOn: Scalars['LocalDate']['output'];
  /** The last day, likewise. */
  readonly endsOn: Scalars['LocalDate']['output'];
  /** Whether the figures may still change: CLOSED once every period in it is. */
  readonly periodStatus: ReportPeriodStatus;
  /** The product; null also for a line without one. */
  readonly product: Maybe<Product>;
  /** The product family by the books' class of the line. */
  readonly family: Maybe<Scalars['String']['output']>;
  /** The customer; null also where none is named. */
  readonly customer: Maybe<Customer>;
  /** The channel of the order, or else of the customer; null also where neither says. */
  readonly channel: Maybe<Channel>;
  /** The subsidiary whose books it is in. */
  readonly subsidiary: Maybe<Subsidiary>;
  /** Who sold; null also where nobody is named. */
  readonly salesRep: Maybe<SalesRep>;
  /** The accounting period of recognition, `YYYY-MM`; null for what waits for its plan. */
  readonly recognitionPeriod: Maybe<Scalars['String']['output']>;
  /** Posted as earned. */
  readonly recognized: Money;
  /** Planned and not posted yet. */
  readonly remaining: Money;
};

/** The sum of a waterfall in one currency. */
export type RevenueWaterfallTotal = {
  /** Net of tax, returns taken off: recognized and remaining together. */
  readonly billed: Money;
  /** Posted as earned. */
  readonly recognized: Money;
  /** Planned and not posted yet. */
  readonly remaining: Money;
};

/** Recognized and planned revenue. Rows that are not told apart by something have null there. */
export type RevenueReport = {
  /** One for each combination and currency with revenue, in time order; 10,000 at the most. */
  readonly rows: ReadonlyArray<RevenueRow>;
  /** The sum of all rows, one per currency. */
  readonly total: ReadonlyArray<RevenueTotal>;
  /** The day as of which the figures are. */
  readonly asOf: Scalars['LocalDate']['output'];
  /** Whether any of the periods is still open, so that figures may change. */
  readonly preliminary: Scalars['Boolean']['output'];
  /** When the books were read for this answer. */
  readonly observedAt: Scalars['DateTime']['output'];
  /** The periods that it covers. */
  readonly periods: ReadonlyArray<ReportPeriod>;
  /** In which currency the amounts are. */
  readonly currency: ReportCurrency;
  /** By which rates amounts were turned into the top subsidiary's currency; null where they were not. */
  readonly conversion: Maybe<ReportConversion>;
  /** What each figure means. */
  readonly metrics: ReadonlyArray<MetricDefinition>;
  /** Whether anything is missing. */
  readonly completeness: ReportCompleteness;
  /** What must be equal: revenue and the income accounts, the plans and the journals that recognize them; one per currency. */
  readonly identityChecks: ReadonlyArray<IdentityCheck>;
};

/** Revenue of one combination and currency. */
export type RevenueRow = {
  /** The accounting period, `YYYY-MM`. */
  readonly period: Maybe<Scalars['String']['output']>;
  /** The first day of the period; of the whole report where rows are not told apart by period. */
  readonly startsOn: Scalars['LocalDate']['output'];
  /** The last day, likewise. */
  readonly endsOn: Scalars['LocalDate']['output'];
  /** Whether the figures may still change: CLOSED once every period in it is. */
  readonly periodStatus: ReportPeriodStatus;
  /** The product; null also for a line without one. */
  readonly product: Maybe<Product>;
  /** The product family by the books' class of the line. */
  readonly family: Maybe<Scalars['String']['output']>;
  /** The customer; null also where none is named. */
  readonly customer: Maybe<Customer>;
  /** The channel of the sale, or else of the customer; null also where neither says. */
  readonly channel: Maybe<Channel>;
  /** The subsidiary whose books it is in. */
  readonly subsidiary: Maybe<Subsidiary>;
  /** Who sold; null also where nobody is named. */
  readonly salesRep: Maybe<SalesRep>;
  /** Posted as earned in the period. */
  readonly recognized: Money;
  /** Planned for the period and not posted yet. */
  readonly planned: Money;
};

/** The sum of revenue in one currency. */
export type RevenueTotal = {
  /** Posted as earned. */
  readonly recognized: Money;
  /** Planned and not posted yet. */
  readonly planned: Money;
};

export type Query = {
  /** What customers committed to, by the date of their orders, net of tax; null while NetSuite is down. */
  readonly bookings: Maybe<BookingsReport>;
  /** The roll-forward of deferred revenue, from the balance before to the balance after; null while NetSuite is down. */
  readonly deferredRevenue: Maybe<DeferredRevenueReport>;
  /**
   * The bridge of annual recurring revenue, customer by customer; null while NetSuite is down. What a customer came from its
   * opening to its closing by (new, expansion, reactivation, contraction or churn) is judged by all that the customer has in a
   * currency, in subsidiaries' own currencies with a subsidiary, however rows are told apart: a row has its part of the
   * customer's change under the same name, so that rows add up to the bridge without them. Of a customer that expands, the row
   * of a product that it gave up for another has less, as expansion.
   */
  readonly recurringRevenue: Maybe<RecurringRevenueReport>;
  /** Remaining performance obligations: what customers committed to and is not revenue yet; null while NetSuite is down. */
  readonly remainingPerformanceObligations: Maybe<RemainingObligationsReport>;
  /** When what was billed becomes revenue: each billing period by the periods of recognition; null while NetSuite is down. */
  readonly revenueWaterfall: Maybe<RevenueWaterfallReport>;
  /** Revenue by the period that it was posted to, and what is planned and not posted yet beside it; null while NetSuite is down. */
  readonly revenue: Maybe<RevenueReport>;
  readonly _entities: ReadonlyArray<Maybe<_Entity>>;
  readonly _service: _Service;
};


export type QueryBookingsArgs = {
  from?: InputMaybe<Scalars['String']['input']>;
  to?: InputMaybe<Scalars['String']['input']>;
  groupBy?: ReadonlyArray<ReportDimension>;
  currency?: ReportCurrency;
};


export type QueryDeferredRevenueArgs = {
  from?: InputMaybe<Scalars['String']['input']>;
  to?: InputMaybe<Scalars['String']['input']>;
  groupBy?: ReadonlyArray<ReportDimension>;
  currency?: ReportCurrency;
};


export type QueryRecurringRevenueArgs = {
  from?: InputMaybe<Scalars['String']['input']>;
  to?: InputMaybe<Scalars['String']['input']>;
  groupBy?: ReadonlyArray<ReportDimension>;
  currency?: ReportCurrency;
};


export type QueryRemainingPerformanceObligationsArgs = {
  asOf?: InputMaybe<Scalars['LocalDate']['input']>;
  groupBy?: ReadonlyArray<ReportDimension>;
  currency?: ReportCurrency;
};


export type QueryRevenueWaterfallArgs = {
  from?: InputMaybe<Scalars['String']['input']>;
  to?: InputMaybe<Scalars['String']['input']>;
  groupBy?: ReadonlyArray<ReportDimension>;
  currency?: ReportCurrency;
};


export type QueryRevenueArgs = {
  from?: InputMaybe<Scalars['String']['input']>;
  to?: InputMaybe<Scalars['String']['input']>;
  groupBy?: ReadonlyArray<ReportDimension>;
  currency?: ReportCurrency;
};


export type Query_EntitiesArgs = {
  representations: ReadonlyArray<Scalars['_Any']['input']>;
};

export type Link__Purpose =
  /** `SECURITY` features provide metadata necessary to securely resolve fields. */
  | 'SECURITY'
  /** `EXECUTION` features provide metadata necessary for operation execution. */
  | 'EXECUTION';

export type _Service = {
  readonly sdl: Maybe<Scalars['String']['output']>;
};

export type _Entity = Customer | Order | Product | Quote;



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
    | ( CustomerRecord )
    | ( OrderRecord )
    | ( ProductStub )
    | ( QuoteRecord )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node: never;
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
  BookingsReport: ResolverTypeWrapper<BookingsReportRecord>;
  BookingsRow: ResolverTypeWrapper<BookingsRowRecord>;
  Product: ResolverTypeWrapper<ProductStub>;
  Customer: ResolverTypeWrapper<CustomerRecord>;
  RevenueSummary: ResolverTypeWrapper<RevenueSummary>;
  DeferredRevenueReport: ResolverTypeWrapper<DeferredRevenueReportRecord>;
  DeferredRevenueRow: ResolverTypeWrapper<DeferredRevenueRowRecord>;
  DeferredRevenueTotal: ResolverTypeWrapper<DeferredRevenueTotal>;
  Order: ResolverTypeWrapper<OrderRecord>;
  Quote: ResolverTypeWrapper<QuoteRecord>;
  RecurringRevenueReport: ResolverTypeWrapper<RecurringRevenueReportRecord>;
  RecurringRevenueRow: ResolverTypeWrapper<RecurringRevenueRowRecord>;
  RecurringRevenueTotal: ResolverTypeWrapper<RecurringRevenueTotal>;
  RemainingObligationsReport: ResolverTypeWrapper<RemainingObligationsReportRecord>;
  RemainingObligationsRow: ResolverTypeWrapper<RemainingObligationsRowRecord>;
  RemainingObligationsTotal: ResolverTypeWrapper<RemainingObligationsTotal>;
  RevenuePreview: ResolverTypeWrapper<Omit<RevenuePreview, 'performanceObligations'> & { performanceObligations: ReadonlyArray<ResolversTypes['PerformanceObligation']> }>;
  ContractParty: ContractParty;
  PrincipalOrAgent: PrincipalOrAgent;
  PerformanceObligation: ResolverTypeWrapper<Omit<PerformanceObligation, 'product'> & { product?: Maybe<ResolversTypes['Product']> }>;
  StandAloneSellingPriceBasis: StandAloneSellingPriceBasis;
  PriceRange: ResolverTypeWrapper<PriceRange>;
  Satisfaction: Satisfaction;
  RecognitionMethod: RecognitionMethod;
  RevenuePreviewScheduleLine: ResolverTypeWrapper<RevenuePreviewScheduleLine>;
  RevenuePreviewPeriod: ResolverTypeWrapper<RevenuePreviewPeriod>;
  RevenuePreviewWarning: ResolverTypeWrapper<RevenuePreviewWarning>;
  RevenuePreviewWarningCode: RevenuePreviewWarningCode;
  RevenueWaterfallReport: ResolverTypeWrapper<RevenueWaterfallReportRecord>;
  RevenueWaterfallRow: ResolverTypeWrapper<RevenueWaterfallRowRecord>;
  RevenueWaterfallTotal: ResolverTypeWrapper<RevenueWaterfallTotal>;
  RevenueReport: ResolverTypeWrapper<RevenueReportRecord>;
  RevenueRow: ResolverTypeWrapper<RevenueRowRecord>;
  RevenueTotal: ResolverTypeWrapper<RevenueTotal>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
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
  ReportPeriod: ReportPeriod;
  MetricDefinition: MetricDefinition;
  IdentityCheck: IdentityCheck;
  ReportCompleteness: ReportCompleteness;
  ReportGap: ReportGap;
  Int: Scalars['Int']['output'];
  ReportConversion: ReportConversion;
  SalesRep: SalesRep;
  Subsidiary: Subsidiary;
  BookingsReport: BookingsReportRecord;
  BookingsRow: BookingsRowRecord;
  Product: ProductStub;
  Customer: CustomerRecord;
  RevenueSummary: RevenueSummary;
  DeferredRevenueReport: DeferredRevenueReportRecord;
  DeferredRevenueRow: DeferredRevenueRowRecord;
  DeferredRevenueTotal: DeferredRevenueTotal;
  Order: OrderRecord;
  Quote: QuoteRecord;
  RecurringRevenueReport: RecurringRevenueReportRecord;
  RecurringRevenueRow: RecurringRevenueRowRecord;
  RecurringRevenueTotal: RecurringRevenueTotal;
  RemainingObligationsReport: RemainingObligationsReportRecord;
  RemainingObligationsRow: RemainingObligationsRowRecord;
  RemainingObligationsTotal: RemainingObligationsTotal;
  RevenuePreview: Omit<RevenuePreview, 'performanceObligations'> & { performanceObligations: ReadonlyArray<ResolversParentTypes['PerformanceObligation']> };
  PerformanceObligation: Omit<PerformanceObligation, 'product'> & { product?: Maybe<ResolversParentTypes['Product']> };
  PriceRange: PriceRange;
  RevenuePreviewScheduleLine: RevenuePreviewScheduleLine;
  RevenuePreviewPeriod: RevenuePreviewPeriod;
  RevenuePreviewWarning: RevenuePreviewWarning;
  RevenueWaterfallReport: RevenueWaterfallReportRecord;
  RevenueWaterfallRow: RevenueWaterfallRowRecord;
  RevenueWaterfallTotal: RevenueWaterfallTotal;
  RevenueReport: RevenueReportRecord;
  RevenueRow: RevenueRowRecord;
  RevenueTotal: RevenueTotal;
  Query: Record<PropertyKey, never>;
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

export type BookingsReportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BookingsReport'] = ResolversParentTypes['BookingsReport']> = {
  rows?: Resolver<ReadonlyArray<ResolversTypes['BookingsRow']>, ParentType, ContextType>;
  total?: Resolver<ReadonlyArray<ResolversTypes['Money']>, ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  preliminary?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  observedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  periods?: Resolver<ReadonlyArray<ResolversTypes['ReportPeriod']>, ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['ReportCurrency'], ParentType, ContextType>;
  conversion?: Resolver<Maybe<ResolversTypes['ReportConversion']>, ParentType, ContextType>;
  metrics?: Resolver<ReadonlyArray<ResolversTypes['MetricDefinition']>, ParentType, ContextType>;
  completeness?: Resolver<ResolversTypes['ReportCompleteness'], ParentType, ContextType>;
  identityChecks?: Resolver<ReadonlyArray<ResolversTypes['IdentityCheck']>, ParentType, ContextType>;
};

export type BookingsRowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BookingsRow'] = ResolversParentTypes['BookingsRow']> = {
  period?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  startsOn?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  endsOn?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  periodStatus?: Resolver<ResolversTypes['ReportPeriodStatus'], ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  family?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  channel?: Resolver<Maybe<ResolversTypes['Channel']>, ParentType, ContextType>;
  subsidiary?: Resolver<Maybe<ResolversTypes['Subsidiary']>, ParentType, ContextType>;
  salesRep?: Resolver<Maybe<ResolversTypes['SalesRep']>, ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type ProductResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Product'] = ResolversParentTypes['Product']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CustomerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Customer'] = ResolversParentTypes['Customer']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  revenue?: Resolver<Maybe<ReadonlyArray<ResolversTypes['RevenueSummary']>>, ParentType, ContextType, Partial<CustomerRevenueArgs>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RevenueSummaryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevenueSummary'] = ResolversParentTypes['RevenueSummary']> = {
  recognized?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  planned?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  deferred?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type DeferredRevenueReportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeferredRevenueReport'] = ResolversParentTypes['DeferredRevenueReport']> = {
  rows?: Resolver<ReadonlyArray<ResolversTypes['DeferredRevenueRow']>, ParentType, ContextType>;
  total?: Resolver<ReadonlyArray<ResolversTypes['DeferredRevenueTotal']>, ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  preliminary?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  observedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  periods?: Resolver<ReadonlyArray<ResolversTypes['ReportPeriod']>, ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['ReportCurrency'], ParentType, ContextType>;
  conversion?: Resolver<Maybe<ResolversTypes['ReportConversion']>, ParentType, ContextType>;
  metrics?: Resolver<ReadonlyArray<ResolversTypes['MetricDefinition']>, ParentType, ContextType>;
  completeness?: Resolver<ResolversTypes['ReportCompleteness'], ParentType, ContextType>;
  identityChecks?: Resolver<ReadonlyArray<ResolversTypes['IdentityCheck']>, ParentType, ContextType>;
};

export type DeferredRevenueRowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeferredRevenueRow'] = ResolversParentTypes['DeferredRevenueRow']> = {
  period?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  startsOn?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  endsOn?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  periodStatus?: Resolver<ResolversTypes['ReportPeriodStatus'], ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  family?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  channel?: Resolver<Maybe<ResolversTypes['Channel']>, ParentType, ContextType>;
  subsidiary?: Resolver<Maybe<ResolversTypes['Subsidiary']>, ParentType, ContextType>;
  salesRep?: Resolver<Maybe<ResolversTypes['SalesRep']>, ParentType, ContextType>;
  opening?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  billed?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  recognizedFromOpening?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  recognizedFromNew?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  credits?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  reclassified?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  fx?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  closing?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type DeferredRevenueTotalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeferredRevenueTotal'] = ResolversParentTypes['DeferredRevenueTotal']> = {
  opening?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  billed?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  recognizedFromOpening?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  recognizedFromNew?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  credits?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  reclassified?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  fx?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  closing?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type OrderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Order'] = ResolversParentTypes['Order']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  revenue?: Resolver<Maybe<ResolversTypes['RevenueSummary']>, ParentType, ContextType>;
  revenuePreview?: Resolver<Maybe<ResolversTypes['RevenuePreview']>, ParentType, ContextType, Partial<OrderRevenuePreviewArgs>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type QuoteResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Quote'] = ResolversParentTypes['Quote']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  revenuePreview?: Resolver<Maybe<ResolversTypes['RevenuePreview']>, ParentType, ContextType, Partial<QuoteRevenuePreviewArgs>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RecurringRevenueReportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecurringRevenueReport'] = ResolversParentTypes['RecurringRevenueReport']> = {
  rows?: Resolver<ReadonlyArray<ResolversTypes['RecurringRevenueRow']>, ParentType, ContextType>;
  total?: Resolver<ReadonlyArray<ResolversTypes['RecurringRevenueTotal']>, ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  preliminary?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  observedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  periods?: Resolver<ReadonlyArray<ResolversTypes['ReportPeriod']>, ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['ReportCurrency'], ParentType, ContextType>;
  conversion?: Resolver<Maybe<ResolversTypes['ReportConversion']>, ParentType, ContextType>;
  metrics?: Resolver<ReadonlyArray<ResolversTypes['MetricDefinition']>, ParentType, ContextType>;
  completeness?: Resolver<ResolversTypes['ReportCompleteness'], ParentType, ContextType>;
  identityChecks?: Resolver<ReadonlyArray<ResolversTypes['IdentityCheck']>, ParentType, ContextType>;
};

export type RecurringRevenueRowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecurringRevenueRow'] = ResolversParentTypes['RecurringRevenueRow']> = {
  period?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  startsOn?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  endsOn?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  periodStatus?: Resolver<ResolversTypes['ReportPeriodStatus'], ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  family?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  channel?: Resolver<Maybe<ResolversTypes['Channel']>, ParentType, ContextType>;
  subsidiary?: Resolver<Maybe<ResolversTypes['Subsidiary']>, ParentType, ContextType>;
  salesRep?: Resolver<Maybe<ResolversTypes['SalesRep']>, ParentType, ContextType>;
  opening?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  new?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  expansion?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  reactivation?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  contraction?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  churn?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  fx?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  closing?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  grossRetention?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  netRetention?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type RecurringRevenueTotalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecurringRevenueTotal'] = ResolversParentTypes['RecurringRevenueTotal']> = {
  opening?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  new?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  expansion?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  reactivation?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  contraction?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  churn?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  fx?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  closing?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  grossRetention?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  netRetention?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type RemainingObligationsReportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemainingObligationsReport'] = ResolversParentTypes['RemainingObligationsReport']> = {
  rows?: Resolver<ReadonlyArray<ResolversTypes['RemainingObligationsRow']>, ParentType, ContextType>;
  total?: Resolver<ReadonlyArray<ResolversTypes['RemainingObligationsTotal']>, ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  preliminary?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  observedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  periods?: Resolver<ReadonlyArray<ResolversTypes['ReportPeriod']>, ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['ReportCurrency'], ParentType, ContextType>;
  conversion?: Resolver<Maybe<ResolversTypes['ReportConversion']>, ParentType, ContextType>;
  metrics?: Resolver<ReadonlyArray<ResolversTypes['MetricDefinition']>, ParentType, ContextType>;
  completeness?: Resolver<ResolversTypes['ReportCompleteness'], ParentType, ContextType>;
  identityChecks?: Resolver<ReadonlyArray<ResolversTypes['IdentityCheck']>, ParentType, ContextType>;
};

export type RemainingObligationsRowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemainingObligationsRow'] = ResolversParentTypes['RemainingObligationsRow']> = {
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  family?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  channel?: Resolver<Maybe<ResolversTypes['Channel']>, ParentType, ContextType>;
  subsidiary?: Resolver<Maybe<ResolversTypes['Subsidiary']>, ParentType, ContextType>;
  salesRep?: Resolver<Maybe<ResolversTypes['SalesRep']>, ParentType, ContextType>;
  remaining?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  withinTwelveMonths?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  deferred?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  backlog?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type RemainingObligationsTotalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemainingObligationsTotal'] = ResolversParentTypes['RemainingObligationsTotal']> = {
  remaining?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  withinTwelveMonths?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  deferred?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  backlog?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type RevenuePreviewResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevenuePreview'] = ResolversParentTypes['RevenuePreview']> = {
  transactionPrice?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  channel?: Resolver<ResolversTypes['Channel'], ParentType, ContextType>;
  contractWith?: Resolver<ResolversTypes['ContractParty'], ParentType, ContextType>;
  principalOrAgent?: Resolver<ResolversTypes['PrincipalOrAgent'], ParentType, ContextType>;
  startsOn?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  billedOn?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  performanceObligations?: Resolver<ReadonlyArray<ResolversTypes['PerformanceObligation']>, ParentType, ContextType>;
  periods?: Resolver<ReadonlyArray<ResolversTypes['RevenuePreviewPeriod']>, ParentType, ContextType>;
  unscheduled?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  warnings?: Resolver<ReadonlyArray<ResolversTypes['RevenuePreviewWarning']>, ParentType, ContextType>;
};

export type PerformanceObligationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PerformanceObligation'] = ResolversParentTypes['PerformanceObligation']> = {
  lineId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  price?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  standAloneSellingPrice?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  standAloneSellingPriceBasis?: Resolver<ResolversTypes['StandAloneSellingPriceBasis'], ParentType, ContextType>;
  observedRange?: Resolver<Maybe<ResolversTypes['PriceRange']>, ParentType, ContextType>;
  allocated?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  discount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  satisfaction?: Resolver<ResolversTypes['Satisfaction'], ParentType, ContextType>;
  method?: Resolver<ResolversTypes['RecognitionMethod'], ParentType, ContextType>;
  ruleName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  termMonths?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  schedule?: Resolver<ReadonlyArray<ResolversTypes['RevenuePreviewScheduleLine']>, ParentType, ContextType>;
};

export type PriceRangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PriceRange'] = ResolversParentTypes['PriceRange']> = {
  low?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  high?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type RevenuePreviewScheduleLineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevenuePreviewScheduleLine'] = ResolversParentTypes['RevenuePreviewScheduleLine']> = {
  period?: Resolver<ResolversTypes['ReportPeriod'], ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type RevenuePreviewPeriodResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevenuePreviewPeriod'] = ResolversParentTypes['RevenuePreviewPeriod']> = {
  period?: Resolver<ResolversTypes['ReportPeriod'], ParentType, ContextType>;
  recognized?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  cumulative?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  contractLiability?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  contractAsset?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type RevenuePreviewWarningResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevenuePreviewWarning'] = ResolversParentTypes['RevenuePreviewWarning']> = {
  code?: Resolver<ResolversTypes['RevenuePreviewWarningCode'], ParentType, ContextType>;
  lineId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  missingFrom?: Resolver<ReadonlyArray<ResolversTypes['LocalDate']>, ParentType, ContextType>;
};

export type RevenueWaterfallReportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevenueWaterfallReport'] = ResolversParentTypes['RevenueWaterfallReport']> = {
  rows?: Resolver<ReadonlyArray<ResolversTypes['RevenueWaterfallRow']>, ParentType, ContextType>;
  total?: Resolver<ReadonlyArray<ResolversTypes['RevenueWaterfallTotal']>, ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  preliminary?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  observedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  periods?: Resolver<ReadonlyArray<ResolversTypes['ReportPeriod']>, ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['ReportCurrency'], ParentType, ContextType>;
  conversion?: Resolver<Maybe<ResolversTypes['ReportConversion']>, ParentType, ContextType>;
  metrics?: Resolver<ReadonlyArray<ResolversTypes['MetricDefinition']>, ParentType, ContextType>;
  completeness?: Resolver<ResolversTypes['ReportCompleteness'], ParentType, ContextType>;
  identityChecks?: Resolver<ReadonlyArray<ResolversTypes['IdentityCheck']>, ParentType, ContextType>;
};

export type RevenueWaterfallRowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevenueWaterfallRow'] = ResolversParentTypes['RevenueWaterfallRow']> = {
  period?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  startsOn?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  endsOn?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  periodStatus?: Resolver<ResolversTypes['ReportPeriodStatus'], ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  family?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  channel?: Resolver<Maybe<ResolversTypes['Channel']>, ParentType, ContextType>;
  subsidiary?: Resolver<Maybe<ResolversTypes['Subsidiary']>, ParentType, ContextType>;
  salesRep?: Resolver<Maybe<ResolversTypes['SalesRep']>, ParentType, ContextType>;
  recognitionPeriod?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recognized?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  remaining?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type RevenueWaterfallTotalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevenueWaterfallTotal'] = ResolversParentTypes['RevenueWaterfallTotal']> = {
  billed?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  recognized?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  remaining?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type RevenueReportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevenueReport'] = ResolversParentTypes['RevenueReport']> = {
  rows?: Resolver<ReadonlyArray<ResolversTypes['RevenueRow']>, ParentType, ContextType>;
  total?: Resolver<ReadonlyArray<ResolversTypes['RevenueTotal']>, ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  preliminary?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  observedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  periods?: Resolver<ReadonlyArray<ResolversTypes['ReportPeriod']>, ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['ReportCurrency'], ParentType, ContextType>;
  conversion?: Resolver<Maybe<ResolversTypes['ReportConversion']>, ParentType, ContextType>;
  metrics?: Resolver<ReadonlyArray<ResolversTypes['MetricDefinition']>, ParentType, ContextType>;
  completeness?: Resolver<ResolversTypes['ReportCompleteness'], ParentType, ContextType>;
  identityChecks?: Resolver<ReadonlyArray<ResolversTypes['IdentityCheck']>, ParentType, ContextType>;
};

export type RevenueRowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevenueRow'] = ResolversParentTypes['RevenueRow']> = {
  period?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  startsOn?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  endsOn?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  periodStatus?: Resolver<ResolversTypes['ReportPeriodStatus'], ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  family?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  channel?: Resolver<Maybe<ResolversTypes['Channel']>, ParentType, ContextType>;
  subsidiary?: Resolver<Maybe<ResolversTypes['Subsidiary']>, ParentType, ContextType>;
  salesRep?: Resolver<Maybe<ResolversTypes['SalesRep']>, ParentType, ContextType>;
  recognized?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  planned?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type RevenueTotalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevenueTotal'] = ResolversParentTypes['RevenueTotal']> = {
  recognized?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  planned?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  bookings?: Resolver<Maybe<ResolversTypes['BookingsReport']>, ParentType, ContextType, RequireFields<QueryBookingsArgs, 'groupBy' | 'currency'>>;
  deferredRevenue?: Resolver<Maybe<ResolversTypes['DeferredRevenueReport']>, ParentType, ContextType, RequireFields<QueryDeferredRevenueArgs, 'groupBy' | 'currency'>>;
  recurringRevenue?: Resolver<Maybe<ResolversTypes['RecurringRevenueReport']>, ParentType, ContextType, RequireFields<QueryRecurringRevenueArgs, 'groupBy' | 'currency'>>;
  remainingPerformanceObligations?: Resolver<Maybe<ResolversTypes['RemainingObligationsReport']>, ParentType, ContextType, RequireFields<QueryRemainingPerformanceObligationsArgs, 'groupBy' | 'currency'>>;
  revenueWaterfall?: Resolver<Maybe<ResolversTypes['RevenueWaterfallReport']>, ParentType, ContextType, RequireFields<QueryRevenueWaterfallArgs, 'groupBy' | 'currency'>>;
  revenue?: Resolver<Maybe<ResolversTypes['RevenueReport']>, ParentType, ContextType, RequireFields<QueryRevenueArgs, 'groupBy' | 'currency'>>;
  _entities?: Resolver<ReadonlyArray<Maybe<ResolversTypes['_Entity']>>, ParentType, ContextType, RequireFields<Query_EntitiesArgs, 'representations'>>;
  _service?: Resolver<ResolversTypes['_Service'], ParentType, ContextType>;
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
  __resolveType: TypeResolveFn<'Customer' | 'Order' | 'Product' | 'Quote', ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  PageInfo?: PageInfoResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  Decimal?: GraphQLScalarType;
  CurrencyCode?: GraphQLScalarType;
  LocalDate?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  ReportPeriod?: ReportPeriodResolvers<ContextType>;
  MetricDefinition?: MetricDefinitionResolvers<ContextType>;
  IdentityCheck?: IdentityCheckResolvers<ContextType>;
  ReportCompleteness?: ReportCompletenessResolvers<ContextType>;
  ReportGap?: ReportGapResolvers<ContextType>;
  ReportConversion?: ReportConversionResolvers<ContextType>;
  SalesRep?: SalesRepResolvers<ContextType>;
  Subsidiary?: SubsidiaryResolvers<ContextType>;
  BookingsReport?: BookingsReportResolvers<ContextType>;
  BookingsRow?: BookingsRowResolvers<ContextType>;
  Product?: ProductResolvers<ContextType>;
  Customer?: CustomerResolvers<ContextType>;
  RevenueSummary?: RevenueSummaryResolvers<ContextType>;
  DeferredRevenueReport?: DeferredRevenueReportResolvers<ContextType>;
  DeferredRevenueRow?: DeferredRevenueRowResolvers<ContextType>;
  DeferredRevenueTotal?: DeferredRevenueTotalResolvers<ContextType>;
  Order?: OrderResolvers<ContextType>;
  Quote?: QuoteResolvers<ContextType>;
  RecurringRevenueReport?: RecurringRevenueReportResolvers<ContextType>;
  RecurringRevenueRow?: RecurringRevenueRowResolvers<ContextType>;
  RecurringRevenueTotal?: RecurringRevenueTotalResolvers<ContextType>;
  RemainingObligationsReport?: RemainingObligationsReportResolvers<ContextType>;
  RemainingObligationsRow?: RemainingObligationsRowResolvers<ContextType>;
  RemainingObligationsTotal?: RemainingObligationsTotalResolvers<ContextType>;
  RevenuePreview?: RevenuePreviewResolvers<ContextType>;
  PerformanceObligation?: PerformanceObligationResolvers<ContextType>;
  PriceRange?: PriceRangeResolvers<ContextType>;
  RevenuePreviewScheduleLine?: RevenuePreviewScheduleLineResolvers<ContextType>;
  RevenuePreviewPeriod?: RevenuePreviewPeriodResolvers<ContextType>;
  RevenuePreviewWarning?: RevenuePreviewWarningResolvers<ContextType>;
  RevenueWaterfallReport?: RevenueWaterfallReportResolvers<ContextType>;
  RevenueWaterfallRow?: RevenueWaterfallRowResolvers<ContextType>;
  RevenueWaterfallTotal?: RevenueWaterfallTotalResolvers<ContextType>;
  RevenueReport?: RevenueReportResolvers<ContextType>;
  RevenueRow?: RevenueRowResolvers<ContextType>;
  RevenueTotal?: RevenueTotalResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
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
