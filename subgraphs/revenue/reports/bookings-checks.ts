import { type IdentityCheck, identityCheck } from '#kit/report/identity-check.ts';
import { regularPeriods } from '#kit/report/period.ts';
import { billedOrders } from '#sources/netsuite/reports/billed-orders.ts';
import type { Context } from '../context.ts';
import type { ReportRequest } from './report-request.ts';
import { sumOf } from './tally.ts';

/** That what is booked is billed or left to be billed: one check per currency of the orders. */
export async function bookingsChecks(request: ReportRequest, context: Context): Promise<IdentityCheck[]> {
  const bucket = { key: 'all', periods: regularPeriods(request.periods) };
  if (bucket.periods.length === 0) return [];
  const { facts } = await context.kept.facts(
    { report: 'billedOrders', by: null, stand: 'while nothing changes' },
    [bucket],
    { state: request.state, now: context.observedAt },
    async () =>
      (await billedOrders(context.netsuite, { buckets: [bucket] })).map(
        ({ currencyCode, booked, billedAndUnbilled }) => ({
          bucket: bucket.key,
          currencyCode,
          subsidiary: null,
          dimensions: {},
          amounts: { booked, told: billedAndUnbilled },
        }),
      ),
  );
  return facts.map((fact) =>
    identityCheck(
      {
        name: 'bookedEqualsBilledAndUnbilled',
        description:
          'What orders booked is what bills have billed of their lines and what the orders leave to be billed, at the orders’ prices.',
      },
      fact.currencyCode,
      sumOf([fact], 'booked'),
      sumOf([fact], 'told'),
    ),
  );
}
