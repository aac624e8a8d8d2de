import { Decimal, type Money } from '#kit/money.ts';
import type { ReportPeriod } from '#kit/report/period.ts';

/** The parts of a roll-forward in the order in which they add up to the closing balance. */
export const ROLL_FORWARD_PARTS = [
  'billed',
  'recognizedFromOpening',
  'recognizedFromNew',
  'credits',
  'reclassified',
  'fx',
] as const;
export type RollForwardPart = (typeof ROLL_FORWARD_PARTS)[number];

/** An opening balance, what moved it, and the closing balance; exact. */
export type RollForward = Readonly<Record<'opening' | 'closing' | RollForwardPart, Decimal>>;

/** A roll-forward as money: opening and all parts add up to closing, to the last digit. */
export type RollForwardMoney = Readonly<Record<keyof RollForward, Money>>;

/** Movements of one step; what was recognized by when it was billed. */
export interface Movement {
  /** The period by whose rates it is consolidated; undefined: it is not. */
  readonly period: ReportPeriod | undefined;
  readonly billed: Decimal;
  readonly credits: Decimal;
  readonly reclassified: Decimal;
  readonly beforeRange: Decimal;
  readonly withinRange: Decimal;
  readonly samePeriod: Decimal;
}

/** By what a balance and a movement of a step become another currency's. */
export interface StepRates {
  readonly opening: Decimal;
  readonly movement: Decimal;
  readonly closing: Decimal;
}

const ONE: StepRates = { opening: new Decimal(1), movement: new Decimal(1), closing: new Decimal(1) };
const ZERO = new Decimal(0);

/** The roll-forward of each step, and over all of them as one. */
export function rollForward(
  opening: Decimal,
  movements: readonly Movement[],
  rates: (movement: Movement) => StepRates = () => ONE,
): { readonly steps: readonly RollForward[]; readonly all: RollForward } {
  let balance = opening;
  const steps = movements.map((movement): RollForward => {
    const { billed, credits, reclassified, beforeRange, withinRange, samePeriod } = movement;
    const rate = rates(movement);
    const flows = {
      billed: billed.times(rate.movement),
      recognizedFromOpening: beforeRange.plus(withinRange).times(rate.movement),
      recognizedFromNew: samePeriod.times(rate.movement),
      credits: credits.times(rate.movement),
      reclassified: reclassified.times(rate.movement),
    };
    const before = balance.times(rate.opening);
    balance = [billed, credits, reclassified, beforeRange, withinRange, samePeriod].reduce(
      (sum, part) => sum.plus(part),
      balance,
    );
    const closing = balance.times(rate.closing);
    return { opening: before, ...flows, fx: closing.minus(sumOfParts(before, flows)), closing };
  });
  const total = (part: keyof RollForward): Decimal => steps.reduce((sum, step) => sum.plus(step[part]), ZERO);
  const withinRange = movements.reduce(
    (sum, movement) => sum.plus(movement.withinRange.times(rates(movement).movement)),
    ZERO,
  );
  const first = steps[0];
  return {
    steps,
    all: {
      opening: first?.opening ?? opening,
      billed: total('billed'),
      // Over the range as one, what was billed within it is new.
      recognizedFromOpening: total('recognizedFromOpening').minus(withinRange),
      recognizedFromNew: total('recognizedFromNew').plus(withinRange),
      credits: total('credits'),
      reclassified: total('reclassified'),
      fx: steps.reduce((sum, step) => sum.plus(step.fx), openingGaps(steps)),
      closing: steps.at(-1)?.closing ?? opening,
    },
  };
}

/** What the balance changes between steps, where the opening of one is not the closing of the one before. */
function openingGaps(steps: readonly RollForward[]): Decimal {
  return steps.reduce((sum, step, index) => {
    const before = steps[index - 1];
    return before ? sum.plus(step.opening).minus(before.closing) : sum;
  }, ZERO);
}

function sumOfParts(opening: Decimal, parts: Readonly<Partial<Record<RollForwardPart, Decimal>>>): Decimal {
  return Object.values(parts).reduce((sum, part) => sum.plus(part), opening);
}

/** The sum of roll-forwards, part by part. */
export function addRollForwards(all: readonly RollForward[]): RollForward {
  const keys = ['opening', ...ROLL_FORWARD_PARTS, 'closing'] as const;
  return Object.fromEntries(
    keys.map((key) => [key, all.reduce((sum, one) => sum.plus(one[key]), ZERO)]),
  ) as RollForward;
}

/** What the opening balance and all parts of a roll-forward add up to. */
export function rolledForward(roll: RollForwardMoney): Decimal {
  return ROLL_FORWARD_PARTS.reduce(
    (sum, part) => sum.plus(roll[part].amount),
    new Decimal(roll.opening.amount),
  );
}
