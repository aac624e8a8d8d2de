import { expect, test } from 'vitest';
import { identityOf, viewerFromClaims } from '../../kit/identity/viewer.ts';

test.each([
  '',
  ' ',
  '\t\n',
  7,
  {},
  ['ZQA-ACC'],
])('a claim partner of %j names nobody, and is refused', (partner) => {
  const claims = { sub: 'partner', scope: 'partner:order', partner: partner as string };
  expect(() => viewerFromClaims(claims)).toThrow('the claim partner must be a reference');
});

test('whoever may order for a partner must say for which', () => {
  expect(() => viewerFromClaims({ sub: 'partner', scope: 'partner:order' })).toThrow(
    'needs the claim partner',
  );
});

test('viewers of two partners share nothing, whatever else they have in common', () => {
  const [one, other] = ['RES-1', 'RES-2'].map((partner) =>
    identityOf(viewerFromClaims({ sub: 'partner', scope: 'partner:order sales:read', partner })),
  );
  expect(one).not.toBe(other);
});
