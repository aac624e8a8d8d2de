import type { Check } from './check.ts';
import { leakChecks } from './leak-checks.ts';
import { schemaChecks } from './schema-checks.ts';
import { sizeChecks } from './size-checks.ts';
import { transportChecks } from './transport-checks.ts';

/** What public scanners of GraphQL servers look for, and more. */
export const blackBoxChecks: readonly Check[] = [
  ...schemaChecks,
  ...sizeChecks,
  ...transportChecks,
  ...leakChecks,
];
