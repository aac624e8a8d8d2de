/** The syntax tree of a SOQL query. `at` is an offset into the query text. */

/** A field path as written, without a meaning yet: `Account.Owner.Name`. */
export interface Path {
  readonly names: readonly string[];
  readonly at: number;
}

interface FieldExpression {
  readonly kind: 'field';
  readonly path: Path;
}

export interface FunctionExpression {
  readonly kind: 'function';
  /** As written. */
  readonly name: string;
  readonly args: readonly Expression[];
  readonly at: number;
}

export type Expression = FieldExpression | FunctionExpression;

export type Literal =
  | { readonly kind: 'string'; readonly value: string; readonly pattern: string; readonly at: number }
  | { readonly kind: 'number'; readonly text: string; readonly at: number }
  | { readonly kind: 'currency'; readonly code: string; readonly text: string; readonly at: number }
  | { readonly kind: 'boolean'; readonly value: boolean; readonly at: number }
  | { readonly kind: 'null'; readonly at: number }
  | { readonly kind: 'date'; readonly text: string; readonly at: number }
  | { readonly kind: 'datetime'; readonly text: string; readonly at: number }
  /** `TODAY`, `LAST_N_DAYS:30`; the name in upper case. */
  | {
      readonly kind: 'period';
      readonly name: string;
      /** As written. */
      readonly text: string;
      readonly count: number | undefined;
      readonly at: number;
    };

export type ComparisonOperator = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'LIKE';

export type Condition =
  | { readonly kind: 'and' | 'or'; readonly terms: readonly Condition[]; readonly at: number }
  | { readonly kind: 'not'; readonly term: Condition; readonly at: number }
  | {
      readonly kind: 'compare';
      readonly left: Expression;
      readonly operator: ComparisonOperator;
      readonly right: Literal;
      readonly at: number;
    }
  | {
      readonly kind: 'in';
      readonly left: Expression;
      readonly negated: boolean;
      readonly values: readonly Literal[];
      readonly at: number;
    }
  | {
      readonly kind: 'semijoin';
      readonly left: Expression;
      readonly negated: boolean;
      readonly query: Query;
      readonly at: number;
    }
  | {
      readonly kind: 'includes';
      readonly left: Expression;
      readonly negated: boolean;
      readonly values: readonly Literal[];
      readonly at: number;
    };

export type SelectItem =
  | { readonly kind: 'expression'; readonly expression: Expression; readonly alias: string | undefined }
  | { readonly kind: 'subquery'; readonly query: Query; readonly at: number }
  | {
      readonly kind: 'typeof';
      readonly path: Path;
      readonly whens: readonly {
        readonly type: string;
        readonly fields: readonly Path[];
        readonly at: number;
      }[];
      readonly otherwise: readonly Path[] | undefined;
    };

export interface GroupBy {
  readonly kind: 'plain' | 'rollup' | 'cube';
  readonly by: readonly Expression[];
  readonly at: number;
}

export interface Ordering {
  readonly by: Expression;
  readonly descending: boolean;
  /** Where nulls go; undefined: first. */
  readonly nulls: 'first' | 'last' | undefined;
}

/** LIMIT or OFFSET: `at` is where the clause starts. */
interface Clause {
  readonly value: number;
  readonly at: number;
}

export interface Query {
  readonly select: readonly SelectItem[];
  /** The object; in a child subquery the relationship name. */
  readonly from: Path;
  readonly alias: string | undefined;
  /** Names for parents, given behind the object: `FROM Contact c, c.Account a`. */
  readonly parentAliases: readonly { readonly path: Path; readonly alias: string }[];
  readonly scope: string | undefined;
  readonly where: Condition | undefined;
  readonly groupBy: GroupBy | undefined;
  readonly having: Condition | undefined;
  readonly orderBy: readonly Ordering[];
  /** Where ORDER BY stands. */
  readonly orderAt: number | undefined;
  readonly limit: Clause | undefined;
  readonly offset: Clause | undefined;
  readonly locking: readonly ('VIEW' | 'REFERENCE' | 'UPDATE')[];
  /** Where ALL ROWS stands. */
  readonly allRows: number | undefined;
  readonly at: number;
}
