import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  buildSchema,
  type DocumentNode,
  defaultFieldResolver,
  type ExecutionResult,
  execute,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  Kind,
  parse,
} from 'graphql';
import { answerReader } from '../../../gateway/subgraph/read-answer.ts';
import type { SubgraphLink } from '../../../gateway/subgraph/subgraph-link.ts';
import { COMPUTED, type Failures, fieldValue, type Thing, thing, typeOfId } from './world-model.ts';
import { MONOLITH, SUBGRAPHS } from './world-schema.ts';

const ROOT: Thing = { __typename: 'Query', id: 'query' };

interface WorldContext {
  readonly failures: Failures;
}

function isThing(value: unknown): value is Thing {
  return typeof value === 'object' && value !== null && '__typename' in value && 'id' in value;
}

function worldValue(
  source: Thing,
  name: string,
  args: Record<string, unknown>,
  context: WorldContext,
): unknown {
  if (source === ROOT && (name === 'me' || name === 'named')) return thing('User', name === 'me' ? 3 : 5);
  if (source === ROOT && name === 'item') return thing('Book', 2);
  return fieldValue(source, name, args, context.failures);
}

/** In a subgraph a computed field sees what the gateway brought along, and nothing else. */
const federated: GraphQLFieldResolver<unknown, WorldContext> = (given, args, context, info) => {
  const source = given === undefined ? ROOT : given;
  if (info.fieldName.startsWith('_') || !isThing(source))
    return defaultFieldResolver(source, args, context, info);
  const compute = COMPUTED[`${info.parentType.name}.${info.fieldName}`];
  if (compute) return compute(source as never);
  return worldValue(source, info.fieldName, args, context);
};

const whole: GraphQLFieldResolver<unknown, WorldContext> = (given, args, context, info) => {
  const source = given === undefined ? ROOT : given;
  if (!isThing(source)) return defaultFieldResolver(source, args, context, info);
  const compute = COMPUTED[`${source.__typename}.${info.fieldName}`];
  if (!compute) return worldValue(source, info.fieldName, args, context);
  const unit = info.fieldName === 'postage' ? 'KG' : 'LB';
  const known = (name: string): unknown => {
    try {
      return worldValue(source, name, name === 'weight' ? { unit } : {}, context);
    } catch {
      return null;
    }
  };
  return compute({
    weight: known('weight'),
    pages: known('pages'),
    name: known('name'),
    region: known('region'),
  });
};

/** An entity by whatever key it is asked for; what came with it stays with it. */
function reference(representation: Record<string, unknown>, isInterface: boolean): Thing {
  const id = String(representation.id ?? String(representation.sku).slice('sku-'.length));
  const known = { ...representation, id } as unknown as Thing;
  return isInterface ? { ...known, __typename: typeOfId(id) } : known;
}

function subgraphSchema(sdl: string): GraphQLSchema {
  const typeDefs = parse(sdl);
  const resolvers: Record<string, object> = {};
  for (const one of typeDefs.definitions) {
    if (!('directives' in one && 'name' in one && one.name)) continue;
    if (!one.directives?.some(({ name }) => name.value === 'key')) continue;
    const isInterface = one.kind === Kind.INTERFACE_TYPE_DEFINITION;
    resolvers[one.name.value] = { __resolveReference: async (known: never) => reference(known, isInterface) };
  }
  return buildSubgraphSchema([{ typeDefs, resolvers: resolvers as never }]);
}

export const monolith = buildSchema(MONOLITH);
/** The same where anything may be null, so that a null makes nothing around it null. */
export const nullableMonolith = buildSchema(MONOLITH.replaceAll('!', ''));

/** The one schema's answer; `judge` may throw, or say null, before a field is looked at. */
export function askMonolith(
  document: string | DocumentNode,
  variableValues: Record<string, unknown>,
  failures: Failures,
  judge: (info: GraphQLResolveInfo) => null | undefined = () => undefined,
  schema = monolith,
): ExecutionResult {
  const judged: GraphQLFieldResolver<unknown, WorldContext> = (given, args, context, info) =>
    judge(info) === null ? null : whole(given, args, context, info);
  const result = execute({
    schema,
    document: typeof document === 'string' ? parse(document) : document,
    variableValues,
    contextValue: { failures },
    fieldResolver: judged as never,
  });
  return result as ExecutionResult;
}

/** The supergraph of the subgraphs, by default the four as they are, and a link to each, over which answers come as bytes after a pause. */
export function federatedWorld(
  failures: () => Failures,
  pause: () => Promise<void> = async () => {},
  subgraphs: Readonly<Record<string, string>> = SUBGRAPHS,
): {
  readonly supergraph: string;
  readonly links: ReadonlyMap<string, SubgraphLink>;
  readonly schemas: ReadonlyMap<string, GraphQLSchema>;
  execute(name: string, query: string, variables: Record<string, unknown>): Promise<ExecutionResult>;
} {
  const composed = composeServices(
    Object.entries(subgraphs).map(([name, sdl]) => ({ name, typeDefs: parse(sdl), url: `http://${name}` })),
  );
  if (!composed.supergraphSdl) throw new Error(composed.errors?.map(({ message }) => message).join('\n'));
  const schemas = new Map(Object.entries(subgraphs).map(([name, sdl]) => [name, subgraphSchema(sdl)]));
  const ask = async (name: string, query: string, variableValues: Record<string, unknown>) =>
    execute({
      schema: schemas.get(name) as GraphQLSchema,
      document: parse(query),
      variableValues,
      contextValue: { failures: failures() },
      fieldResolver: federated as never,
    });
  const links = new Map(
    [...schemas.keys()].map((name): [string, SubgraphLink] => [
      name,
      {
        name,
        subscribe: () => async function* () {},
        prepare: (operation) => {
          const read = answerReader(operation.query, 0);
          return async (variables) => {
            await pause();
            const { data = null, errors } = await ask(name, operation.query, { ...variables });
            const answer = {
              data,
              errors: errors?.map(({ message, path }) => ({
                message,
                ...(path ? { path } : {}),
                extensions: { code: 'SOURCE_REJECTED' },
              })),
            };
            return read(Buffer.from(JSON.stringify(answer)));
          };
        },
      },
    ]),
  );
  return { supergraph: composed.supergraphSdl, links, schemas, execute: ask };
}
