import { z } from 'zod';
import { badInput } from '#kit/errors.ts';
import { entryOf, flag, id, read, requireUnique } from '../values.ts';

const promise = z.strictObject({
  id,
  transfersGoodOrService: flag
    .default(true)
    .describe('false for activities that fulfil the contract and transfer nothing, such as set-up (15.25)'),
  immaterialInContext: flag.default(false).describe('ASC 606-10-25-16A; under IFRS by materiality'),
  capableOfBeingDistinct: flag
    .default(true)
    .describe('the customer can benefit from it alone or with readily available resources (15.27 a)'),
  significantIntegrationService: flag
    .default(false)
    .describe('the entity integrates it with others into a combined output (15.29 a)'),
  significantlyModifiesOrCustomizes: flag.default(false).describe('15.29 b'),
  highlyInterdependent: flag.default(false).describe('15.29 c'),
  combinesWith: z
    .array(id)
    .default([])
    .describe('with which promises it makes one bundle, where it is not distinct'),
  series: z
    .strictObject({
      substantiallyTheSame: flag.describe('distinct goods or services that are substantially the same'),
      eachSatisfiedOverTime: flag.describe('each would be satisfied over time (15.23 a)'),
      sameMeasureOfProgress: flag.describe('15.23 b'),
    })
    .optional()
    .describe('for what is transferred again and again, such as a month of service'),
});

export const identifyPerformanceObligationsInput = z.strictObject({ promises: z.array(promise).min(1) });

export interface PerformanceObligation {
  /** The ids of its promises, joined by ` + `. */
  readonly id: string;
  readonly promiseIds: readonly string[];
  /** One distinct good or service; false for a bundle of some that are not distinct from each other. */
  readonly isSinglePromise: boolean;
  /** A series of distinct goods or services accounted for as one obligation (15.22 b). */
  readonly isSeries: boolean;
}

export interface PerformanceObligations {
  readonly performanceObligations: readonly PerformanceObligation[];
  readonly promises: readonly {
    readonly id: string;
    readonly distinct: boolean;
    readonly capableOfBeingDistinct: boolean;
    readonly separatelyIdentifiable: boolean;
  }[];
  /** Promises that are no promised good or service: activities, and what is immaterial. */
  readonly notPromisedGoodsOrServices: readonly string[];
}

type PromiseFacts = z.output<typeof promise>;

function isSeparatelyIdentifiable(facts: PromiseFacts): boolean {
  return !(
    facts.significantIntegrationService ||
    facts.significantlyModifiesOrCustomizes ||
    facts.highlyInterdependent
  );
}

/**
 * Step 2: which promises are distinct, and which make up one performance obligation together. A promise is distinct when
 * it is capable of being so and separately identifiable. Those that are not are bundled with what `combinesWith` names,
 * else with each other, else with the only other promise there is. IFRS 15.22-30, ASC 606-10-25-14 to 22; IE examples 10-12.
 */
export function identifyPerformanceObligations(
  input: z.input<typeof identifyPerformanceObligationsInput>,
): PerformanceObligations {
  const { promises } = read(identifyPerformanceObligationsInput, input);
  requireUnique('promises', promises);
  const promised = promises.filter((one) => one.transfersGoodOrService && !one.immaterialInContext);
  const isDistinct = (one: PromiseFacts): boolean =>
    one.capableOfBeingDistinct && isSeparatelyIdentifiable(one) && one.combinesWith.length === 0;
  return {
    performanceObligations: bundles(promised, isDistinct).map((members) => ({
      id: members.map((one) => one.id).join(' + '),
      promiseIds: members.map((one) => one.id),
      isSinglePromise: members.length === 1,
      isSeries: members.length === 1 && isSeries(members[0] as PromiseFacts),
    })),
    promises: promised.map((one) => ({
      id: one.id,
      distinct: isDistinct(one),
      capableOfBeingDistinct: one.capableOfBeingDistinct,
      separatelyIdentifiable: isSeparatelyIdentifiable(one) && one.combinesWith.length === 0,
    })),
    notPromisedGoodsOrServices: promises.filter((one) => !promised.includes(one)).map((one) => one.id),
  };
}

function isSeries({ series }: PromiseFacts): boolean {
  return series !== undefined && Object.values(series).every(Boolean);
}

function bundles(
  promised: readonly PromiseFacts[],
  isDistinct: (one: PromiseFacts) => boolean,
): PromiseFacts[][] {
  const groups = promised.map((one) => new Set([one]));
  const merge = (one: PromiseFacts, other: PromiseFacts): void => {
    const [own, its] = [one, other].map((member) => groups.find((group) => group.has(member)));
    if (!own || !its || own === its) return;
    for (const member of its) own.add(member);
    groups.splice(groups.indexOf(its), 1);
  };
  const alone: PromiseFacts[] = [];
  for (const one of promised) {
    for (const name of one.combinesWith)
      merge(one, entryOf(`promises.${one.id}.combinesWith`, promised, name));
    if (!isDistinct(one) && one.combinesWith.length === 0) alone.push(one);
  }
  for (const one of alone) merge(alone[0] as PromiseFacts, one);
  const [only] = alone;
  if (alone.length === 1 && only && (groups.find((group) => group.has(only))?.size ?? 0) === 1) {
    const others = promised.filter((other) => other !== only);
    if (others.length > 1)
      throw badInput(
        `promises.${only.id}.combinesWith: must say with which promise it makes a distinct bundle`,
      );
    for (const other of others) merge(only, other);
  }
  return groups
    .map((group) => promised.filter((one) => group.has(one)))
    .sort((a, b) => promised.indexOf(a[0] as PromiseFacts) - promised.indexOf(b[0] as PromiseFacts));
}
