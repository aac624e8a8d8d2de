import DataLoader from 'dataloader';
import {
  type Customer,
  customers,
  type Invoice,
  invoices,
  invoicesById,
  invoicesOfOrder,
  type Order,
  orders,
  type Payment,
  paymentsOfInvoice,
} from './quote-to-cash-records.ts';
import type { Source } from './source.ts';
import type { Part, World } from './world.ts';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])';

interface Sales {
  readonly source: Source;
  readonly customer: DataLoader<string, Customer | undefined>;
  readonly order: DataLoader<string, Order | undefined>;
}

const sales: Part = {
  name: 'sales',
  sdl: `${LINK}
    type Query { customer(id: ID!): Customer }
    type Customer @key(fields: "id") { id: ID! reference: String! name: String! channel: String! orders: [Order!]! }
    type Order @key(fields: "id") { id: ID! number: String! status: String! placedOn: String! total: String! }`,
  resolvers: {
    Query: { customer: (_: unknown, { id }: { id: string }, { customer }: Sales) => customer.load(id) },
    Customer: { __resolveReference: ({ id }: { id: string }, { customer }: Sales) => customer.load(id) },
    Order: { __resolveReference: ({ id }: { id: string }, { order }: Sales) => order.load(id) },
  },
  createContext: (source): Sales => ({
    source,
    customer: new DataLoader((ids) => source.read(() => ids.map((id) => customers.get(id)))),
    order: new DataLoader((ids) => source.read(() => ids.map((id) => orders.get(id)))),
  }),
};

interface Billing {
  readonly source: Source;
  readonly invoice: DataLoader<string, Invoice | undefined>;
  readonly invoicesOfOrder: DataLoader<string, readonly Invoice[]>;
}

const billing: Part = {
  name: 'billing',
  sdl: `${LINK}
    type Query { invoices(from: Int!, first: Int!): [Invoice!]! }
    type Order @key(fields: "id") { id: ID! invoices: [Invoice!]! }
    type Invoice @key(fields: "id") {
      id: ID! number: String! status: String! issuedOn: String! dueOn: String! total: String! outstanding: String!
      currencyCode: String!
    }`,
  resolvers: {
    Query: {
      invoices: (_: unknown, { from, first }: { from: number; first: number }, { source }: Billing) =>
        source.read(() => invoices.slice(from, from + first)),
    },
    Order: {
      invoices: ({ id }: { id: string }, _: unknown, { invoicesOfOrder }: Billing) =>
        invoicesOfOrder.load(id),
    },
    Invoice: { __resolveReference: ({ id }: { id: string }, { invoice }: Billing) => invoice.load(id) },
  },
  createContext: (source): Billing => ({
    source,
    invoice: new DataLoader((ids) => source.read(() => ids.map((id) => invoicesById.get(id)))),
    invoicesOfOrder: new DataLoader((ids) =>
      source.read(() => ids.map((id) => invoicesOfOrder.get(id) ?? [])),
    ),
  }),
};

interface Cash {
  readonly paymentsOfInvoice: DataLoader<string, readonly Payment[]>;
}

const cash: Part = {
  name: 'cash',
  sdl: `${LINK}
    type Invoice @key(fields: "id") { id: ID! payments: [Payment!]! }
    type Payment @key(fields: "id") {
      id: ID! number: String! amount: String! receivedOn: String! method: String!
    }`,
  resolvers: {
    Invoice: {
      payments: ({ id }: { id: string }, _: unknown, { paymentsOfInvoice }: Cash) =>
        paymentsOfInvoice.load(id),
    },
  },
  createContext: (source): Cash => ({
    paymentsOfInvoice: new DataLoader((ids) =>
      source.read(() => ids.map((id) => paymentsOfInvoice.get(id) ?? [])),
    ),
  }),
};

/** From a customer's orders to what was paid for them, over three subgraphs. */
export const quoteToCash: World = { name: 'quote-to-cash', parts: [sales, billing, cash] };
