import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
} from 'graphql';
import { buildSchema, type Subgraph } from '../../../kit/subgraph.ts';
import { loadSubgraphSdl, type SubgraphName, subgraphNames } from '../../../schema/load.ts';

/** What the subgraphs were asked for. */
export interface Recording {
  /** The fields whose resolvers ran, `Type.field`; looked-up objects as `Type`. */
  readonly ran: Set<string>;
  /** As which type an object is answered that can be of several; lists hold one of each. */
  wanted: string | undefined;
}

/**
 * The product's own subgraphs, with their SDL and what holds to it, over a world in which everything exists: each field of
 * each object answers, and notes that it was asked. Sources play no part.
 */
export function recordingSubgraphs(recording: Recording): ReadonlyMap<SubgraphName, Subgraph> {
  return new Map(
    subgraphNames.map((name) => [
      name,
      { name, schema: recordingSchema(name, recording), createContext: (viewer) => ({ viewer }) },
    ]),
  );
}

function recordingSchema(name: SubgraphName, recording: Recording): GraphQLSchema {
  const sdl = loadSubgraphSdl(name);
  const bare = buildSubgraphSchema([{ typeDefs: parse(sdl) }]);
  const resolvers: Record<string, Record<string, unknown>> = {};
  for (const type of Object.values(bare.getTypeMap())) {
    if (isAbstractType(type) && !type.name.startsWith('_'))
      resolvers[type.name] = { __resolveType: ({ __typename }: { __typename: string }) => __typename };
    if (!isObjectType(type) || type.name.startsWith('_')) continue;
    const fields: Record<string, unknown> = {
      __resolveReference: async (reference: object) => {
        recording.ran.add(type.name);
        return { ...reference };
      },
    };
    for (const field of Object.values(type.getFields())) {
      if (field.name.startsWith('_')) continue;
      const resolve = (): unknown => {
        recording.ran.add(`${type.name}.${field.name}`);
        return sample(bare, field.type, recording.wanted);
      };
      fields[field.name] =
        type === bare.getSubscriptionType()
          ? { subscribe: () => oneEvent(recording, field.name), resolve }
          : resolve;
    }
    if (
      type === bare.getQueryType() ||
      type === bare.getMutationType() ||
      type === bare.getSubscriptionType()
    )
      delete fields.__resolveReference;
    resolvers[type.name] = fields;
  }
  return buildSchema(sdl, resolvers);
}

async function* oneEvent(recording: Recording, field: string) {
  recording.ran.add(`Subscription.${field}`);
  yield { id: 'one', value: null };
}

const SCALARS: Readonly<Record<string, unknown>> = {
  ID: 'x',
  String: 'x',
  Int: 1,
  Float: 1,
  Boolean: true,
  Decimal: '1',
  CurrencyCode: 'USD',
  LocalDate: '2026-01-01',
  DateTime: '2026-01-01T00:00:00Z',
};

function sample(schema: GraphQLSchema, type: GraphQLOutputType, wanted: string | undefined): unknown {
  if (isNonNullType(type)) return sample(schema, type.ofType, wanted);
  if (isListType(type)) {
    const named = isNonNullType(type.ofType) ? type.ofType.ofType : type.ofType;
    return isAbstractType(named as GraphQLNamedType)
      ? schema.getPossibleTypes(named as never).map(({ name }) => ({ __typename: name }))
      : [sample(schema, type.ofType, wanted)];
  }
  if (isEnumType(type)) return type.getValues()[0]?.value;
  if (isObjectType(type)) return {};
  if (isAbstractType(type)) {
    const possible = schema.getPossibleTypes(type).map(({ name }) => name);
    return { __typename: possible.find((name) => name === wanted) ?? possible[0] };
  }
  return SCALARS[type.name] ?? 'x';
}
