import {
  type DirectiveNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { clientError } from '../../kit/errors.ts';
import { type Fragments, fragmentsOf } from './fragments.ts';

const CONDITIONS = new Set([GraphQLSkipDirective.name, GraphQLIncludeDirective.name]);

/**
 * A subscription's root field is what it listens to: it cannot depend on a variable whether it is there. The library's own
 * rule for the root field, which comes after this, throws where it does.
 */
export function refuseUncertainRoot(document: DocumentNode): GraphQLError | undefined {
  const fragments = fragmentsOf(document);
  for (const one of document.definitions) {
    if (one.kind !== Kind.OPERATION_DEFINITION || one.operation !== 'subscription') continue;
    const condition = conditionAtRoot(one.selectionSet, fragments, new Set());
    if (condition)
      return clientError(
        'GRAPHQL_VALIDATION_FAILED',
        `@${condition.name.value} cannot be used on the root field of a subscription.`,
      );
  }
  return undefined;
}

function conditionAtRoot(
  { selections }: SelectionSetNode,
  fragments: Fragments,
  seen: Set<string>,
): DirectiveNode | undefined {
  for (const selection of selections) {
    const condition = selection.directives?.find(({ name }) => CONDITIONS.has(name.value));
    if (condition) return condition;
    if (selection.kind === Kind.FIELD) continue;
    const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragment(selection.name.value);
    const found = inner && conditionAtRoot(inner.selectionSet, fragments, seen);
    if (found) return found;
  }
  return undefined;

  /** A fragment that spreads itself is looked into once; validation refuses it. */
  function fragment(name: string): FragmentDefinitionNode | undefined {
    if (seen.has(name)) return undefined;
    seen.add(name);
    return fragments.get(name);
  }
}
