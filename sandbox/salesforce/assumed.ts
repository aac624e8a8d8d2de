/**
 * What no public source confirms about Salesforce: wordings, limits and choices made until a real org says otherwise.
 * Code reads them from here, so that one line corrects each; what a source does confirm stays where it is used.
 */
export const ASSUMED = {
  /** A query whose sum has more digits than the sandbox counts with. */
  sumTooLarge: 'The sum is outside of the valid range',
  /** What ids begin with, of objects whose prefix no source gives. */
  keyPrefixes: { opportunityPartner: '0PO', accountPartner: '0PA' },
  /** Refusals of saves; the codes stand in the API's list of status codes, which goes with which is assumed. */
  saves: {
    /** A date before 1700 or after 4000. */
    dateRangeCode: 'NUMBER_OUTSIDE_VALID_RANGE',
    dateRange: (label: string, text: string) => `${label}: invalid date: ${text}`,
    inactiveOwner: (user: string, object: string) =>
      `operation performed with inactive user [${user}] as owner of ${object}`,
    /** A record that would be its own parent, directly or over others. */
    hierarchy: 'attempt to violate hierarchy constraints',
    notInRecycleBin: 'Entity is not in the recycle bin',
    dependents: (name: string, kind: string, others: string) =>
      `Your attempt to delete ${name} could not be completed because it is associated with the following ${kind}.: ${others}`,
    closedWon: (name: string, others: string) =>
      `Your attempt to delete ${name} could not be completed because some opportunities in that account were closed won. The following opportunities are closed won.: ${others}`,

    standardBookDeleted: 'The standard price book cannot be deleted.',
    duplicatePrice: 'This price definition already exists in this price book',
    noStandardPrice: 'No standard price defined for this product',
    standardPriceOfItself: 'A standard price cannot use the standard price',
    eitherPrice: 'field integrity exception: unknown (must specify either custom price or standard price)',
    /** A standard price goes only when the prices of other books that rest on it are gone. */
    standardPriceUsed:
      'The standard price cannot be deleted while other price books have a price for the product',
    inactiveBook: 'field integrity exception: Pricebook2Id (pricebook is inactive)',
    inactiveProduct: 'field integrity exception: PricebookEntryId (product is inactive)',
    entryCurrency: (parent: string) =>
      `field integrity exception: PricebookEntryId (The pricebook entry currency code does not match the ${parent} currency code)`,
    /** What lines hold fast. */
    fixedByLines: (field: string, parent: string) =>
      `${field} cannot be changed while the ${parent} has products`,

    probability: (label: string, text: string) =>
      `${label}: value outside of valid range on numeric field: ${text}`,
    endBeforeStart: 'End date must be after start date',
    zeroQuantity: 'Quantity must not be zero',
    foreignQuote: "The synced quote must be one of the opportunity's quotes",
    quoteCurrency: 'The currency of the synced quote must be that of the opportunity',

    /** An order is created as a draft, and is activated only from a draft. */
    orderNotDraft: 'An order can only be created with a status of the category Draft',
    orderWithoutLines: 'An order must have at least one product.',
    orderContract: 'The associated contract must be activated before the order.',
    orderActivation: 'An order can be activated only while it is a draft',
    orderFixed: (field: string) => `${field} can be changed only while the order is a draft`,
    orderBookFixed: "The order's price book can't be changed or removed once it is assigned",
    orderContractAccount: 'The contract must belong to the account of the order',
    orderContractCurrency: 'The contract must have the currency of the order',
    orderContractStart: (day: string) =>
      `Order Start Date can't be earlier than the contract's start date: ${day}`,
    orderEnd: 'Order End Date must not be earlier than Order Start Date',
    orderDeleted: "You can't delete an activated order. Deactivate the order first.",
    orderReduced: "You can't deactivate an order that has reduction orders.",
    activatedLines: (what: string) => `You can't ${what} on an activated order.`,
    negativeQuantity: 'Quantity must not be negative',
    lineProduct: 'field integrity exception: Product2Id (does not match the pricebook entry)',
    originalNotActivated: 'The original order of a reduction order must be activated',
    originalIsReduction: 'The original order of a reduction order must not be a reduction order itself',
    originalOfNoReduction: (field: string) => `${field} can be given only on a reduction order`,
    originalDiffers: (field: string) => `A reduction order must have the ${field} of its original order`,
    originalLineOfOther: "The original order product must be one of the original order's",
    originalLineProduct: 'A reduction must be of the product of its original order product',
    reductionQuantity: 'A reduction must be negative and within the available quantity',

    contractStatus: 'Choose a valid contract status and save your changes.',
    contractBack: 'An activated contract cannot go back to another status',
    contractFixed: (field: string) => `${field} of an activated contract cannot be changed`,
    contractDeleted: "You can't delete an activated contract",
    contractTerm: 'Contract Term (months): must be a number from 1 to 999',

    partnerOfBoth: 'Either AccountFromId or OpportunityId must be given',
    partnerOfItself: 'An account cannot be its own partner',
    currencyKnown: (code: string) => `Currency ${code} already exists`,
    corporateRate: 'The rate of the corporate currency is always 1',
    conversionRate: 'The conversion rate must be greater than zero',
    corporateActive: 'The corporate currency is always active',
  },
  /** A version of the API before the oldest that is still answered. */
  retiredVersion: {
    errorCode: 'UNSUPPORTED_API_VERSION',
    message: 'The requested API version has been retired',
  },
  /** Ids of records changed or deleted between two instants. */
  replication: {
    missing: (name: string) => `The parameter ${name} is required`,
    unreadable: (text: string) => `Invalid date: ${text}`,
    tooLongAgo: (days: number) => `startDate cannot be more than ${days} days ago`,
    reversed: 'endDate must be after startDate',
    tooMany: (most: number) => `more than ${most} ids, choose a shorter time span`,
  },
  /** Logins. */
  oauth: {
    /** A code verifier that the challenge of the authorization request was not made of. */
    wrongVerifier: 'invalid code verifier',
  },
  /** SOAP calls. */
  soap: {
    noEnvelope: 'The request is no SOAP envelope with a call in its body',
    version: (version: string) => `Invalid Api version specified on URL: ${version}`,
    loginRetired: 'login() is not available in this version of the API; use OAuth',
    unknownOperation: (name: string) => `No operation available for request ${name}`,
    notInRecycleBin: 'Entity is not in the recycle bin',
    appDescription: 'Sell to customers and manage their quotes and orders',
    leadConverted: 'The lead has been converted already',
    convertedStatus: (status: string) => `invalid convertedStatus: ${status}`,
    noMaster: 'masterRecord not specified',
    notMergeable: (object: string) => `Records of ${object} cannot be merged`,
    mergeCount: (most: number) => `1 to ${most} records can be merged into another`,
    mergedTwice: 'A record cannot be merged into itself or twice',
    metadataType: (type: string) => `Metadata of type ${type} is not read here`,
  },
  /** REST resources. */
  rest: {
    /** JSON that is nested too deeply, or that only the strict reader refuses. */
    nestedTooDeeply: 'The request body is nested too deeply',
    unreadableJson: 'The request body is no valid JSON',
    /** A body of another shape than the resource expects. */
    notAnObject: (what: string) => `${what} must be an object`,
    notAList: (key: string) => `"${key}" must be a list of objects`,
    notAString: (key: string) => `"${key}" must be a string`,
    notStrings: (key: string) => `"${key}" must be a list of strings`,
    /** `If-Modified-Since` and its neighbours: a date that is none, and what has changed meanwhile. */
    badDateHeader: {
      errorCode: 'INVALID_HEADER',
      message: (text: string) => `Invalid date in header: ${text}`,
    },
    changed: {
      errorCode: 'PRECONDITION_FAILED',
      message: 'The resource has been modified since the given date',
    },
    recentLimit: (most: number) => `limit must be a whole number from 1 to ${most}`,
    listViewRange: (name: string, most: number) => `${name} must be a whole number from 0 to ${most}`,
    unknownRecordType: (id: string) => `The record type ${id} does not exist`,
    unknownLayout: (name: string) => `The layout ${name} does not exist`,
    /** Collections of records. */
    idMissing: 'Id not specified in an update call',
    idsMissing: 'ids not specified',
    fieldsMissing: 'fields not specified',
    tooManyRetrieved: (most: number) =>
      `record limit reached. cannot retrieve more than ${most} records in this call`,
    otherType: (name: string) => `The type of the record must be ${name}`,
    keyTwice: (value: string) => `Duplicate external id specified: ${value}`,
    keyOfSeveral: (field: string, ids: readonly string[]) =>
      `${field}: more than one record found for external id field: [${ids.join(', ')}]`,
    chunks: {
      errorCode: 'LIMIT_EXCEEDED',
      message: (most: number) =>
        `Cannot have more than ${most} chunks in a single operation. Please rearrange the data to reduce chunking.`,
    },
    /** Composite requests, graphs and batches. */
    noSubrequests: 'The request contains no operations.',
    /** The status that comes with more calls than a composite request may hold. */
    overLimitStatus: 400,
    tooManyQueries: (most: number) =>
      `The request can’t contain more than ${most} query or sObject collection operations.`,
    nestedComposite: (url: string) => `Composite resources cannot be nested: ${url}`,
    referenceTwice: (id: string) => `Duplicate referenceId ('${id}') provided in the request.`,
    forbiddenHeader: (name: string) => `The ${name} header is not allowed in a subrequest`,
    unknownMethod: (method: string) => `Invalid HTTP method: ${method}`,
    graphId: (id: string) => `Invalid or duplicate graphId: ${id}`,
    graphLimit: (what: string, most: number) => `A composite graph request may have at most ${most} ${what}`,
    graphNode: (call: string) => `A graph may only hold calls on sObject rows: ${call}`,
    tooManyFailedGraphs: 'Processing was halted since too many graphs of the request failed.',
    batchHalted: { errorCode: 'BATCH_PROCESSING_HALTED', message: 'Batch processing halted per request' },
    /** Trees of records. */
    treeTooLarge: (most: number) => `A tree may have at most ${most} records`,
    treeTooVaried: (most: number) => `A tree may have records of at most ${most} types`,
    treeTooDeep: (most: number) => `A tree may be at most ${most} levels deep`,
    treeReferenceMissing: 'Include a reference ID for each record in the request.',
    treeReferenceTwice: 'Duplicate ReferenceId provided in the request.',
  },
  /** A string literal that the query ends in; the place as `row:column`. */
  unterminatedString: (place: string) => `line ${place} mismatched character '<EOF>' expecting '''`,
  /** A backslash in a string literal that starts no escape. */
  illegalEscape: (sequence: string) =>
    `Invalid string literal. Illegal character sequence '${sequence}' in string literal.`,

  /** FROM an object that only child lists show. */
  notQueryable: (object: string) => `entity type ${object} does not support query`,
  /** ALL ROWS belongs to Apex; over REST there is queryAll. */
  allRows: 'ALL ROWS not allowed in this context',
  /** A scope of USING SCOPE that the object does not have. */
  unknownScope: (scope: string) => `invalid query scope: ${scope}`,
  /** More child subqueries than a query may have. */
  tooManyChildLists: (most: number) => `A query may have at most ${most} child subqueries`,
  /** A path over more parents, or a query over more parent relationships, than there may be. */
  pathTooLong: (path: string, most: number) => `The relationship path '${path}' has more than ${most} levels`,
  tooManyParents: (most: number) => `A query may not use more than ${most} parent relationships`,
  /** COUNT() beside clauses that need rows or groups. */
  countWithClauses: 'COUNT() cannot be combined with GROUP BY, HAVING or ORDER BY',
  /** A sub-select that does not list one field of its own object, or an outer field of a parent. */
  semijoinSelects: 'The inner select of a semi join must select one id or reference field',
  /** A semi-join behind NOT, which NOT IN says, and one among the conditions of groups. */
  semijoinNegated: 'Semi join sub-selects cannot be negated, use NOT IN',
  semijoinInHaving: 'Semi join sub-selects are not allowed in the HAVING clause',
  semijoinPath: (side: string, path: string) =>
    `The ${side} '${path}' cannot have more than one level of relationships`,
  /** GROUPING of what is not grouped, more groups than ROLLUP takes, records inside groups. */
  groupingOfOther: 'GROUPING() needs a field of GROUP BY',
  tooManyGroups: (kind: string, most: number) => `GROUP BY ${kind} must contain ${most} fields or less`,
  nestedInAggregate: 'Subqueries and TYPEOF are not allowed in a query with GROUP BY or aggregate functions',
  /** TYPEOF … WHEN a type that the reference cannot be of. */
  typeofOther: (type: string, relationship: string) =>
    `'${type}' is not a possible type of '${relationship}'`,
  /** A string literal of more characters than there may be. */
  literalTooLong: (most: number) => `String literals cannot be longer than ${most} characters`,
  /** SOSL that says nothing to look for, is too long, or has no braces around it. */
  searchMissing: 'A search string has to be specified',
  searchTooLong: (most: number) => `SOSL statements cannot be longer than ${most} characters.`,
  searchWithoutBraces: 'No search term found. The search term must be enclosed in braces.',
  /** An operator of the search expression without its words. */
  searchExpression: (token: string) => `unexpected token: '${token}'`,
  /** WITH clauses for what the org does not have: divisions, data categories, sites. */
  searchWith: (clause: string) => `unexpected token: '${clause}'`,
  /** OFFSET where a search returns several objects; scopes and limits of a search by parameters. */
  searchOffset: 'OFFSET is only allowed when a search returns a single object',
  searchScope: (scope: string) => `invalid search scope: ${scope}`,
  searchLimit: (most: number) => `limit must be a whole number from 1 to ${most}`,
  /** RETURNING an object whose records are not searched. */
  notSearchable: (object: string) => `entity type ${object} does not support search`,
  /** Query plans: the cost of reading all records, and the records an index may lead to in a small table. */
  tableScanCost: 0.65,
  smallestIndexThreshold: 1_000,
  /** A page size in Sforce-Query-Options that is no number. */
  batchSize: (size: string) => `invalid batchSize: ${size}`,
  /** Refusal of an aggregate query with more groups than one page holds. */
  aggregateNeedsLimit:
    'Aggregate query does not support queryMore(), use LIMIT to restrict the results to a single batch',
  /** Jobs of the Bulk APIs. */
  bulk: {
    /** A header that names no field of the object fails the whole job. */
    unknownColumn: (header: string) => `Field name not found : ${header}`,
    duplicateColumn: (header: string) => `Duplicate field name found in the header : ${header}`,
    /** Jobs that delete take the column Id alone. */
    deleteOnlyIds: 'Delete batch must contain only ids',
    wrongLineEnding: (set: string) =>
      `LineEnding is invalid on user data. Current LineEnding setting is ${set}`,
    unreadableCsv: (reason: string) => `Failed to parse CSV: ${reason}`,
    /** A row with more or fewer cells than the header fails alone. */
    wrongColumnCount: 'INVALID_INPUT:Number of columns in the row does not match the header:--',
    /** A cell that is no value of its field's type; columns are counted from 0. */
    unreadableCell: (column: number, text: string, type: string) =>
      `Failed to deserialize field at col ${column}. Due to, '${text}' is not a valid value for the type ${type}`,
    querySubquery: 'Nested queries are not supported in Bulk Query',
    queryTypeof: 'TYPEOF is not supported in Bulk Query',
    queryAggregate: 'Aggregate Relationships not supported in Bulk Query with CSV content type',
    queryOffset: 'OFFSET is not supported in Bulk Query',
    queryCompound: 'Selecting compound data not supported in Bulk Query',
    unknownObject: (name: string) => `InvalidEntity : Unable to find object: ${name}`,
    /** Rows per page of a query's results where the client does not say. */
    resultRows: 250_000,
    /** Characters of CSV that can come with the job itself. */
    maxInlineCharacters: 100_000,
    maxUploadBytes: 150_000_000,
    jobsPerPage: 1_000,
    stateChange: (verb: string, state: string) => `${verb} already ${state} Job not allowed`,
    notOpen: (state: string) => `Data can only be uploaded to an open job; this one is ${state}`,
    uploadedTwice: 'Data can only be uploaded to a job once',
    noResultsYet: (state: string) => `Results are available when the job has finished; it is ${state}`,
    deleteRunning: (state: string) =>
      `A job can only be deleted when it is closed or finished; it is ${state}`,
    unknownLocator: 'The locator is not valid',
    noExternalId: (name: string, object: string) => `Invalid external id field : ${name} on object ${object}`,
    classicUrl: 'Destination URL not reset. The URL returned from login must be set',
    classicBody: 'Unable to parse Job',
    classicContentType: 'Only the content type CSV is supported',
    classicUnfinished: 'Batch not completed',
    classicOperation: (operation: string) => `Unknown operation: ${operation}`,
    classicNotFound: (what: string, id: string) => `Unable to find ${what} for id: ${id}`,
    classicVersion: (version: string) => `Invalid version: ${version}`,
    classicMethod: (method: string) => `Method ${method} is not allowed`,
    classicQuery: (reason: string) => `InvalidBatch : Failed to process query: ${reason}`,
    /** What a member of a job must be. */
    memberText: (name: string) => `${name} must be a string`,
    memberOneOf: (name: string, values: readonly string[], given: string) =>
      `${name} must be one of ${values.join(', ')}, it is '${given}'`,
    memberRequired: (name: string) => `${name} is required`,
    memberCount: (name: string, given: string) => `${name} must be a positive number, it is '${given}'`,
    inlineTooLong: (most: number) => `the content is longer than ${most} characters`,
    uploadTooLong: 'The uploaded data is too large',
    emptyBatch: 'Request body is empty',
  },
  /** Approvals and the lock of a record that waits for one. */
  approvals: {
    noProcess: 'No applicable approval process was found.',
    alreadyInProcess:
      'Cannot submit object already in process. This record is currently in an approval process. A record can be in only one approval process at a time.',
    noManager: 'Manager undefined.',
    unknownAction: (action: string) => `Invalid action type: ${action}`,
    /** Nobody edits a record that waits for an approval, not even an administrator; nor its lines. */
    locked:
      'The record you are trying to edit is locked. If you need to edit it, please contact your administrator.',
    /** The org's process for quotes sets their status; processes of other objects leave it alone. */
    quoteStatuses: { submitted: 'In Review', approved: 'Approved', rejected: 'Rejected', recalled: 'Draft' },
  },
  /** Events and the channels they come on. */
  streaming: {
    /**
     * Salesforce publishes an event some time after its commit, so that who writes and then subscribes without a replay
     * id still gets it. Here events are published at once; such a subscription begins so long before its client's
     * handshake, or before itself if the client has subscribed already.
     */
    publishingMs: 250,
    unknownChannel: (name: string) => `404::Unknown channel: ${name}`,
    unknownVersion: '404::Unknown version',
    postOnly: '405::Method not allowed',
    unreadable: '400::Malformed message',
    noSubscription: '400::Subscription missing',
    noPublishing: '403::Publishing is not allowed',
    longPollingOnly: '400::Unsupported connection types',
    tooManyClients: '403::Organization concurrent user limit exceeded',
    topicSelects: 'Only fields of the object itself may be selected',
    topicWithoutId: 'The SELECT list must contain Id',
    topicClauses: 'GROUP BY, ORDER BY, LIMIT and OFFSET are not supported in the query of a push topic',
    channelName: 'The name of a streaming channel must begin with /u/',
  },
  /** Answers to what cannot be read as a request of the API. */
  unreadable: {
    malformed: 'Bad Request',
    timedOut: 'Request Timeout',
    notOffered: 'Method Not Allowed',
    bodyTooLong: 'The request body is larger than the limit',
    notUtf8: 'Invalid UTF-8 in the request body',
    encoding: 'The Content-Encoding of the request is not supported, or its body is not in it',
    defect: 'An unexpected error occurred',
  },
} as const;
