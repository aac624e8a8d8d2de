import { expect, test } from 'vitest';
import { RememberedViewers } from '../../kit/identity/remembered-viewers.ts';

const viewer = { subject: 'someone', scopes: new Set(['sales:read'] as const), partner: undefined };
const HALF_MINUTE_MS = 30_000;

test('a verified token is believed for half a minute, so that a withdrawn key does not live on with its tokens', () => {
  let now = 1_000_000;
  const remembered = new RememberedViewers(() => now);
  remembered.keep('token', viewer, (now + 20 * HALF_MINUTE_MS) / 1000);
  expect(remembered.get('another token')).toBeUndefined();
  now += HALF_MINUTE_MS - 1;
  expect(remembered.get('token')).toBe(viewer);
  now += 1;
  expect(remembered.get('token')).toBeUndefined();
});

test('a verified token is not believed any longer than it lives', () => {
  let now = 1_000_000;
  const remembered = new RememberedViewers(() => now);
  remembered.keep('token', viewer, 1_005);
  now = 1_004_999;
  expect(remembered.get('token')).toBe(viewer);
  now = 1_005_000;
  expect(remembered.get('token')).toBeUndefined();
});

test('the tokens that are remembered never grow in number: the oldest is verified again', () => {
  const remembered = new RememberedViewers(() => 0);
  for (let n = 0; n <= 10_000; n++) remembered.keep(`token ${n}`, viewer, 60);
  expect(remembered.get('token 0')).toBeUndefined();
  expect(remembered.get('token 1')).toBe(viewer);
  expect(remembered.get('token 10000')).toBe(viewer);
});
