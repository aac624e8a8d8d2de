import { type DirectiveNode, type DocumentNode, Kind, type OperationDefinitionNode, visit } from 'graphql';
import type { Log } from '../../kit/log.ts';
import { isDefer } from '../document/defer-rule.ts';
import { DocumentCache } from '../document/document-cache.ts';
import type { PlanContext } from '../execution/step.ts';
import { type PreparedOperation, prepareOperation } from '../operation/prepare.ts';
import { readVariables } from '../operation/variables.ts';
import { compileDeferring, type DeferringOperation } from './compile-deferring.ts';
import { runDeferring } from './run-deferring.ts';
import { withoutDefer } from './without-defer.ts';

/** Which of its `@defer` are active depends on variables; of each operation so many combinations are kept. */
const MAX_COMBINATIONS = 16;

/**
 * Prepares an operation that may defer something. Whole, as it is answered to clients that take no parts, it is planned
 * as if there were no `@defer`; in parts it is planned at the first request for them, apart for each combination of
 * active ones. Throws what the client may be told.
 */
export function prepareDeferring(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  plan: PlanContext,
  log: Log,
): PreparedOperation {
  const whole = prepareOperation(withoutDefer(document), withoutDefer(operation), plan, log);
  const fragments = document.definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION);
  const conditions = conditionsIn(document);
  const combinations = new DocumentCache<{ readonly deferring: DeferringOperation | undefined }>(
    MAX_COMBINATIONS,
    Number.POSITIVE_INFINITY,
  );
  const compiled = (isActive: (defer: DirectiveNode) => boolean): DeferringOperation | undefined => {
    try {
      return compileDeferring(operation, fragments, isActive, plan);
    } catch (error) {
      // To defer is a wish: an operation that can only be planned whole is answered whole.
      log.error({ err: error }, 'an operation cannot be planned in parts');
      return undefined;
    }
  };
  return {
    ...whole,
    async runInParts(given, context) {
      const { apiSchema, interfaces } = plan.supergraph;
      const read = readVariables(apiSchema, operation, given);
      // Run whole, it is refused.
      if ('errors' in read) return whole.run(given, context);
      const { variables } = read;
      const key = conditions.map((name) => (variables[name] === false ? '-' : '+')).join('');
      let known = combinations.get(key);
      if (!known) {
        known = { deferring: compiled((defer) => isActive(defer, variables)) };
        combinations.set(key, known);
      }
      if (!known.deferring) return whole.run(given, context);
      return runDeferring(known.deferring, variables, context, interfaces, log);
    },
  };
}

function isActive(defer: DirectiveNode, variables: Readonly<Record<string, unknown>>): boolean {
  const condition = conditionOf(defer);
  if (condition?.kind === Kind.BOOLEAN) return condition.value;
  return condition?.kind !== Kind.VARIABLE || variables[condition.name.value] !== false;
}

/** The variables that decide whether something is deferred. */
function conditionsIn(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Directive(directive) {
      const condition = isDefer(directive) ? conditionOf(directive) : undefined;
      if (condition?.kind === Kind.VARIABLE) names.add(condition.name.value);
    },
  });
  return [...names];
}

function conditionOf(defer: DirectiveNode) {
  return defer.arguments?.find(({ name }) => name.value === 'if')?.value;
}
