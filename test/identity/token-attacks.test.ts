import { expect, test } from 'vitest';
import { testStack } from '../support/stack.ts';
import { attackGateway } from './attack-gateway.ts';
import { embeddedProviderOf, openIdStack, STILL } from './attacked-stacks.ts';

const refusedAll = { answered: [], sourceRequests: 0, given: [] };

test('whoever has no valid token of the OpenID provider is refused alike, and no source is asked', async () => {
  const { stack, openId, attacked } = await openIdStack();
  const { attacks, sent, useless, ...report } = await attackGateway(stack, attacked);
  const embedded = await stack.ask('{ viewer { subject } }');
  await stack.stop();
  await openId.stop();
  expect(report).toEqual(refusedAll);
  expect([attacks, sent, useless]).toEqual([88, 88 * 9, 13]);
  expect(embedded.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
});

test('so is whoever has no valid token of the embedded provider', async () => {
  const stack = await testStack(STILL);
  const {
    attacks: _a,
    sent: _s,
    useless: _u,
    ...report
  } = await attackGateway(stack, embeddedProviderOf(stack));
  await stack.stop();
  expect(report).toEqual(refusedAll);
});
