/**
 * What no public source confirms about Salesforce: wordings, limits and choices made until a real org says otherwise.
 * Code reads them from here, so that one line corrects each; what a source does confirm stays where it is used.
 */
export const ASSUMED = {
  /** A string literal that the query ends in; the place as `row:column`. */
  unterminatedString: (place: string) => `line ${place} mismatched character '<EOF>' expecting '''`,
  /** A backslash in a string literal that starts no escape. */
  illegalEscape: (sequence: string) =>
    `Invalid string literal. Illegal character sequence '${sequence}' in string literal.`,

  /** ALL ROWS belongs to Apex; over REST there is queryAll. */
  allRows: 'ALL ROWS not allowed in this context',
  /** A scope of USING SCOPE other than `everything`. */
  unknownScope: (scope: string) => `invalid query scope: ${scope}`,
  /** More child subqueries, or a deeper nesting of them, than a query may have. */
  tooManyChildLists: (most: number) => `A query may have at most ${most} child subqueries`,
  childListsTooDeep: (most: number) => `SOQL child subqueries may be nested to at most ${most} levels`,
  /** A path over more parents, or a query over more parent relationships, than there may be. */
  pathTooLong: (path: string, most: number) => `The relationship path '${path}' has more than ${most} levels`,
  tooManyParents: (most: number) => `A query may not use more than ${most} parent relationships`,
  /** COUNT() beside clauses that need rows or groups. */
  countWithClauses: 'COUNT() cannot be combined with GROUP BY, HAVING or ORDER BY',
  /** A sub-select that does not list one field of its own object, or an outer field of a parent. */
  semijoinSelects: 'The inner select of a semi join must select one id or reference field',
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
  /** Refusal of an aggregate query with more groups than one page holds. */
  aggregateNeedsLimit:
    'Aggregate query does not support queryMore(), use LIMIT to restrict the results to a single batch',
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
