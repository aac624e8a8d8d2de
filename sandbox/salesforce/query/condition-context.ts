import type { Expression } from '../soql/syntax.ts';
import type { Operand } from './operand.ts';

/** How one statement's conditions are read. */
export interface ConditionContext {
  operand(expression: Expression): Operand;
  /** Deleted records count too. */
  readonly includeDeleted: boolean;
  /** Prefix for the aliases of nested statements. */
  readonly prefix: string;
  /** Semi-joins met so far; `nested`: this is one already. */
  readonly semijoins: { count: number; readonly nested: boolean };
}

/** The OR that a condition is part of: the whole WHERE, or one in parentheses. */
export type UnderOr = 'top' | 'nested';
