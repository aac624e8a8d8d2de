import DataLoader from 'dataloader';
import {
  type Person,
  type Product,
  people,
  peopleOfGroup,
  products,
  productsOfGroup,
  type Review,
  reviewsOfPerson,
  reviewsOfProduct,
} from './shop-records.ts';
import type { Source } from './source.ts';
import type { Part, World } from './world.ts';

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@external", "@requires"])';

interface Accounts {
  readonly source: Source;
  readonly person: DataLoader<string, Person | undefined>;
}

const accounts: Part = {
  name: 'accounts',
  sdl: `${LINK}
    type Query { users(group: Int!): [User!]! }
    type User @key(fields: "id") { id: ID! name: String! username: String! }`,
  resolvers: {
    Query: {
      users: (_: unknown, { group }: { group: number }, { source }: Accounts) =>
        source.read(() => peopleOfGroup[group] ?? []),
    },
    User: {
      __resolveReference: ({ id }: { id: string }, { person }: Accounts) => person.load(id),
      name: ({ id, name }: Person, _: unknown, { person }: Accounts) =>
        name ?? person.load(id).then((known) => known?.name),
      username: ({ id, username }: Person, _: unknown, { person }: Accounts) =>
        username ?? person.load(id).then((known) => known?.username),
    },
  },
  createContext: (source): Accounts => ({
    source,
    person: new DataLoader((ids) => source.read(() => ids.map((id) => people.get(id)))),
  }),
};

interface Catalogue {
  readonly source: Source;
  readonly product: DataLoader<string, Product | undefined>;
}

/** A field of a product; a review knows only which product it is about. */
function ofProduct(field: 'name' | 'price' | 'weight') {
  return (parent: Product, _: unknown, { product }: Catalogue) =>
    parent[field] ?? product.load(parent.upc).then((known) => known?.[field]);
}

const catalogue: Part = {
  name: 'products',
  sdl: `${LINK}
    type Query { topProducts(group: Int!): [Product!]! }
    type Product @key(fields: "upc") { upc: ID! name: String! price: Int! weight: Int! }`,
  resolvers: {
    Query: {
      topProducts: (_: unknown, { group }: { group: number }, { source }: Catalogue) =>
        source.read(() => productsOfGroup[group] ?? []),
    },
    Product: {
      __resolveReference: ({ upc }: { upc: string }, { product }: Catalogue) => product.load(upc),
      name: ofProduct('name'),
      price: ofProduct('price'),
      weight: ofProduct('weight'),
    },
  },
  createContext: (source): Catalogue => ({
    source,
    product: new DataLoader((upcs) => source.read(() => upcs.map((upc) => products.get(upc)))),
  }),
};

interface Inventory {
  readonly stock: DataLoader<string, boolean>;
  readonly measures: DataLoader<string, Product | undefined>;
}

const inventory: Part = {
  name: 'inventory',
  sdl: `${LINK}
    type Product @key(fields: "upc") {
      upc: ID! price: Int! @external weight: Int! @external inStock: Boolean!
      shippingEstimate: Int! @requires(fields: "price weight")
    }`,
  resolvers: {
    Product: {
      inStock: ({ upc }: Product, _: unknown, { stock }: Inventory) => stock.load(upc),
      shippingEstimate: async ({ upc, price, weight }: Product, _: unknown, { measures }: Inventory) =>
        price === undefined || weight === undefined
          ? shippingOf((await measures.load(upc)) as Product)
          : shippingOf({ price, weight }),
    },
  },
  createContext: (source): Inventory => ({
    stock: new DataLoader((upcs) => source.read(() => upcs.map((upc) => !upc.endsWith('-3')))),
    measures: new DataLoader((upcs) => source.read(() => upcs.map((upc) => products.get(upc)))),
  }),
};

function shippingOf({ price, weight }: Pick<Product, 'price' | 'weight'>): number {
  return price > 1000 ? 0 : Math.round(weight * 0.5);
}

interface Reviews {
  readonly reviewsOfPerson: DataLoader<string, readonly Review[]>;
  readonly reviewsOfProduct: DataLoader<string, readonly Review[]>;
}

const reviews: Part = {
  name: 'reviews',
  sdl: `${LINK}
    type Review @key(fields: "id") { id: ID! body: String! author: User! product: Product! }
    type User @key(fields: "id") { id: ID! reviews: [Review!]! }
    type Product @key(fields: "upc") { upc: ID! reviews: [Review!]! }`,
  resolvers: {
    User: {
      reviews: ({ id }: Person, _: unknown, { reviewsOfPerson }: Reviews) => reviewsOfPerson.load(id),
    },
    Product: {
      reviews: ({ upc }: Product, _: unknown, { reviewsOfProduct }: Reviews) => reviewsOfProduct.load(upc),
    },
  },
  createContext: (source): Reviews => ({
    reviewsOfPerson: new DataLoader((ids) =>
      source.read(() => ids.map((id) => reviewsOfPerson.get(id) ?? [])),
    ),
    reviewsOfProduct: new DataLoader((upcs) =>
      source.read(() => upcs.map((upc) => reviewsOfProduct.get(upc) ?? [])),
    ),
  }),
};

/** People, what they say of products, and whether these are in stock, over four subgraphs. */
export const shop: World = { name: 'shop', parts: [accounts, inventory, catalogue, reviews] };
