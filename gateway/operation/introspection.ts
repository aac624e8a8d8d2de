import {
  executeSync,
  type FieldNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
} from 'graphql';
import type { Fragments } from '../document/fragments.ts';
import type { Entity } from '../execution/run.ts';
import type { PlannedNames } from './planned-names.ts';

/** Whether a root field asks about the schema itself, which no subgraph is asked for. */
export function isIntrospection(field: FieldNode): boolean {
  return field.name.value === SchemaMetaFieldDef.name || field.name.value === TypeMetaFieldDef.name;
}

/** Answers the operation's questions about the schema, under their planned names. */
export function introspect(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: Fragments,
  fields: readonly FieldNode[],
  names: PlannedNames,
  variableValues: Readonly<Record<string, unknown>>,
): Entity {
  const selections = fields.map((field) => ({
    ...field,
    alias: { kind: Kind.NAME, value: names.of(field) } as const,
  }));
  const { data, errors } = executeSync({
    schema,
    document: {
      kind: Kind.DOCUMENT,
      definitions: [
        { ...operation, selectionSet: { kind: Kind.SELECTION_SET, selections } },
        ...fragments.values(),
      ],
    },
    variableValues,
  });
  if (errors?.[0]) throw errors[0];
  return data as Entity;
}
