import {
  type GraphQLObjectType,
  type GraphQLOutputType,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
} from 'graphql';
import type { Entity, PlannedPath } from '../execution/run.ts';
import { collectFields, holds, type Source } from './collect-fields.ts';
import type { ProjectionContext } from './compile-projection.ts';
import { leafCheck } from './leaf-check.ts';

/** A value that is not what the schema promises. */
export interface BrokenValue {
  readonly path: PlannedPath;
  /** `Order.number`, as an error names it. */
  readonly place: string;
  readonly wasNull: boolean;
}

/**
 * Finds, in the clients' names, what made a projection break; walks all data, since that is rare. What has not come for
 * an object that does not exist breaks no promise: the object is null, as if the reference to it were. `at` is where in
 * the whole answer the data stands.
 */
export function brokenValues(
  context: ProjectionContext,
  data: Entity,
  variables: Readonly<Record<string, unknown>>,
  absent: WeakSet<Entity>,
  at: PlannedPath = [],
): BrokenValue[] {
  const { view, fragments, names } = context;
  const { schema, hiddenTypes } = view;
  const found: BrokenValue[] = [];

  const isHidden = (value: unknown): boolean =>
    typeof value === 'object' && hiddenTypes.has(String((value as Entity).__typename));

  function object(
    type: GraphQLObjectType,
    value: Entity,
    sources: readonly Source[],
    path: PlannedPath,
  ): void {
    for (const field of collectFields(schema, fragments, type.name, sources)) {
      if (!field.occurrences.some(({ when, removed }) => !removed && holds(when, variables))) continue;
      const fieldType = type.getFields()[field.node.name.value]?.type;
      if (!fieldType) continue;
      const counting = field.sources.filter(({ when }) => holds(when, variables));
      const read = value[names.of(field.node)];
      if (read === undefined && absent.has(value)) continue;
      const place = `${type.name}.${field.node.name.value}`;
      complete(fieldType, read, counting, [...path, field.responseName], place);
    }
  }

  function complete(
    type: GraphQLOutputType,
    value: unknown,
    sources: readonly Source[],
    path: PlannedPath,
    place: string,
  ): void {
    const isNothing = value === null || value === undefined || isHidden(value);
    if (isNonNullType(type)) {
      if (isNothing) found.push({ path, place, wasNull: true });
      else complete(type.ofType, value, sources, path, place);
      return;
    }
    if (isNothing) return;
    if (isListType(type)) {
      if (!Array.isArray(value)) found.push({ path, place, wasNull: false });
      else for (const [i, item] of value.entries()) complete(type.ofType, item, sources, [...path, i], place);
      return;
    }
    if (isLeafType(type)) {
      if (leafCheck(type)?.(value) === false) found.push({ path, place, wasNull: false });
      return;
    }
    const typeName = (isAbstractType(type) && (value as Entity).__typename) || type.name;
    const runtimeType = typeof typeName === 'string' ? schema.getType(typeName) : undefined;
    if (typeof value !== 'object' || !runtimeType || isLeafType(runtimeType))
      found.push({ path, place, wasNull: false });
    else object(runtimeType as GraphQLObjectType, value as Entity, sources, path);
  }

  complete(context.type, data, [{ selectionSet: context.selectionSet, when: [] }], at, context.type.name);
  return found;
}
