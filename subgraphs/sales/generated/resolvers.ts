// Made by `npm run generate`; do not edit.
import type { PostalAddress } from '../reseller/postal-address.ts';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { OperationRecord, ProblemRecord } from '../../../engine/graph/operation.ts';
import type { Effect } from '../../../engine/operation.ts';
import type { OperationPage } from '../operation/list.ts';
import type { DeliveryRecord } from '../webhook/delivery.ts';
import type { DeliveryPage } from '../webhook/list.ts';
import type { CustomerRecord, CustomerPage } from '../customer/customer.ts';
import type { QuotePage, QuoteParent } from '../quote/quote.ts';
import type { OrderPage, OrderRecord, OrderLineRecord } from '../order/order.ts';
import type { ProductPage, ProductRecord } from '../product/product.ts';
import type { QuoteWriteRecord } from '../quote/mutations.ts';
import type { OrderWriteRecord } from '../order/mutations.ts';
import type { CustomerWriteRecord } from '../customer/mutations.ts';
import type { ResellerOrderWriteRecord } from '../reseller/mutations.ts';
import type { LineRecord } from '../../../sources/salesforce/lines.ts';
import type { OrderStatusChangeRecord } from '../order/status-changes.ts';
import type { AcknowledgementRecord, LineAcknowledgementRecord } from '../reseller/acknowledgement-resolvers.ts';
import type { Stub } from '../node/stub.ts';
import type { Viewer as VerifiedViewer } from '../../../kit/identity/viewer.ts';
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
  /** Where somebody is found: an object with any of `name street city region postalCode countryCode`, all texts, the country by ISO 3166-1 alpha-2; or one text as it stands on the purchase order, lines apart. */
  PostalAddress: { input: PostalAddress; output: PostalAddress; }
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

/** Changes of a customer; what is left out stays, null empties. */
export type UpdateCustomerInput = {
  /** The caller's own key of this write, 1 to 255 characters. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Which customer. */
  readonly customerId: Scalars['ID']['input'];
  /** The version that the customer must still have; none: whatever it has. */
  readonly expectedVersion?: InputMaybe<Scalars['String']['input']>;
  /** The name, up to 83 characters. NetSuite follows. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** The telephone number. NetSuite follows. */
  readonly phone?: InputMaybe<Scalars['String']['input']>;
  /** The e-mail address for invoices, which NetSuite alone keeps. */
  readonly email?: InputMaybe<Scalars['String']['input']>;
  /** The web site, which Salesforce alone keeps. */
  readonly website?: InputMaybe<Scalars['String']['input']>;
  /** What there is to know, which Salesforce alone keeps. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** Where invoices go, as Salesforce keeps it. */
  readonly billingAddress?: InputMaybe<CustomerAddressInput>;
  /** Where goods go, as Salesforce keeps it. */
  readonly shippingAddress?: InputMaybe<CustomerAddressInput>;
};

/** An address; what is left out stays, null empties. */
export type CustomerAddressInput = {
  /** Street and number, lines apart. */
  readonly street?: InputMaybe<Scalars['String']['input']>;
  /** The city. */
  readonly city?: InputMaybe<Scalars['String']['input']>;
  /** State, province or region. */
  readonly region?: InputMaybe<Scalars['String']['input']>;
  /** The postal code. */
  readonly postalCode?: InputMaybe<Scalars['String']['input']>;
  /** The country, as Salesforce writes it. */
  readonly country?: InputMaybe<Scalars['String']['input']>;
};

/** What became of a change of a customer. */
export type UpdateCustomerPayload = {
  /** The customer as the systems now hold it, also when the change was refused; null while the write is pending. */
  readonly customer: Maybe<Customer>;
  /** The write. */
  readonly operation: Maybe<Operation>;
  /** Why it was refused; empty when it was not, or is pending. */
  readonly errors: ReadonlyArray<UserError>;
};

/** Conditions on customers; all that are given must hold. */
export type CustomerFilter = {
  /** Part of the name, whatever its case. */
  readonly search?: InputMaybe<Scalars['String']['input']>;
  /** The shared key, exactly. */
  readonly reference?: InputMaybe<Scalars['String']['input']>;
  /** How the customer buys. */
  readonly channel?: InputMaybe<Channel>;
};

/** A page of customers. */
export type CustomerConnection = {
  /** The customers of this page. */
  readonly edges: ReadonlyArray<CustomerEdge>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are over all pages; null while a system that it needs is down. */
  readonly totalCount: Maybe<Scalars['Int']['output']>;
};

/** A customer in a page. */
export type CustomerEdge = {
  /** The place of this customer in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The customer. */
  readonly node: Customer;
};

/** Who buys: an account in Salesforce, a customer in NetSuite, or both, linked by the shared key or by a stored id. */
export type Customer = Node & {
  readonly id: Scalars['ID']['output'];
  /** The key that both systems share; null where there is none. */
  readonly reference: Maybe<Scalars['String']['output']>;
  /** Salesforce's account name; NetSuite's only where no account is linked or Salesforce is down. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** How the customer buys; null where neither system says. */
  readonly channel: Maybe<Channel>;
  /** The id of the account in Salesforce; null where NetSuite alone knows the customer. */
  readonly salesforceId: Maybe<Scalars['ID']['output']>;
  /** The internal id of the customer in NetSuite; null where Salesforce alone knows it. */
  readonly netsuiteId: Maybe<Scalars['ID']['output']>;
  /** When the source was read for this answer. */
  readonly observedAt: Scalars['DateTime']['output'];
  /** Changes whenever the source's record changes; null while that source is down. */
  readonly version: Maybe<Scalars['String']['output']>;
  /** The customer's quotes in Salesforce, newest first; null while Salesforce is down. */
  readonly quotes: Maybe<QuoteConnection>;
  /** The customer's orders: Salesforce's first, newest first, then those that only NetSuite knows. */
  readonly orders: Maybe<OrderConnection>;
};


/** Who buys: an account in Salesforce, a customer in NetSuite, or both, linked by the shared key or by a stored id. */
export type CustomerQuotesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Who buys: an account in Salesforce, a customer in NetSuite, or both, linked by the shared key or by a stored id. */
export type CustomerOrdersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

export type Query = {
  /** Any object by its id, asked of the system that owns it; null when there is none. A malformed id is BAD_USER_INPUT. */
  readonly node: Maybe<Node>;
  /** Who is asking, as the token says. */
  readonly viewer: Maybe<Viewer>;
  /** A customer by id, whichever system knows it; null when there is none. */
  readonly customer: Maybe<Customer>;
  /** Customers of both systems, each once: Salesforce's accounts first, newest first, then those that only NetSuite knows. */
  readonly customers: Maybe<CustomerConnection>;
  /** A write by its operation's id; null when there is none. Whoever asked for the write sees it, and whoever may read operations. */
  readonly operation: Maybe<Operation>;
  /** The viewer's own writes, everybody's for those who may read operations; newest first. Kept for 30 days after they ended. */
  readonly operations: Maybe<OperationConnection>;
  /** An order by id, whichever system knows it; null when there is none. */
  readonly order: Maybe<Order>;
  /** Orders of both systems, each once: Salesforce's first, newest first, then those that only NetSuite knows. */
  readonly orders: Maybe<OrderConnection>;
  /** A product by id; null when there is none. */
  readonly product: Maybe<Product>;
  /** Products of Salesforce's catalogue, newest first. */
  readonly products: Maybe<ProductConnection>;
  /** A quote by id; null when there is none. */
  readonly quote: Maybe<Quote>;
  /** Quotes of Salesforce, newest first. */
  readonly quotes: Maybe<QuoteConnection>;
  /** Looks at a reseller's purchase order by every rule and writes nothing. The same rules run again when it is submitted, so that a pass here is no promise. */
  readonly validateResellerOrder: Maybe<ResellerOrderValidation>;
  /** Order events as they were sent to their receivers, and those that could not be; newest first. A partner sees those of its own endpoints; others need the scope ops:read. */
  readonly webhookDeliveries: Maybe<WebhookDeliveryConnection>;
  readonly _entities: ReadonlyArray<Maybe<_Entity>>;
  readonly _service: _Service;
};


export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


export type QueryCustomerArgs = {
  id: Scalars['ID']['input'];
};


