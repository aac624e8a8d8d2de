import { Decimal, type Money, money, sum } from '#kit/money.ts';
import { roundToTotal } from '#kit/report/round-to-total.ts';

/** The movements of recurring revenue in the order in which they add up to the closing. */
const BRIDGE_PARTS = ['new', 'expansion', 'reactivation', 'contraction', 'churn', 'fx'] as const;

/** What a bridge shows. */
export const BRIDGE_FIGURES = ['opening', ...BRIDGE_PARTS, 'closing'] as const;
export type BridgeFigure = (typeof BRIDGE_FIGURES)[number];

/** A bridge of annual recurring revenue; exact. `lost`: what customers of the opening have less, group by group. */
export type Bridge = Readonly<Record<BridgeFigure | 'lost', Decimal>>;

/** A bridge as money that adds up, with its retentions in percent; null where there was nothing to keep. */
export type BridgeMoney = Readonly<Record<BridgeFigure, Money>> & {
  readonly grossRetention: string | null;
  readonly netRetention: string | null;
};

/** The sum of bridges, of at least one, figure by figure. */
export function addBridges([first, ...others]: readonly [Bridge, ...Bridge[]]): Bridge {
  if (others.length === 0) return first;
  return Object.fromEntries(
    Object.entries(first).map(([name, amount]) => [
      name,
      others.reduce((total, bridge) => total.plus(bridge[name as keyof Bridge]), amount),
    ]),
  ) as Bridge;
}

/**
 * Bridges of one currency rounded to it, so that each figure adds up to that of their sum. What rounding leaves over is the
 * change of rates; a bridge that does not close stays open.
 */
export function bridgesMoney(bridges: readonly Bridge[], currencyCode: string): BridgeMoney[] {
  const column = (name: keyof Bridge): Money[] =>
    roundToTotal(
      bridges.map((bridge) => bridge[name]),
      currencyCode,
    );
  const columns = BRIDGE_FIGURES.map((name) => [name, column(name)] as const);
  const lost = column('lost');
  return bridges.map((bridge, index) => {
    const figures = Object.fromEntries(
      columns.map(([name, amounts]) => [name, amounts[index] as Money]),
    ) as Record<BridgeFigure, Money>;
    const amount = (name: BridgeFigure): Decimal => new Decimal(figures[name].amount);
    const opening = amount('opening');
    const isRounded = BRIDGE_FIGURES.some((name) => !bridge[name].equals(figures[name].amount));
    const leftOver = isRounded ? openOf(amount).minus(openOf((name) => bridge[name])) : undefined;
    const moved = amount('expansion').plus(figures.contraction.amount).plus(figures.churn.amount);
    return {
      ...figures,
      ...(leftOver ? { fx: money(leftOver.plus(figures.fx.amount), currencyCode) } : {}),
      grossRetention: percent(opening.minus((lost[index] as Money).amount), opening),
      netRetention: percent(opening.plus(moved), opening),
    };
  });
}

/** By how much the opening and all movements miss the closing. */
function openOf(amount: (name: BridgeFigure) => Decimal): Decimal {
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
  return sum([bridge.opening.amount, ...BRIDGE_PARTS.map((name) => bridge[name].amount)]);
}
