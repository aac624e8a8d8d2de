import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';

/** A place of the graph that takes a text: an argument, or a field of an input. */
export interface Slot {
  /** Such as `orders.filter.poNumber`. */
  readonly path: string;
  /** The scalar's name. */
  readonly scalar: string;
}

/** An operation around one field that takes texts. */
export interface Template {
  readonly kind: 'query' | 'mutation' | 'subscription';
  /** Whether it lies below other fields, which ask sources of their own. */
  readonly isInner: boolean;
  /** The operation with the field so many times, as `a0`, `a1` and so on, each with variables of its own. */
  document(times: number): string;
  readonly slots: readonly Slot[];
  /** Variables of the n-th time with these texts in these slots; the others hold what is valid, or nothing. */
  variables(texts: ReadonlyMap<string, string>, n: number): Record<string, unknown>;
}

/** What is valid in a slot, by the slot's path and scalar; undefined: it is left out where it may be. */
export type Valid = (path: string, scalar: string) => unknown;

const TEXTS = ['String', 'ID', 'Decimal', 'CurrencyCode', 'LocalDate', 'DateTime', 'PostalAddress'];

/** One template for each field of the graph that takes a text, wherever it stands. */
export function templates(schema: GraphQLSchema, valid: Valid): Template[] {
  const found: Template[] = [];
  const ways = waysTo(schema);
  for (const [typeName, way] of ways) {
    const type = schema.getType(typeName);
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const place = way.isRoot ? field.name : `${typeName}.${field.name}`;
      const slots = field.args.flatMap((one) => slotsOf(one, `${place}.${one.name}`));
      if (slots.length === 0) continue;
      const numbers = (times: number): number[] => Array.from({ length: times }, (_, n) => n);
      found.push({
        kind: way.kind,
        isInner: !way.isRoot,
        slots,
        document: (times) => {
          const definitions = numbers(times).flatMap((n) =>
            field.args.map(({ name, type: argument }) => `$${name}_${n}: ${argument}`),
          );
          const inner = numbers(times).map((n) => {
            const args = field.args.map(({ name }) => `${name}: $${name}_${n}`).join(', ');
            return `a${n}: ${field.name}(${args}) ${selection(field.type)}`;
          });
          return `${way.kind} (${definitions.join(', ')}) ${way.around(inner.join(' '))}`;
        },
        variables: (texts, n) =>
          Object.fromEntries(
            field.args
              .flatMap((one) => given(one, `${place}.${one.name}`, texts, valid))
              .map(([name, value]) => [`${name}_${n}`, value]),
          ),
      });
    }
  }
  return found;
}

interface Way {
  readonly kind: Template['kind'];
  readonly isRoot: boolean;
  readonly around: (inner: string) => string;
}

/** How each type is come to, by the fewest fields; what a field needs is said by its own default or a real id. */
function waysTo(schema: GraphQLSchema): Map<string, Way> {
  const ways = new Map<string, Way>();
  const roots = {
    query: schema.getQueryType(),
    mutation: schema.getMutationType(),
    subscription: schema.getSubscriptionType(),
  };
  for (const [kind, type] of Object.entries(roots))
    if (type)
      ways.set(type.name, { kind: kind as Way['kind'], isRoot: true, around: (inner) => `{ ${inner} }` });
  for (const [name, way] of ways) {
    const type = schema.getType(name);
    if (!isObjectType(type) || way.kind !== 'query') continue;
    for (const field of Object.values(type.getFields())) {
      const of = getNamedType(field.type);
      if (!isObjectType(of) || ways.has(of.name) || field.args.some(isNeeded)) continue;
      const pages = field.args.some((one) => one.name === 'first') ? '(first: 2)' : '';
      ways.set(of.name, {
        kind: 'query',
        isRoot: false,
        around: (inner) => way.around(`${field.name}${pages} { ${inner} }`),
      });
    }
  }
  return ways;
}

function isNeeded(one: GraphQLArgument): boolean {
  return isNonNullType(one.type) && one.defaultValue === undefined;
}

function slotsOf(one: GraphQLArgument | GraphQLInputField, path: string): Slot[] {
  const type = getNamedType(one.type);
  if (isInputObjectType(type))
    return Object.values(type.getFields()).flatMap((field) => slotsOf(field, `${path}.${field.name}`));
  return TEXTS.includes(type.name) ? [{ path, scalar: type.name }] : [];
}

function given(
  one: GraphQLArgument | GraphQLInputField,
  path: string,
  texts: ReadonlyMap<string, string>,
  valid: Valid,
): [string, unknown][] {
  const isAsked = [...texts.keys()].some((slot) => slot === path || slot.startsWith(`${path}.`));
  const value = built(one.type, path, texts, valid, isAsked || isNonNullType(one.type));
  return value === undefined ? [] : [[one.name, value]];
}

function built(
  type: GraphQLInputType,
  path: string,
  texts: ReadonlyMap<string, string>,
  valid: Valid,
  isWanted: boolean,
): unknown {
  if (isNonNullType(type)) return built(type.ofType, path, texts, valid, isWanted);
  if (isListType(type)) {
    const one = built(type.ofType, path, texts, valid, isWanted);
    return one === undefined ? undefined : [one];
  }
  if (texts.has(path)) return texts.get(path);
  if (isInputObjectType(type)) {
    if (!isWanted && valid(path, type.name) === undefined) return undefined;
    const fields = Object.values(type.getFields()).flatMap((field) =>
      given(field, `${path}.${field.name}`, texts, valid),
    );
    return Object.fromEntries(fields);
  }
  if (isEnumType(type)) return valid(path, 'enum') ?? (isWanted ? type.getValues()[0]?.name : undefined);
  return valid(path, type.name) ?? (isWanted ? FALLBACK[type.name] : undefined);
}

const FALLBACK: Readonly<Record<string, unknown>> = {
  String: 'harmless',
  ID: 'nothing',
  Int: 1,
  Boolean: false,
  Decimal: '1',
  CurrencyCode: 'USD',
  LocalDate: '2026-06-30',
  DateTime: '2026-06-30T00:00:00Z',
  PostalAddress: { street: 'harmless', countryCode: 'US' },
};

/** Enough of a field's answer for its sources to be asked. */
function selection(of: unknown): string {
  const type = getNamedType(of as never);
  if (!isCompositeType(type)) return '';
  if (!isObjectType(type)) return '{ __typename }';
  const fields = Object.values(type.getFields());
  const leaves = fields.filter((one) => !isCompositeType(getNamedType(one.type)) && one.args.length === 0);
  const parts = leaves.slice(0, 4).map(({ name }) => name);
  for (const { name, type: part, args } of fields)
    if (
      isCompositeType(getNamedType(part)) &&
      args.every((one) => !isNeeded(one)) &&
      ['edges', 'errors', 'operation', 'acknowledgement', 'total'].includes(name)
    )
      parts.push(`${name} ${shallow(part)}`);
  return `{ ${['__typename', ...parts].join(' ')} }`;
}

function shallow(of: unknown): string {
  const type = getNamedType(of as never);
  if (!isObjectType(type)) return '{ __typename message }';
  const leaves = Object.values(type.getFields()).filter((one) => !isCompositeType(getNamedType(one.type)));
  return `{ __typename ${leaves.map(({ name }) => name).join(' ')} }`;
}
