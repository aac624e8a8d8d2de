import type { RecordRef } from '#kit/ids.ts';
import { SourceError } from '#kit/source-error.ts';
import type { Identity } from '#sources/identity/identity.ts';
import { laneOfCustomer, laneOfOrder } from '#sources/identity/lane.ts';
import { type QuoteRecord, quotesByIds } from '#sources/salesforce/quotes.ts';
import type { SalesforceAccess } from '#sources/salesforce/salesforce.ts';

/** Where the customer cannot be told in time: whatever waits there keeps its order, among all customers. */
const COMMON = 'orders';
const WITHIN_MS = 500;
/** For so long a source that did not answer is not asked again. */
const REST_MS = 3_000;
/** So many owners are remembered; a wrong one costs nothing but the order of two writes. */
const MOST = 200_000;

/** Tells whose a quote or an order is, so that the writes of one customer keep their order. */
export class Lanes {
  readonly #identity: Identity;
  readonly #ownerOfQuote = new Map<string, string>();
  #restUntil = 0;

  constructor(identity: Identity) {
    this.#identity = identity;
  }

  /** Keeps whose quotes these are, as any read of them tells, and gives them back. */
  remember<T extends Pick<QuoteRecord, 'id' | 'accountId'>>(quotes: readonly T[]): readonly T[] {
    for (const { id, accountId } of quotes) {
      if (accountId === null) continue;
      if (this.#ownerOfQuote.size >= MOST) this.#ownerOfQuote.clear();
      this.#ownerOfQuote.set(id, accountId);
    }
    return quotes;
  }

  /** From what is remembered, else from Salesforce if it answers at once, else the common lane. */
  async ofQuote(salesforce: SalesforceAccess, quoteId: string): Promise<string> {
    const known = this.#ownerOfQuote.get(quoteId) ?? (await this.#ask(salesforce, quoteId));
    return known === undefined ? COMMON : laneOfCustomer(this.#identity, { system: 'salesforce', id: known });
  }

  /** From the index of keys, which knows every order of either system. */
  ofOrder(ref: RecordRef): string {
    return laneOfOrder(this.#identity, ref) ?? COMMON;
  }

  async #ask(salesforce: SalesforceAccess, quoteId: string): Promise<string | undefined> {
    if (Date.now() < this.#restUntil) return undefined;
    const late = Symbol('late');
    const { promise, resolve } = Promise.withResolvers<typeof late>();
    const timer = setTimeout(() => resolve(late), WITHIN_MS);
    try {
      const answer = await Promise.race([quotesByIds(salesforce, [quoteId]), promise]);
      if (answer === late) return this.#rest();
      const [quote] = this.remember(answer);
      return quote?.accountId ?? undefined;
    } catch (error) {
      if (error instanceof SourceError) return this.#rest();
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  #rest(): undefined {
    this.#restUntil = Date.now() + REST_MS;
  }
}
