import { badInput, clientError } from '#kit/errors.ts';
import type { Viewer } from '#kit/identity/viewer.ts';

/**
 * The reference of the partner in whose name a viewer orders: a partner's own, whatever it says; for others the one that
 * they give. Throws FORBIDDEN, and BAD_USER_INPUT where nobody is named.
 */
export function orderingPartner(viewer: Viewer, given: string | null | undefined): string {
  const { partner, scopes } = viewer;
  if (partner !== undefined && scopes.has('partner:order')) {
    if (given != null && given !== partner)
      throw clientError('FORBIDDEN', 'A partner orders in its own name');
    return partner;
  }
  if (!scopes.has('sales:write'))
    throw clientError('FORBIDDEN', 'This needs one of the scopes: partner:order, sales:write');
  if (given == null || given === '')
    throw badInput('input.partnerReference: needed by whoever orders in the name of a partner');
  return given;
}
