import { type GraphQLSchema, isAbstractType, isInterfaceType, isObjectType } from 'graphql';
import type { Entity } from './run.ts';

/** Whether an object's own `__typename` is a type or one of its kinds; an object without one is of no type. */
export function isOfType(schema: GraphQLSchema, object: Entity, condition: string): boolean {
  const name = object.__typename;
  if (name === condition) return true;
  return typeof name === 'string' && isSubtype(schema, name, condition);
}

/** Whether the type of one name is, implements or belongs to the type of another. */
export function isSubtype(schema: GraphQLSchema, name: string, condition: string): boolean {
  if (name === condition) return true;
  const type = schema.getType(name);
  const wanted = schema.getType(condition);
  if (!type || !wanted || !isAbstractType(wanted)) return false;
  return (isObjectType(type) || isInterfaceType(type)) && schema.isSubType(wanted, type);
}