export type QueryCustomersArgs = {
  filter?: InputMaybe<CustomerFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryOperationArgs = {
  id: Scalars['ID']['input'];
};


export type QueryOperationsArgs = {
  filter?: InputMaybe<OperationFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryOrderArgs = {
  id: Scalars['ID']['input'];
};


export type QueryOrdersArgs = {
  filter?: InputMaybe<OrderFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryProductArgs = {
  id: Scalars['ID']['input'];
};


export type QueryProductsArgs = {
  filter?: InputMaybe<ProductFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryQuoteArgs = {
  id: Scalars['ID']['input'];
};


export type QueryQuotesArgs = {
  filter?: InputMaybe<QuoteFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryValidateResellerOrderArgs = {
  input: ValidateResellerOrderInput;
};


export type QueryWebhookDeliveriesArgs = {
  filter?: InputMaybe<WebhookDeliveryFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type Query_EntitiesArgs = {
  representations: ReadonlyArray<Scalars['_Any']['input']>;
};

/** The caller, from the verified token. */
export type Viewer = {
  /** The token's subject. */
  readonly subject: Scalars['String']['output'];
  /** What the token allows. */
  readonly scopes: ReadonlyArray<Scalars['String']['output']>;
  /** The reseller account's reference; null for all but partners. */
  readonly partner: Maybe<Scalars['String']['output']>;
};

export type Invoice = Node & {
  /** The id as it was asked for. */
  readonly handle: Scalars['ID']['output'];
  readonly id: Scalars['ID']['output'];
};

export type CreditMemo = Node & {
  /** The id as it was asked for. */
  readonly handle: Scalars['ID']['output'];
  readonly id: Scalars['ID']['output'];
};

export type Payment = Node & {
  /** The id as it was asked for. */
  readonly handle: Scalars['ID']['output'];
  readonly id: Scalars['ID']['output'];
};

/** Which write is to be tried again. */
export type RetryOperationInput = {
  /** As every mutation has one. A retry does no harm when it is repeated: of a write that does not need attention it changes nothing. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** The write that needs attention. */
  readonly operationId: Scalars['ID']['input'];
};

/** What has become of a retry. */
export type RetryOperationPayload = {
  /** The write as it stands; null when there is none. */
  readonly operation: Maybe<Operation>;
  /** Why it was not tried again; empty otherwise. */
  readonly errors: ReadonlyArray<UserError>;
};

/** Conditions on writes; all that are given must hold. */
export type OperationFilter = {
  /** How far the write is. */
  readonly status?: InputMaybe<OperationStatus>;
  /** The name of the mutation that asked for it. */
  readonly kind?: InputMaybe<Scalars['String']['input']>;
};

/** A page of writes. */
export type OperationConnection = {
  /** The writes of this page. */
  readonly edges: ReadonlyArray<OperationEdge>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are over all pages. */
  readonly totalCount: Maybe<Scalars['Int']['output']>;
};

/** A write in a page. */
export type OperationEdge = {
  /** The place of this write in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The write. */
  readonly node: Operation;
};

/** Which order is cancelled. */
export type CancelOrderInput = {
  /** The caller's own key of this write, 1 to 255 characters. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Which order. */
  readonly orderId: Scalars['ID']['input'];
  /** Why, 1 to 255 characters; both systems keep it. */
  readonly reason: Scalars['String']['input'];
  /** The version that the order must still have; none: whatever it has. */
  readonly expectedVersion?: InputMaybe<Scalars['String']['input']>;
};

/** What became of a cancellation. */
export type CancelOrderPayload = {
  /** The order as the systems now hold it, also when it was not cancelled; null while the write is pending. */
  readonly order: Maybe<Order>;
  /** The write. */
  readonly operation: Maybe<Operation>;
  /** Why it was refused; empty when it was not, or is pending. */
  readonly errors: ReadonlyArray<UserError>;
};

/** What can be listened to, over Server-Sent Events. An event has an id; who has lost the connection goes on behind it. */
export type Subscription = {
  /** Orders that are created in Salesforce, and changes of their status there, as they happen: those that the viewer may read, from the time of the subscription on, or after the event whose id is given to go on from. What becomes of an order in NetSuite's books is not told here: `invoicesChanged` tells of its invoices. Null, with the error EVENTS_MISSED, where changes may have been missed: Salesforce keeps them for 72 hours. */
  readonly orderStatusChanged: Maybe<OrderStatusChange>;
  /** A write as it goes on: how it stands now, then after each of its steps; ends when it is done, refused or needs attention. */
  readonly operationChanged: Maybe<Operation>;
};


/** What can be listened to, over Server-Sent Events. An event has an id; who has lost the connection goes on behind it. */
export type SubscriptionOrderStatusChangedArgs = {
  filter?: InputMaybe<OrderStatusChangeFilter>;
};


/** What can be listened to, over Server-Sent Events. An event has an id; who has lost the connection goes on behind it. */
export type SubscriptionOperationChangedArgs = {
  id: Scalars['ID']['input'];
};

/** Conditions on the orders whose changes are told; all that are given must hold. */
export type OrderStatusChangeFilter = {
  /** Of these orders; at the most 100. */
  readonly orderIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Of orders of this customer. */
  readonly customerId?: InputMaybe<Scalars['ID']['input']>;
};

/** That an order was created, or its status changed. */
export type OrderStatusChange = {
  /** What happened. */
  readonly kind: OrderStatusChangeKind;
  /** The order, as the systems have it now. */
  readonly order: Order;
  /** The status that the change gave it; meanwhile it may be another one, as `order` says. Null where the event does not say it and Salesforce is down. */
  readonly status: Maybe<OrderStatus>;
  /** When it happened, by Salesforce's clock. */
  readonly changedAt: Scalars['DateTime']['output'];
};

/** What can happen to an order's status. */
export type OrderStatusChangeKind =
  /** The order was created with it. */
  | 'CREATED'
  /** It changed. Where Salesforce could not say what changed of an order, it may be the same as before. */
  | 'STATUS_CHANGED';

/** Conditions on orders; all that are given must hold. */
export type OrderFilter = {
  /** The shared key, exactly. */
  readonly reference?: InputMaybe<Scalars['String']['input']>;
  /** The customer who ordered. */
  readonly customerId?: InputMaybe<Scalars['ID']['input']>;
  /** Where the order stands. */
  readonly status?: InputMaybe<OrderStatus>;
  /** The customer's purchase order number, exactly. */
  readonly poNumber?: InputMaybe<Scalars['String']['input']>;
};

/** A page of orders. */
export type OrderConnection = {
  /** The orders of this page. */
  readonly edges: ReadonlyArray<OrderEdge>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are over all pages; null while a system that it needs is down. */
  readonly totalCount: Maybe<Scalars['Int']['output']>;
};

/** An order in a page. */
export type OrderEdge = {
  /** The place of this order in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The order. */
  readonly node: Order;
};

/** What a customer ordered: an order in Salesforce, a sales order in NetSuite, or both, linked by the shared key or by a stored id. */
export type Order = Node & {
  readonly id: Scalars['ID']['output'];
  /** The key that both systems share; null where there is none. */
  readonly reference: Maybe<Scalars['String']['output']>;
  /** The number that people call it by: Salesforce's, or NetSuite's for an order that only NetSuite knows. */
  readonly number: Maybe<Scalars['String']['output']>;
  /** Where the order stands. */
  readonly status: Maybe<OrderStatus>;
  /** The day of the order. */
  readonly orderedOn: Maybe<Scalars['LocalDate']['output']>;
  /** The customer's own purchase order number; null where none was given. */
  readonly poNumber: Maybe<Scalars['String']['output']>;
  /** The sum of the lines, net of tax. */
  readonly total: Maybe<Money>;
  /** What was ordered; null while the system that holds the order is down. */
  readonly lines: Maybe<ReadonlyArray<OrderLine>>;
  /** Who ordered. */
  readonly customer: Maybe<Customer>;
  /** The reseller through whom it was ordered; null for other channels. */
  readonly partner: Maybe<Customer>;
  /** The quote it came of; null when there is none. */
  readonly quote: Maybe<Quote>;
  /** When the order was activated in Salesforce; null before that, and for orders that only NetSuite knows. */
  readonly activatedAt: Maybe<Scalars['DateTime']['output']>;
  /** The id of the order in Salesforce; null where NetSuite alone knows it. */
  readonly salesforceId: Maybe<Scalars['ID']['output']>;
  /** The internal id of the sales order in NetSuite; null where Salesforce alone knows it. */
  readonly netsuiteId: Maybe<Scalars['ID']['output']>;
  /** When the source was read for this answer. */
  readonly observedAt: Scalars['DateTime']['output'];
  /** Changes whenever the source's record changes; null while that source is down. */
  readonly version: Maybe<Scalars['String']['output']>;
};

/** One product of an order. */
export type OrderLine = {
  /** The id of the line in the system that holds the order. */
  readonly id: Scalars['ID']['output'];
  /** What was ordered. */
  readonly product: Maybe<Product>;
  /** How many. */
  readonly quantity: Scalars['Decimal']['output'];
  /** The price of one, net of tax; null for a line of NetSuite's without one. */
  readonly unitPrice: Maybe<Money>;
  /** The line's amount, net of tax. */
  readonly total: Money;
};

/** What sales policy says of a quote. It holds for the facts as they were read: it is asked again when the quote is submitted and when it is accepted. */
export type PolicyDecision = {
  /** What follows: that of the weightiest finding, PASS where there is none. */
  readonly outcome: PolicyOutcome;
  /** Who must approve, by level; each role once. */
  readonly requiredApprovals: ReadonlyArray<RequiredApproval>;
  /** What was found, the weightiest first. */
  readonly findings: ReadonlyArray<PolicyFinding>;
  /** Which policy was asked: its name and a hash of what it says. */
  readonly policyVersion: Scalars['String']['output'];
  /** A hash of the facts: the same facts under the same policy give the same decision. */
  readonly inputsHash: Scalars['String']['output'];
};

/** What follows from a check against sales policy, from the lightest to the weightiest. */
export type PolicyOutcome =
  /** Nothing stands against it. */
  | 'PASS'
  /** It may go on; somebody should look at the findings. */
  | 'WARN'
  /** It may go on once the required approvals are given. */
  | 'APPROVAL'
  /** It may not go on. */
  | 'BLOCK';

/** An approval that sales policy asks for. */
export type RequiredApproval = {
  /** How high the approver stands; 1 is the lowest. */
  readonly level: Scalars['Int']['output'];
  /** Who must approve, as the policy calls them. */
  readonly role: Scalars['String']['output'];
  /** The findings that ask for it. */
  readonly because: ReadonlyArray<PolicyFindingCode>;
};

/** One thing that sales policy found. */
export type PolicyFinding = {
  /** What kind of thing. */
  readonly code: PolicyFindingCode;
  /** How much it weighs under this policy. */
  readonly severity: PolicySeverity;
  /** The field of the quote that it concerns, such as `lines`, `0`, `quantity`. */
  readonly path: ReadonlyArray<Scalars['String']['output']>;
  /** The finding in words. */
  readonly message: Scalars['String']['output'];
  /** What is, in words; null where there is nothing to compare. */
  readonly actual: Maybe<Scalars['String']['output']>;
  /** What is allowed, in words; null where there is nothing to compare. */
  readonly limit: Maybe<Scalars['String']['output']>;
  /** What is, where it is an amount. */
  readonly actualMoney: Maybe<Money>;
  /** What is allowed, where it is an amount. */
  readonly limitMoney: Maybe<Money>;
  /** Where the fact was read. */
  readonly source: PolicyFactSource;
  /** What can be done about it. */
  readonly howToFix: Scalars['String']['output'];
};

/** Where a fact was read. */
export type PolicyFactSource = {
  /** The system of record. */
  readonly system: SourceSystem;
  /** The system's own name of the field, such as `customer.creditlimit`. */
  readonly field: Scalars['String']['output'];
  /** When it was read. */
  readonly readAt: Scalars['DateTime']['output'];
};

/** How much a finding weighs. */
export type PolicySeverity =
  /** Worth a look. */
  | 'WARN'
  /** Somebody must approve. */
  | 'APPROVAL'
  /** The quote may not go on. */
  | 'BLOCK';

/** What sales policy looks for. The policy of a company gives each its weight, or turns it off. More may be added. */
export type PolicyFindingCode =
  /** The quote has no customer. */
  | 'CUSTOMER_MISSING'
  /** NetSuite does not know the customer. */
  | 'CUSTOMER_NOT_IN_ERP'
  /** The customer is inactive in NetSuite. */
  | 'CUSTOMER_INACTIVE_IN_ERP'
  /** The customer is on credit hold in NetSuite. */
  | 'CUSTOMER_ON_CREDIT_HOLD'
  /** Open balance, unbilled orders and this quote exceed the customer's credit limit. */
  | 'CREDIT_LIMIT_EXCEEDED'
  /** The credit limit could not be checked, because NetSuite has no exchange rate. */
  | 'CREDIT_NOT_COMPARABLE'
  /** The customer has an invoice that is overdue for longer than allowed. */
  | 'CUSTOMER_OVERDUE'
  /** The quote is not in the currency of the customer's account. */
  | 'CURRENCY_NOT_ENABLED_FOR_CUSTOMER'
  /** No subsidiary sells to the customer. */
  | 'SUBSIDIARY_UNRESOLVED'
  /** NetSuite has no item for the product. */
  | 'PRODUCT_UNMAPPED'
  /** The product is no longer sold. */
  | 'PRODUCT_INACTIVE'
  /** The product's item is inactive in NetSuite. */
  | 'PRODUCT_INACTIVE_IN_ERP'
  /** The customer's subsidiary does not sell the item. */
  | 'ITEM_NOT_IN_SUBSIDIARY'
  /** The discount is more than a sales rep may give. */
  | 'DISCOUNT_OVER_REP'
  /** The discount is more than a sales manager may give. */
  | 'DISCOUNT_OVER_MANAGER'
  /** The discount is more than a head of sales may give. */
  | 'DISCOUNT_OVER_VP'
  /** Price less cost is too little. */
  | 'MARGIN_BELOW_FLOOR'
  /** The margin cannot be told, because NetSuite has no cost of the item, or no exchange rate. */
  | 'MARGIN_UNKNOWN'
  /** The product is not sold in this quantity. */
  | 'QTY_OUT_OF_RANGE'
  /** The terms of payment are not among the standard ones. */
  | 'TERMS_NON_STANDARD'
  /** The terms of payment are longer than those that the customer has in NetSuite. */
  | 'TERMS_LONGER_THAN_CUSTOMER'
  /** The price book does not hold today. */
  | 'PRICEBOOK_EXPIRED'
  /** The product's price is no longer in the price book. */
  | 'PRICE_INACTIVE'
  /** A price is in another currency than the quote. */
  | 'PRICEBOOK_CURRENCY_MISMATCH'
  /** The last day of the quote is over. */
  | 'QUOTE_EXPIRED'
  /** The quote has no last day. */
  | 'QUOTE_WITHOUT_EXPIRY'
  /** The quote offers nothing. */
  | 'QUOTE_WITHOUT_LINES'
  /** The opportunity is closed and lost. */
  | 'OPPORTUNITY_LOST'
  /** The opportunity is closed and won. */
  | 'OPPORTUNITY_WON';

/** Conditions on products; all that are given must hold. */
export type ProductFilter = {
  /** Part of the name, whatever its case. */
  readonly search?: InputMaybe<Scalars['String']['input']>;
  /** The shared key, exactly. */
  readonly reference?: InputMaybe<Scalars['String']['input']>;
};

/** A page of products. */
export type ProductConnection = {
  /** The products of this page. */
  readonly edges: ReadonlyArray<ProductEdge>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are over all pages; null while Salesforce is down. */
  readonly totalCount: Maybe<Scalars['Int']['output']>;
};

/** A product in a page. */
export type ProductEdge = {
  /** The place of this product in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The product. */
  readonly node: Product;
};

/** What is sold: a product in Salesforce or, where only NetSuite knows it, an item there. */
export type Product = Node & {
  readonly id: Scalars['ID']['output'];
  /** The key that both systems share; null where there is none. */
  readonly reference: Maybe<Scalars['String']['output']>;
  /** Salesforce's product name; NetSuite's display name only for an item that no product is linked to, or while Salesforce is down. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** The product family in Salesforce, the class in NetSuite; null where none is set. */
  readonly family: Maybe<Scalars['String']['output']>;
  /** Whether the product can be sold; null where the source does not say. */
  readonly isActive: Maybe<Scalars['Boolean']['output']>;
  /** When the source was read for this answer. */
  readonly observedAt: Scalars['DateTime']['output'];
};

/** A quote to be made. */
export type CreateQuoteInput = {
  /** The caller's own key of this write, 1 to 255 characters: sent again, it is the same quote. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Who is offered it. Salesforce must know the customer. */
  readonly customerId: Scalars['ID']['input'];
  /** The quote's title. */
  readonly name: Scalars['String']['input'];
  /** The currency of its prices. */
  readonly currencyCode: Scalars['CurrencyCode']['input'];
  /** The last day on which the offer holds. */
  readonly expiresOn: Scalars['LocalDate']['input'];
  /** Salesforce's id of the opportunity that it belongs to; none: one is made by the same key. */
  readonly opportunityId?: InputMaybe<Scalars['ID']['input']>;
  /** What is offered, 1 to 200 lines. */
  readonly lines: ReadonlyArray<QuoteLineInput>;
};

/** A line of a quote. */
export type QuoteLineInput = {
  /** What is offered. It must have a price in the standard price list and the quote's currency. */
  readonly productId: Scalars['ID']['input'];
  /** How many; more than zero, in hundredths at the finest. */
  readonly quantity: Scalars['Decimal']['input'];
  /** The price of one before the discount; none: the list price. */
  readonly unitPrice?: InputMaybe<Scalars['Decimal']['input']>;
  /** The discount in percent, 0 to 100, in hundredths at the finest; none: no discount. */
  readonly discountPercent?: InputMaybe<Scalars['Decimal']['input']>;
};

/** What became of a quote that was to be made. */
export type CreateQuotePayload = {
  /** The quote as Salesforce now holds it; null while the write is pending and when it was refused. */
  readonly quote: Maybe<Quote>;
  /** The write. */
  readonly operation: Maybe<Operation>;
  /** Why it was refused; empty when it was not, or is pending. */
  readonly errors: ReadonlyArray<UserError>;
};

/** Changes of a quote; what is left out stays. */
export type UpdateQuoteInput = {
  /** The caller's own key of this write, 1 to 255 characters: sent again, it is the same change. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Which quote. */
  readonly quoteId: Scalars['ID']['input'];
  /** The version that the quote must still have; none: whatever it has. */
  readonly expectedVersion?: InputMaybe<Scalars['String']['input']>;
  /** The quote's title. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** The last day on which the offer holds; null: it has no end. */
  readonly expiresOn?: InputMaybe<Scalars['LocalDate']['input']>;
  /** All lines that the quote shall have, 1 to 200; those it has besides go. */
  readonly lines?: InputMaybe<ReadonlyArray<QuoteLineInput>>;
};

/** What became of a change of a quote. */
export type UpdateQuotePayload = {
  /** The quote as Salesforce now holds it, also when the change was refused; null while the write is pending. */
  readonly quote: Maybe<Quote>;
  /** The write. */
  readonly operation: Maybe<Operation>;
  /** Why it was refused; empty when it was not, or is pending. */
  readonly errors: ReadonlyArray<UserError>;
};

/** Which quote is submitted. */
export type SubmitQuoteInput = {
  /** The caller's own key of this write, 1 to 255 characters. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Which quote. */
  readonly quoteId: Scalars['ID']['input'];
  /** The version that the quote must still have; none: whatever it has. */
  readonly expectedVersion?: InputMaybe<Scalars['String']['input']>;
};

/** What became of a submitted quote. */
export type SubmitQuotePayload = {
  /** The quote as Salesforce now holds it, also when it was refused; null while the write is pending. */
  readonly quote: Maybe<Quote>;
  /** What sales policy said when the quote was submitted, with who must approve; null before it was asked. */
  readonly policy: Maybe<PolicyDecision>;
  /** The write. */
  readonly operation: Maybe<Operation>;
  /** Why it was refused; empty when it was not, or is pending. */
  readonly errors: ReadonlyArray<UserError>;
};

/** Which quote is accepted. */
export type AcceptQuoteInput = {
  /** The caller's own key of this write, 1 to 255 characters. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Which quote. */
  readonly quoteId: Scalars['ID']['input'];
  /** The version that the quote must still have; none: whatever it has. */
  readonly expectedVersion?: InputMaybe<Scalars['String']['input']>;
  /** The customer's purchase order number, 1 to 45 characters; none: it has none. */
  readonly poNumber?: InputMaybe<Scalars['String']['input']>;
};

/** What became of an accepted quote. */
export type AcceptQuotePayload = {
  /** The order as both systems now hold it, also the one that an earlier acceptance made; null while the write is pending and where there is none. */
  readonly order: Maybe<Order>;
  /** The quote as Salesforce now holds it, also when it was refused; null while the write is pending. */
  readonly quote: Maybe<Quote>;
  /** What sales policy said when the quote was accepted; null before it was asked. */
  readonly policy: Maybe<PolicyDecision>;
  /** The write. */
  readonly operation: Maybe<Operation>;
  /** Why it was refused; empty when it was not, or is pending. */
  readonly errors: ReadonlyArray<UserError>;
};

/** Sales policy stands against the write: it blocks, or asks for approvals that are not on record. */
export type PolicyProblem = UserError & {
  /** The problem in words. */
  readonly message: Scalars['String']['output'];
  /** The field of the input that it concerns; empty where it concerns the whole. */
  readonly path: ReadonlyArray<Scalars['String']['output']>;
  /** BLOCK or APPROVAL. */
  readonly outcome: PolicyOutcome;
  /** Who must approve, by level; each role once. */
  readonly requiredApprovals: ReadonlyArray<RequiredApproval>;
  /** What was found, the weightiest first. */
  readonly findings: ReadonlyArray<PolicyFinding>;
  /** Which policy was asked. */
  readonly policyVersion: Scalars['String']['output'];
};

/** Conditions on quotes; all that are given must hold. */
export type QuoteFilter = {
  /** The quote's own key, exactly. */
  readonly reference?: InputMaybe<Scalars['String']['input']>;
  /** The customer who is offered the quote. */
  readonly customerId?: InputMaybe<Scalars['ID']['input']>;
  /** Where the quote stands. */
  readonly status?: InputMaybe<QuoteStatus>;
};

/** Where a quote stands. */
export type QuoteStatus =
  /** Being written. */
  | 'DRAFT'
  /** Waiting for approval. */
  | 'IN_REVIEW'
  /** Approved, not yet shown to the customer. */
  | 'APPROVED'
  /** Shown to the customer. */
  | 'PRESENTED'
  /** Taken by the customer. */
  | 'ACCEPTED'
  /** Refused by an approver. */
  | 'REJECTED'
  /** Refused by the customer. */
  | 'DENIED'
  /** A status of the org's own that this graph does not know. */
  | 'UNKNOWN';

/** A page of quotes. */
export type QuoteConnection = {
  /** The quotes of this page. */
  readonly edges: ReadonlyArray<QuoteEdge>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are over all pages; null while Salesforce is down. */
  readonly totalCount: Maybe<Scalars['Int']['output']>;
};

/** A quote in a page. */
export type QuoteEdge = {
  /** The place of this quote in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The quote. */
  readonly node: Quote;
};

/** An offer to a customer, kept in Salesforce. */
export type Quote = Node & {
  readonly id: Scalars['ID']['output'];
  /** The quote's own key; null where there is none. */
  readonly reference: Maybe<Scalars['String']['output']>;
  /** The number that people call it by. */
  readonly number: Maybe<Scalars['String']['output']>;
  /** The quote's title. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** Where the quote stands. */
  readonly status: Maybe<QuoteStatus>;
  /** The last day on which the offer holds; null when it has no end. */
  readonly expiresOn: Maybe<Scalars['LocalDate']['output']>;
  /** The sum of the lines after discounts, net of tax. */
  readonly total: Maybe<Money>;
  /** What is offered. */
  readonly lines: Maybe<ReadonlyArray<QuoteLine>>;
  /** Who is offered it; null when the opportunity has no account. */
  readonly customer: Maybe<Customer>;
  /** The order that came of it; null when there is none. */
  readonly order: Maybe<Order>;
  /** What sales policy says of the quote as both systems stand now; null with an error while either cannot be read. Not shown to partners: findings tell what the books know of a customer. */
  readonly policy: Maybe<PolicyDecision>;
  /** When the source was read for this answer. */
  readonly observedAt: Scalars['DateTime']['output'];
  /** Changes whenever the quote changes. */
  readonly version: Maybe<Scalars['String']['output']>;
};

/** One product of a quote. */
export type QuoteLine = {
  /** The id of the line in Salesforce. */
  readonly id: Scalars['ID']['output'];
  /** What is offered. */
  readonly product: Maybe<Product>;
  /** How many. */
  readonly quantity: Scalars['Decimal']['output'];
  /** The price of one, before the line's discount. */
  readonly unitPrice: Money;
  /** The line's discount in percent; null when there is none. */
  readonly discountPercent: Maybe<Scalars['Decimal']['output']>;
  /** Quantity times unit price less discount, net of tax. */
  readonly total: Money;
};

/** A purchase order to be looked at. */
export type ValidateResellerOrderInput = {
  /** The partner's own number of the purchase order, unique among the partner's. */
  readonly poNumber: Scalars['String']['input'];
  /** For whom the partner buys. */
  readonly endCustomer: EndCustomerInput;
  /** Where the goods go; none: to the partner's own address. */
  readonly shipTo?: InputMaybe<Scalars['PostalAddress']['input']>;
  /** Where the invoice goes; none: to the partner's own address. */
  readonly billTo?: InputMaybe<Scalars['PostalAddress']['input']>;
  /** The currency of the order. */
  readonly currencyCode: Scalars['CurrencyCode']['input'];
  /** The number of the deal that the partner registered, whose price it claims. */
  readonly dealRegistration?: InputMaybe<Scalars['String']['input']>;
  /** Whether the order is void when any line cannot be taken as ordered. */
  readonly completeOrderOnly?: InputMaybe<Scalars['Boolean']['input']>;
  /** What is ordered, 1 to 200 lines. */
  readonly lines: ReadonlyArray<ResellerOrderLineInput>;
  /** The reseller account's reference; for those who order in a partner's name. A partner's own token says it already. */
  readonly partnerReference?: InputMaybe<Scalars['String']['input']>;
};

/** A purchase order to be ordered. */
export type SubmitResellerOrderInput = {
  /** The caller's own key of this submission, 1 to 255 characters: sent again, it is the same order. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** The partner's own number of the purchase order, unique among the partner's. */
  readonly poNumber: Scalars['String']['input'];
  /** For whom the partner buys. */
  readonly endCustomer: EndCustomerInput;
  /** Where the goods go; none: to the partner's own address. */
  readonly shipTo?: InputMaybe<Scalars['PostalAddress']['input']>;
  /** Where the invoice goes; none: to the partner's own address. */
  readonly billTo?: InputMaybe<Scalars['PostalAddress']['input']>;
  /** The currency of the order. */
  readonly currencyCode: Scalars['CurrencyCode']['input'];
  /** The number of the deal that the partner registered, whose price it claims. */
  readonly dealRegistration?: InputMaybe<Scalars['String']['input']>;
  /** Whether the order is void when any line cannot be taken as ordered. */
  readonly completeOrderOnly?: InputMaybe<Scalars['Boolean']['input']>;
  /** What is ordered, 1 to 200 lines. */
  readonly lines: ReadonlyArray<ResellerOrderLineInput>;
  /** The reseller account's reference; for those who order in a partner's name. A partner's own token says it already. */
  readonly partnerReference?: InputMaybe<Scalars['String']['input']>;
};

/** Whom a reseller buys for. */
export type EndCustomerInput = {
  /** The end customer's name. */
  readonly name: Scalars['String']['input'];
  /** The end customer's country, ISO 3166-1 alpha-2, such as `DE`. */
  readonly countryCode: Scalars['String']['input'];
};

/** A line of a purchase order. */
export type ResellerOrderLineInput = {
  /** The purchase order's own number of the line, unique in it. */
  readonly lineNumber: Scalars['Int']['input'];
  /** The reference of the product. */
  readonly productReference: Scalars['String']['input'];
  /** How many; more than zero. */
  readonly quantity: Scalars['Decimal']['input'];
  /** What the partner expects to pay for one, in the order's currency; none: whatever its price list says. */
  readonly unitPrice?: InputMaybe<Scalars['Decimal']['input']>;
};

/** What every rule says of a purchase order that is not submitted. */
export type ResellerOrderValidation = {
  /** What submitting it would be answered with. */
  readonly acknowledgement: OrderAcknowledgement;
};

/** What became of a submitted purchase order. */
export type SubmitResellerOrderPayload = {
  /** The order as the systems hold it; null while it is pending and when it was rejected. */
  readonly order: Maybe<Order>;
  /** What was taken, line by line; null while the order is pending. */
  readonly acknowledgement: Maybe<OrderAcknowledgement>;
  /** The write. */
  readonly operation: Maybe<Operation>;
  /** Why nothing was ordered; empty when it was, or is pending. */
  readonly errors: ReadonlyArray<UserError>;
};

/** What is said of a purchase order. */
export type OrderAcknowledgement = {
  /** The whole. */
  readonly status: AcknowledgementStatus;
  /** The purchase order's number. */
  readonly poNumber: Scalars['String']['output'];
  /** Every line that was sent, in its order. */
  readonly lines: ReadonlyArray<LineAcknowledgement>;
  /** What keeps the order from going on; empty unless HELD. */
  readonly holds: ReadonlyArray<OrderHold>;
  /** Every rule that was looked at, the passed ones too. */
  readonly rules: ReadonlyArray<ResellerRuleOutcome>;
  /** The confirmed lines' sum, net of tax. */
  readonly total: Money;
};

/** Whether a purchase order is taken. */
export type AcknowledgementStatus =
  /** As ordered. */
  | 'ACCEPTED'
  /** In part, in other quantities or at other prices; the lines say which. */
  | 'ACCEPTED_WITH_CHANGES'
  /** Taken, but it does not go on before its holds are released. */
  | 'HELD'
  /** Not taken; nothing was ordered. */
  | 'REJECTED';

/** What is said of one line. */
export type LineAcknowledgement = {
  /** The purchase order's own number of the line. */
  readonly lineNumber: Scalars['Int']['output'];
  /** The product's reference as it was ordered. */
  readonly productReference: Scalars['String']['output'];
  /** The product; null where none has the reference. */
  readonly product: Maybe<Product>;
  /** What becomes of the line. */
  readonly status: LineAcknowledgementStatus;
  /** The rules that changed or refused it; empty when it is taken as ordered. */
  readonly reasonCodes: ReadonlyArray<ResellerRule>;
  /** How many were ordered. */
  readonly requestedQuantity: Scalars['Decimal']['output'];
  /** What the partner expected to pay for one; null where it did not say. */
  readonly requestedUnitPrice: Maybe<Money>;
  /** How many are confirmed; null when the line is rejected. */
  readonly confirmedQuantity: Maybe<Scalars['Decimal']['output']>;
  /** What one costs; null when the line is rejected. */
  readonly confirmedUnitPrice: Maybe<Money>;
};

/** What becomes of a line; where several hold, the first. */
export type LineAcknowledgementStatus =
  /** It is taken as ordered. */
  | 'ACCEPTED'
  /** It is taken in less than was ordered. */
  | 'QUANTITY_CHANGED'
  /** It is taken at another price than was expected. */
  | 'PRICE_CHANGED'
  /** It is taken; not all of it can be delivered at once. */
  | 'BACKORDERED'
  /** It is not taken. */
  | 'REJECTED';

/** Why an order does not go on, and when it will. */
export type OrderHold = {
  /** The reason. */
  readonly code: OrderHoldCode;
  /** The reason in words. */
  readonly reason: Scalars['String']['output'];
  /** What has to happen before it goes on. */
  readonly release: Scalars['String']['output'];
};

/** What can hold an order. */
export type OrderHoldCode =
  /** Accounting holds the account. */
  | 'CREDIT_HOLD'
  /** The order is more than the credit that is left. */
  | 'CREDIT_LIMIT'
  /** The registered deal waits for its approval. */
  | 'DEAL_REGISTRATION';

/** What one rule says. */
export type ResellerRuleOutcome = {
  /** The rule. */
  readonly code: ResellerRule;
  /** Whether it is kept. */
  readonly outcome: ResellerRuleResult;
  /** The line it was looked at for; null: for the whole order. */
  readonly lineNumber: Maybe<Scalars['Int']['output']>;
  /** What was found, in words. */
  readonly message: Scalars['String']['output'];
  /** What the partner can do; null where it is kept. */
  readonly howToFix: Maybe<Scalars['String']['output']>;
};

/** Whether a rule is kept. */
export type ResellerRuleResult =
  /** It is kept. */
  | 'PASS'
  /** It is not, which changes the line or wants attention. */
  | 'WARN'
  /** It is not, which holds the order. */
  | 'HOLD'
  /** It is not, which rejects the line, or the order where it names no line. */
  | 'REJECT';

/** The rules that a reseller's order is looked at by. */
export type ResellerRule =
  /** The partner is known in the CRM. */
  | 'PARTNER_KNOWN'
  /** The partner is a customer in the books. */
  | 'PARTNER_IN_BOOKS'
  /** The partner has not ordered under this purchase order number before. */
  | 'PO_NUMBER_UNIQUE'
  /** The partner may be invoiced in the order's currency. */
  | 'CURRENCY_ACCEPTED'
  /** The registered deal is the partner's, for this end customer and currency, approved, and has not ended. */
  | 'DEAL_REGISTRATION_VALID'
  /** A product has the reference. */
  | 'PRODUCT_KNOWN'
  /** The product is sold: active in both systems and in the subsidiary that serves the partner. */
  | 'PRODUCT_SOLD'
  /** The price list has a price for the partner, the quantity, the currency and the day. */
  | 'PRICE_LISTED'
  /** The price is the one that the partner expects. */
  | 'PRICE_AGREED'
  /** The quantity is within the bounds in which the product is sold. */
  | 'QUANTITY_IN_RANGE'
  /** So many can be delivered at once. */
  | 'QUANTITY_AVAILABLE'
  /** Accounting does not hold the account. */
  | 'CREDIT_HOLD_FREE'
  /** The order is within the credit that is left. */
  | 'CREDIT_LIMIT_KEPT'
  /** No invoice of the partner's is overdue. */
  | 'INVOICES_PAID'
  /** Every line can be taken as ordered, where the order is to be complete. */
  | 'LINES_COMPLETE';

/** A purchase order that was not taken; the acknowledgement says why. */
export type ResellerOrderRejectedProblem = UserError & {
  /** The problem in words. */
  readonly message: Scalars['String']['output'];
  /** The field of the input that it concerns. */
  readonly path: ReadonlyArray<Scalars['String']['output']>;
  /** The rule that rejected it. */
  readonly rule: ResellerRule;
};

/** The partner ordered under this purchase order number before. */
export type DuplicatePurchaseOrderProblem = UserError & {
  /** The problem in words. */
  readonly message: Scalars['String']['output'];
  /** The field of the input that it concerns. */
  readonly path: ReadonlyArray<Scalars['String']['output']>;
  /** The order of that number. */
  readonly order: Maybe<Order>;
};

/** Which held order to let go. */
export type ReleaseResellerOrderInput = {
  /** The caller's own key of this write, 1 to 255 characters. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** The held order. */
  readonly orderId: Scalars['ID']['input'];
  /** Why it may go on. */
  readonly reason: Scalars['String']['input'];
};

/** What became of a release. */
export type ReleaseResellerOrderPayload = {
  /** The order as the systems hold it. */
  readonly order: Maybe<Order>;
  /** The write. */
  readonly operation: Maybe<Operation>;
  /** Why it was not released; empty when it was, or is pending. */
  readonly errors: ReadonlyArray<UserError>;
};

/** Conditions on deliveries; all that are given must hold. */
export type WebhookDeliveryFilter = {
  /** How far the delivery is. */
  readonly status?: InputMaybe<WebhookDeliveryStatus>;
  /** The event's type, such as `order.acknowledged`. */
  readonly type?: InputMaybe<Scalars['String']['input']>;
  /** The order that the event is about. */
  readonly orderId?: InputMaybe<Scalars['ID']['input']>;
};

/** Which event is sent once more. */
export type ReplayWebhookInput = {
  /** The same key sends it once, however often it is asked for. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** The delivery that is repeated. */
  readonly deliveryId: Scalars['ID']['input'];
};

/** What has become of a replay. */
export type ReplayWebhookPayload = {
  /** The delivery that is under way: the same, or a new one of the same event; null when there is none. */
  readonly delivery: Maybe<WebhookDelivery>;
  /** Why nothing is sent; empty otherwise. */
  readonly errors: ReadonlyArray<UserError>;
};

/** One event on its way to one receiver. */
export type WebhookDelivery = {
  /** Names the delivery for as long as it is kept, 30 days after its end. */
  readonly id: Scalars['ID']['output'];
  /** The receiver, by its name in the configuration. */
  readonly endpoint: Scalars['String']['output'];
  /** The event, as `webhook-id` carries it: the same for every attempt and every replay. */
  readonly eventId: Scalars['String']['output'];
  /** What happened, such as `order.acknowledged`. */
  readonly type: Scalars['String']['output'];
  /** When it happened. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** How far it is. */
  readonly status: WebhookDeliveryStatus;
  /** When it is tried again; null: not by itself. */
  readonly retryAt: Maybe<Scalars['DateTime']['output']>;
  /** When a receiver took it; null until then. */
  readonly deliveredAt: Maybe<Scalars['DateTime']['output']>;
  /** The order that it is about; null where none was made. */
  readonly order: Maybe<Order>;
  /** Why it was given up; empty otherwise. */
  readonly errors: ReadonlyArray<UserError>;
};

/** How far a delivery is. */
export type WebhookDeliveryStatus =
  /** On its way, or waiting to be tried again. */
  | 'PENDING'
  /** Taken by the receiver. */
  | 'DELIVERED'
  /** Given up, after the last attempt or because the receiver wants no more; it can be replayed. */
  | 'FAILED';

/** A page of deliveries. */
export type WebhookDeliveryConnection = {
  /** The deliveries of this page. */
  readonly edges: ReadonlyArray<WebhookDeliveryEdge>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are over all pages; null where the filter names a type or an order. */
  readonly totalCount: Maybe<Scalars['Int']['output']>;
};

/** A delivery in a page. */
export type WebhookDeliveryEdge = {
  /** The place of this delivery in the list. */
  readonly cursor: Scalars['String']['output'];
  /** The delivery. */
  readonly node: WebhookDelivery;
};

/** The receiver said that it wants no more events, or is no longer in the configuration. */
export type EndpointGoneProblem = UserError & {
  readonly message: Scalars['String']['output'];
  readonly path: ReadonlyArray<Scalars['String']['output']>;
};

export type Mutation = {
  /** Changes a customer in Salesforce and has NetSuite follow in what it keeps too: name and phone; the effects say what was not written and why. A customer that NetSuite alone knows is changed there. Needs the scope sales:write. */
  readonly updateCustomer: Maybe<UpdateCustomerPayload>;
  /** Lets a write that needs attention be tried again from where it stands, once what stopped it has been dealt with. Needs the scopes ops:read and sales:write. */
  readonly retryOperation: Maybe<RetryOperationPayload>;
  /** Cancels an order wherever it is known, with its reason. Refused once anything of it is billed; then nothing was written in either system. Needs the scope sales:write. */
  readonly cancelOrder: Maybe<CancelOrderPayload>;
  /** Makes a draft quote with its lines in Salesforce. Needs the scope sales:write, as all writes of quotes. */
  readonly createQuote: Maybe<CreateQuotePayload>;
  /** Changes a draft quote, all or nothing. A quote that an approver refused may be changed too and is a draft again. */
  readonly updateQuote: Maybe<UpdateQuotePayload>;
  /** Has a draft quote checked against sales policy and brings it on: APPROVED where nobody has to approve, IN_REVIEW where somebody has. A quote that was approved may be submitted again where the policy now asks for an approval that is not on record. */
  readonly submitQuote: Maybe<SubmitQuotePayload>;
  /** Accepts an approved or presented quote for the customer: orders what it offers in Salesforce and in NetSuite, links and activates the order, and closes the opportunity as won. Sales policy is asked again first. A quote becomes one order, however often it is accepted. */
  readonly acceptQuote: Maybe<AcceptQuotePayload>;
  /** Submits a reseller's purchase order: what can be taken is ordered in Salesforce and in NetSuite, line by line acknowledged. */
  readonly submitResellerOrder: Maybe<SubmitResellerOrderPayload>;
  /** Lets a held order go on although the reason of its hold stands, or once it is gone. */
  readonly releaseResellerOrder: Maybe<ReleaseResellerOrderPayload>;
  /** Sends an event once more: one that failed goes on, one that was delivered is sent again under the same event id. A partner may do so with its own; others need the scopes ops:read and sales:write. */
  readonly replayWebhook: Maybe<ReplayWebhookPayload>;
};


export type MutationUpdateCustomerArgs = {
  input: UpdateCustomerInput;
};


export type MutationRetryOperationArgs = {
  input: RetryOperationInput;
};


export type MutationCancelOrderArgs = {
  input: CancelOrderInput;
};


export type MutationCreateQuoteArgs = {
  input: CreateQuoteInput;
};


export type MutationUpdateQuoteArgs = {
  input: UpdateQuoteInput;
};


export type MutationSubmitQuoteArgs = {
  input: SubmitQuoteInput;
};


export type MutationAcceptQuoteArgs = {
  input: AcceptQuoteInput;
};


export type MutationSubmitResellerOrderArgs = {
  input: SubmitResellerOrderInput;
};


export type MutationReleaseResellerOrderArgs = {
  input: ReleaseResellerOrderInput;
};


export type MutationReplayWebhookArgs = {
  input: ReplayWebhookInput;
};

export type Link__Purpose =
  /** `SECURITY` features provide metadata necessary to securely resolve fields. */
  | 'SECURITY'
  /** `EXECUTION` features provide metadata necessary for operation execution. */
  | 'EXECUTION';

export type _Service = {
  readonly sdl: Maybe<Scalars['String']['output']>;
};

export type _Entity = CreditMemo | Customer | Invoice | Order | Payment | Product | Quote;



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
    | ( Stub )
    | ( CustomerRecord )
    | ( Stub )
    | ( OrderRecord )
    | ( Stub )
    | ( ProductRecord )
    | ( QuoteParent )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( CustomerRecord )
    | ( Stub )
    | ( Stub )
    | ( Stub )
    | ( OrderRecord )
    | ( ProductRecord )
    | ( QuoteParent )
  ;
  UserError:
    | ( QuantityTooLargeProblem )
    | ( AmountTooLargeProblem )
    | ( CurrencyMismatchProblem )
    | ( NotFoundProblem )
    | ( ConflictProblem )
    | ( InvalidInputProblem )
    | ( WrongStateProblem )
    | ( SourceRefusedProblem )
    | ( PolicyProblem )
    | ( ResellerOrderRejectedProblem )
    | ( Omit<DuplicatePurchaseOrderProblem, 'order'> & { order?: Maybe<_RefType['Order']> } )
    | ( EndpointGoneProblem )
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
  UpdateCustomerInput: UpdateCustomerInput;
  CustomerAddressInput: CustomerAddressInput;
  UpdateCustomerPayload: ResolverTypeWrapper<CustomerWriteRecord>;
  CustomerFilter: CustomerFilter;
  CustomerConnection: ResolverTypeWrapper<CustomerPage>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  CustomerEdge: ResolverTypeWrapper<Omit<CustomerEdge, 'node'> & { node: ResolversTypes['Customer'] }>;
  Customer: ResolverTypeWrapper<CustomerRecord>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Viewer: ResolverTypeWrapper<VerifiedViewer>;
  Invoice: ResolverTypeWrapper<Stub>;
  CreditMemo: ResolverTypeWrapper<Stub>;
  Payment: ResolverTypeWrapper<Stub>;
  RetryOperationInput: RetryOperationInput;
  RetryOperationPayload: ResolverTypeWrapper<Omit<RetryOperationPayload, 'operation' | 'errors'> & { operation?: Maybe<ResolversTypes['Operation']>, errors: ReadonlyArray<ResolversTypes['UserError']> }>;
  OperationFilter: OperationFilter;
  OperationConnection: ResolverTypeWrapper<OperationPage>;
  OperationEdge: ResolverTypeWrapper<Omit<OperationEdge, 'node'> & { node: ResolversTypes['Operation'] }>;
  CancelOrderInput: CancelOrderInput;
  CancelOrderPayload: ResolverTypeWrapper<OrderWriteRecord>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  OrderStatusChangeFilter: OrderStatusChangeFilter;
  OrderStatusChange: ResolverTypeWrapper<OrderStatusChangeRecord>;
  OrderStatusChangeKind: OrderStatusChangeKind;
  OrderFilter: OrderFilter;
  OrderConnection: ResolverTypeWrapper<OrderPage>;
  OrderEdge: ResolverTypeWrapper<Omit<OrderEdge, 'node'> & { node: ResolversTypes['Order'] }>;
  Order: ResolverTypeWrapper<OrderRecord>;
  OrderLine: ResolverTypeWrapper<OrderLineRecord>;
  PolicyDecision: ResolverTypeWrapper<PolicyDecision>;
  PolicyOutcome: PolicyOutcome;
  RequiredApproval: ResolverTypeWrapper<RequiredApproval>;
  PolicyFinding: ResolverTypeWrapper<PolicyFinding>;
  PolicyFactSource: ResolverTypeWrapper<PolicyFactSource>;
  PolicySeverity: PolicySeverity;
  PolicyFindingCode: PolicyFindingCode;
  ProductFilter: ProductFilter;
  ProductConnection: ResolverTypeWrapper<ProductPage>;
  ProductEdge: ResolverTypeWrapper<Omit<ProductEdge, 'node'> & { node: ResolversTypes['Product'] }>;
  Product: ResolverTypeWrapper<ProductRecord>;
  CreateQuoteInput: CreateQuoteInput;
  QuoteLineInput: QuoteLineInput;
  CreateQuotePayload: ResolverTypeWrapper<QuoteWriteRecord>;
  UpdateQuoteInput: UpdateQuoteInput;
  UpdateQuotePayload: ResolverTypeWrapper<QuoteWriteRecord>;
  SubmitQuoteInput: SubmitQuoteInput;
  SubmitQuotePayload: ResolverTypeWrapper<QuoteWriteRecord>;
  AcceptQuoteInput: AcceptQuoteInput;
  AcceptQuotePayload: ResolverTypeWrapper<QuoteWriteRecord>;
  PolicyProblem: ResolverTypeWrapper<PolicyProblem>;
  QuoteFilter: QuoteFilter;
  QuoteStatus: QuoteStatus;
  QuoteConnection: ResolverTypeWrapper<QuotePage>;
  QuoteEdge: ResolverTypeWrapper<Omit<QuoteEdge, 'node'> & { node: ResolversTypes['Quote'] }>;
  Quote: ResolverTypeWrapper<QuoteParent>;
  QuoteLine: ResolverTypeWrapper<LineRecord>;
  PostalAddress: ResolverTypeWrapper<Scalars['PostalAddress']['output']>;
  ValidateResellerOrderInput: ValidateResellerOrderInput;
  SubmitResellerOrderInput: SubmitResellerOrderInput;
  EndCustomerInput: EndCustomerInput;
  ResellerOrderLineInput: ResellerOrderLineInput;
  ResellerOrderValidation: ResolverTypeWrapper<Omit<ResellerOrderValidation, 'acknowledgement'> & { acknowledgement: ResolversTypes['OrderAcknowledgement'] }>;
  SubmitResellerOrderPayload: ResolverTypeWrapper<ResellerOrderWriteRecord>;
  OrderAcknowledgement: ResolverTypeWrapper<AcknowledgementRecord>;
  AcknowledgementStatus: AcknowledgementStatus;
  LineAcknowledgement: ResolverTypeWrapper<LineAcknowledgementRecord>;
  LineAcknowledgementStatus: LineAcknowledgementStatus;
  OrderHold: ResolverTypeWrapper<OrderHold>;
  OrderHoldCode: OrderHoldCode;
  ResellerRuleOutcome: ResolverTypeWrapper<ResellerRuleOutcome>;
  ResellerRuleResult: ResellerRuleResult;
  ResellerRule: ResellerRule;
  ResellerOrderRejectedProblem: ResolverTypeWrapper<ResellerOrderRejectedProblem>;
  DuplicatePurchaseOrderProblem: ResolverTypeWrapper<Omit<DuplicatePurchaseOrderProblem, 'order'> & { order?: Maybe<ResolversTypes['Order']> }>;
  ReleaseResellerOrderInput: ReleaseResellerOrderInput;
  ReleaseResellerOrderPayload: ResolverTypeWrapper<ResellerOrderWriteRecord>;
  WebhookDeliveryFilter: WebhookDeliveryFilter;
  ReplayWebhookInput: ReplayWebhookInput;
  ReplayWebhookPayload: ResolverTypeWrapper<Omit<ReplayWebhookPayload, 'delivery' | 'errors'> & { delivery?: Maybe<ResolversTypes['WebhookDelivery']>, errors: ReadonlyArray<ResolversTypes['UserError']> }>;
  WebhookDelivery: ResolverTypeWrapper<DeliveryRecord>;
  WebhookDeliveryStatus: WebhookDeliveryStatus;
  WebhookDeliveryConnection: ResolverTypeWrapper<DeliveryPage>;
  WebhookDeliveryEdge: ResolverTypeWrapper<Omit<WebhookDeliveryEdge, 'node'> & { node: ResolversTypes['WebhookDelivery'] }>;
  EndpointGoneProblem: ResolverTypeWrapper<EndpointGoneProblem>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
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
  UpdateCustomerInput: UpdateCustomerInput;
  CustomerAddressInput: CustomerAddressInput;
  UpdateCustomerPayload: CustomerWriteRecord;
  CustomerFilter: CustomerFilter;
  CustomerConnection: CustomerPage;
  Int: Scalars['Int']['output'];
  CustomerEdge: Omit<CustomerEdge, 'node'> & { node: ResolversParentTypes['Customer'] };
  Customer: CustomerRecord;
  Query: Record<PropertyKey, never>;
  Viewer: VerifiedViewer;
  Invoice: Stub;
  CreditMemo: Stub;
  Payment: Stub;
  RetryOperationInput: RetryOperationInput;
  RetryOperationPayload: Omit<RetryOperationPayload, 'operation' | 'errors'> & { operation?: Maybe<ResolversParentTypes['Operation']>, errors: ReadonlyArray<ResolversParentTypes['UserError']> };
  OperationFilter: OperationFilter;
  OperationConnection: OperationPage;
  OperationEdge: Omit<OperationEdge, 'node'> & { node: ResolversParentTypes['Operation'] };
  CancelOrderInput: CancelOrderInput;
  CancelOrderPayload: OrderWriteRecord;
  Subscription: Record<PropertyKey, never>;
  OrderStatusChangeFilter: OrderStatusChangeFilter;
  OrderStatusChange: OrderStatusChangeRecord;
  OrderFilter: OrderFilter;
  OrderConnection: OrderPage;
  OrderEdge: Omit<OrderEdge, 'node'> & { node: ResolversParentTypes['Order'] };
  Order: OrderRecord;
  OrderLine: OrderLineRecord;
  PolicyDecision: PolicyDecision;
  RequiredApproval: RequiredApproval;
  PolicyFinding: PolicyFinding;
  PolicyFactSource: PolicyFactSource;
  ProductFilter: ProductFilter;
  ProductConnection: ProductPage;
  ProductEdge: Omit<ProductEdge, 'node'> & { node: ResolversParentTypes['Product'] };
  Product: ProductRecord;
  CreateQuoteInput: CreateQuoteInput;
  QuoteLineInput: QuoteLineInput;
  CreateQuotePayload: QuoteWriteRecord;
  UpdateQuoteInput: UpdateQuoteInput;
  UpdateQuotePayload: QuoteWriteRecord;
  SubmitQuoteInput: SubmitQuoteInput;
  SubmitQuotePayload: QuoteWriteRecord;
  AcceptQuoteInput: AcceptQuoteInput;
  AcceptQuotePayload: QuoteWriteRecord;
  PolicyProblem: PolicyProblem;
  QuoteFilter: QuoteFilter;
  QuoteConnection: QuotePage;
  QuoteEdge: Omit<QuoteEdge, 'node'> & { node: ResolversParentTypes['Quote'] };
  Quote: QuoteParent;
  QuoteLine: LineRecord;
  PostalAddress: Scalars['PostalAddress']['output'];
  ValidateResellerOrderInput: ValidateResellerOrderInput;
  SubmitResellerOrderInput: SubmitResellerOrderInput;
  EndCustomerInput: EndCustomerInput;
  ResellerOrderLineInput: ResellerOrderLineInput;
  ResellerOrderValidation: Omit<ResellerOrderValidation, 'acknowledgement'> & { acknowledgement: ResolversParentTypes['OrderAcknowledgement'] };
  SubmitResellerOrderPayload: ResellerOrderWriteRecord;
  OrderAcknowledgement: AcknowledgementRecord;
  LineAcknowledgement: LineAcknowledgementRecord;
  OrderHold: OrderHold;
  ResellerRuleOutcome: ResellerRuleOutcome;
  ResellerOrderRejectedProblem: ResellerOrderRejectedProblem;
  DuplicatePurchaseOrderProblem: Omit<DuplicatePurchaseOrderProblem, 'order'> & { order?: Maybe<ResolversParentTypes['Order']> };
  ReleaseResellerOrderInput: ReleaseResellerOrderInput;
  ReleaseResellerOrderPayload: ResellerOrderWriteRecord;
  WebhookDeliveryFilter: WebhookDeliveryFilter;
  ReplayWebhookInput: ReplayWebhookInput;
  ReplayWebhookPayload: Omit<ReplayWebhookPayload, 'delivery' | 'errors'> & { delivery?: Maybe<ResolversParentTypes['WebhookDelivery']>, errors: ReadonlyArray<ResolversParentTypes['UserError']> };
  WebhookDelivery: DeliveryRecord;
  WebhookDeliveryConnection: DeliveryPage;
  WebhookDeliveryEdge: Omit<WebhookDeliveryEdge, 'node'> & { node: ResolversParentTypes['WebhookDelivery'] };
  EndpointGoneProblem: EndpointGoneProblem;
  Mutation: Record<PropertyKey, never>;
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
  __resolveType: TypeResolveFn<'Customer' | 'Invoice' | 'CreditMemo' | 'Payment' | 'Order' | 'Product' | 'Quote', ParentType, ContextType>;
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
  __resolveType: TypeResolveFn<'QuantityTooLargeProblem' | 'AmountTooLargeProblem' | 'CurrencyMismatchProblem' | 'NotFoundProblem' | 'ConflictProblem' | 'InvalidInputProblem' | 'WrongStateProblem' | 'SourceRefusedProblem' | 'PolicyProblem' | 'ResellerOrderRejectedProblem' | 'DuplicatePurchaseOrderProblem' | 'EndpointGoneProblem', ParentType, ContextType>;
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

export type UpdateCustomerPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateCustomerPayload'] = ResolversParentTypes['UpdateCustomerPayload']> = {
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CustomerConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CustomerConnection'] = ResolversParentTypes['CustomerConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['CustomerEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type CustomerEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CustomerEdge'] = ResolversParentTypes['CustomerEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Customer'], ParentType, ContextType>;
};

export type CustomerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Customer'] = ResolversParentTypes['Customer']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  channel?: Resolver<Maybe<ResolversTypes['Channel']>, ParentType, ContextType>;
  salesforceId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  netsuiteId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  observedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  quotes?: Resolver<Maybe<ResolversTypes['QuoteConnection']>, ParentType, ContextType, RequireFields<CustomerQuotesArgs, 'first'>>;
  orders?: Resolver<Maybe<ResolversTypes['OrderConnection']>, ParentType, ContextType, RequireFields<CustomerOrdersArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType, RequireFields<QueryCustomerArgs, 'id'>>;
  customers?: Resolver<Maybe<ResolversTypes['CustomerConnection']>, ParentType, ContextType, RequireFields<QueryCustomersArgs, 'first'>>;
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType, RequireFields<QueryOperationArgs, 'id'>>;
  operations?: Resolver<Maybe<ResolversTypes['OperationConnection']>, ParentType, ContextType, RequireFields<QueryOperationsArgs, 'first'>>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType, RequireFields<QueryOrderArgs, 'id'>>;
  orders?: Resolver<Maybe<ResolversTypes['OrderConnection']>, ParentType, ContextType, RequireFields<QueryOrdersArgs, 'first'>>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType, RequireFields<QueryProductArgs, 'id'>>;
  products?: Resolver<Maybe<ResolversTypes['ProductConnection']>, ParentType, ContextType, RequireFields<QueryProductsArgs, 'first'>>;
  quote?: Resolver<Maybe<ResolversTypes['Quote']>, ParentType, ContextType, RequireFields<QueryQuoteArgs, 'id'>>;
  quotes?: Resolver<Maybe<ResolversTypes['QuoteConnection']>, ParentType, ContextType, RequireFields<QueryQuotesArgs, 'first'>>;
  validateResellerOrder?: Resolver<Maybe<ResolversTypes['ResellerOrderValidation']>, ParentType, ContextType, RequireFields<QueryValidateResellerOrderArgs, 'input'>>;
  webhookDeliveries?: Resolver<Maybe<ResolversTypes['WebhookDeliveryConnection']>, ParentType, ContextType, RequireFields<QueryWebhookDeliveriesArgs, 'first'>>;
  _entities?: Resolver<ReadonlyArray<Maybe<ResolversTypes['_Entity']>>, ParentType, ContextType, RequireFields<Query_EntitiesArgs, 'representations'>>;
  _service?: Resolver<ResolversTypes['_Service'], ParentType, ContextType>;
};

export type ViewerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer']> = {
  subject?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  scopes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  partner?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type InvoiceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Invoice'] = ResolversParentTypes['Invoice']> = {
  handle?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreditMemoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreditMemo'] = ResolversParentTypes['CreditMemo']> = {
  handle?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PaymentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Payment'] = ResolversParentTypes['Payment']> = {
  handle?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RetryOperationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RetryOperationPayload'] = ResolversParentTypes['RetryOperationPayload']> = {
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type OperationConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OperationConnection'] = ResolversParentTypes['OperationConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['OperationEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type OperationEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OperationEdge'] = ResolversParentTypes['OperationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Operation'], ParentType, ContextType>;
};

export type CancelOrderPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelOrderPayload'] = ResolversParentTypes['CancelOrderPayload']> = {
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  orderStatusChanged?: SubscriptionResolver<Maybe<ResolversTypes['OrderStatusChange']>, "orderStatusChanged", ParentType, ContextType, Partial<SubscriptionOrderStatusChangedArgs>>;
  operationChanged?: SubscriptionResolver<Maybe<ResolversTypes['Operation']>, "operationChanged", ParentType, ContextType, RequireFields<SubscriptionOperationChangedArgs, 'id'>>;
};

export type OrderStatusChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderStatusChange'] = ResolversParentTypes['OrderStatusChange']> = {
  kind?: Resolver<ResolversTypes['OrderStatusChangeKind'], ParentType, ContextType>;
  order?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['OrderStatus']>, ParentType, ContextType>;
  changedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type OrderConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderConnection'] = ResolversParentTypes['OrderConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['OrderEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type OrderEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderEdge'] = ResolversParentTypes['OrderEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
};

export type OrderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Order'] = ResolversParentTypes['Order']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  number?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['OrderStatus']>, ParentType, ContextType>;
  orderedOn?: Resolver<Maybe<ResolversTypes['LocalDate']>, ParentType, ContextType>;
  poNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  lines?: Resolver<Maybe<ReadonlyArray<ResolversTypes['OrderLine']>>, ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  partner?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  quote?: Resolver<Maybe<ResolversTypes['Quote']>, ParentType, ContextType>;
  activatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  salesforceId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  netsuiteId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  observedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrderLineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderLine'] = ResolversParentTypes['OrderLine']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  unitPrice?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type PolicyDecisionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PolicyDecision'] = ResolversParentTypes['PolicyDecision']> = {
  outcome?: Resolver<ResolversTypes['PolicyOutcome'], ParentType, ContextType>;
  requiredApprovals?: Resolver<ReadonlyArray<ResolversTypes['RequiredApproval']>, ParentType, ContextType>;
  findings?: Resolver<ReadonlyArray<ResolversTypes['PolicyFinding']>, ParentType, ContextType>;
  policyVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  inputsHash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RequiredApprovalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RequiredApproval'] = ResolversParentTypes['RequiredApproval']> = {
  level?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  because?: Resolver<ReadonlyArray<ResolversTypes['PolicyFindingCode']>, ParentType, ContextType>;
};

export type PolicyFindingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PolicyFinding'] = ResolversParentTypes['PolicyFinding']> = {
  code?: Resolver<ResolversTypes['PolicyFindingCode'], ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['PolicySeverity'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  actual?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  limit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  actualMoney?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  limitMoney?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['PolicyFactSource'], ParentType, ContextType>;
  howToFix?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PolicyFactSourceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PolicyFactSource'] = ResolversParentTypes['PolicyFactSource']> = {
  system?: Resolver<ResolversTypes['SourceSystem'], ParentType, ContextType>;
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  readAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ProductConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductConnection'] = ResolversParentTypes['ProductConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ProductEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ProductEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProductEdge'] = ResolversParentTypes['ProductEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
};

export type ProductResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Product'] = ResolversParentTypes['Product']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  family?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isActive?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  observedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreateQuotePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateQuotePayload'] = ResolversParentTypes['CreateQuotePayload']> = {
  quote?: Resolver<Maybe<ResolversTypes['Quote']>, ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdateQuotePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateQuotePayload'] = ResolversParentTypes['UpdateQuotePayload']> = {
  quote?: Resolver<Maybe<ResolversTypes['Quote']>, ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SubmitQuotePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SubmitQuotePayload'] = ResolversParentTypes['SubmitQuotePayload']> = {
  quote?: Resolver<Maybe<ResolversTypes['Quote']>, ParentType, ContextType>;
  policy?: Resolver<Maybe<ResolversTypes['PolicyDecision']>, ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type AcceptQuotePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AcceptQuotePayload'] = ResolversParentTypes['AcceptQuotePayload']> = {
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  quote?: Resolver<Maybe<ResolversTypes['Quote']>, ParentType, ContextType>;
  policy?: Resolver<Maybe<ResolversTypes['PolicyDecision']>, ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PolicyProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PolicyProblem'] = ResolversParentTypes['PolicyProblem']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['PolicyOutcome'], ParentType, ContextType>;
  requiredApprovals?: Resolver<ReadonlyArray<ResolversTypes['RequiredApproval']>, ParentType, ContextType>;
  findings?: Resolver<ReadonlyArray<ResolversTypes['PolicyFinding']>, ParentType, ContextType>;
  policyVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type QuoteConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QuoteConnection'] = ResolversParentTypes['QuoteConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['QuoteEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type QuoteEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QuoteEdge'] = ResolversParentTypes['QuoteEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Quote'], ParentType, ContextType>;
};

