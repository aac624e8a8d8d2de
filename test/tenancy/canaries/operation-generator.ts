import {
  type GraphQLArgument,
  type GraphQLEnumType,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  parse,
  typeFromAST,
} from 'graphql';
import type { Dice } from '../../support/dice.ts';
import type { Words } from './words.ts';

/** An operation and its variables. */
export interface GeneratedOperation {
  readonly kind: 'query' | 'mutation' | 'subscription';
  readonly document: string;
  /** By which the product knows the document. */
  readonly documentId?: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Texts of somebody else's that were sent where an answer may repeat them. */
  readonly repeated: readonly string[];
}

const MAX_DEPTH = 6;
/** Fields of one operation: few enough that thousands of operations are asked. */
const FIELDS = 45;

/** Operations of a schema, drawn at random: every field and argument, pages, filters, fragments, aliases. */
export class OperationGenerator {
  readonly #schema: GraphQLSchema;
  readonly #dice: Dice;
  readonly #words: Words;
  #left = 0;
  #aliases = 0;
  #fragments: string[] = [];
  #definitions: string[] = [];
  #variables: Record<string, unknown> = {};
  #repeated: string[] = [];

  constructor(schema: GraphQLSchema, dice: Dice, words: Words) {
    this.#schema = schema;
    this.#dice = dice;
    this.#words = words;
  }

  next(kind: GeneratedOperation['kind']): GeneratedOperation {
    this.#left = FIELDS;
    this.#aliases = 0;
    this.#fragments = [];
    this.#definitions = [];
    this.#variables = {};
    this.#repeated = [];
    const root = this.#schema.getRootType(kind as never);
    const fields = Object.values(root?.getFields() ?? {});
    const wanted = this.#dice.some(fields, kind === 'query' ? this.#dice.between(1, 3) : 1);
    const body = wanted.map((field) => this.#field(field, 1)).join(' ');
    const head = this.#definitions.length > 0 ? `${kind} Generated(${this.#definitions.join(', ')})` : kind;
    return {
      kind,
      document: [`${head} { ${body} }`, ...this.#fragments].join('\n'),
      variables: this.#variables,
      repeated: this.#repeated,
    };
  }

  /** A known document, with variables drawn at random. */
  filled({ text, id }: { readonly text: string; readonly id: string }): GeneratedOperation {
    this.#repeated = [];
    const definition = parse(text).definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
    const [root] = definition?.selectionSet.selections ?? [];
    const field = root?.kind === Kind.FIELD ? root.name.value : '';
    const about = getNamedType(
      this.#schema.getRootType(definition?.operation as never)?.getFields()[field]?.type,
    )?.name;
    const variables = (definition?.variableDefinitions ?? []).flatMap(({ variable, type }) => {
      const name = variable.name.value;
      const value = this.#value(
        typeFromAST(this.#schema, type) as GraphQLInputType,
        [field, name],
        about ?? '',
      );
      return value === undefined ? [] : [[name, value] as const];
    });
    return {
      kind: definition?.operation ?? 'query',
      document: text,
      documentId: id,
      variables: Object.fromEntries(variables),
      repeated: this.#repeated,
    };
  }

  #field(field: GraphQLField<unknown, unknown>, depth: number, isOfMany = false): string {
    this.#left--;
    const args = field.args.flatMap((one) => this.#argument(one, field)).join(', ');
    // Response names are told apart by a count, so that selections always merge.
    const alias =
      args !== '' || isOfMany || this.#dice.chance(0.1) ? `${field.name}_${this.#aliases++}: ` : '';
    const head = `${alias}${field.name}${args ? `(${args})` : ''}`;
    const type = getNamedType(field.type);
    return isCompositeType(type) ? `${head} ${this.#selections(type.name, depth + 1)}` : head;
  }

  /** `isOfMany`: of one of several types at one place, whose fields of one name differ. */
  #selections(typeName: string, depth: number, isOfMany = false): string {
    const type = this.#schema.getType(typeName);
    const parts = ['__typename'];
    if (isObjectType(type) || isInterfaceType(type)) {
      const all = Object.values(type.getFields());
      const leaves = all.filter((one) => !isCompositeType(getNamedType(one.type)));
      const others = all.filter((one) => isCompositeType(getNamedType(one.type)));
      // Whatever it is, who it is shows.
      const always = leaves.filter(({ name }) => name === 'id' || name === 'totalCount' || name === 'cursor');
      for (const one of new Set([...always, ...this.#dice.some(leaves, this.#dice.between(1, 5))]))
        parts.push(this.#field(one, depth, isOfMany));
      const page = others.filter(({ name }) => name === 'edges' || name === 'node');
      for (const one of new Set([...page, ...this.#dice.some(others, this.#dice.between(1, 4))]))
        if ((depth < MAX_DEPTH && this.#left > 0) || (page.includes(one) && depth < MAX_DEPTH + 3))
          parts.push(this.#field(one, depth, isOfMany));
    }
    if (!isObjectType(type) && isCompositeType(type) && depth < MAX_DEPTH) {
      const possible = this.#schema.getPossibleTypes(type as never);
      for (const one of this.#dice.some(possible, 3))
        parts.push(`... on ${one.name} ${this.#selections(one.name, depth + 1, true)}`);
    }
    const body = `{ ${parts.join(' ')} }`;
    if (!this.#dice.chance(0.06)) return body;
    const name = `F${this.#fragments.length}`;
    this.#fragments.push(`fragment ${name} on ${typeName} ${body}`);
    return `{ ...${name} }`;
  }

  #argument(argument: GraphQLArgument, field: GraphQLField<unknown, unknown>): string[] {
    const { name, type } = argument;
    const isNeeded = isNonNullType(type) && argument.defaultValue === undefined;
    // Pages that are not asked for by their size cost more than most operations may.
    const share = name === 'first' ? 0.98 : name === 'after' ? 0.25 : 0.5;
    if (!isNeeded && !this.#dice.chance(share)) return [];
    const value = this.#value(type, [field.name, name], getNamedType(field.type).name);
    if (value === undefined) return [];
    const variable = `v${this.#definitions.length}`;
    this.#definitions.push(`$${variable}: ${type}`);
    this.#variables[variable] = value;
    return [`${name}: $${variable}`];
  }

  #value(type: GraphQLInputType, path: readonly string[], about: string): unknown {
    if (isNonNullType(type)) return this.#value(type.ofType, path, about);
    if (isListType(type)) {
      const count = this.#dice.between(1, 2);
      return Array.from({ length: count }, () => this.#value(type.ofType, path, about));
    }
    if (isInputObjectType(type))
      return Object.fromEntries(
        Object.values(type.getFields()).flatMap((one) => this.#inputField(one, path, about)),
      );
    if (isEnumType(type)) return this.#dice.one((type as GraphQLEnumType).getValues()).name;
    const { value, isRepeated } = this.#words.value(getNamedType(type).name, path, about);
    if (isRepeated) this.#repeated.push(String(value));
    return value;
  }

  #inputField(field: GraphQLInputField, path: readonly string[], about: string): [string, unknown][] {
    const isNeeded = isNonNullType(field.type) && field.defaultValue === undefined;
    // A purchase order that names its partner is refused, mostly; a version that is expected seldom holds.
    const share = field.name === 'partnerReference' || field.name === 'expectedVersion' ? 0.05 : 0.4;
    if (!isNeeded && !this.#dice.chance(share)) return [];
    const value = this.#value(field.type, [...path, field.name], about);
    return value === undefined ? [] : [[field.name, value]];
  }
}
