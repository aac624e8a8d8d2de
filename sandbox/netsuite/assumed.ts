import { addMonths, DAY } from './calendar.ts';

/**
 * What no public source confirms about NetSuite: wordings, limits and choices made until a real account says otherwise.
 * Code reads them from here, so that one line corrects each; what a source does confirm stays where it is used.
 */
export const ASSUMED = {
  /** How far a token-based request's timestamp may be from the server's clock, in seconds. */
  tbaTimestampWindowSeconds: 300,
  /**
   * Ranges of so many months back or ahead, as LRQ (last rolling quarter) or NOM (next one month): to today, from
   * the day after the same day of the earlier month.
   */
  rollingRange: (from: number, to: number) => (today: number) => ({
    start: addMonths(today, from) + DAY,
    end: addMonths(today, to),
  }),
  /** What BUILTIN.HIERARCHY puts between the parts of a path that it is asked to give separated. */
  hierarchySeparator: '\u0005',
  /** Who is meant by BUILTIN.NAMED_GROUP('employee', 'me'): the integration's user is no employee. */
  namedGroupMember: 'NULL',
  /** Answers to what cannot be read as a request of the services. */
  unreadable: {
    malformed: {
      status: 400,
      code: 'INVALID_REQUEST',
      detail: 'The request could not be understood by the server due to malformed syntax.',
    },
    headersTooLong: {
      status: 431,
      code: 'INVALID_HEADER',
      detail: 'The headers of the request are too long.',
    },
    timedOut: { status: 408, code: 'INVALID_REQUEST', detail: 'The request did not arrive in time.' },
    bodyTooLong: { status: 413, code: 'INVALID_CONTENT', detail: 'The content of the request is too long.' },
    notUtf8: { status: 400, code: 'INVALID_CONTENT', detail: 'The content of the request is not UTF-8.' },
    unreadableEncoding: {
      status: 415,
      code: 'INVALID_HEADER',
      detail: 'The Content-Encoding of the request is not supported, or its content is not in it.',
    },
    notOffered: {
      status: 405,
      code: 'METHOD_NOT_ALLOWED',
      detail: 'The HTTP method is not allowed for this resource.',
    },
    defect: { status: 500, code: 'UNEXPECTED_ERROR', detail: 'An unexpected error occurred.' },
  },
  /** The detail of a 404 where no record is named. */
  resourceNotFound: 'The requested resource does not exist.',
  /** The roles that contacts have at a company, by internal id. */
  contactRoles: {
    '-10': 'Primary Contact',
    '-20': 'Alternate Contact',
    '-30': 'Decision Maker',
    '-40': 'Consultant',
  },
  /** Refusals of requests by what they ask for or how they are written. */
  requests: {
    parameter: (name: string, value: string) => `Invalid value for the parameter ${name}: ${value}.`,
    limitRange: (most: number) => `Invalid value for the parameter limit: it must be between 1 and ${most}.`,
    offsetStep: 'Invalid value for the parameter offset: it must be divisible by the limit.',
    fieldsAndExpand: 'The parameters fields and expandSubResources cannot be used together.',
    unknownType: (name: string) => `Record type '${name}' does not exist.`,
    unknownProperty: (name: string, record: string) =>
      `Unknown reference or property name '${name}' in the record ${record}.`,
    ignoredValue: (field: string, value: string) =>
      `Invalid value ${value} for the field ${field} was ignored.`,
    validationHeader: (header: string, value: string) =>
      `Invalid value '${value}' for the request header ${header}. Use error, warning or ignore.`,
    mediaType: (header: string, value: string) =>
      `Invalid ${header} request header '${value}'. Use application/json or application/vnd.oracle.resource+json.`,
    optionsOfNothing: 'The query parameter fields must name the fields to give options of.',
    noOptions: (field: string, record: string) =>
      `The field ${field} of the record ${record} has no options.`,
  },
  /** Refusals of a `q` that is written wrong. */
  filter: {
    refused: (detail: string) => `Invalid query parameter q: ${detail}`,
    openQuote: 'a quotation mark is not closed.',
    tooShort: 'it ends too early.',
    tooLong: 'it goes on after its end.',
    tooDeep: 'its parentheses are nested too deep.',
    expected: (sign: string) => `${sign} is expected.`,
    operands: (operator: string, what: string) => `${operator} needs ${what}.`,
    operator: (operator: string) => `the operator ${operator} cannot be used with this field.`,
    value: (text: string, what: string) => `${text} is not ${what}.`,
  },
  /** Refusals of records for what they hold; each follows the fixed words of an error of access. */
  writes: {
    noLines: 'You must enter at least one line item for this transaction.',
    noAddress: 'Please enter value(s) for: Address',
    orderNotOpen: 'The sales order is not open for billing.',
    tooMuchBilled: (quantity: number, left: number) =>
      `The quantity to bill, ${quantity}, is more than the ${left} left on the order's line.`,
    unbalanced: 'The amounts in a journal entry must balance.',
    exists: 'This record already exists',
    dependents: 'This record cannot be deleted because it has dependent records.',
    readOnly: (record: string) => `Records of type ${record} cannot be created, changed or deleted here.`,
    /** What forms show where saving gives a number. */
    numberToCome: 'To Be Generated',
  },
  /** Operators of `q` that clients write although Oracle's list has them otherwise. */
  operatorAliases: { CONTAINS: 'CONTAIN', CONTAINS_NOT: 'CONTAIN_NOT', ENDWITH: 'END_WITH' },
  /** A `q` that names no field of the record; follows the fixed words of a search error. */
  unknownFilterField: (field: string, record: string) =>
    `Search error occurred: Field '${field}' for record '${record}' was not found. Ensure correct internal ids and translation strings are used.`,
  /** A line of a journal with amounts on both sides. */
  debitAndCredit: 'A journal line cannot have both a debit and a credit.',
  /** The deletion of an account that NetSuite itself posts to. */
  ownAccount: 'This account is used by the system and cannot be deleted.',
  /** How many characters fields hold, by column; others hold any number. */
  textLengths: {
    companyname: 83,
    entityid: 83,
    altname: 83,
    firstname: 32,
    lastname: 32,
    email: 254,
    phone: 22,
    fax: 22,
    memo: 4000,
    tranid: 45,
    otherrefnum: 45,
    itemid: 60,
    displayname: 60,
    externalid: 255,
  },
  textTooLong: (field: string, most: number) =>
    `The field ${field} contained more than the maximum number ( ${most} ) of characters allowed.`,
  /** A sale or a credit whose lines add up to less than nothing. */
  negativeTotal: 'The total of this transaction cannot be negative.',
  /** A period that ends before it starts. */
  periodEndsFirst: 'The end date of an accounting period cannot be before its start date.',
  /** A second relationship of a customer to a subsidiary. */
  relationshipExists: 'This customer-subsidiary relationship already exists.',
  /** A second customer, item … of a name that must be unique. */
  nameTaken: {
    customer:
      'A customer record with this ID already exists. You must enter a unique customer ID for each record you create.',
    employee:
      'An employee record with this ID already exists. You must enter a unique employee ID for each record you create.',
    partner:
      'A partner record with this ID already exists. You must enter a unique partner ID for each record you create.',
    contact:
      'A contact record with this ID already exists. You must enter a unique contact ID for each record you create.',
    item: 'Uniqueness error - An item with the same name already exists.',
    account: 'The account number you have chosen is already used.',
  },
  /** The statuses of leads, prospects and customers that a new account comes with, by internal id. */
  customerStatuses: {
    '6': 'LEAD-Unqualified',
    '7': 'LEAD-Qualified',
    '8': 'PROSPECT-In Discussion',
    '9': 'PROSPECT-Identified Decision Makers',
    '10': 'PROSPECT-Proposal',
    '11': 'PROSPECT-In Negotiation',
    '12': 'PROSPECT-Purchasing',
    '13': 'CUSTOMER-Closed Won',
    '14': 'PROSPECT-Closed Lost',
    '15': 'CUSTOMER-Renewal',
    '16': 'CUSTOMER-Lost Customer',
  },
  /** The payment methods that a new account comes with, by internal id. */
  paymentMethods: ['Cash', 'Check', 'Discover', 'Master Card', 'VISA', 'American Express'],
  /** A transform that NetSuite does not have. */
  noTransform: (from: string, to: string) => `The record ${from} cannot be transformed to ${to}.`,
  /** An attachment of something else than a contact, or to a record that has none. */
  cannotAttach: (what: string, type: string) =>
    `The record ${what} cannot be attached to the record ${type}.`,
  /** The challenge to a bearer token that is not good; the one to a signature is known. */
  rejectedBearer: (realm: string) =>
    `Bearer realm="${realm}", error="invalid_token", error_description="Invalid login attempt."`,
  /** How a script that does not exist is answered. */
  unknownRestlet: {
    status: 404,
    code: 'SSS_INVALID_SCRIPTLET_ID',
    message: 'That Suitelet is invalid, disabled, or no longer exists.',
  },
  /** What the account's own scripts say of requests that they do not take. */
  restletMethod: 'The script does not have a function for this HTTP method. Use POST.',
  restletBody: 'The body of the request is not a JSON object.',
  restletArgument: 'Missing a required argument: ',
  noSuchRecord: 'That record does not exist.',
  /** A batch without `Prefer: respond-async`. */
  batchNeedsAsync:
    'Batch operations are executed asynchronously. Set the request header Prefer to respond-async.',
  /** A batch of none or too many. */
  batchSize: 'A batch request must contain between 1 and 100 records.',
  /** An item of a PUT or PATCH batch that names no record. */
  batchItemNeedsKey: 'Every item of the batch must have an id or an externalId.',
  /**
   * How amounts are rounded: each line of a document is converted and rounded alone and the main line is their sum; what
   * a payment, an application or a refund differs from what it settles is a realized gain or loss, and what a journal's
   * lines differ by in base currency goes to this account. A line that bills an order bills the quantity it names
   * (unnamed: what is left), whatever its amount; so an order is billed by quantity alone. What comes from a sale with
   * more than one fair value price is allocated by them; goods that come back take what they were sold for.
   */
  roundingAccount: 'Rounding Gain/Loss',
  /** The status letter and text of documents that go through no statuses. */
  noStatus: { letter: 'Y', text: 'Undefined' },
  /** What links between transactions are called; only `OrdBill` and `Payment` have been seen in published queries. */
  linkTypes: {
    orderBilled: 'OrdBill',
    payment: 'Payment',
    orderDeposit: 'OrdDep',
    depositApplied: 'DepAppl',
    depositRefunded: 'DepRfnd',
    saleReturned: 'SaleRet',
    estimateProcessed: 'EstInvc',
  },
  /**
   * Revenue elements, plans and their rows of accounting books beside the primary one have ids from the book's own id times
   * this on; a line of a sale names the primary book's element, and a recognition journal posts to every book.
   */
  idsPerAccountingBook: 1_000_000_000,
  /** What journals that the books make themselves are called. */
  recognitionMemo: 'Revenue recognition',
  reallocationMemo: 'Revenue allocation',
  /** What the journal that voids a transaction is called, before the transaction's name. */
  voidMemo: 'Void of ',
  /** How often arrangements and plans are updated, in seconds: at the full third hour of the day. */
  revenueUpdateSeconds: 10_800,
  /**
   * How what the books do not allow is refused. Of the preference "Customer Credit Limit Handling" the sandbox has what
   * follows from figures (limit exceeded, days overdue) only warn, which web services do not show, and enforces holds
   * that a person set: an order of a customer with the hold ON is refused.
   */
  refusals: {
    closedPeriod: 'This transaction cannot be saved or deleted because its posting period is closed.',
    lockedPeriod: 'This transaction cannot be saved or deleted because its posting period is locked.',
    creditHold: 'This customer is on credit hold. You cannot enter a new sales order for this customer.',
    voided: 'This transaction has been voided and cannot be changed.',
    lessThanUsed: 'The amount of the deposit cannot be less than what has been applied of it.',
    linkedParty: 'This field cannot be changed because the transaction is linked with others.',
    billedLine: 'A line that has been billed cannot be deleted or reduced below the quantity billed.',
    ownJournal: 'This journal was created by the system and cannot be changed.',
    recognized: 'Revenue of this transaction has been recognized already.',
    recognizedLater:
      'Revenue of the same elements was recognized by a later journal, which must be deleted first.',
    returned: 'Revenue of this transaction was taken back by a return, which must be deleted first.',
    unknownPeriod: 'There is no such accounting period.',
    notVoidable: 'A transaction of this type cannot be voided.',
    notOpenInvoice: 'The document to apply to is not an open invoice.',
    moreThanPayment: 'The amount applied is more than the amount of the payment.',
    moreThanDue: 'The amount applied is more than the amount due of the document.',
    nothingUnapplied: 'The document to apply has no amount that is not applied yet.',
    moreThanUnapplied: 'The amount applied is more than the amount unapplied of the document.',
    otherCurrency: 'The document to apply to has another currency.',
    otherSubsidiary: 'The document to apply to belongs to another subsidiary.',
    billedOrder: 'A sales order that has been billed cannot be cancelled.',
    lessThanPaid: 'The total of the invoice cannot be less than what has been paid of it.',
    noExchangeRate: 'There is no exchange rate for the currency of this transaction on its date.',
    otherCustomer: 'The document to apply to belongs to another customer.',
    journalWithoutCustomer: 'Please choose a customer for lines posting to accounts receivable.',
  },
  /** SuiteQL's refusals that no published answer shows. */
  suiteQl: {
    beyondCap: (cap: number) => `The query returns more than ${cap} results; offset must stay below that.`,
    queryIsMissing: 'The q parameter is required and must be a query.',
    ambiguous: (name: string) => `Search error occurred: Field '${name}' is ambiguous.`,
    notInBothTables: (name: string) => `Search error occurred: Field '${name}' was not found.`,
  },
} as const;
