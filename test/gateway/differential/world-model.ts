/** A made-up world whose every value follows from its name: what a field of an object is, whoever is asked for it. */

export interface Thing {
  readonly __typename: string;
  readonly id: string;
}

/** Fails for some fields of some objects, the same ones each time; `share` of 0 never fails. */
export interface Failures {
  readonly seed: number;
  readonly share: number;
}

const COUNTS: Readonly<Record<string, number>> = { User: 7, Book: 5, Film: 4, Shop: 3, Review: 11 };

export function hash(text: string): number {
  let value = 2166136261;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 16777619);
  value ^= value >>> 15;
  value = Math.imul(value, 0x2c1b3c6d);
  return (value ^ (value >>> 13)) >>> 0;
}

export function thing(type: string, number: number): Thing {
  return { __typename: type, id: `${type.toLowerCase()}-${number % (COUNTS[type] as number)}` };
}

/** What an id is the id of. */
export function typeOfId(id: string): string {
  return id.slice(0, 1).toUpperCase() + id.slice(1, id.indexOf('-'));
}

/** One of several things, or null now and then. */
function some(key: string, types: readonly string[]): Thing | null {
  const value = hash(key);
  return value % 9 === 0 ? null : thing(types[value % types.length] as string, value >>> 8);
}

function list(key: string, types: readonly string[], most: number): Thing[] {
  return Array.from({ length: hash(`${key} length`) % (most + 1) }, (_, i) => {
    const value = hash(`${key} ${i}`);
    return thing(types[value % types.length] as string, value >>> 8);
  });
}

/** The value of a field; throws where the failures say so. */
export function fieldValue(
  { id }: Thing,
  field: string,
  args: Readonly<Record<string, unknown>>,
  failures: Failures,
): unknown {
  // The id says of what type it is, also to a subgraph that has only the interface.
  const key = `${id} ${field} ${JSON.stringify(args)}`;
  if (!KEYS.has(field) && hash(`${failures.seed} ${key}`) % 1000 < failures.share * 1000)
    throw new Error(`no ${field} of ${id}`);
  const number = hash(key);
  switch (field) {
    case 'id':
      return id;
    case 'sku':
      return `sku-${id}`;
    case 'region':
      return { code: `R${hash(id) % 3}`, zone: hash(id) % 5 };
    case 'kind':
      return ['STAFF', 'GUEST', 'ROBOT'][number % 3];
    case 'manager':
      return some(key, ['User']);
    case 'author':
    case 'owner':
      return thing('User', number);
    case 'seller':
      return some(key, ['User', 'Shop']);
    case 'item':
      return thing(number % 2 === 0 ? 'Book' : 'Film', number >>> 4);
    case 'related':
      return list(key, ['Book', 'Film'], 3);
    case 'found':
      return list(key, ['User', 'Shop'], 6);
    case 'things':
      return list(key, ['User', 'Book', 'Film', 'Shop'], 6);
    case 'reviews':
      return list(key, ['Review'], Math.min(4, Number(args.first ?? 4)));
    case 'books':
      return list(key, ['Book'], 5);
    case 'users':
      return list(key, ['User'], 5);
    case 'shelf':
      return [list(`${key} a`, ['Book'], 2), null, list(`${key} b`, ['Film'], 2)];
    case 'tags':
      return number % 5 === 0 ? null : [`t${number % 3}`, null, `t${number % 4}`];
    case 'weight':
      return number % 8 === 0 ? null : ((number % 40) + 1) * (args.unit === 'LB' ? 2 : 1);
    case 'stars':
    case 'pages':
    case 'minutes':
      return number % 500;
    case 'score':
      return (number % 1000) / 8;
    case 'open':
      return number % 2 === 0;
    default:
      return number % 10 === 0 ? null : `${field} ${number % 100}`;
  }
}

/** Keys, and what is required and never null: where one of these
 * failed, a subgraph would lose the whole entity, and with it what a client may have asked for of another type. */
const KEYS = new Set(['id', 'sku', 'region', 'code', 'zone', 'pages', 'reviews', 'stars']);

/** Fields that a subgraph computes from what it requires of others. */
export const COMPUTED: Readonly<Record<string, (known: Readonly<Record<string, unknown>>) => unknown>> = {
  'Book.postage': ({ weight, pages }) =>
    weight == null || pages == null ? null : Number(weight) * 10 + Number(pages),
  'Book.heavy': ({ weight }) => (weight == null ? null : Number(weight) > 20),
  'User.greeting': ({ name, region }) =>
    name == null ? null : `hello ${name} of ${(region as { code: string } | null)?.code}`,
};
