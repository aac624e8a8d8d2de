import { LAST_EVENT_ID_HEADER } from '../http/event-stream.ts';
import { ASSERTION_HEADER, createAssertions } from './assertion.ts';
import { contentDigest, DIGEST_HEADER, signatureHeaders } from './request-signature.ts';
import { sharedKeys } from './shared-key.ts';
import type { Viewer } from './viewer.ts';

/** A request to a subgraph as the gateway is about to send it. */
export interface OutgoingRequest {
  /** Path and query. */
  readonly target: string;
  readonly body: string;
  readonly viewer: Viewer;
  /** Where a subscription goes on from. */
  readonly lastEventId?: string | undefined;
}

/** The headers, names and values in turn, that say who is asking and that the gateway asks: new ones for every try. */
export type SignRequest = (request: OutgoingRequest) => Promise<string[]>;

/** Signs what is posted to one subgraph with the first of the secrets. Undefined: there is none to sign with. */
export function createSignRequest(
  secrets: readonly string[],
  subgraph: string,
  now: () => number = Date.now,
): SignRequest | undefined {
  const [key] = sharedKeys(secrets);
  if (!key) return undefined;
  const assertionOf = createAssertions(key, subgraph, now);
  return async ({ target, body, viewer, lastEventId }) => {
    const headers = [DIGEST_HEADER, contentDigest(body), ASSERTION_HEADER, await assertionOf(viewer)];
    if (lastEventId !== undefined) headers.push(LAST_EVENT_ID_HEADER, lastEventId);
    headers.push(...signatureHeaders(key, { method: 'POST', target, headers }, now()));
    return headers;
  };
}
