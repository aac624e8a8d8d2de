import { CHOICE_FUNCTIONS } from './choice-functions.ts';
import { DATE_FUNCTIONS } from './date-functions.ts';
import type { FunctionRule } from './function-rule.ts';
import { NUMBER_FUNCTIONS } from './number-functions.ts';
import { TEXT_FUNCTIONS } from './text-functions.ts';

/** Oracle's scalar functions that SuiteQL supports; aggregates and BUILTIN functions have tables of their own. */
const SCALAR_FUNCTIONS: ReadonlyMap<string, FunctionRule> = new Map(
  [NUMBER_FUNCTIONS, TEXT_FUNCTIONS, DATE_FUNCTIONS, CHOICE_FUNCTIONS].flatMap(Object.entries),
);

export function scalarFunction(name: string): FunctionRule | undefined {
  return SCALAR_FUNCTIONS.get(name);
}
