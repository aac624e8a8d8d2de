import { type ConstDirectiveNode, type ConstValueNode, Kind } from 'graphql';
import type { Viewer } from '../identity/viewer.ts';
import { isAllowedBy, refusalOf } from './policies.ts';

/** Alternatives, any one of which is enough; all names of an alternative are needed. None at all: nobody has it. */
type Alternatives = readonly (readonly string[])[];

/** What one directive asks of a viewer. */
export type Requirement =
  | { readonly kind: 'authenticated' }
  | { readonly kind: 'scopes'; readonly anyOf: Alternatives }
  | { readonly kind: 'policies'; readonly anyOf: Alternatives };

/** Under which names a schema has the directives; undefined: it does not have it. */
export interface DirectiveNames {
  readonly authenticated: string | undefined;
  readonly requiresScopes: string | undefined;
  readonly policy: string | undefined;
}

/** What the directives on a type or field ask, all of which must hold. */
export function requirementsIn(
  directives: readonly ConstDirectiveNode[],
  names: DirectiveNames,
): Requirement[] {
  return directives.flatMap((directive): Requirement[] => {
    switch (directive.name.value) {
      case names.authenticated:
        return [{ kind: 'authenticated' }];
      case names.requiresScopes:
        return [{ kind: 'scopes', anyOf: alternatives(directive, 'scopes') }];
      case names.policy:
        return [{ kind: 'policies', anyOf: alternatives(directive, 'policies') }];
      default:
        return [];
    }
  });
}

export function isSatisfied(requirement: Requirement, viewer: Viewer): boolean {
  switch (requirement.kind) {
    // Whoever has no token is refused before there is a viewer.
    case 'authenticated':
      return true;
    case 'scopes': {
      const { scopes, otherScopes }: { scopes: ReadonlySet<string>; otherScopes?: ReadonlySet<string> } =
        viewer;
      const holds = (scope: string): boolean => scopes.has(scope) || (otherScopes?.has(scope) ?? false);
      return requirement.anyOf.some((all) => all.every(holds));
    }
    case 'policies':
      return requirement.anyOf.some((all) => all.every((policy) => isAllowedBy(policy, viewer)));
  }
}

/** What a viewer is told who does not satisfy a requirement. */
export function refusal(requirement: Requirement): string {
  switch (requirement.kind) {
    case 'authenticated':
      return 'This needs a token';
    case 'scopes': {
      const texts = requirement.anyOf.map((all) => all.join(' and '));
      return texts.length === 1
        ? `This needs the scope ${texts[0]}`
        : `This needs one of the scopes: ${texts.join(', ')}`;
    }
    case 'policies':
      return refusalOf(requirement.anyOf[0]?.[0] ?? '');
  }
}

function alternatives(directive: ConstDirectiveNode, argument: string): Alternatives {
  const value = directive.arguments?.find(({ name }) => name.value === argument)?.value;
  return items(value).map((all) => items(all).map((one) => (one.kind === Kind.STRING ? one.value : '')));
}

/** A list's items; a single value counts as a list of itself, as GraphQL coerces it. */
function items(value: ConstValueNode | undefined): readonly ConstValueNode[] {
  if (value === undefined || value.kind === Kind.NULL) return [];
  return value.kind === Kind.LIST ? value.values : [value];
}
