import type { IncomingMessage } from 'node:http';
import { clientError } from '../errors.ts';
import { LAST_EVENT_ID_HEADER } from '../http/event-stream.ts';
import type { Log } from '../log.ts';
import { ASSERTION_HEADER, verifyAssertion } from './assertion.ts';
import { RememberedViewers } from './remembered-viewers.ts';
import {
  contentDigest,
  DIGEST_HEADER,
  SIGNATURE_HEADER,
  SIGNATURE_INPUT_HEADER,
  type SignedRequest,
  verifiedSignature,
} from './request-signature.ts';
import { sharedKeys } from './shared-key.ts';
import { UsedNonces } from './used-nonces.ts';
import type { Viewer } from './viewer.ts';

/**
 * Lets requests of the gateway in. Judges a request by its headers, and what that gives judges its body, as it was
 * received. Both throw a GraphQLError: UNAUTHENTICATED, or SOURCE_UNAVAILABLE where a later try may be taken.
 */
export type Admit = (
  request: Pick<IncomingMessage, 'method' | 'url' | 'headers'>,
) => (body: Buffer) => Promise<Viewer>;

/** A request that waits for a connection must still be believed when it is sent. */
const LIFETIME_SECONDS = 30;
/** How much the gateway's clock may be ahead. */
const SKEW_SECONDS = 5;
/** Some 30 MB; at the rate at which one process can answer, a lifetime brings fewer. */
const MAX_NONCES = 300_000;

/** Admits what the gateway signed for this subgraph with any of the secrets, each request once. */
export function createAdmit(
  secrets: readonly string[],
  subgraph: string,
  log: Log,
  { now = Date.now, maxNonces = MAX_NONCES }: { now?: () => number; maxNonces?: number } = {},
): Admit {
  const keys = sharedKeys(secrets);
  const viewers = new RememberedViewers(now);
  const nonces = new UsedNonces(LIFETIME_SECONDS, maxNonces);

  const viewerOf = async (assertion: string): Promise<Viewer> => {
    const known = viewers.get(assertion);
    if (known) return known;
    const { viewer, exp } = await verifyAssertion(keys, assertion, subgraph, now());
    viewers.keep(assertion, viewer, exp);
    return viewer;
  };
  const refuse = (reason: string): never => {
    log.warn({ subgraph, reason }, 'a request that is not the gateway\u2019s was refused');
    throw clientError('UNAUTHENTICATED', 'This subgraph answers its gateway only');
  };

  return (request) => {
    const { headers } = request;
    const digest = headers[DIGEST_HEADER];
    const assertion = headers[ASSERTION_HEADER];
    const signature = headers[SIGNATURE_HEADER];
    const input = headers[SIGNATURE_INPUT_HEADER];
    if (
      typeof digest !== 'string' ||
      typeof assertion !== 'string' ||
      typeof signature !== 'string' ||
      typeof input !== 'string'
    )
      return refuse('unsigned');
    const signed = signedParts(request, digest, assertion);
    const facts = verifiedSignature(keys, signed, input, signature);
    if (!facts) return refuse('signature');
    const age = now() / 1_000 - facts.created;
    if (age > LIFETIME_SECONDS || age < -SKEW_SECONDS) return refuse('time');
    return async (body) => {
      if (contentDigest(body) !== digest) refuse('body');
      const viewer = await viewerOf(assertion).catch(() => refuse('assertion'));
      const use = nonces.use(facts.nonce, facts.created, Math.floor(now() / 1_000));
      if (use === 'used before') refuse('replayed');
      if (use === 'full') throw clientError('SOURCE_UNAVAILABLE', 'Too many requests at the moment');
      return viewer;
    };
  };
}

/** What the gateway signs of a request like this one. */
function signedParts(
  { method = '', url = '', headers }: Parameters<Admit>[0],
  digest: string,
  assertion: string,
): SignedRequest {
  const signed = [DIGEST_HEADER, digest, ASSERTION_HEADER, assertion];
  const lastEventId = headers[LAST_EVENT_ID_HEADER];
  if (typeof lastEventId === 'string') signed.push(LAST_EVENT_ID_HEADER, lastEventId);
  return { method, target: url, headers: signed };
}
