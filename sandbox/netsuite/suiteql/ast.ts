/** A SuiteQL query as written, names in lower case and not yet resolved. */

export interface Query {
  readonly ctes: readonly {
    readonly name: string;
    readonly columns: readonly string[] | undefined;
    readonly query: Query;
  }[];
  readonly body: Body;
  readonly orderBy: readonly OrderItem[];
  readonly offset: Expression | undefined;
  readonly fetch: Expression | undefined;
}

export type Body =
  | { readonly node: 'select'; readonly select: Select }
  | { readonly node: 'query'; readonly query: Query }
  | {
      readonly node: 'set';
      readonly operator: 'union' | 'union all' | 'intersect' | 'minus';
      readonly left: Body;
      readonly right: Body;
    };

export interface Select {
  readonly distinct: boolean;
  readonly top: Expression | undefined;
  readonly items: readonly SelectItem[];
  readonly from: readonly FromItem[];
  readonly where: Expression | undefined;
  readonly groupBy: readonly GroupItem[];
  readonly having: Expression | undefined;
}

export type SelectItem =
  | { readonly node: 'star'; readonly table: string | undefined }
  | { readonly node: 'item'; readonly expression: Expression; readonly alias: string | undefined };

export interface GroupItem {
  readonly kind: 'plain' | 'rollup' | 'cube' | 'sets';
  readonly expressions: readonly (readonly Expression[])[];
}

export type FromItem =
  | { readonly node: 'table'; readonly name: string; readonly alias: string }
  | { readonly node: 'view'; readonly query: Query; readonly alias: string }
  | {
      readonly node: 'join';
      readonly kind: 'inner' | 'left' | 'right' | 'full' | 'cross';
      readonly left: FromItem;
      readonly right: FromItem;
      readonly on: Expression | undefined;
      readonly using: readonly string[] | undefined;
    };

export interface OrderItem {
  readonly expression: Expression;
  readonly descending: boolean;
  readonly nulls: 'first' | 'last' | undefined;
}

export interface Window {
  readonly partitionBy: readonly Expression[];
  readonly orderBy: readonly OrderItem[];
  /** The frame clause in SQL, made of keywords and numbers only. */
  readonly frame: string | undefined;
}

/** KEEP (DENSE_RANK FIRST | LAST ORDER BY …): only the rows that come first or last count. */
export interface Keep {
  readonly last: boolean;
  readonly orderBy: readonly OrderItem[];
}

export type Comparison = '=' | '<>' | '<' | '<=' | '>' | '>=';

export type Expression =
  | { readonly node: 'number'; readonly text: string }
  | { readonly node: 'string'; readonly value: string }
  | { readonly node: 'date'; readonly value: string }
  | { readonly node: 'null' }
  | { readonly node: 'parameter'; readonly index: number }
  | {
      readonly node: 'column';
      readonly table: string | undefined;
      readonly name: string;
      readonly outer: boolean;
    }
  | { readonly node: 'negate'; readonly operand: Expression }
  | {
      readonly node: 'arithmetic';
      readonly operator: '+' | '-' | '*' | '/';
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly node: 'concat'; readonly left: Expression; readonly right: Expression }
  | {
      readonly node: 'call';
      readonly name: string;
      readonly arguments: readonly Expression[];
      readonly distinct: boolean;
      readonly star: boolean;
      readonly keep: Keep | undefined;
      readonly over: Window | undefined;
    }
  | {
      readonly node: 'interval';
      readonly value: string;
      readonly unit: string;
      readonly to: string | undefined;
    }
  | { readonly node: 'cast'; readonly operand: Expression; readonly type: string }
  | { readonly node: 'extract'; readonly part: string; readonly operand: Expression }
  | {
      readonly node: 'case';
      readonly operand: Expression | undefined;
      readonly branches: readonly { readonly when: Expression; readonly result: Expression }[];
      readonly otherwise: Expression | undefined;
    }
  | { readonly node: 'subquery'; readonly query: Query }
  | { readonly node: 'row'; readonly items: readonly Expression[] }
  | {
      readonly node: 'compare';
      readonly operator: Comparison;
      readonly left: Expression;
      readonly right: Expression;
      readonly quantifier: 'any' | 'all' | undefined;
    }
  | { readonly node: 'and' | 'or'; readonly operands: readonly Expression[] }
  | { readonly node: 'not'; readonly operand: Expression }
  | { readonly node: 'isNull'; readonly operand: Expression; readonly negated: boolean }
  | {
      readonly node: 'between';
      readonly operand: Expression;
      readonly low: Expression;
      readonly high: Expression;
      readonly negated: boolean;
    }
  | {
      readonly node: 'in';
      readonly operand: Expression;
      readonly list: readonly Expression[] | Query;
      readonly negated: boolean;
    }
  /** IN a list of ids that was lifted out of the text, by its number. */
  | {
      readonly node: 'liftedIn';
      readonly operand: Expression;
      readonly list: number;
      readonly negated: boolean;
    }
  | {
      readonly node: 'like';
      readonly operand: Expression;
      readonly pattern: Expression;
      readonly escape: Expression | undefined;
      readonly negated: boolean;
    }
  | { readonly node: 'exists'; readonly query: Query };
