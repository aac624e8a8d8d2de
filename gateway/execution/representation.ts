import type { QueryPlanFieldNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import { type GraphQLSchema, isObjectType } from 'graphql';
import type { FixedField } from '../supergraph/planner-view.ts';
import type { Entity } from './run.ts';
import { isOfType } from './runtime-type.ts';

/** What a subgraph knows an entity by; undefined where the data for it has not come. */
export type Represent = (entity: Entity) => Entity | undefined;

/** A function that takes a representation from an entity as the selections of a fetch's `requires` say. */
export function compileRepresentation(
  selections: readonly QueryPlanSelectionNode[],
  schema: GraphQLSchema,
  fixedFields: ReadonlyMap<string, FixedField>,
): Represent {
  const take = compileSelections(selections, schema, fixedFields);
  return (entity) => {
    const taken: Entity = {};
    return take(entity, taken) && taken.__typename !== undefined ? taken : undefined;
  };
}

/** What is equal, as a key of a map, for equal representations of one fetch. */
export type Equality = (representation: Entity) => unknown;

/**
 * Most entities are known by one field of one type: its value tells them apart (an object, which a scalar may be, is
 * equal to itself alone). Where there is more, what is written of all of it does.
 */
export function compileEquality(
  selections: readonly QueryPlanSelectionNode[],
  schema: GraphQLSchema,
  fixedFields: ReadonlyMap<string, FixedField>,
): Equality {
  const [only] = selections;
  if (selections.length !== 1 || only?.kind !== 'InlineFragment') return JSON.stringify;
  const keys = only.selections.filter((one) => one.kind !== 'Field' || one.name !== '__typename');
  const [key] = keys;
  const isOneType = isObjectType(schema.getType(only.typeCondition ?? ''));
  if (!isOneType || keys.length !== 1 || key?.kind !== 'Field' || key.selections) return JSON.stringify;
  const name = nameIn(key, fixedFields);
  return (representation) => representation[name];
}

/** Copies selected fields from one object to another; false where one of them has not come. */
type Take = (from: Entity, into: Entity) => boolean;

function compileSelections(
  selections: readonly QueryPlanSelectionNode[],
  schema: GraphQLSchema,
  fixedFields: ReadonlyMap<string, FixedField>,
): Take {
  const takes = selections.map((selection): Take => {
    if (selection.kind === 'InlineFragment') {
      const inner = compileSelections(selection.selections, schema, fixedFields);
      const { typeCondition } = selection;
      if (typeCondition === undefined) return inner;
      return (from, into) => !isOfType(schema, from, typeCondition) || inner(from, into);
    }
    const key = selection.alias ?? selection.name;
    const name = nameIn(selection, fixedFields);
    if (selection.selections === undefined)
      return (from, into) => {
        const value = from[key];
        if (value === undefined) return false;
        into[name] = value;
        return true;
      };
    const inner = compileSelections(selection.selections, schema, fixedFields);
    return (from, into) => {
      const taken = takeValue(from[key], inner, into[name]);
      if (taken === undefined) return false;
      into[name] = taken;
      return true;
    };
  });
  return (from, into) => {
    for (const take of takes) if (!take(from, into)) return false;
    return true;
  };
}

/** Under which name a representation has a field. */
function nameIn(field: QueryPlanFieldNode, fixedFields: ReadonlyMap<string, FixedField>): string {
  return fixedFields.get(field.name)?.name ?? field.alias ?? field.name;
}

/** Selected fields of an object, or of each object of a list; two fragments may select from the same one. */
function takeValue(value: unknown, take: Take, known: unknown): unknown {
  if (value === null || value === undefined) return value;
  if (Array.isArray(value)) {
    const list: unknown[] = [];
    for (const [i, element] of value.entries()) {
      const taken = takeValue(element, take, (known as unknown[] | undefined)?.[i]);
      if (taken === undefined) return undefined;
      list.push(taken);
    }
    return list;
  }
  const into = (known ?? {}) as Entity;
  return take(value as Entity, into) ? into : undefined;
}
