import {
  type DirectiveNode,
  type FieldNode,
  type FragmentSpreadNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  type InlineFragmentNode,
  isUnionType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { isDefer } from '../document/defer-rule.ts';
import { type Fragments, fragmentAt } from '../document/fragments.ts';
import { isIntrospection } from '../operation/introspection.ts';
import { type Condition, conditionOf } from '../projection/collect-fields.ts';
import { withoutDefer } from './without-defer.ts';

/** What must hold of an object for what stands inside fragments to be asked of it. */
export interface Guard {
  readonly types: readonly string[];
  readonly when: Condition;
  /** The type of the place where the object stands: its own, where the data does not name one. */
  readonly place: GraphQLCompositeType;
}

/** One field down from an object. */
export interface StepDown {
  readonly guard: Guard;
  readonly field: FieldNode;
}

/** A deferred fragment at one place of an operation. */
export interface DeferredPart {
  /** Its name in the plan. */
  readonly id: string;
  readonly label: string | undefined;
  /** The way to its objects from those of the part around it, or from the root. */
  readonly steps: readonly StepDown[];
  /** What must hold of its objects. */
  readonly guard: Guard;
  /** What it asks of them, without what is deferred further. */
  readonly selectionSet: SelectionSetNode;
  /** The same from the root of the operation. */
  readonly fromRoot: SelectionSetNode;
  /** What is deferred inside it. */
  readonly parts: readonly DeferredPart[];
}

/** An operation taken apart. */
export interface TakenApart {
  /** All of it, each deferred fragment labelled with its part's id, as the planner is to see it. */
  readonly planned: OperationDefinitionNode;
  /** What is answered first. */
  readonly first: SelectionSetNode;
  readonly parts: readonly DeferredPart[];
}

/** Where in an operation selections stand. */
interface Place extends Pick<DeferredPart, 'steps' | 'guard'> {
  /** The type conditions of all fragments around it below the field around it, also of those of other parts. */
  readonly narrowed: readonly string[];
  /** The fields around the part that it belongs to. */
  readonly above: readonly FieldNode[];
}

/** Takes an operation apart at those `@defer` that are active. */
export function takeApart(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: Fragments,
  isActive: (defer: DirectiveNode) => boolean,
): TakenApart {
  let count = 0;

  /** `own` is what the part at hand asks, `all` also what is deferred; parts found are added. */
  function split(
    selectionSet: SelectionSetNode,
    type: GraphQLCompositeType,
    at: Place,
    parts: DeferredPart[],
  ): { readonly own: readonly SelectionNode[]; readonly all: readonly SelectionNode[] } {
    const own: SelectionNode[] = [];
    const all: SelectionNode[] = [];
    for (const selection of selectionSet.selections) {
      const when = conditionOf(selection.directives ?? [], at.guard.when);
      if (when === undefined) continue;
      if (selection.kind === Kind.FIELD) {
        const field = splitField(selection, type, { ...at, guard: { ...at.guard, when } }, parts);
        own.push(field.own);
        all.push(field.all);
        continue;
      }
      const { condition, inside, directives } = fragmentOf(selection);
      const insideType = condition ? (schema.getType(condition) as GraphQLCompositeType) : type;
      const types = condition ? [...at.guard.types, condition] : at.guard.types;
      const guard = { ...at.guard, types, when };
      const narrowed = condition ? [...at.narrowed, condition] : at.narrowed;
      const defer = selection.directives?.find(isDefer);
      if (!defer || !isActive(defer)) {
        const inner = split(inside, insideType, { ...at, guard, narrowed }, parts);
        own.push(fragment(condition, directives, inner.own));
        all.push(fragment(condition, directives, inner.all));
        continue;
      }
      const id = `part${count++}`;
      const above = [...at.above, ...at.steps.map(({ field }) => field)];
      const below: DeferredPart[] = [];
      const fresh = { steps: [], guard: { types: [], when: [], place: guard.place }, narrowed, above };
      const inner = split(inside, insideType, fresh, below);
      const asked = selections([
        at.narrowed.reduceRight(
          (inside, type) => fragment(type, [], [inside]),
          fragment(condition, directives, inner.own),
        ),
      ]);
      parts.push({
        id,
        label: labelOf(defer),
        steps: at.steps,
        guard,
        selectionSet: asked,
        fromRoot: above.reduceRight((inner, field) => selections([{ ...field, selectionSet: inner }]), asked),
        parts: below,
      });
      // The planner forgets to defer a fragment whose type condition sends it to another subgraph: it gets two.
      all.push(fragment(undefined, [labelled(id)], [fragment(condition, directives, inner.all)]));
    }
    return { own, all };
  }

  function splitField(
    field: FieldNode,
    type: GraphQLCompositeType,
    at: Place,
    parts: DeferredPart[],
  ): { readonly own: FieldNode; readonly all: FieldNode } {
    if (!field.selectionSet || isUnionType(type) || isIntrospection(field)) {
      const whole = withoutDefer(field);
      return { own: whole, all: whole };
    }
    const place = getNamedType(type.getFields()[field.name.value]?.type) as GraphQLCompositeType;
    const below = {
      ...at,
      steps: [...at.steps, { guard: at.guard, field }],
      guard: { types: [], when: [], place },
      narrowed: [],
    };
    const { own, all } = split(field.selectionSet, place, below, parts);
    return {
      own: { ...field, selectionSet: selections(own) },
      all: { ...field, selectionSet: selections(all) },
    };
  }

  function fragmentOf(selection: FragmentSpreadNode | InlineFragmentNode) {
    const { typeCondition, selectionSet } = fragmentAt(selection, fragments);
    const directives = (selection.directives ?? []).filter((one) => !isDefer(one));
    return { condition: typeCondition?.name.value, inside: selectionSet, directives };
  }

  const root = schema.getRootType(operation.operation) as GraphQLCompositeType;
  const parts: DeferredPart[] = [];
  const start = { steps: [], guard: { types: [], when: [], place: root }, narrowed: [], above: [] };
  const { own, all } = split(operation.selectionSet, root, start, parts);
  return { planned: { ...operation, selectionSet: selections(all) }, first: selections(own), parts };
}

function selections(selections: readonly SelectionNode[]): SelectionSetNode {
  return { kind: Kind.SELECTION_SET, selections };
}

function fragment(
  condition: string | undefined,
  directives: readonly DirectiveNode[],
  inside: readonly SelectionNode[],
): InlineFragmentNode {
  return {
    kind: Kind.INLINE_FRAGMENT,
    ...(condition === undefined
      ? {}
      : { typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: condition } } }),
    directives,
    selectionSet: selections(inside),
  };
}

function labelled(id: string): DirectiveNode {
  return {
    kind: Kind.DIRECTIVE,
    name: { kind: Kind.NAME, value: 'defer' },
    arguments: [
      {
        kind: Kind.ARGUMENT,
        name: { kind: Kind.NAME, value: 'label' },
        value: { kind: Kind.STRING, value: id },
      },
    ],
  };
}

function labelOf(defer: DirectiveNode): string | undefined {
  const value = defer.arguments?.find(({ name }) => name.value === 'label')?.value;
  return value?.kind === Kind.STRING ? value.value : undefined;
}
