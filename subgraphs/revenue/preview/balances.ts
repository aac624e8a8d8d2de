import { Decimal, money, sum } from '#kit/money.ts';
import type { RevenuePreviewPeriod } from '../generated/resolvers.ts';
import { presentContractBalances } from '../ifrs15/presentation/contract-balances.ts';
import type { PreviewFacts } from './facts.ts';
import type { LineSchedule } from './schedule.ts';

/** What is recognized in each period, and where the contract stands at its end: an asset, or a liability, never both. */
export function periodBalances(
  schedules: readonly LineSchedule[],
  transactionPrice: Decimal,
  { periods, billedOn, currencyCode }: PreviewFacts,
): RevenuePreviewPeriod[] {
  const lines = schedules.flatMap((schedule) => schedule.lines);
  const named = new Set(lines.map(({ period }) => period.id));
  let cumulative = new Decimal(0);
  return periods
    .filter((period) => named.has(period.id) || (period.startsOn <= billedOn && billedOn <= period.endsOn))
    .map((period) => {
      const recognized = sum(lines.filter((line) => line.period.id === period.id).map((line) => line.amount));
      cumulative = cumulative.plus(recognized);
      const billed = billedOn <= period.endsOn ? transactionPrice : new Decimal(0);
      const { contractAsset, contractLiability } = presentContractBalances({
        events: [
          { type: 'REVENUE', amount: cumulative.toFixed() },
          { type: 'UNCONDITIONAL_RIGHT', amount: billed.toFixed() },
        ],
        currencyCode,
      });
      return {
        period,
        recognized: money(recognized, currencyCode),
        cumulative: money(cumulative, currencyCode),
        contractLiability: money(contractLiability, currencyCode),
        contractAsset: money(contractAsset, currencyCode),
      };
    });
}
