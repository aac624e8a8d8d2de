import type { IncomingMessage } from 'node:http';
import type { Audience } from '../../kit/audience.ts';
import { atDashboard, type Viewer } from '../../kit/identity/viewer.ts';
import { requireAudience } from '../audience/require-audience.ts';
import type { GatewayContext } from '../context.ts';
import type { Authenticate } from '../identity/authenticate.ts';
import type { Rates } from '../rate/rates.ts';
import type { ObservedRequest } from '../telemetry/request-observer.ts';

export interface EntryOptions {
  readonly authenticate: Authenticate;
  /** The audiences that may run trusted documents alone. */
  readonly trustedOnly: ReadonlySet<Audience>;
  readonly rates: Rates;
}

/** Who asks, and what takes the cost of an operation from what their client may spend. */
export interface Entrant extends Pick<GatewayContext, 'spend'> {
  readonly viewer: Viewer;
}

/**
 * Lets a request to an audience's endpoint in, before anything is read of it, and counts it. Who
 * asks is noted as soon as that is known. Throws a Refusal: of who is not known, may not ask here, or asks too often.
 */
export async function enter(
  { authenticate, trustedOnly, rates }: EntryOptions,
  audience: Audience,
  request: IncomingMessage,
  observed: ObservedRequest,
): Promise<Entrant> {
  const known = await rates.failures.authenticate(authenticate, request);
  const viewer = audience === 'bi' ? atDashboard(known) : known;
  observed.viewer = viewer;
  const spend = await rates.clients.admit(viewer, observed);
  requireAudience(viewer, audience, trustedOnly);
  return { viewer, spend };
}
