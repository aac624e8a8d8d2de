import type { Money } from '#kit/money.ts';
import type { FactSource, FindingCode, Observation } from '../decision.ts';
import type { QuoteFacts } from '../facts.ts';
import type { SalesPolicy } from '../policy.ts';
import type { Reaction } from '../policy-words.ts';

/** What a rule found, and what the policy wants done about it. */
export interface Verdict {
  readonly reaction: Reaction;
  readonly observation: Observation;
}

/** A family of checks: pure, over facts that are at hand. */
export type Rule = (facts: QuoteFacts, policy: SalesPolicy) => readonly Verdict[];

/** A fact or a limit in words, and as money where it is an amount. */
export type Figure = string | Money | null;

/** Puts a verdict together. */
export function verdict(
  reaction: Reaction,
  code: FindingCode,
  about: {
    readonly path: readonly string[];
    readonly message: string;
    readonly actual?: Figure;
    readonly limit?: Figure;
    readonly source: FactSource;
    readonly howToFix: string;
  },
): Verdict {
  const { path, message, actual = null, limit = null, source, howToFix } = about;
  return {
    reaction,
    observation: {
      code,
      path,
      message,
      actual: inWords(actual),
      limit: inWords(limit),
      actualMoney: asMoney(actual),
      limitMoney: asMoney(limit),
      source,
      howToFix,
    },
  };
}

export function fromSalesforce({ readAt }: QuoteFacts, field: string): FactSource {
  return { system: 'SALESFORCE', field, readAt: readAt.salesforce };
}

export function fromNetSuite({ readAt }: QuoteFacts, field: string): FactSource {
  return { system: 'NETSUITE', field, readAt: readAt.netsuite };
}

function inWords(figure: Figure): string | null {
  return typeof figure === 'object' && figure !== null ? `${figure.amount} ${figure.currencyCode}` : figure;
}

function asMoney(figure: Figure): Money | null {
  return typeof figure === 'object' ? figure : null;
}