export type QuoteResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Quote'] = ResolversParentTypes['Quote']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  number?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['QuoteStatus']>, ParentType, ContextType>;
  expiresOn?: Resolver<Maybe<ResolversTypes['LocalDate']>, ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  lines?: Resolver<Maybe<ReadonlyArray<ResolversTypes['QuoteLine']>>, ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  policy?: Resolver<Maybe<ResolversTypes['PolicyDecision']>, ParentType, ContextType>;
  observedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type QuoteLineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QuoteLine'] = ResolversParentTypes['QuoteLine']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  unitPrice?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  discountPercent?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export interface PostalAddressScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['PostalAddress'], any> {
  name: 'PostalAddress';
}

export type ResellerOrderValidationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResellerOrderValidation'] = ResolversParentTypes['ResellerOrderValidation']> = {
  acknowledgement?: Resolver<ResolversTypes['OrderAcknowledgement'], ParentType, ContextType>;
};

export type SubmitResellerOrderPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SubmitResellerOrderPayload'] = ResolversParentTypes['SubmitResellerOrderPayload']> = {
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  acknowledgement?: Resolver<Maybe<ResolversTypes['OrderAcknowledgement']>, ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type OrderAcknowledgementResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderAcknowledgement'] = ResolversParentTypes['OrderAcknowledgement']> = {
  status?: Resolver<ResolversTypes['AcknowledgementStatus'], ParentType, ContextType>;
  poNumber?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lines?: Resolver<ReadonlyArray<ResolversTypes['LineAcknowledgement']>, ParentType, ContextType>;
  holds?: Resolver<ReadonlyArray<ResolversTypes['OrderHold']>, ParentType, ContextType>;
  rules?: Resolver<ReadonlyArray<ResolversTypes['ResellerRuleOutcome']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type LineAcknowledgementResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LineAcknowledgement'] = ResolversParentTypes['LineAcknowledgement']> = {
  lineNumber?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  productReference?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['LineAcknowledgementStatus'], ParentType, ContextType>;
  reasonCodes?: Resolver<ReadonlyArray<ResolversTypes['ResellerRule']>, ParentType, ContextType>;
  requestedQuantity?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  requestedUnitPrice?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  confirmedQuantity?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  confirmedUnitPrice?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type OrderHoldResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrderHold'] = ResolversParentTypes['OrderHold']> = {
  code?: Resolver<ResolversTypes['OrderHoldCode'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  release?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ResellerRuleOutcomeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResellerRuleOutcome'] = ResolversParentTypes['ResellerRuleOutcome']> = {
  code?: Resolver<ResolversTypes['ResellerRule'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['ResellerRuleResult'], ParentType, ContextType>;
  lineNumber?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  howToFix?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ResellerOrderRejectedProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResellerOrderRejectedProblem'] = ResolversParentTypes['ResellerOrderRejectedProblem']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['ResellerRule'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DuplicatePurchaseOrderProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DuplicatePurchaseOrderProblem'] = ResolversParentTypes['DuplicatePurchaseOrderProblem']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReleaseResellerOrderPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReleaseResellerOrderPayload'] = ResolversParentTypes['ReleaseResellerOrderPayload']> = {
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  operation?: Resolver<Maybe<ResolversTypes['Operation']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ReplayWebhookPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReplayWebhookPayload'] = ResolversParentTypes['ReplayWebhookPayload']> = {
  delivery?: Resolver<Maybe<ResolversTypes['WebhookDelivery']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type WebhookDeliveryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookDelivery'] = ResolversParentTypes['WebhookDelivery']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  endpoint?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  eventId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['WebhookDeliveryStatus'], ParentType, ContextType>;
  retryAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  deliveredAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type WebhookDeliveryConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookDeliveryConnection'] = ResolversParentTypes['WebhookDeliveryConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['WebhookDeliveryEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type WebhookDeliveryEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookDeliveryEdge'] = ResolversParentTypes['WebhookDeliveryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['WebhookDelivery'], ParentType, ContextType>;
};

export type EndpointGoneProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EndpointGoneProblem'] = ResolversParentTypes['EndpointGoneProblem']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  updateCustomer?: Resolver<Maybe<ResolversTypes['UpdateCustomerPayload']>, ParentType, ContextType, RequireFields<MutationUpdateCustomerArgs, 'input'>>;
  retryOperation?: Resolver<Maybe<ResolversTypes['RetryOperationPayload']>, ParentType, ContextType, RequireFields<MutationRetryOperationArgs, 'input'>>;
  cancelOrder?: Resolver<Maybe<ResolversTypes['CancelOrderPayload']>, ParentType, ContextType, RequireFields<MutationCancelOrderArgs, 'input'>>;
  createQuote?: Resolver<Maybe<ResolversTypes['CreateQuotePayload']>, ParentType, ContextType, RequireFields<MutationCreateQuoteArgs, 'input'>>;
  updateQuote?: Resolver<Maybe<ResolversTypes['UpdateQuotePayload']>, ParentType, ContextType, RequireFields<MutationUpdateQuoteArgs, 'input'>>;
  submitQuote?: Resolver<Maybe<ResolversTypes['SubmitQuotePayload']>, ParentType, ContextType, RequireFields<MutationSubmitQuoteArgs, 'input'>>;
  acceptQuote?: Resolver<Maybe<ResolversTypes['AcceptQuotePayload']>, ParentType, ContextType, RequireFields<MutationAcceptQuoteArgs, 'input'>>;
  submitResellerOrder?: Resolver<Maybe<ResolversTypes['SubmitResellerOrderPayload']>, ParentType, ContextType, RequireFields<MutationSubmitResellerOrderArgs, 'input'>>;
  releaseResellerOrder?: Resolver<Maybe<ResolversTypes['ReleaseResellerOrderPayload']>, ParentType, ContextType, RequireFields<MutationReleaseResellerOrderArgs, 'input'>>;
  replayWebhook?: Resolver<Maybe<ResolversTypes['ReplayWebhookPayload']>, ParentType, ContextType, RequireFields<MutationReplayWebhookArgs, 'input'>>;
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
  __resolveType: TypeResolveFn<'CreditMemo' | 'Customer' | 'Invoice' | 'Order' | 'Payment' | 'Product' | 'Quote', ParentType, ContextType>;
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
  UpdateCustomerPayload?: UpdateCustomerPayloadResolvers<ContextType>;
  CustomerConnection?: CustomerConnectionResolvers<ContextType>;
  CustomerEdge?: CustomerEdgeResolvers<ContextType>;
  Customer?: CustomerResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
  Invoice?: InvoiceResolvers<ContextType>;
  CreditMemo?: CreditMemoResolvers<ContextType>;
  Payment?: PaymentResolvers<ContextType>;
  RetryOperationPayload?: RetryOperationPayloadResolvers<ContextType>;
  OperationConnection?: OperationConnectionResolvers<ContextType>;
  OperationEdge?: OperationEdgeResolvers<ContextType>;
  CancelOrderPayload?: CancelOrderPayloadResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  OrderStatusChange?: OrderStatusChangeResolvers<ContextType>;
  OrderConnection?: OrderConnectionResolvers<ContextType>;
  OrderEdge?: OrderEdgeResolvers<ContextType>;
  Order?: OrderResolvers<ContextType>;
  OrderLine?: OrderLineResolvers<ContextType>;
  PolicyDecision?: PolicyDecisionResolvers<ContextType>;
  RequiredApproval?: RequiredApprovalResolvers<ContextType>;
  PolicyFinding?: PolicyFindingResolvers<ContextType>;
  PolicyFactSource?: PolicyFactSourceResolvers<ContextType>;
  ProductConnection?: ProductConnectionResolvers<ContextType>;
  ProductEdge?: ProductEdgeResolvers<ContextType>;
  Product?: ProductResolvers<ContextType>;
  CreateQuotePayload?: CreateQuotePayloadResolvers<ContextType>;
  UpdateQuotePayload?: UpdateQuotePayloadResolvers<ContextType>;
  SubmitQuotePayload?: SubmitQuotePayloadResolvers<ContextType>;
  AcceptQuotePayload?: AcceptQuotePayloadResolvers<ContextType>;
  PolicyProblem?: PolicyProblemResolvers<ContextType>;
  QuoteConnection?: QuoteConnectionResolvers<ContextType>;
  QuoteEdge?: QuoteEdgeResolvers<ContextType>;
  Quote?: QuoteResolvers<ContextType>;
  QuoteLine?: QuoteLineResolvers<ContextType>;
  PostalAddress?: GraphQLScalarType;
  ResellerOrderValidation?: ResellerOrderValidationResolvers<ContextType>;
  SubmitResellerOrderPayload?: SubmitResellerOrderPayloadResolvers<ContextType>;
  OrderAcknowledgement?: OrderAcknowledgementResolvers<ContextType>;
  LineAcknowledgement?: LineAcknowledgementResolvers<ContextType>;
  OrderHold?: OrderHoldResolvers<ContextType>;
  ResellerRuleOutcome?: ResellerRuleOutcomeResolvers<ContextType>;
  ResellerOrderRejectedProblem?: ResellerOrderRejectedProblemResolvers<ContextType>;
  DuplicatePurchaseOrderProblem?: DuplicatePurchaseOrderProblemResolvers<ContextType>;
  ReleaseResellerOrderPayload?: ReleaseResellerOrderPayloadResolvers<ContextType>;
  ReplayWebhookPayload?: ReplayWebhookPayloadResolvers<ContextType>;
  WebhookDelivery?: WebhookDeliveryResolvers<ContextType>;
  WebhookDeliveryConnection?: WebhookDeliveryConnectionResolvers<ContextType>;
  WebhookDeliveryEdge?: WebhookDeliveryEdgeResolvers<ContextType>;
  EndpointGoneProblem?: EndpointGoneProblemResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
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
