import { Decimal } from '#kit/money.ts';
import { netsuiteIdOf } from '#sources/identity/counterpart.ts';
import { customerStandings } from '#sources/netsuite/standing.ts';
import { approvedDealRegistrations } from '#sources/salesforce/deal-registrations.ts';
import type { PlacedOrder } from '#sources/salesforce/placed-orders.ts';
import type { HoldCode } from '../reseller/acknowledgement.ts';
import type { WriteSources } from '../write/write-sources.ts';

const CODES: readonly HoldCode[] = ['CREDIT_HOLD', 'CREDIT_LIMIT', 'DEAL_REGISTRATION'];
/** Held orders that are looked at in one look; NetSuite takes no more customers at once. */
const AT_ONCE = 1_000;

/**
 * The held orders whose every cause is gone, by what the sources say now. A hold in somebody's own words is theirs to lift. Of
 * several orders of one customer as many go on as its credit has room for, oldest change first. Throws SourceError.
 */
export async function withoutCause(
  { salesforce, netsuite, identity, clock }: WriteSources,
  orders: readonly PlacedOrder[],
): Promise<readonly PlacedOrder[]> {
  const held = orders.slice(0, AT_ONCE).flatMap((order) => {
    const codes = order.holdReason?.split(' ') as HoldCode[] | undefined;
    const customerId = netsuiteIdOf(identity, 'customer', { system: 'salesforce', id: order.accountId });
    return codes?.every((code) => CODES.includes(code)) && customerId !== null
      ? [{ order, codes, customerId }]
      : [];
  });
  if (held.length === 0) return [];
  const deals = held.flatMap(({ order }) => order.dealRegistrationId ?? []);
  const [standings, approved] = await Promise.all([
    customerStandings(
      { ...netsuite, partner: undefined },
      [...new Set(held.map(({ customerId }) => customerId))],
      clock.today(),
    ),
    approvedDealRegistrations(salesforce, [...new Set(deals)], clock.today()),
  ]);
  /** What goes on by this look, by customer. */
  const released = new Map<string, Decimal>();
  return held.flatMap(({ order, codes, customerId }) => {
    const standing = standings.find(({ id }) => id === customerId);
    if (!standing?.isActive || standing.onHold) return [];
    if (codes.includes('DEAL_REGISTRATION') && !approved.has(order.dealRegistrationId ?? '')) return [];
    const before = released.get(customerId) ?? new Decimal(0);
    const total = before.plus(order.total);
    const { creditLimit, currencyCode, exposures } = standing;
    if (creditLimit !== null && currencyCode === order.currencyCode) {
      const owed = exposures.find((exposure) => exposure.currencyCode === currencyCode);
      const exposure = owed ? new Decimal(owed.balance).plus(owed.unbilled) : new Decimal(0);
      if (exposure.plus(total).gt(creditLimit)) return [];
    }
    released.set(customerId, total);
    return [order];
  });
}
