import { keyOf } from '../support/canary-company.ts';
import type { ProductWithCanaries } from './product-with-canaries.ts';

type Partner = 'a' | 'b';
const PARTNERS: readonly Partner[] = ['a', 'b'];

const DOCUMENTS = [
  `subscription { orderStatusChanged { kind status order { id reference poNumber total { amount } customer { name } salesOrder { number } } } }`,
  `subscription { invoicesChanged { kind invoiceId invoice { id number reference total { amount } customer { name reference } order { poNumber } } } }`,
];
const BILL = `mutation ($input: InvoiceOrderInput!) { invoiceOrder(input: $input) { invoice { id } errors { message } } }`;
const ORDERS = `query ($reference: String!) { customers(first: 1, filter: { reference: $reference }) { edges { node {
  orders(first: 50) { edges { node { id reference salesOrder { status } } } } } } } }`;
const SUBMIT = `mutation ($input: SubmitResellerOrderInput!) { submitResellerOrder(input: $input) { operation { id } } }`;
const LIMIT_MS = 20_000;

/** Both partners listen to everything; each is given every event of the other's to go on behind. */
export class Listeners {
  readonly events: Record<Partner, number> = { a: 0, b: 0 };
  readonly #product: ProductWithCanaries;
  readonly #heard: (owner: Partner, text: string) => void;
  readonly #streams: { readonly gone: AbortController; readonly over: Promise<void> }[] = [];
  readonly #lastIds: { readonly document: string; readonly id: string; readonly of: Partner }[] = [];

  constructor(product: ProductWithCanaries, heard: (owner: Partner, text: string) => void) {
    this.#product = product;
    this.#heard = heard;
  }

  async begin(): Promise<void> {
    for (const owner of PARTNERS) for (const document of DOCUMENTS) await this.#listen(owner, document);
  }

  /** Orders and bills something of each partner's, waits until each has heard of its own, and then goes on behind the other's events. */
  async end(): Promise<void> {
    for (const owner of PARTNERS) await this.#happen(owner);
    const enough = () => PARTNERS.every((owner) => this.events[owner] >= 2);
    const limit = performance.now() + LIMIT_MS;
    while (!enough() && performance.now() < limit) await new Promise((resolve) => setTimeout(resolve, 50));
    for (const { document, id, of } of this.#lastIds.slice(0, 8))
      await this.#listen(of === 'a' ? 'b' : 'a', document, id);
    // What they would be told of the past comes first.
    await this.#happen('a');
    await this.#happen('b');
    await new Promise((resolve) => setTimeout(resolve, 700));
    for (const { gone } of this.#streams) gone.abort();
    await Promise.all(this.#streams.map(({ over }) => over));
  }

  async #listen(owner: Partner, query: string, lastEventId?: string): Promise<void> {
    const gone = new AbortController();
    const response = await fetch(`${this.#product.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'text/event-stream',
        authorization: `Bearer ${await this.#product.token('admin', owner)}`,
        ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
      },
      body: JSON.stringify({ query }),
      signal: gone.signal,
    });
    const read = async (): Promise<void> => {
      let text = '';
      for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
        text += chunk;
        const blocks = text.split('\n\n');
        text = blocks.pop() ?? '';
        for (const block of blocks) {
          this.#heard(owner, block);
          if (!block.includes('"data":{')) continue;
          this.events[owner]++;
          const id = /^id: ?(.*)$/m.exec(block)?.[1];
          if (id) this.#lastIds.push({ document: query, id, of: owner });
        }
      }
    };
    this.#streams.push({ gone, over: read().catch(() => {}) });
  }

  /** An order of the partner's comes into being, and one is billed. */
  async #happen(owner: Partner): Promise<void> {
    const product = this.#product;
    const order = {
      idempotencyKey: `listeners ${this.#streams.length}`,
      poNumber: `zq${owner} heard ${this.#streams.length}`,
      endCustomer: { name: `zq${owner} Quay`, countryCode: 'US' },
      currencyCode: 'USD',
      lines: [{ lineNumber: 1, productReference: 'GAUGE', quantity: '1' }],
    };
    await product.ask('/graphql', await product.token('partner', owner), {
      query: SUBMIT,
      variables: { input: order },
    });
    const admin = await product.token('admin');
    const { json } = await product.ask('/graphql', admin, {
      query: ORDERS,
      variables: { reference: keyOf(owner) },
    });
    const found = json?.data?.customers?.edges?.[0]?.node.orders.edges ?? [];
    const open = found.find(
      ({ node }: { node: { salesOrder: { status: string } | null } }) =>
        node.salesOrder?.status === 'PENDING_FULFILLMENT' || node.salesOrder?.status === 'PENDING_BILLING',
    );
    if (!open) return;
    await product.ask('/graphql', admin, {
      query: BILL,
      variables: { input: { idempotencyKey: `bill ${open.node.id}`, orderId: open.node.id } },
    });
  }
}
