import { badInput, clientError } from '#kit/errors.ts';
import type { Viewer } from '#kit/identity/viewer.ts';

/**
 * The reference of the partner in whose name a viewer orders: a partner's own, whatever it says; for others the one that
 * they give. Throws FORBIDDEN, and BAD_USER_INPUT where nobody is named.
 */
export function orderingPartner({ partner }: Viewer, given: string | null | undefined): string {
  if (partner !== undefined) {
    if (given != null && given !== partner)
      throw clientError('FORBIDDEN', 'A partner orders in its own name');
    return partner;
  }
  if (given == null || given === '')
    throw badInput('input.partnerReference: needed by whoever orders in the name of a partner');
  return given;
}
