import { type DirectiveNode, type DocumentNode, Kind, type OperationDefinitionNode, visit } from 'graphql';
import type { Log } from '../../kit/log.ts';
import { isDefer } from '../document/defer-rule.ts';
import { DocumentCache } from '../document/document-cache.ts';
import { fragmentsOf } from '../document/fragments.ts';
import type { PlanContext } from '../execution/step.ts';
import { type PreparedOperation, prepareOperation } from '../operation/prepare.ts';
import { readVariables } from '../operation/variables.ts';
import { compileDeferring, type DeferringOperation } from './compile-deferring.ts';
import { runDeferring } from './run-deferring.ts';
import { withoutDefer } from './without-defer.ts';

/** Which of its `@defer` are active depends on variables; of each operation so many combinations are kept. */
const MAX_COMBINATIONS = 4;

type Variables = Readonly<Record<string, unknown>>;

interface Combination {
  readonly variables: Variables;
  /** Undefined: it is answered in one. */
  readonly deferring: DeferringOperation | undefined;
}

/**
 * Prepares an operation of a document with `@defer`. Whole, as it is answered to clients that take no parts, it is planned
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
  // Each answer of a subscription is sent whole.
  if (operation.operation === 'subscription') return whole;
  const fragments = fragmentsOf(document);
  const conditions = conditionsIn(document);
  const prepared = new DocumentCache<Combination>(MAX_COMBINATIONS, Number.POSITIVE_INFINITY);
  const combinationFor = (variables: Variables): Combination => {
    const deciding = Object.fromEntries(conditions.map((name) => [name, variables[name] !== false]));
    const key = JSON.stringify(deciding);
    let known = prepared.get(key);
    if (!known) {
      known = { variables: deciding, deferring: compiled((defer) => isActive(defer, deciding)) };
      prepared.set(key, known);
    }
    return known;
  };
  const compiled = (isActive: (defer: DirectiveNode) => boolean): DeferringOperation | undefined => {
    try {
      return compileDeferring(operation, fragments, isActive, plan);
    } catch (error) {
      // To defer is a wish: an operation that can only be planned whole is answered whole.
      log.error({ err: error }, 'an operation cannot be planned in parts');
      return undefined;
    }
  };
  const { supergraph, view } = plan;
  return {
    ...whole,
    inParts: {
      async run(given, context) {
        const read = readVariables(view.schema, operation, given);
        // Run whole, it is refused.
        if ('errors' in read) return whole.run(given, context);
        const { deferring } = combinationFor(read.variables);
        if (!deferring) return whole.run(given, context);
        return runDeferring(deferring, read.variables, context, supergraph.interfaces, log);
      },
      combinations: () => prepared.entries().map(([, { variables }]) => variables),
      prepare: (variables) => void combinationFor(variables),
    },
  };
}

function isActive(defer: DirectiveNode, variables: Variables): boolean {
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
