import {
  type ASTNode,
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { isRemoved } from '../authorization/removed.ts';
import type { Fragments } from '../document/fragments.ts';
import type { Supergraph } from '../supergraph/supergraph.ts';

/** Joins a field's name and the client's name for it; an alias that looks like such a name is made one. */
const AS = '__as__';

/**
 * Under which name the plan holds a client's field. The planner adds keys and requirements to what the client asks for
 * without looking whether an alias of the client's has taken their name; so a name that it may add is never an alias.
 */
export class PlannedNames {
  readonly #supergraph: Pick<Supergraph, 'fieldNames' | 'addedNames'>;
  readonly #clientNames = new Map<string, string>();

  constructor(supergraph: Pick<Supergraph, 'fieldNames' | 'addedNames'>) {
    this.#supergraph = supergraph;
  }

  of(field: FieldNode): string {
    const name = field.name.value;
    const clientName = field.alias?.value ?? name;
    const { fieldNames, addedNames } = this.#supergraph;
    const shadows =
      clientName === name
        ? addedNames.has(name) && (field.arguments?.length ?? 0) > 0
        : fieldNames.has(clientName) || clientName.startsWith('__') || clientName.includes(AS);
    if (!shadows) return clientName;
    const planned = `${name}${AS}${clientName}`;
    this.#clientNames.set(planned, clientName);
    return planned;
  }

  /** The client's name for what the plan holds under a name. */
  clientName(planned: string): string {
    return this.#clientNames.get(planned) ?? planned;
  }

  /** The operation as it is planned: its fields under their planned names, without what never counts. */
  document(operation: OperationDefinitionNode, fragments: Fragments): DocumentNode {
    const document: DocumentNode = { kind: Kind.DOCUMENT, definitions: [operation, ...fragments.values()] };
    return visit(document, {
      FragmentSpread: { enter: dropIfNeverCounts },
      InlineFragment: { enter: dropIfNeverCounts },
      Directive: { leave: (directive) => (isConstantCondition(directive) ? null : undefined) },
      SelectionSet: { leave: withSomethingCertain },
      Field: {
        enter: dropIfNeverCounts,
        leave: (field) => {
          const planned = this.of(field);
          if (planned === (field.alias?.value ?? field.name.value)) return undefined;
          return { ...field, alias: { kind: Kind.NAME, value: planned } };
        },
      },
    });
  }
}

/** Asked for where nothing else is certain to count; no client can name it so. */
const CERTAIN: FieldNode = {
  kind: Kind.FIELD,
  alias: { kind: Kind.NAME, value: `__typename${AS}certain` },
  name: { kind: Kind.NAME, value: '__typename' },
};

/**
 * The planner takes a fetch for one that may be left out when all its leaves may be, and with it the object that holds
 * them; so something of every object is always asked for.
 */
function withSomethingCertain(
  selectionSet: SelectionSetNode,
  _key: unknown,
  parent: ASTNode | readonly ASTNode[] | undefined,
): SelectionSetNode | undefined {
  const { selections } = selectionSet;
  const isRoot = parent !== undefined && 'kind' in parent && parent.kind === Kind.OPERATION_DEFINITION;
  if (isRoot && selections.length > 0) return undefined;
  if (selections.some(({ directives = [] }) => directives.length === 0)) return undefined;
  return { ...selectionSet, selections: [...selections, CERTAIN] };
}

function isConstantCondition({ name, arguments: args }: DirectiveNode): boolean {
  return (name.value === 'skip' || name.value === 'include') && args?.[0]?.value.kind === Kind.BOOLEAN;
}

function dropIfNeverCounts(selection: SelectionNode): null | undefined {
  return neverCounts(selection.directives) || isRemoved(selection) ? null : undefined;
}

function neverCounts(directives: readonly DirectiveNode[] = []): boolean {
  return directives.some((directive) => {
    const value = directive.arguments?.[0]?.value;
    if (!isConstantCondition(directive) || value?.kind !== Kind.BOOLEAN) return false;
    return value.value !== (directive.name.value === 'include');
  });
}
