import { type GraphQLSchema, isAbstractType } from 'graphql';
import type { Entity, PlannedPath } from '../execution/run.ts';
import { isSubtype } from '../execution/runtime-type.ts';
import type { PlannedNames } from '../operation/planned-names.ts';
import { holds } from '../projection/collect-fields.ts';
import type { DeferredPart, Guard } from './deferred-parts.ts';

/** An object that the client has been answered: what was fetched of it, what was answered, and where it stands. */
export interface Spot {
  readonly object: Entity;
  readonly answer: Entity;
  /** In the plan's names. */
  readonly planned: PlannedPath;
  /** In the client's names. */
  readonly client: PlannedPath;
}

export interface SpotContext {
  readonly schema: GraphQLSchema;
  readonly names: PlannedNames;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The objects that a deferred part adds to, below one object; none below what was answered as null. */
export function findSpots(part: DeferredPart, from: Spot, context: SpotContext): Spot[] {
  let spots = [from];
  for (const { guard, field } of part.steps) {
    const planned = context.names.of(field);
    const client = field.alias?.value ?? field.name.value;
    spots = spots
      .filter(({ object }) => passes(guard, object, context))
      .flatMap((spot) =>
        objectsOf(
          spot.object[planned],
          spot.answer[client],
          [...spot.planned, planned],
          [...spot.client, client],
        ),
      );
  }
  return spots.filter(({ object }) => passes(part.guard, object, context));
}

/**
 * Whether an object is one that a fragment is about. Where only an interface of it is known so far, it may be: what the
 * part itself fetches will tell.
 */
export function passes(
  { types, when, place }: Guard,
  object: Entity,
  { schema, variables }: Omit<SpotContext, 'names'>,
): boolean {
  const name = typeof object.__typename === 'string' ? object.__typename : place.name;
  return (
    holds(when, variables) &&
    types.every((type) => isSubtype(schema, name, type) || isAbstractType(schema.getType(name)))
  );
}

/** An object, or the objects of lists; an answer's lists are as long as the fetched ones. */
function objectsOf(value: unknown, answer: unknown, planned: PlannedPath, client: PlannedPath): Spot[] {
  if (typeof value !== 'object' || value === null || typeof answer !== 'object' || answer === null) return [];
  if (!Array.isArray(answer)) return [{ object: value as Entity, answer: answer as Entity, planned, client }];
  return answer.flatMap((one, i) => objectsOf((value as unknown[])[i], one, [...planned, i], [...client, i]));
}
