import {
  type DocumentNode,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import { Requirements } from '../../kit/authorization/requirements.ts';
import { directiveName } from '../supergraph/features.ts';

const NONE: readonly number[] = [];

/** What a supergraph asks of whoever wants a field; composition has joined what its subgraphs ask with AND. */
export class FieldNeeds {
  readonly requirements: Requirements;
  readonly #schema: GraphQLSchema;
  readonly #known = new Map<string, readonly number[]>();

  /** `schema` is what clients may ask for of the supergraph. */
  constructor(supergraph: DocumentNode, schema: GraphQLSchema) {
    this.requirements = new Requirements(supergraph, {
      authenticated: directiveName(supergraph, 'authenticated'),
      requiresScopes: directiveName(supergraph, 'requiresScopes'),
      policy: directiveName(supergraph, 'policy'),
    });
    this.#schema = schema;
  }

  /**
   * The requirements that must all hold for a field of a type to be answered: those of the field, of the type that it
   * belongs to and of the type that it gives; of an interface's field those of all objects that it may be answered by.
   */
  of(typeName: string, fieldName: string): readonly number[] {
    if (this.requirements.isEmpty || fieldName.startsWith('__')) return NONE;
    const coordinate = `${typeName}.${fieldName}`;
    let needs = this.#known.get(coordinate);
    if (needs === undefined) {
      needs = [...new Set(this.#find(typeName, fieldName))];
      this.#known.set(coordinate, needs);
    }
    return needs;
  }

  #find(typeName: string, fieldName: string): readonly number[] {
    const type = this.#schema.getType(typeName);
    if (!isObjectType(type) && !isInterfaceType(type)) return NONE;
    const field: GraphQLField<unknown, unknown> | undefined = type.getFields()[fieldName];
    if (!field) return NONE;
    return [
      ...this.requirements.of(typeName, fieldName, getNamedType(field.type).name),
      ...(isInterfaceType(type)
        ? this.#schema.getPossibleTypes(type).flatMap(({ name }) => this.#find(name, fieldName))
        : []),
    ];
  }
}
