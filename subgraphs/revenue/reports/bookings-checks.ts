import { Decimal } from '#kit/money.ts';
import { type IdentityCheck, identityCheck } from '#kit/report/identity-check.ts';
import { billedOrders } from '#sources/netsuite/reports/billed-orders.ts';
import type { Context } from '../context.ts';
import { bucketsOf, type ReportRequest } from './report-request.ts';

/** That what is booked is billed or left to be billed: one check per currency of the orders. */
export async function bookingsChecks(
  request: ReportRequest,
  { netsuite }: Context,
): Promise<IdentityCheck[]> {
  if (request.periods.length === 0) return [];
  const orders = await billedOrders(netsuite, { buckets: bucketsOf(request, request.periods) });
  return orders.map(({ currencyCode, booked, billedAndUnbilled }) =>
    identityCheck(
      {
        name: 'bookedEqualsBilledAndUnbilled',
        description:
          'What orders booked is what bills have billed of their lines and what the orders leave to be billed, at the orders’ prices.',
      },
      currencyCode,
      new Decimal(booked),
      new Decimal(billedAndUnbilled),
    ),
  );
}
