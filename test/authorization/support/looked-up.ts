import { type GraphQLSchema, isObjectType, parse } from 'graphql';
import { entitiesOf } from '../../../kit/authorization/entities.ts';
import { loadSubgraphSdl, type SubgraphName } from '../../../schema/load.ts';

/** Which fields are a subgraph's own to answer, and which types it looks objects up of. */
export function lookedUp(name: SubgraphName, schema: GraphQLSchema) {
  const document = parse(loadSubgraphSdl(name));
  const external = new Set<string>();
  for (const definition of document.definitions)
    if ('fields' in definition)
      for (const field of definition.fields ?? [])
        if (field.directives?.some((one) => one.name.value === 'external'))
          external.add(`${definition.name.value}.${field.name.value}`);
  const own = new Set(
    Object.values(schema.getTypeMap())
      .filter(isObjectType)
      .filter((type) => !type.name.startsWith('_'))
      .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`))
      .filter((field) => !external.has(field)),
  );
  const entities = entitiesOf(schema, document).map(({ type, ownFields }) => ({
    type: type.name,
    fields: ownFields.map((field) => `${type.name}.${field.name}`),
  }));
  return { own, entities };
}
