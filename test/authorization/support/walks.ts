import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';

interface Step {
  /** The type that the field is asked of. */
  readonly owner: string;
  readonly field: string;
  /** As which type what it gives is asked, where that can be of several. */
  readonly as: string | undefined;
}

/** A way from a root, or from an object looked up by its key, to a field. */
export interface Walk {
  readonly kind: 'query' | 'mutation' | 'subscription';
  /** The type of an object that is looked up, as another subgraph would. */
  readonly entity: string | undefined;
  readonly steps: readonly Step[];
}

/** The fields of all types that clients may ask for, `Type.field`. */
export function allFields(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) || isInterfaceType(type))
    .filter(({ name }) => !name.startsWith('_'))
    .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`))
    .filter((field) => !/\._(service|entities)$/.test(field))
    .sort();
}

/**
 * The shortest way to each type over fields that `isOpen` lets through. `entities` are the types of which objects can be
 * looked up.
 */
export function waysToTypes(
  schema: GraphQLSchema,
  isOpen: (field: string) => boolean,
  entities: readonly string[] = [],
): ReadonlyMap<string, Walk> {
  const ways = new Map<string, Walk>();
  const found: string[] = [];
  const note = (type: string, walk: Walk): void => {
    if (ways.has(type)) return;
    ways.set(type, walk);
    found.push(type);
  };
  for (const kind of ['query', 'mutation', 'subscription'] as const) {
    const root = schema.getRootType(kind as never);
    if (root) note(root.name, { kind, entity: undefined, steps: [] });
  }
  for (const entity of entities) note(entity, { kind: 'query', entity, steps: [] });
  for (let name = found.shift(); name !== undefined; name = found.shift()) {
    const type = schema.getType(name);
    const way = ways.get(name) as Walk;
    if (!isObjectType(type)) continue;
    for (const field of Object.keys(type.getFields())) {
      if (field.startsWith('_') || !isOpen(`${name}.${field}`)) continue;
      const given = getNamedType(type.getFields()[field]?.type);
      if (isLeafType(given) || !given) continue;
      const onward = (as: string | undefined): Walk => ({
        ...way,
        steps: [...way.steps, { owner: name, field, as }],
      });
      if (!isAbstractType(given)) note(given.name, onward(undefined));
      else {
        if (isInterfaceType(given)) note(given.name, onward(undefined));
        for (const possible of schema.getPossibleTypes(given)) note(possible.name, onward(possible.name));
      }
    }
  }
  return ways;
}

/** Ids to ask with, by the type of the object; any other is not one. */
export type Ids = ReadonlyMap<string, string>;

/** The operation that asks for fields of the type at the end of a way. */
export function operationFor(schema: GraphQLSchema, way: Walk, fields: readonly string[], ids: Ids): string {
  const asked = ({ owner, field, as }: Step, inner: string): string => {
    const selection = as === undefined ? inner : `... on ${as} { ${inner} }`;
    const given = argumentsOf(schema, { owner, field, as }, ids);
    return `${field}${given}${selection === '' ? '' : ` { ${selection} }`}`;
  };
  const last = fields.map((one) => {
    const [owner = '', field = ''] = one.split('.');
    const step = { owner, field, as: undefined };
    return asked(step, isLeafType(givenBy(schema, step)) ? '' : '__typename');
  });
  const inside = way.steps.reduceRight((inner, step) => asked(step, inner), last.join(' '));
  return way.entity === undefined
    ? `${way.kind} { ${inside} }`
    : `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on ${way.entity} { ${inside} } } }`;
}

/** The names of the fields from the root of an answer to the field at the end of a way. */
export function pathOf(way: Walk, field: string): string[] {
  const steps = [...way.steps.map((step) => step.field), field.split('.')[1] ?? ''];
  return way.entity === undefined ? steps : ['_entities', ...steps];
}

function definitionOf(
  schema: GraphQLSchema,
  { owner, field }: Step,
): GraphQLField<unknown, unknown> | undefined {
  const type = schema.getType(owner);
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[field] : undefined;
}

function givenBy(schema: GraphQLSchema, step: Step) {
  return getNamedType(definitionOf(schema, step)?.type);
}

/** Every argument that must be given, with a value that is well-formed. */
function argumentsOf(schema: GraphQLSchema, step: Step, ids: Ids): string {
  const needed = (definitionOf(schema, step)?.args ?? []).filter(isRequiredArgument);
  const known = ids.get(step.as ?? givenBy(schema, step)?.name ?? '');
  const id = known === undefined ? undefined : JSON.stringify(known);
  return needed.length === 0
    ? ''
    : `(${needed.map(({ name, type }) => `${name}: ${(name === 'id' && id) || literal(type)}`).join(', ')})`;
}

const SCALARS: Readonly<Record<string, string>> = {
  ID: '"x"',
  String: '"x"',
  Int: '1',
  Boolean: 'true',
  Decimal: '"1"',
  CurrencyCode: '"USD"',
  LocalDate: '"2026-01-01"',
  DateTime: '"2026-01-01T00:00:00Z"',
};

function literal(type: GraphQLInputType): string {
  if (isNonNullType(type)) return literal(type.ofType);
  if (isListType(type)) return `[${literal(type.ofType)}]`;
  if (isEnumType(type)) return type.getValues()[0]?.name ?? 'null';
  if (isInputObjectType(type)) {
    const needed = Object.values(type.getFields()).filter(isRequiredInputField);
    return `{ ${needed.map((field) => `${field.name}: ${literal(field.type)}`).join(', ')} }`;
  }
  return SCALARS[type.name] ?? '"x"';
}
