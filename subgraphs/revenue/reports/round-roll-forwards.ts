import { Decimal, type Money, money, sum } from '#kit/money.ts';
import { roundToTotal } from '#kit/report/round-to-total.ts';
import {
  ROLL_FORWARD_PARTS,
  type RollForward,
  type RollForwardMoney,
  type RollForwardPart,
} from './roll-forward.ts';

/** A roll-forward as a row of a report: which combination it is of, and in which period, null over all of them. */
export interface RollForwardRow {
  readonly combination: string;
  readonly period: string | null;
  readonly roll: RollForward;
}

/**
 * Roll-forwards of one currency, in time order, as money: the rows of each movement add up to its rounded sum, those of each
 * balance to that of its period, a closing balance is the opening one of the period after, and opening and movements of a row
 * come to its closing: what rounding leaves over goes to `rest`, undefined where nothing may be left.
 */
export function roundRollForwards(
  rows: readonly RollForwardRow[],
  currencyCode: string,
  rest: RollForwardPart | undefined,
): RollForwardMoney[] {
  const rounded = (of: readonly RollForwardRow[], amount: (roll: RollForward) => Decimal): Money[] =>
    roundToTotal(
      of.map(({ roll }) => amount(roll)),
      currencyCode,
    );
  const movements = Object.fromEntries(
    ROLL_FORWARD_PARTS.map((part) => [part, rounded(rows, (roll) => roll[part])]),
  ) as Record<RollForwardPart, Money[]>;
  // Rows of periods and their total divide what was recognized differently: both together must come to the same.
  const recognized = rounded(rows, (roll) => roll.recognizedFromOpening.plus(roll.recognizedFromNew));
  const balances = new Map<RollForwardRow, { readonly opening: Money; readonly closing: Money }>();
  const before = new Map<string, { readonly exact: Decimal; readonly closing: Money }>();
  for (const ofPeriod of Map.groupBy(rows, ({ period }) => period).values()) {
    const openings = rounded(ofPeriod, ({ opening }) => opening);
    const closings = rounded(ofPeriod, ({ closing }) => closing);
    ofPeriod.forEach((row, place) => {
      const [known, closing] = [before.get(row.combination), closings[place] as Money];
      const opening = known?.exact.equals(row.roll.opening) ? known.closing : (openings[place] as Money);
      balances.set(row, { opening, closing });
      before.set(row.combination, { exact: row.roll.closing, closing });
    });
  }
  return rows.map((row, index) => {
    const parts = Object.fromEntries(
      ROLL_FORWARD_PARTS.map((part) => [part, movements[part][index] as Money]),
    ) as Record<RollForwardPart, Money>;
    parts.recognizedFromNew = less(recognized[index] as Money, [parts.recognizedFromOpening]);
    const { opening, closing } = balances.get(row) as { opening: Money; closing: Money };
    if (rest !== undefined)
      parts[rest] = less(closing, [
        opening,
        ...ROLL_FORWARD_PARTS.filter((part) => part !== rest).map((part) => parts[part]),
      ]);
    return { opening, ...parts, closing };
  });
}

function less(whole: Money, parts: readonly Money[]): Money {
  const left = new Decimal(whole.amount).minus(sum(parts.map(({ amount }) => amount)));
  return money(left, whole.currencyCode);
}
