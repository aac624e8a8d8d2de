import { Decimal, type Money, money } from '#kit/money.ts';

/** The movements of recurring revenue in the order in which they add up to the closing. */
export const BRIDGE_PARTS = ['new', 'expansion', 'reactivation', 'contraction', 'churn', 'fx'] as const;

/** A bridge of annual recurring revenue; exact. */
export type Bridge = Readonly<Record<'opening' | 'closing' | (typeof BRIDGE_PARTS)[number], Decimal>>;

/** A bridge as money that adds up, with its retentions in percent; null where there was nothing to keep. */
export type BridgeMoney = Readonly<Record<keyof Bridge, Money>> & {
  readonly grossRetention: string | null;
  readonly netRetention: string | null;
};

/** A bridge rounded to the currency. What rounding leaves over is the change of rates; a bridge that does not close stays open. */
export function bridgeMoney(bridge: Bridge, currencyCode: string): BridgeMoney {
  const rounded = Object.fromEntries(
    Object.entries(bridge).map(([name, amount]) => [name, money(amount, currencyCode)]),
  ) as Record<keyof Bridge, Money>;
  const amount = (name: keyof Bridge): Decimal => new Decimal(rounded[name].amount);
  const leftOver = openOf(amount).minus(openOf((name) => bridge[name]));
  rounded.fx = money(amount('fx').plus(leftOver), currencyCode);
  const kept = amount('opening').plus(amount('contraction')).plus(amount('churn'));
  return {
    ...rounded,
    grossRetention: percent(kept, amount('opening')),
    netRetention: percent(kept.plus(amount('expansion')), amount('opening')),
  };
}

/** By how much the opening and all movements miss the closing. */
function openOf(amount: (name: keyof Bridge) => Decimal): Decimal {
  return BRIDGE_PARTS.reduce(
    (left, name) => left.minus(amount(name)),
    amount('closing').minus(amount('opening')),
  );
}

function percent(part: Decimal, whole: Decimal): string | null {
  return whole.isZero() ? null : part.times(100).dividedBy(whole).toFixed(2);
}

/** What the opening and all movements add up to. */
export function bridged(bridge: BridgeMoney): Decimal {
  return BRIDGE_PARTS.reduce(
    (sum, name) => sum.plus(bridge[name].amount),
    new Decimal(bridge.opening.amount),
  );
}
