// Made by `npm run generate`; do not edit.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { CustomerRecord } from '../customer/customer.ts';
import type { OrderRecord } from '../order/order.ts';
import type { ProductStub } from '../reports/row.ts';
import type { BookingsReportRecord, BookingsRowRecord } from '../reports/bookings.ts';
import type { RevenueReportRecord, RevenueRowRecord } from '../reports/revenue.ts';
import type { Context } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
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
  /** The rate at which it came to be: equity. */
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

/** Revenue of an order or a customer in one currency, by NetSuite's revenue plans, net of tax. */
export type RevenueSummary = {
  /** Posted as earned (IFRS 15: performance obligations satisfied). */
  readonly recognized: Money;
  /** Planned for later, not posted yet. */
  readonly planned: Money;
  /** Billed, not yet earned: the contract liability as of now. */
  readonly deferred: Money;
};

export type Order = {
  readonly id: Scalars['ID']['output'];
  /** Revenue from this order; null while NetSuite is down or does not know the order. */
  readonly revenue: Maybe<RevenueSummary>;
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

export type _Entity = Customer | Order | Product;



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
  Order: ResolverTypeWrapper<OrderRecord>;
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
  Order: OrderRecord;
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

export type OrderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Order'] = ResolversParentTypes['Order']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  revenue?: Resolver<Maybe<ResolversTypes['RevenueSummary']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
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
  __resolveType: TypeResolveFn<'Customer' | 'Order' | 'Product', ParentType, ContextType>;
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
  Order?: OrderResolvers<ContextType>;
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
