import { COSTS, keyOf, OWNERS, type Owner } from '../support/canary-company.ts';
import { type Lookout, telling } from './look.ts';
import type { ProductWithCanaries } from './product-with-canaries.ts';
import type { Known } from './words.ts';

const MONEY = '{ amount }';
const LINES = `lines { id unitPrice ${MONEY} total ${MONEY} }`;
const INVOICE = `id number reference total ${MONEY} subtotal ${MONEY} outstanding ${MONEY} ${LINES} applications { number amount ${MONEY} }`;
const PAYMENT = `id number reference amount ${MONEY} unapplied ${MONEY}`;
const CASH = `ordered ${MONEY} invoiced ${MONEY} paid ${MONEY} credited ${MONEY} outstanding ${MONEY} overdue ${MONEY} unapplied ${MONEY}`;
const REVENUE = `recognized ${MONEY} planned ${MONEY} deferred ${MONEY}`;
const ORDER = `id number reference poNumber total ${MONEY} salesforceId ${LINES} salesOrder { number total ${MONEY} } cash { ${CASH} } revenue { ${REVENUE} }
  invoices(first: 5) { edges { cursor node { ${INVOICE} } } } payments(first: 5) { edges { cursor node { ${PAYMENT} } } }`;
/** The story of a customer in parts, each of which costs little. */
const PARTS = [
  `id name reference salesforceId cash { ${CASH} creditLimit ${MONEY} } revenue { ${REVENUE} }`,
  `quotes(first: 5) { edges { cursor node { id number reference name total ${MONEY} ${LINES} } } }`,
  `orders(first: 10) { totalCount edges { cursor node { ${ORDER} } } }`,
  `invoices(first: 10) { totalCount edges { cursor node { ${INVOICE} } } }`,
  `payments(first: 10) { totalCount edges { cursor node { ${PAYMENT} } } }`,
  `creditMemos(first: 5) { totalCount edges { cursor node { id number reference reason total ${MONEY} } } }`,
].map(
  (part) =>
    `query ($reference: String!) { customers(first: 1, filter: { reference: $reference }) { edges { cursor node { ${part} } } } }`,
);
/** What the first partner arranged is an order of its end customer's account. */
const ARRANGED = `{ orders(first: 2, filter: { poNumber: "ZQA-PO-7" }) { edges { cursor node { id number reference poNumber total ${MONEY} salesforceId ${LINES} } } } }`;

export interface Story {
  readonly known: Known;
  readonly lookouts: Readonly<Record<'a' | 'b', Lookout>>;
}

/** Everything of everybody, as somebody sees it who may see it all: what operations ask about, and what is whose. */
export async function wholeStory(product: ProductWithCanaries): Promise<Story> {
  const token = await product.token('admin');
  const told = async (query: string, variables: object): Promise<unknown> => {
    const { json } = await product.ask('/graphql', token, { query, variables });
    if (json?.errors) throw new Error(`the story is not told: ${JSON.stringify(json.errors[0])}`);
    return json.data;
  };
  const values = new Map<Owner, Set<string>>();
  const known: Known = {
    ids: [...NOBODYS],
    seenIds: [],
    cursors: [],
    references: ['NO-SUCH'],
    poNumbers: ['PO-0001'],
  };
  for (const owner of OWNERS) {
    const data = [
      ...(await Promise.all(PARTS.map((part) => told(part, { reference: keyOf(owner) })))),
      owner === 'a' ? await told(ARRANGED, {}) : null,
    ];
    values.set(owner, new Set(telling(data)));
    const text = JSON.stringify(data);
    known.cursors.push(...[...text.matchAll(/"cursor":"([^"]+)"/g)].map(([, cursor]) => cursor as string));
    known.references.push(...[...text.matchAll(/"reference":"([^"]+)"/g)].map(([, key]) => key as string));
    known.poNumbers.push(...[...text.matchAll(/"poNumber":"([^"]+)"/g)].map(([, po]) => po as string));
  }
  const products = JSON.stringify(await told('{ products { edges { node { id } } } }', {}));
  known.ids.push(...(products.match(/pro_\w+/g) ?? []));
  const arranged = new Set(telling(await told(ARRANGED, {})));
  const d = values.get('d') as Set<string>;
  for (const one of arranged) d.delete(one);
  for (const all of values.values()) for (const one of all) if (/^[a-z]{3}_/.test(one)) known.ids.push(one);
  const lookout = (owner: 'a' | 'b'): Lookout => {
    const own = values.get(owner) as Set<string>;
    const others = OWNERS.filter((one) => one !== owner).flatMap((one) => [
      ...(values.get(one) as Set<string>),
    ]);
    return {
      owner,
      own,
      foreign: new Set([...others, ...COSTS].filter((one) => !own.has(one))),
      most: {
        CustomerConnection: 1,
        QuoteConnection: 2,
        OrderConnection: owner === 'a' ? 7 : 6,
        InvoiceConnection: 3,
        PaymentConnection: 2,
        CreditMemoConnection: 1,
        OperationConnection: 0,
        WebhookDeliveryConnection: 0,
      },
    };
  };
  return { known, lookouts: { a: lookout('a'), b: lookout('b') } };
}

/** Ids of nothing. */
const NOBODYS = [
  'cus_n999999',
  'ord_n999999',
  'inv_n999999',
  'pay_n999999',
  'cre_n999999',
  `op_${'0'.repeat(32)}`,
];
