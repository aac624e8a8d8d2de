/**
 * What no public source confirms about Salesforce: wordings, limits and choices made until a real org says otherwise.
 * Code reads them from here, so that one line corrects each; what a source does confirm stays where it is used.
 */
export const ASSUMED = {
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
