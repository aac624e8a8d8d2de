import type { Condition, Expression, Ordering, Query } from '../soql/syntax.ts';

/** The syntax tree of a SOSL search. */

/** One word of the searched text, in lower case; `*` and `?` are wildcards. */
export type Word = string;

export type SearchExpression =
  /** Words that follow one another in one field; a single word is a list of one. */
  | { readonly kind: 'words'; readonly words: readonly Word[] }
  | { readonly kind: 'and' | 'or'; readonly terms: readonly SearchExpression[] }
  | { readonly kind: 'not'; readonly term: SearchExpression };

export type SearchScope = 'ALL' | 'NAME' | 'EMAIL' | 'PHONE' | 'SIDEBAR';

/** One object of RETURNING. */
export interface Returning {
  readonly object: string;
  readonly fields: readonly { readonly expression: Expression; readonly alias: string | undefined }[];
  readonly where: Condition | undefined;
  readonly orderBy: readonly Ordering[];
  readonly limit: Query['limit'];
  readonly offset: Query['offset'];
  /** Where it stands in the search. */
  readonly at: number;
}

export interface Search {
  /** What is looked for; undefined finds nothing. */
  readonly expression: SearchExpression | undefined;
  readonly scope: SearchScope;
  /** Empty: every searchable object. */
  readonly returning: readonly Returning[];
  /** Records in all. */
  readonly limit: number | undefined;
  /** WITH PricebookId: only products of this price book. */
  readonly pricebook: { readonly id: string; readonly at: number } | undefined;
  /** WITH METADATA = 'LABELS'. */
  readonly labels: boolean;
}
