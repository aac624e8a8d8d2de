const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requires", "@external", "@provides", "@shareable", "@interfaceObject", "@override", "@inaccessible", "@authenticated", "@requiresScopes", "@policy"])`;

/** Four subgraphs that share entities by one key, by composite keys, through interfaces, unions and an interface object. */
export const SUBGRAPHS: Readonly<Record<string, string>> = {
  people: `${LINK}
    type Query { users: [User!]! me: User found(term: String): [Found!] named(user: ID, of: [ID!]): User }
    union Found = User | Shop
    enum Kind { STAFF GUEST ROBOT }
    type User @key(fields: "id") { id: ID! name: String @shareable email: String kind: Kind! manager: User region: Region! }
    type Shop @key(fields: "id") { id: ID! name: String! open: Boolean owner: User! }
    type Region @shareable { code: String! zone: Int! }`,
  catalog: `${LINK}
    type Query { books: [Book!] things: [Thing] shelf: [[Item!]] item(id: ID): Item }
    interface Item @key(fields: "id") { id: ID! title: String related: [Item!] }
    union Thing = User | Book | Film | Shop
    type Book implements Item @key(fields: "id") @key(fields: "sku region { code }") { id: ID! sku: String! region: Region! title: String pages: Int! author: User! tags: [String] related: [Item!] weight(unit: String): Int seller: Thing }
    type Film implements Item @key(fields: "id") { id: ID! title: String minutes: Int! author: User related: [Item!] }
    type User @key(fields: "id") { id: ID! }
    type Shop @key(fields: "id") { id: ID! }
    type Region @shareable { code: String! zone: Int! }`,
  reviews: `${LINK}
    type Query { reviews(first: Int): [Review!]! }
    type Review @key(fields: "id") { id: ID! body: String stars: Int! author: User! @provides(fields: "name") item: Item! }
    type Item @key(fields: "id") @interfaceObject { id: ID! reviews(first: Int): [Review!]! score: Float }
    type User @key(fields: "id") { id: ID! name: String @external reviews(first: Int): [Review!] }`,
  shipping: `${LINK}
    type Query { ping: String }
    type Book @key(fields: "sku region { code }") { sku: String! region: Region! weight(unit: String): Int @external pages: Int! @external postage: Int @requires(fields: "weight(unit: \\"KG\\") pages") heavy: Boolean @requires(fields: "weight(unit: \\"LB\\")") }
    type User @key(fields: "id") { id: ID! name: String @external region: Region! @external greeting: String @requires(fields: "name region { code }") }
    type Region @shareable { code: String! zone: Int! }`,
};

/** What fields require of others, each with all that has to do with it. */
export const REQUIRED_BY: Readonly<Record<string, readonly string[]>> = {
  shipping: ['Book.weight', 'Book.pages', 'Book.postage', 'Book.heavy'],
  greeting: ['User.name', 'User.region', 'Region.code', 'User.greeting'],
};

/** The same graph as one schema, without federation. */
export const MONOLITH = `
  directive @defer(label: String, if: Boolean! = true) on FRAGMENT_SPREAD | INLINE_FRAGMENT
  type Query { users: [User!]! me: User found(term: String): [Found!] named(user: ID, of: [ID!]): User books: [Book!] things: [Thing] shelf: [[Item!]] item(id: ID): Item reviews(first: Int): [Review!]! ping: String }
  union Found = User | Shop
  union Thing = User | Book | Film | Shop
  enum Kind { STAFF GUEST ROBOT }
  interface Item { id: ID! title: String related: [Item!] reviews(first: Int): [Review!]! score: Float }
  type Region { code: String! zone: Int! }
  type User { id: ID! name: String email: String kind: Kind! manager: User region: Region! reviews(first: Int): [Review!] greeting: String }
  type Shop { id: ID! name: String! open: Boolean owner: User! }
  type Book implements Item { id: ID! sku: String! region: Region! title: String pages: Int! author: User! tags: [String] related: [Item!] weight(unit: String): Int seller: Thing reviews(first: Int): [Review!]! score: Float postage: Int heavy: Boolean }
  type Film implements Item { id: ID! title: String minutes: Int! author: User related: [Item!] reviews(first: Int): [Review!]! score: Float }
  type Review { id: ID! body: String stars: Int! author: User! item: Item! }`;
