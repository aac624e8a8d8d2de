import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isObjectType,
  isUnionType,
} from 'graphql';

/** An operation and its variables. */
export interface GeneratedOperation {
  readonly document: string;
  readonly variables: Record<string, unknown>;
}

export interface GeneratorOptions {
  /** Aliases that are names of other fields; else they are names of nothing. */
  readonly shadowingAliases: boolean;
  /** `@defer` on some of the fragments, and more fragments to put it on. */
  readonly defers?: boolean;
}

/** Numbers from 0 up to below a bound, the same for the same seed. */
export type Draw = (bound: number) => number;

export function draws(seed: number): Draw {
  let state = seed >>> 0;
  return (bound) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) % bound;
  };
}

const MAX_DEPTH = 4;

/** A value as GraphQL writes it, which unlike JSON has no quotes around the names of fields. */
function literalOf(value: unknown): string {
  return JSON.stringify(value).replace(/"(\w+)":/g, '$1:');
}

/** A valid query of a schema, drawn at random: fragments, aliases, directives, arguments and variables. */
export function generateOperation(
  schema: GraphQLSchema,
  draw: Draw,
  options: GeneratorOptions,
): GeneratedOperation {
  const variables: Record<string, unknown> = {};
  const definitions: string[] = [];
  const fragments: string[] = [];
  const fieldNames = [
    ...new Set(
      Object.values(schema.getTypeMap()).flatMap((type) =>
        isObjectType(type) && !type.name.startsWith('__') ? Object.keys(type.getFields()) : [],
      ),
    ),
  ];

  function variable(type: string, value: unknown): string {
    const name = `v${definitions.length}`;
    if (draw(4) === 0) definitions.push(`$${name}: ${type} = ${literalOf(value)}`);
    else {
      definitions.push(`$${name}: ${type}`);
      variables[name] = value;
    }
    return `$${name}`;
  }

  function directive(): string {
    if (draw(8) !== 0) return '';
    const value = draw(2) === 0;
    const when = draw(2) === 0 ? String(value) : variable('Boolean!', value);
    return ` @${draw(2) === 0 ? 'skip' : 'include'}(if: ${when})`;
  }

  let labels = 0;
  function defer(): string {
    if (!options.defers || draw(2) === 0) return '';
    const args: string[] = [];
    if (draw(2) === 0) args.push(`label: "L${labels++}"`);
    if (draw(5) === 0) {
      const value = draw(3) !== 0;
      args.push(`if: ${draw(2) === 0 ? String(value) : variable('Boolean!', value)}`);
    }
    return args.length > 0 ? ` @defer(${args.join(', ')})` : ' @defer';
  }

  function argument({ name, type }: GraphQLArgument): string[] {
    if (draw(2) === 0) return [];
    const values: Record<string, unknown> = {
      Int: draw(5),
      String: draw(2) === 0 ? 'KG' : 'LB',
      ID: `x${draw(9)}`,
    };
    const named = getNamedType(type);
    if (isInputObjectType(named)) {
      const value = inputValue(type, 0);
      return [`${name}: ${draw(2) === 0 ? literalOf(value) : variable(String(type), value)}`];
    }
    const value = String(type).startsWith('[') ? [values.ID] : values[named.name];
    return [`${name}: ${draw(2) === 0 ? variable(String(type), value) : JSON.stringify(value)}`];
  }

  /** A value of a type of input objects, or of lists of them. */
  function inputValue(type: GraphQLInputType, depth: number): unknown {
    const nullable = getNullableType(type);
    if (nullable === type && draw(6) === 0) return null;
    if (isListType(nullable))
      return Array.from({ length: draw(4) }, () => inputValue(nullable.ofType, depth + 1));
    if (!isInputObjectType(nullable)) return nullable.name === 'Int' ? draw(5) : `x${draw(9)}`;
    const given = Object.values(nullable.getFields()).filter(() => depth < MAX_DEPTH && draw(2) === 0);
    return Object.fromEntries(given.map((field) => [field.name, inputValue(field.type, depth + 1)]));
  }

  /** Response names say which field with which arguments they are of, so that selections always merge. */
  function alias(field: string, args: string): string {
    const suffix = args.replace(/\W/g, '');
    if (options.shadowingAliases && args === '' && draw(3) === 0) {
      // One name per field, so that one response name never stands for two of them.
      const index = fieldNames.indexOf(field);
      return `${fieldNames[(index + 7) % fieldNames.length]}: `;
    }
    return suffix !== '' || draw(5) === 0 ? `${field}_${suffix}x: ` : '';
  }

  function selection(field: GraphQLField<unknown, unknown>, depth: number): string {
    const args = field.args.flatMap(argument).join(', ');
    const head = `${alias(field.name, args)}${field.name}${args ? `(${args})` : ''}${directive()}`;
    const type = getNamedType(field.type);
    return isCompositeType(type) ? `${head} ${selections(type, depth + 1)}` : head;
  }

  /** The name of a fragment: now and then of one that is spread elsewhere, too; one that is not written yet may hold this place. */
  function fragmentOn(type: GraphQLNamedType, depth: number): string {
    const written = fragments.flatMap((text, at) =>
      text.startsWith(`fragment F${at} on ${type.name} {`) ? [`F${at}`] : [],
    );
    if (written.length > 0 && draw(2) === 0) return written[draw(written.length)] as string;
    const at = fragments.push('') - 1;
    fragments[at] = `fragment F${at} on ${type.name} ${selections(type, depth + 1)}`;
    return `F${at}`;
  }

  function selections(type: GraphQLNamedType, depth: number): string {
    const parts: string[] = [];
    const fields = isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];
    const wanted = fields.filter(
      (field) => draw(5) < 2 && (depth < MAX_DEPTH || !isCompositeType(getNamedType(field.type))),
    );
    for (const field of wanted) parts.push(selection(field, depth));
    if (parts.length === 0 || draw(6) === 0) parts.push(draw(3) === 0 ? 'kindOf: __typename' : '__typename');
    if (depth < MAX_DEPTH) {
      const narrower = isAbstractType(type)
        ? schema.getPossibleTypes(type)
        : isObjectType(type)
          ? [type]
          : [];
      for (const one of narrower) {
        if (draw(isUnionType(type) ? 2 : 3) !== 0) continue;
        if (draw(3) === 0) {
          parts.push(`...${fragmentOn(one, depth)}${defer()}${directive()}`);
        } else parts.push(`... on ${one.name}${defer()}${directive()} ${selections(one, depth + 1)}`);
      }
      if (options.defers && draw(3) === 0) parts.push(`...${defer()} ${selections(type, depth + 1)}`);
    }
    // Fragments and fields in any order.
    for (let i = parts.length - 1; i > 0; i--) {
      const j = draw(i + 1);
      [parts[i], parts[j]] = [parts[j] as string, parts[i] as string];
    }
    return `{ ${parts.join(' ')} }`;
  }

  const query = schema.getQueryType() as GraphQLNamedType;
  const body = selections(query, 0);
  const head = definitions.length > 0 ? `query Generated(${definitions.join(', ')})` : 'query Generated';
  return { document: [`${head} ${body}`, ...fragments].join('\n'), variables };
}
