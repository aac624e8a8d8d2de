import { Decimal, type Money, sum } from '#kit/money.ts';
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
    balance = sum([balance, billed, credits, reclassified, beforeRange, withinRange, samePeriod]);
    const closing = balance.times(rate.closing);
    return { opening: before, ...flows, fx: closing.minus(sumOfParts(before, flows)), closing };
  });
  const total = (part: keyof RollForward): Decimal => sum(steps.map((step) => step[part]));
  const withinRange = sum(movements.map((movement) => movement.withinRange.times(rates(movement).movement)));
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
      fx: total('fx').plus(openingGaps(steps)),
      closing: steps.at(-1)?.closing ?? opening,
    },
  };
}

/** What the balance changes between steps, where the opening of one is not the closing of the one before. */
function openingGaps(steps: readonly RollForward[]): Decimal {
  return sum(steps.slice(1).map((step, index) => step.opening.minus((steps[index] as RollForward).closing)));
}

function sumOfParts(opening: Decimal, parts: Readonly<Partial<Record<RollForwardPart, Decimal>>>): Decimal {
  return sum([opening, ...Object.values(parts)]);
}

/** The sum of roll-forwards, part by part. */
export function addRollForwards(all: readonly RollForward[]): RollForward {
  const keys = ['opening', ...ROLL_FORWARD_PARTS, 'closing'] as const;
  return Object.fromEntries(keys.map((key) => [key, sum(all.map((one) => one[key]))])) as RollForward;
}

/** What the opening balance and all parts of a roll-forward add up to. */
export function rolledForward(roll: RollForwardMoney): Decimal {
  return sum([roll.opening.amount, ...ROLL_FORWARD_PARTS.map((part) => roll[part].amount)]);
}
