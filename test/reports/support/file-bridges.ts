import type { Term } from './file-ledger.ts';

/** What the terms of a data set come to as a bridge, by plain sums; `lost`: what customers of the opening have less in a group. */
export interface Bridge {
  readonly opening: bigint;
  readonly new: bigint;
  readonly expansion: bigint;
  readonly reactivation: bigint;
  readonly contraction: bigint;
  readonly churn: bigint;
  readonly fx: bigint;
  readonly closing: bigint;
  readonly lost: bigint;
}

type Movement = 'new' | 'expansion' | 'reactivation' | 'contraction' | 'churn';
type TermDimension = 'product' | 'family' | 'customer' | 'channel' | 'subsidiary' | 'salesRep';

const NOTHING: Bridge = {
  opening: 0n,
  new: 0n,
  expansion: 0n,
  reactivation: 0n,
  contraction: 0n,
  churn: 0n,
  fx: 0n,
  closing: 0n,
  lost: 0n,
};

/** The bridges from the day before a range to its last day: by what they are told apart by, and the currency last. */
export function bridgesOfTerms(
  terms: readonly Term[],
  { startsOn, endsOn }: { readonly startsOn: string; readonly endsOn: string },
  currency: 'TRANSACTION' | 'SUBSIDIARY',
  by: readonly TermDimension[],
): Map<readonly string[], Bridge> {
  const moneyOf = (term: Term) => (currency === 'SUBSIDIARY' ? term.own : term);
  const runningOn = (day: string, some: readonly Term[]): bigint =>
    some
      .filter((term) => term.startsOn <= day && day <= term.endsOn)
      .reduce((sum, term) => sum + moneyOf(term).amount, 0n);
  const dayBefore = new Date(Date.parse(startsOn) - 86_400_000).toISOString().slice(0, 10);

  const found = new Map<string, Bridge>();
  const customers = Map.groupBy(terms, (term) =>
    JSON.stringify([term.customer, moneyOf(term).currency, currency === 'SUBSIDIARY' && term.subsidiary]),
  );
  for (const all of customers.values()) {
    const [before, after] = [runningOn(dayBefore, all), runningOn(endsOn, all)];
    const movement = movementOf(
      before,
      after,
      all.some((term) => term.startsOn < startsOn),
    );
    const groups = Map.groupBy(all, (term) =>
      JSON.stringify([...by.map((name) => term[name]), moneyOf(term).currency]),
    );
    for (const [key, own] of groups) {
      const [from, to] = [runningOn(dayBefore, own), runningOn(endsOn, own)];
      const bridge = found.get(key) ?? NOTHING;
      const isKnown = movement !== 'new' && movement !== 'reactivation';
      found.set(key, {
        ...bridge,
        opening: bridge.opening + from,
        [movement]: bridge[movement] + to - from,
        closing: bridge.closing + to,
        lost: bridge.lost + (isKnown && to < from ? from - to : 0n),
      });
    }
  }
  return new Map([...found].map(([key, bridge]) => [JSON.parse(key) as string[], bridge]));
}

function movementOf(before: bigint, after: bigint, hadAny: boolean): Movement {
  if (before === 0n) return hadAny ? 'reactivation' : 'new';
  if (after >= before) return 'expansion';
  return after === 0n ? 'churn' : 'contraction';
}
