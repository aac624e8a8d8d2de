import {
  type DocumentNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { Viewer } from '../identity/viewer.ts';
import type { Requirements } from './requirements.ts';

/** What a guarded schema asks of viewers, and the same schema without the guards of its fields. */
export interface Guards {
  readonly requirements: Requirements;
  readonly needsOf: (type: GraphQLObjectType, field: GraphQLField<unknown, unknown>) => readonly number[];
  /** Made at its first use. */
  readonly unguarded: () => GraphQLSchema;
}

/** An operation on a schema without guards. */
export interface Unguarded {
  readonly schema: GraphQLSchema;
  /** Whether the viewer may see all that the operation asks for: then no guard would refuse any of it. */
  isFor(viewer: Viewer): boolean;
}

const guardsBySchema = new WeakMap<GraphQLSchema, Guards>();

export function keepGuards(schema: GraphQLSchema, guards: Guards): void {
  guardsBySchema.set(schema, guards);
}

/**
 * The way to answer an operation without asking at each field of each object what is known of the operation as a whole:
 * a guard at a field costs as much as the field. Undefined where nothing of the operation is guarded.
 */
export function unguarded(schema: GraphQLSchema, document: DocumentNode): Unguarded | undefined {
  const guards = guardsBySchema.get(schema);
  if (!guards) return undefined;
  const asked = askedOf(schema, document, guards);
  if (asked.length === 0) return undefined;
  const { requirements } = guards;
  return {
    schema: guards.unguarded(),
    isFor(viewer) {
      const rights = requirements.rightsOf(viewer);
      return asked.every((number) => rights[number]);
    },
  };
}

/** The requirements of every field that a document asks for, of an interface's field those of all its objects. */
function askedOf(schema: GraphQLSchema, document: DocumentNode, { needsOf }: Guards): readonly number[] {
  const asked = new Set<number>();
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field({ name }) {
        const parent = types.getParentType();
        const owners = isObjectType(parent)
          ? [parent]
          : isInterfaceType(parent)
            ? schema.getPossibleTypes(parent)
            : [];
        for (const owner of owners) {
          const field = owner.getFields()[name.value];
          if (field) for (const number of needsOf(owner, field)) asked.add(number);
        }
      },
    }),
  );
  return [...asked];
}
