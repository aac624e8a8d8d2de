import { z } from 'zod';
import { Decimal } from '#kit/money.ts';
import { decimal, percent, reaction, rising, section, whole, words } from './policy-words.ts';

/** A rep's, a manager's and a VP's limit. */
const discountSteps = rising(section({ over: percent, action: reaction }), ({ over }) => over, 3);
const discountLimits = { line: discountSteps, quote: discountSteps };

const quantityLimit = z
  .strictObject({
    product: words.optional(),
    family: words.optional(),
    min: decimal.optional(),
    max: decimal.optional(),
  })
  .superRefine(({ product, family, min, max }, context) => {
    if ((product === undefined) === (family === undefined))
      context.addIssue({ code: 'custom', path: [], message: 'must name either a product or a family' });
    if (min === undefined && max === undefined)
      context.addIssue({ code: 'custom', path: [], message: 'must have min, max or both' });
    if (min !== undefined && max !== undefined && new Decimal(min).gt(max))
      context.addIssue({ code: 'custom', path: ['min'], message: 'must not be above max' });
  });

const byChannel = <T extends z.ZodType>(value: T) =>
  section({ DIRECT: value.optional(), SELF_SERVICE: value.optional(), RESELLER: value.optional() });

/** What a policy file may hold; `policy/sales-policy.yaml` explains each part. */
export const policySchema = section({
  name: words,
  approvers: z.record(
    z.string().regex(/^\S+$/, 'must be one word'),
    section({ level: whole(1, 9), role: words }),
    { error: 'must be a list of approvers by name' },
  ),
  discounts: section({
    ...discountLimits,
    channels: byChannel(section(discountLimits)).optional(),
  }),
  margin: section({
    floor: percent,
    below: reaction,
    unknown: reaction,
    channels: byChannel(section({ floor: percent })).optional(),
  }),
  credit: section({
    hold: reaction,
    limit: reaction,
    notComparable: reaction,
    overdue: rising(
      section({ moreThanDays: whole(0, 3_650), action: reaction }),
      ({ moreThanDays }) => moreThanDays,
      9,
    ),
  }),
  customer: section({
    missing: reaction,
    notInErp: reaction,
    inactive: reaction,
    withoutSubsidiary: reaction,
    otherCurrency: reaction,
  }),
  products: section({
    notInErp: reaction,
    inactive: reaction,
    inactiveInErp: reaction,
    notInSubsidiary: reaction,
  }),
  quantities: section({
    outOfRange: reaction,
    limits: z.array(quantityLimit, { error: 'must be a list' }),
  }),
  terms: section({
    standard: z.array(section({ name: words, days: whole(0, 3_650) }), { error: 'must be a list' }),
    nonStandard: reaction,
    longerThanCustomer: reaction,
  }),
  prices: section({ bookExpired: reaction, priceInactive: reaction, otherCurrency: reaction }),
  quote: section({
    expired: reaction,
    withoutExpiry: reaction,
    withoutLines: reaction,
    opportunityLost: reaction,
    opportunityWon: reaction,
  }),
}).superRefine((policy, context) => {
  for (const { approver, path } of asked(policy, [])) {
    if (!Object.hasOwn(policy.approvers, approver))
      context.addIssue({
        code: 'custom',
        path,
        message: `asks ${approver}, who is not among the approvers`,
      });
  }
});

/** What the file says, decimals as text. */
export type PolicyContent = z.output<typeof policySchema>;

/** A policy in force. */
export interface SalesPolicy extends PolicyContent {
  /** The name and a hash of what the file says; comments and layout do not change it. */
  readonly version: string;
}

/** Everybody whom any part of the file asks, and where. */
function asked(value: unknown, path: (string | number)[]): { approver: string; path: (string | number)[] }[] {
  if (typeof value !== 'object' || value === null) return [];
  const { action, approver } = value as { action?: unknown; approver?: unknown };
  if (action === 'ask' && typeof approver === 'string') return [{ approver, path }];
  return Object.entries(value).flatMap(([key, part]) =>
    asked(part, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}
