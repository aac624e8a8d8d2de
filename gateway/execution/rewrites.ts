import type { FetchDataRewrite } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import type { Entity } from './run.ts';
import { isOfType } from './runtime-type.ts';

const FRAGMENT = '... on ';

/** The changes that a plan asks for on data going into or coming out of a fetch, as one function; undefined: none. */
export function compileRewrites(
  rewrites: readonly FetchDataRewrite[] | undefined,
  schema: GraphQLSchema,
): ((value: unknown) => void) | undefined {
  if (!rewrites?.length) return undefined;
  return (value) => {
    for (const rewrite of rewrites) apply(rewrite, 0, value, schema);
  };
}

function apply(rewrite: FetchDataRewrite, at: number, value: unknown, schema: GraphQLSchema): void {
  if (Array.isArray(value)) {
    for (const element of value) apply(rewrite, at, element, schema);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const object = value as Entity;
  const step = rewrite.path[at] as string;
  if (at === rewrite.path.length - 1) change(rewrite, step, object);
  else if (!step.startsWith(FRAGMENT)) apply(rewrite, at + 1, object[step], schema);
  else if (object.__typename === undefined || isOfType(schema, object, step.slice(FRAGMENT.length)))
    apply(rewrite, at + 1, object, schema);
}

function change(rewrite: FetchDataRewrite, name: string, object: Entity): void {
  if (rewrite.kind === 'ValueSetter') object[name] = rewrite.setValueTo;
  else if (object[name]) {
    object[rewrite.renameKeyTo] = object[name];
    object[name] = undefined;
  }
}
