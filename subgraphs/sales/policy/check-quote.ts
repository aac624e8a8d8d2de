import type { Finding, FindingCode, FindingSeverity, PolicyDecision, RequiredApproval } from './decision.ts';
import type { QuoteFacts } from './facts.ts';
import { meaningHash } from './meaning-hash.ts';
import type { SalesPolicy } from './policy.ts';
import type { Reaction } from './policy-words.ts';
import { creditRule } from './rules/credit.ts';
import { customerRule } from './rules/customer.ts';
import { discountRule } from './rules/discount.ts';
import { marginRule } from './rules/margin.ts';
import { offerRule } from './rules/offer.ts';
import { priceRule } from './rules/prices.ts';
import { productRule } from './rules/products.ts';
import { quantityRule } from './rules/quantities.ts';
import type { Rule, Verdict } from './rules/rule.ts';
import { termsRule } from './rules/terms.ts';

const RULES: readonly Rule[] = [
  offerRule,
  customerRule,
  creditRule,
  productRule,
  priceRule,
  quantityRule,
  termsRule,
  discountRule,
  marginRule,
];

const SEVERITIES: Readonly<Record<Exclude<Reaction['action'], 'off'>, FindingSeverity>> = {
  block: 'BLOCK',
  ask: 'APPROVAL',
  warn: 'WARN',
};

const WEIGHTS: readonly FindingSeverity[] = ['BLOCK', 'APPROVAL', 'WARN'];

/** What the policy says of a quote. Pure: the same facts and policy give the same decision. */
export function checkQuote(facts: QuoteFacts, policy: SalesPolicy): PolicyDecision {
  const verdicts = RULES.flatMap((rule) => rule(facts, policy));
  const findings = verdicts
    .flatMap(finding)
    .sort((a, b) => WEIGHTS.indexOf(a.severity) - WEIGHTS.indexOf(b.severity));
  return {
    outcome: findings[0]?.severity ?? 'PASS',
    requiredApprovals: approvals(verdicts, policy),
    findings,
    policyVersion: policy.version,
    inputsHash: inputsHash(facts),
  };
}

function finding({ reaction, observation }: Verdict): Finding[] {
  return reaction.action === 'off' ? [] : [{ ...observation, severity: SEVERITIES[reaction.action] }];
}

function approvals(verdicts: readonly Verdict[], { approvers }: SalesPolicy): RequiredApproval[] {
  const because = new Map<string, Set<FindingCode>>();
  for (const { reaction, observation } of verdicts) {
    if (reaction.action !== 'ask') continue;
    const codes = because.get(reaction.approver) ?? new Set();
    because.set(reaction.approver, codes.add(observation.code));
  }
  return [...because]
    .flatMap(([key, codes]) => {
      const approver = approvers[key];
      return approver ? [{ ...approver, because: [...codes] }] : [];
    })
    .sort((a, b) => a.level - b.level || (a.role < b.role ? -1 : 1));
}

/** When a fact was read is no part of it: what is the same is the same later. */
function inputsHash({ readAt: _readAt, ...facts }: QuoteFacts): string {
  return meaningHash(facts);
}
