import { Decimal, sum } from '#kit/money.ts';
import { type IdentityCheck, identityCheck } from '#kit/report/identity-check.ts';
import type { Context } from '../context.ts';
import { BRIDGE_FIGURES, bridged } from './arr-bridge.ts';
import { type GroupBridge, type RecurringBridges, recurringBridges } from './recurring-bridges.ts';
import type { ReportRequest } from './report-request.ts';

/**
 * That the movements lead from the opening to the closing, over all periods and period by period, and that what groups show
 * adds up to the bridges without them, which are reckoned by themselves.
 */
export async function recurringChecks(
  request: ReportRequest,
  bridges: RecurringBridges,
  context: Context,
): Promise<IdentityCheck[]> {
  const closing = bridges.total.flatMap((total) => closingChecks(total, bridges, request));
  if (request.dimensions.length === 0) return closing;
  const whole = await recurringBridges(request, [], context);
  return [...closing, ...groupChecks(bridges.total, whole.total)];
}

function closingChecks(
  { currencyCode, bridge }: GroupBridge,
  { steps }: RecurringBridges,
  { byPeriod }: ReportRequest,
): IdentityCheck[] {
  const closing = new Decimal(bridge.closing.amount);
  const closes = identityCheck(
    { name: 'bridgeCloses', description: 'The opening and all movements come to the closing.' },
    currencyCode,
    bridged(bridge),
    closing,
  );
  if (!byPeriod) return [closes];
  const movements = steps
    .flatMap(({ groups }) => groups)
    .filter((group) => group.currencyCode === currencyCode)
    .map((group) => bridged(group.bridge).minus(group.bridge.opening.amount));
  return [
    closes,
    identityCheck(
      {
        name: 'periodsLeadToClosing',
        description:
          'The opening and the movements of every period, each reckoned by itself, come to the closing.',
      },
      currencyCode,
      sum([bridge.opening.amount, ...movements]),
      closing,
    ),
  ];
}

function groupChecks(groups: readonly GroupBridge[], whole: readonly GroupBridge[]): IdentityCheck[] {
  const currencies = [...new Set([...groups, ...whole].map(({ currencyCode }) => currencyCode))];
  return currencies.flatMap((currencyCode) => {
    const ofCurrency = (bridges: readonly GroupBridge[]) =>
      bridges.find((one) => one.currencyCode === currencyCode)?.bridge;
    return BRIDGE_FIGURES.map((name) =>
      identityCheck(
        {
          name: 'groupsAddUp',
          description: `The groups come to the bridge without them, which is reckoned by itself: ${name}.`,
        },
        currencyCode,
        new Decimal(ofCurrency(groups)?.[name].amount ?? 0),
        new Decimal(ofCurrency(whole)?.[name].amount ?? 0),
      ),
    );
  });
}
