import {
  type DocumentNode,
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
} from 'graphql';
import { clientError } from '../errors.ts';
import type { Viewer } from '../identity/viewer.ts';
import { type Entity, entitiesOf } from './entities.ts';
import { refusal } from './requirement.ts';
import { Requirements, type Rights } from './requirements.ts';
import { type Guards, keepGuards } from './unguarded.ts';

/** What every context of a subgraph has. */
interface AskedBy {
  readonly viewer: Viewer;
}

/** Under these names the subgraphs import the directives (`schema/common/federation.graphql`). */
const NAMES = { authenticated: 'authenticated', requiresScopes: 'requiresScopes', policy: 'policy' };

const visibleTypes = new WeakMap<GraphQLSchema, (type: string, viewer: Viewer) => boolean>();

/**
 * Makes a subgraph's schema hold to the requirements in its SDL, whoever executes it: a field whose own, whose type's or
 * whose object's requirements the viewer does not satisfy throws FORBIDDEN before anything is read for it, also a
 * mutation and a subscription; and an entity of which the viewer may see nothing but its key does not exist. Fields
 * without requirements stay as they are.
 */
export function enforce(
  schema: GraphQLSchema,
  document: DocumentNode,
  /** Makes the same schema anew, with nothing enforced. */
  again: () => GraphQLSchema,
): void {
  const requirements = new Requirements(document, NAMES);
  const needsOf = (type: GraphQLObjectType, { name, type: gives }: GraphQLField<unknown, unknown>) =>
    requirements.of(type.name, name, getNamedType(gives).name);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const needs = needsOf(type, field);
      if (needs.length > 0) guard(field, needs, requirements);
    }
  }
  guardEntities(schema, document, requirements, needsOf);
  if (requirements.isEmpty) return;
  let unguarded: GraphQLSchema | undefined;
  keepGuards(schema, {
    requirements,
    needsOf,
    unguarded: () => {
      if (unguarded === undefined) {
        unguarded = again();
        guardEntities(unguarded, document, requirements, needsOf);
      }
      return unguarded;
    },
  });
}

/** An entity of which a viewer may see nothing but its key does not exist. */
function guardEntities(
  schema: GraphQLSchema,
  document: DocumentNode,
  requirements: Requirements,
  needsOf: Guards['needsOf'],
): void {
  const entities = entitiesOf(schema, document);
  const isVisible = new Map(
    entities.map(({ type, ownFields }) => [
      type.name,
      visibility(
        ownFields.map((field) => needsOf(type, field)),
        requirements,
      ),
    ]),
  );
  for (const entity of entities) guardReference(entity, isVisible.get(entity.type.name));
  visibleTypes.set(schema, (type, viewer) => isVisible.get(type)?.(viewer) ?? true);
}

/** Whether objects of an entity type exist for a viewer: whether there is anything of them that the viewer may see. */
export function maySee(schema: GraphQLSchema, type: string, viewer: Viewer): boolean {
  return visibleTypes.get(schema)?.(type, viewer) ?? true;
}

type IsVisible = (viewer: Viewer) => boolean;

/** Undefined: there is something of it that everyone may see. */
function visibility(
  needs: readonly (readonly number[])[],
  requirements: Requirements,
): IsVisible | undefined {
  if (needs.length === 0 || needs.some((one) => one.length === 0)) return undefined;
  return (viewer) => {
    const rights = requirements.rightsOf(viewer);
    return needs.some((one) => has(rights, one));
  };
}

function has(rights: Rights, needs: readonly number[]): boolean {
  for (const number of needs) if (!rights[number]) return false;
  return true;
}

function guard(
  field: GraphQLField<unknown, unknown>,
  needs: readonly number[],
  requirements: Requirements,
): void {
  // Many fields in a row are asked by the same viewer.
  let known: Viewer | undefined;
  let allowed = false;
  const check = ({ viewer }: AskedBy): void => {
    if (viewer !== known) {
      allowed = has(requirements.rightsOf(viewer), needs);
      known = viewer;
    }
    if (allowed) return;
    const rights = requirements.rightsOf(viewer);
    const missing = needs.find((number) => !rights[number]) as number;
    throw clientError('FORBIDDEN', refusal(requirements.requirement(missing)));
  };
  const guarded =
    (resolve: GraphQLFieldResolver<unknown, unknown>): GraphQLFieldResolver<unknown, unknown> =>
    (source, args, context, info) => {
      check(context as AskedBy);
      return resolve(source, args, context, info);
    };
  field.resolve = guarded(field.resolve ?? defaultFieldResolver);
  if (field.subscribe) field.subscribe = guarded(field.subscribe);
}

function guardReference({ resolver }: Entity, isVisible: IsVisible | undefined): void {
  const resolve = resolver?.resolveReference;
  if (!resolve || !isVisible) return;
  resolver.resolveReference = (reference, context, info) =>
    isVisible((context as AskedBy).viewer) ? resolve(reference, context, info) : Promise.resolve(null);
}
