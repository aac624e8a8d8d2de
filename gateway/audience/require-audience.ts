import type { Audience } from '../../kit/audience.ts';
import { isOperator, readsReportsAlone, type Viewer } from '../../kit/identity/viewer.ts';
import { Refusal } from '../edge/refusal.ts';
import { endpoints } from './endpoints.ts';

/** Whose client a viewer's is: a partner's, a program for reports that may read the books alone, or one of our own. */
function audienceOf(viewer: Viewer): Audience {
  if (viewer.partner !== undefined) return 'partner';
  return readsReportsAlone(viewer) ? 'bi' : 'frontend';
}

/**
 * Refuses a viewer who has no business at an endpoint. Whoever belongs to an audience that may run trusted documents alone
 * asks at its own endpoint alone. Throws a Refusal with FORBIDDEN.
 */
export function requireAudience(
  viewer: Viewer,
  endpoint: Audience,
  trustedOnly: ReadonlySet<Audience>,
): void {
  const own = audienceOf(viewer);
  if (own === endpoint) return;
  if (trustedOnly.has(own)) throw forbidden(`Ask at ${endpoints[own]}`);
  const { scopes, partner } = viewer;
  if (endpoint === 'partner' && !isOperator(viewer)) throw forbidden('This is for partners');
  if (
    endpoint === 'bi' &&
    (partner !== undefined || !(scopes.has('billing:read') || scopes.has('revenue:read')))
  )
    throw forbidden('This needs one of the scopes billing:read, revenue:read, and is not for partners');
}

function forbidden(message: string): Refusal {
  return new Refusal(403, 'FORBIDDEN', message);
}
