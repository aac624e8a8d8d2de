import { expect, test } from 'vitest';
import type { Scope } from '../../kit/identity/viewer.ts';
import type { Context } from '../../subgraphs/sales/context.ts';
import { policyOf } from '../../subgraphs/sales/policy/policy-of.ts';
import { facts, shipped } from './quote-facts.ts';

/** A request of a viewer with these scopes; the facts are at hand. */
function request(scope: Scope, partner?: string): Context {
  const viewer = { subject: 'somebody', scopes: new Set([scope]), partner };
  const load = { quoteFacts: { load: async () => facts() } };
  return { viewer, policy: shipped, load } as unknown as Context;
}

test('whoever may read sales is shown what policy says of a quote', async () => {
  expect(await policyOf(request('sales:read'), 'a quote')).toMatchObject({ outcome: 'PASS' });
});

test('nobody else is, and no partner, whatever its scopes: findings tell what the books know of a customer', async () => {
  for (const context of [
    request('billing:read'),
    request('partner:order'),
    request('sales:read', 'RES-0001'),
  ])
    await expect(policyOf(context, 'a quote')).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } });
});
