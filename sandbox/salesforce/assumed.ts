/**
 * What no public source confirms about Salesforce: wordings, limits and choices made until a real org says otherwise.
 * Code reads them from here, so that one line corrects each; what a source does confirm stays where it is used.
 */
export const ASSUMED = {
  /** Refusal of an aggregate query with more groups than one page holds. */
  aggregateNeedsLimit:
    'Aggregate query does not support queryMore(), use LIMIT to restrict the results to a single batch',
} as const;
