import type { FetchNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import type { GraphQLFormattedError } from 'graphql';
import { clientError } from '../../kit/errors.ts';
import type { Send, SubgraphAnswer } from '../subgraph/subgraph-link.ts';
import { pathsBelow, type Select } from './flatten.ts';
import { requiredFor } from './idle-requirements.ts';
import { merge } from './merge.ts';
import { compileEquality, compileRepresentation, type Represent } from './representation.ts';
import { compileRewrites } from './rewrites.ts';
import type { Entity, PlannedPath, Run } from './run.ts';
import type { PlanContext, PlanPath, Step } from './step.ts';
import { subgraphOperation } from './subgraph-operation.ts';

/** A fetch as a function: asks the subgraph about the objects at a path, and writes what it says into them. */
export function compileFetch(fetch: FetchNode, select: Select, path: PlanPath, plan: PlanContext): Step {
  const link = plan.links.get(fetch.serviceName);
  if (!link) throw new Error(`no subgraph is named ${fetch.serviceName}`);
  const send = link.prepare(subgraphOperation(fetch, plan.supergraph.fixedFields));
  return fetch.requires
    ? entityFetch(fetch, send, select, path, plan)
    : rootFetch(fetch, send, select, path, plan);
}

function rootFetch(fetch: FetchNode, send: Send, select: Select, path: PlanPath, plan: PlanContext): Step {
  const usages = fetch.variableUsages ?? [];
  const write = rootWriter(fetch, select, path, plan);
  return async (run) => {
    if (select(run.data).length === 0) return;
    const variables = variablesFor(run.variables, usages);
    write(run, await ask(send, variables, JSON.stringify(variables), run));
  };
}

/** Writes what a subgraph answers to a fetch of root fields into the objects at a path. */
export function rootWriter(
  fetch: FetchNode,
  select: Select,
  path: PlanPath,
  plan: PlanContext,
): (run: Run, answer: SubgraphAnswer) => void {
  const { apiSchema, interfaces } = plan.supergraph;
  const rewrite = compileRewrites(fetch.outputRewrites, apiSchema);
  return (run, { data, errors }) => {
    if (errors) for (const error of errors) report(run, error, error.path && [...path, ...error.path]);
    if (!data) return;
    rewrite?.(data);
    for (const object of select(run.data)) merge(object, data, interfaces);
  };
}

function entityFetch(fetch: FetchNode, send: Send, select: Select, path: PlanPath, plan: PlanContext): Step {
  const { apiSchema, fixedFields, interfaces } = plan.supergraph;
  const usages = fetch.variableUsages ?? [];
  const represent = representation(fetch, plan);
  const equality = compileEquality(fetch.requires ?? [], apiSchema, fixedFields);
  const rewriteInput = compileRewrites(fetch.inputRewrites, apiSchema);
  const rewriteOutput = compileRewrites(fetch.outputRewrites, apiSchema);
  return async (run) => {
    const objects = select(run.data);
    const representOne = represent(run.variables);
    const representations: Entity[] = [];
    // Which representation stands for each object: equal ones are sent once.
    const places: number[] = [];
    const known = new Map<unknown, number>();
    for (const object of objects) {
      const representation = representOne(object);
      if (representation === undefined) {
        places.push(-1);
        continue;
      }
      const key = equality(representation);
      let place = known.get(key);
      if (place === undefined) {
        rewriteInput?.(representation);
        place = representations.push(representation) - 1;
        known.set(key, place);
      }
      places.push(place);
    }
    if (representations.length === 0) return;
    const variables = variablesFor(run.variables, usages);
    variables.representations = representations;
    const { data, errors } = await ask(send, variables, JSON.stringify(variables), run);
    if (errors) reportEntityErrors(run, errors, path, places);
    const entities = data?._entities;
    if (!Array.isArray(entities) || entities.length !== representations.length) {
      if (!errors) report(run, wrongEntities(), undefined);
      return;
    }
    for (const entity of entities) if (entity) rewriteOutput?.(entity);
    for (let i = 0; i < objects.length; i++) {
      const object = objects[i] as Entity;
      const entity = entities[places[i] as number] as Entity | null | undefined;
      if (entity) {
        merge(object, entity, interfaces);
      } else if (entity === null) run.absent.add(object);
    }
  };
}

/** How the objects of a fetch are represented for a request's variables. */
function representation(
  fetch: FetchNode,
  { supergraph: { apiSchema, fixedFields } }: PlanContext,
): (variables: Run['variables']) => Represent {
  const compiled = (requires: readonly QueryPlanSelectionNode[]): Represent =>
    compileRepresentation(requires, apiSchema, fixedFields);
  const whole = compiled(fetch.requires ?? []);
  const required = requiredFor(fetch);
  if (!required) return () => whole;
  return (variables) => {
    const some = required(variables);
    if (!some) return whole;
    const part = compiled(some);
    return (entity) => whole(entity) ?? part(entity);
  };
}

async function ask(
  send: Send,
  variables: Readonly<Record<string, unknown>>,
  json: string,
  run: Run,
): ReturnType<Send> {
  try {
    return await send(variables, run.context, json);
  } catch (error) {
    const { message, extensions } = error as GraphQLFormattedError;
    return { errors: [{ message, extensions: extensions ?? {} }] };
  }
}

/** Those of a request's variables that a fetch uses. */
export function variablesFor(
  given: Readonly<Record<string, unknown>>,
  usages: readonly string[],
): Record<string, unknown> {
  // One that is called as something that every object has, such as `constructor`, may not have been given: neither is it
  // taken from what is given, nor may compiled operations find it in what they get.
  const variables: Record<string, unknown> = Object.create(null);
  for (const name of usages) if (Object.hasOwn(given, name)) variables[name] = given[name];
  return variables;
}

function report(run: Run, error: GraphQLFormattedError, path: PlannedPath | undefined): void {
  run.errors.push({ error, path });
}

/** An error of one representation is an error at each object that it stands for. */
function reportEntityErrors(
  run: Run,
  errors: readonly GraphQLFormattedError[],
  path: PlanPath,
  places: readonly number[],
): void {
  const paths = pathsBelow(run.data, path);
  for (const error of errors) {
    const [field, place, ...rest] = error.path ?? [];
    if (field !== '_entities' || typeof place !== 'number') {
      report(run, error, undefined);
      continue;
    }
    for (const [i, objectPath] of paths.entries())
      if (places[i] === place) report(run, error, [...objectPath, ...rest]);
  }
}

function wrongEntities(): GraphQLFormattedError {
  return clientError(
    'INTERNAL_SERVER_ERROR',
    'A part of the graph gave an answer that does not fit the question',
  ).toJSON();
}
