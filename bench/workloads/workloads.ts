import { guarded } from './guarded.ts';
import { quoteToCash } from './quote-to-cash.ts';
import { CUSTOMERS } from './quote-to-cash-records.ts';
import { shop } from './shop.ts';
import { GROUPS } from './shop-records.ts';
import type { World } from './world.ts';

/** One operation that is measured. */
export interface Workload {
  readonly name: string;
  readonly about: string;
  readonly world: World;
  readonly query: string;
  /** How many different variables there are; the n-th request has those of n. */
  readonly variety: number;
  readonly variables: (n: number) => Readonly<Record<string, unknown>>;
}

const ORDER = 'id number status placedOn total';
const INVOICE = 'id number status issuedOn total outstanding';
const PAYMENT = 'id number amount receivedOn method';
const DASH_ROWS = 200;

export const workloads: readonly Workload[] = [
  {
    name: 'q2c',
    about: 'a customer, the orders, their invoices and payments: 49 entities of three subgraphs in sequence',
    world: quoteToCash,
    query: `query QuoteToCash($id: ID!) { customer(id: $id) { id reference name channel
      orders { ${ORDER} invoices { ${INVOICE} payments { ${PAYMENT} } } } } }`,
    variety: CUSTOMERS,
    variables: (n) => ({ id: `C${n % CUSTOMERS}` }),
  },
  {
    name: 'dash',
    about: 'a list of 200 rows with 8 fields, of one subgraph',
    world: quoteToCash,
    query: `query Dashboard($from: Int!) { invoices(from: $from, first: ${DASH_ROWS}) {
      id number status issuedOn dueOn total outstanding currencyCode } }`,
    variety: CUSTOMERS,
    variables: (n) => ({ from: (n % CUSTOMERS) * 10 }),
  },
  {
    name: 'shallow',
    about: 'one entity of one subgraph',
    world: quoteToCash,
    query: 'query Shallow($id: ID!) { customer(id: $id) { id reference name channel } }',
    variety: CUSTOMERS,
    variables: (n) => ({ id: `C${n % CUSTOMERS}` }),
  },
  {
    name: 'shop',
    about: 'people, reviews and products, nested: 16 fetches of four subgraphs',
    world: shop,
    query: `query Shop($group: Int!) {
      users(group: $group) { ...user reviews { ...review product { ...product reviews { ...review author { ...user
        reviews { ...review product { ...product } } } } } } }
      topProducts(group: $group) { ...product reviews { ...review author { ...user
        reviews { ...review product { ...product } } } } } }
      fragment user on User { id username name }
      fragment review on Review { id body }
      fragment product on Product { inStock name price shippingEstimate upc weight }`,
    variety: GROUPS,
    variables: (n) => ({ group: n % GROUPS }),
  },
];

export const worlds: readonly World[] = [quoteToCash, shop];

/** A document that no server has seen: the q2c operation with names of its own. */
export function coldQuery(name: string): string {
  return `query Cold_${name}($id: ID!) { customer(id: $id) { id reference name_${name}: name channel
    orders { ${ORDER} invoices { ${INVOICE} payments { ${PAYMENT} } } } } }`;
}

/** The body of an HTTP request. */
export function bodyOf(query: string, variables: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ query, variables });
}

/** The world of that name; what is needed to see it is left out where it is open. */
export function worldNamed(name: string, guard: Guard): World {
  const world = worlds.find((one) => one.name === name);
  if (!world) throw new Error(`no world is named ${name}`);
  return guard === 'guarded' ? guarded(world) : world;
}

/** Whether a world may be seen by anyone, or is to be seen by whoever has scopes. */
export type Guard = 'open' | 'guarded';
