import { createHmac, hash } from 'node:crypto';
import { expect, test } from 'vitest';
import { signAssertion, verifyAssertion } from '../../kit/identity/assertion.ts';
import { contentDigest, signatureHeaders, verifiedSignature } from '../../kit/identity/request-signature.ts';
import { type SharedKey, sharedKeys } from '../../kit/identity/shared-key.ts';
import { createSignRequest } from '../../kit/identity/sign-request.ts';
import { UsedNonces } from '../../kit/identity/used-nonces.ts';
import { scopes, type Viewer } from '../../kit/identity/viewer.ts';

const [key] = sharedKeys(['a secret that gateway and subgraphs share']) as [SharedKey];
const now = Date.UTC(2026, 5, 30);
const viewer: Viewer = {
  subject: 'ada',
  scopes: new Set(scopes),
  partner: 'RES-0001',
  expiresAt: now + 90_000,
};

test('a request is signed as RFC 9421 says, so that any library of it can check the signature', () => {
  const request = { method: 'POST', target: '/graphql?a=b', headers: ['content-digest', 'sha-256=:x:'] };
  const [, input, , signature] = signatureHeaders(key, request, now) as [string, string, string, string];
  const parameters = input.slice('gateway='.length);
  expect(parameters).toMatch(
    /^\("@method" "@request-target" "content-digest"\);created=1782777600;nonce="[\w-]{24}";keyid="[\w-]{12}";alg="hmac-sha256"$/,
  );
  const base = [
    '"@method": POST',
    '"@request-target": /graphql?a=b',
    '"content-digest": sha-256=:x:',
    `"@signature-params": ${parameters}`,
  ].join('\n');
  expect(signature).toBe(`gateway=:${createHmac('sha256', key.requests).update(base).digest('base64')}:`);
  expect(contentDigest('{"hello": "world"}')).toBe('sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:');
  expect(verifiedSignature([key], request, input, signature)).toEqual({
    created: now / 1_000,
    nonce: /nonce="([^"]+)"/.exec(input)?.[1],
  });
});

test('every try of the gateway has a signature and a nonce of its own, over an assertion that is made now and then', async () => {
  const sign = createSignRequest(['a secret that gateway and subgraphs share'], 'sales', () => now);
  const tries = await Promise.all(
    [1, 2, 3].map(async () => {
      const headers = (await sign?.({ target: '/graphql', body: '{}', viewer })) ?? [];
      return Object.fromEntries(headers.flatMap((name, i) => (i % 2 === 0 ? [[name, headers[i + 1]]] : [])));
    }),
  );
  const different = (name: string): number => new Set(tries.map((headers) => headers[name])).size;
  expect(['signature', 'signature-input', 'x-viewer-assertion', 'content-digest'].map(different)).toEqual([
    3, 3, 1, 1,
  ]);
});

test('a subgraph knows all that the gateway knows of a viewer', async () => {
  for (const one of [
    viewer,
    { ...viewer, work: 'dashboard' as const },
    { subject: 'bob', scopes: new Set(['sales:read'] as const), partner: undefined },
  ]) {
    const assertion = await signAssertion(key, one, 'sales', now);
    expect((await verifyAssertion([key], assertion, 'sales', now + 59_000)).viewer).toEqual(one);
  }
});

test('keys of one secret say nothing of it, and none is another one', () => {
  const text = (one: SharedKey): string[] => [
    one.id,
    one.assertions.export().toString('hex'),
    one.requests.export().toString('hex'),
    hash('sha256', 'a secret that gateway and subgraphs share'),
  ];
  expect(new Set(text(key)).size).toBe(4);
  expect(sharedKeys(['a secret that gateway and subgraphs share']).map(text)).toEqual([text(key)]);
});

test('a nonce is taken once while its signature is believed, and forgotten after; what finds no room is refused', () => {
  const nonces = new UsedNonces(30, 2);
  expect(nonces.use('a', 100, 100)).toBe('taken');
  expect(nonces.use('a', 100, 130)).toBe('used before');
  expect(nonces.use('b', 125, 130)).toBe('taken');
  expect(nonces.use('c', 130, 130)).toBe('full');
  expect(nonces.use('a', 100, 130)).toBe('used before');
  expect(nonces.use('c', 130, 131)).toBe('taken');
  expect(nonces.use('b', 125, 155)).toBe('used before');
});
