import { z } from 'zod';
import { Decimal } from '#kit/money.ts';

/** A part of the file that may hold these words and no others. */
export function section<T extends z.ZodRawShape>(words: T) {
  return z.strictObject(words, {
    error: ({ code }) => (code === 'invalid_type' ? `must hold ${Object.keys(words).join(', ')}` : undefined),
  });
}

/** What follows from a finding, as the file says it: `block`, `warn`, `off`, or `ask` and the key of an approver. */
export type Reaction =
  | { readonly action: 'block' | 'warn' | 'off' }
  | { readonly action: 'ask'; readonly approver: string };

// The file is read with every scalar as text, so that decimals stay exact and `off` stays a word.
/** A text that says something. */
export const words = z.string({ error: 'must be a text' }).trim().min(1, 'must not be empty');

/** What follows from a finding. */
export const reaction = z
  .string({ error: 'must be block, warn, off, or ask and an approver' })
  .regex(/^(block|warn|off|ask \S+)$/, 'must be block, warn, off, or ask and an approver')
  .transform((text): Reaction => {
    const [action, approver] = text.split(' ');
    return action === 'ask'
      ? { action, approver: approver as string }
      : { action: action as Exclude<Reaction['action'], 'ask'> };
  });

/** Percent as exact decimal text: `12.5` of `12.5 %`. */
export const percent = z
  .string({ error: 'must be a percentage such as 12.5 %' })
  .regex(/^-?\d{1,4}(\.\d+)?( ?%)?$/, 'must be a percentage such as 12.5 %')
  .transform((text) => new Decimal(text.replace(/ ?%$/, '')).toFixed());

/** An exact number from zero up, as decimal text. */
export const decimal = z
  .string({ error: 'must be a number' })
  .regex(/^\d{1,18}(\.\d+)?$/, 'must be a number, not below zero')
  .transform((text) => new Decimal(text).toFixed());

/** A whole number within bounds. */
export function whole(min: number, max: number) {
  const fault = `must be a whole number from ${min} to ${max}`;
  return z
    .string({ error: fault })
    .regex(/^\d+$/, fault)
    .transform(Number)
    .refine((value) => value >= min && value <= max, fault);
}

/** Steps of which the highest one that is exceeded counts; they must rise. */
export function rising<T extends z.ZodType>(
  step: T,
  threshold: (one: z.output<T>) => string | number,
  most: number,
) {
  return z
    .array(step, { error: 'must be a list' })
    .max(most, `must have at most ${most} steps`)
    .superRefine((steps, context) => {
      steps.forEach((one, i) => {
        const before = steps[i - 1];
        if (before !== undefined && !new Decimal(threshold(one)).gt(threshold(before)))
          context.addIssue({ code: 'custom', path: [i], message: 'must be above the step before it' });
      });
    });
}
