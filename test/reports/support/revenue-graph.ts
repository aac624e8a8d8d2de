import { graphql } from 'graphql';
import type { Viewer } from '../../../kit/identity/viewer.ts';
import { type Decimal, sum } from '../../../kit/money.ts';
import { figuresInMemory, type KeptFigures } from '../../../kit/report/kept-figures.ts';
import { createClock } from '../../../kit/time.ts';
import { Identity } from '../../../sources/identity/identity.ts';
import type { NetSuite } from '../../../sources/netsuite/netsuite.ts';
import type { Salesforce } from '../../../sources/salesforce/salesforce.ts';
import { revenueSubgraph } from '../../../subgraphs/revenue/service.ts';

// biome-ignore lint/suspicious/noExplicitAny: answers are asserted by value
export type Data = any;

const viewer: Viewer = { subject: 'test', scopes: new Set(['revenue:read']), partner: undefined };

/** Asks the revenue subgraph over an account, as the gateway does; what it keeps is its own, where nothing else is given. */
export function revenueGraph(
  netsuite: NetSuite,
  today: string,
  figures: KeptFigures = figuresInMemory(),
): (query: string) => Promise<Data> {
  const subgraph = revenueSubgraph({
    netsuite,
    // No report asks it.
    salesforce: {} as Salesforce,
    identity: new Identity(),
    clock: createClock(today),
    figures,
  });
  return async (source) => {
    const { data, errors } = await graphql({
      schema: subgraph.schema,
      source,
      contextValue: subgraph.createContext(viewer),
    });
    if (errors)
      throw new Error(
        errors.map(({ message, originalError }) => `${message} ${originalError?.stack}`).join('\n'),
      );
    return data;
  };
}

const CHECKS =
  'identityChecks { name holds left { amount currencyCode } right { amount } difference { amount } }';
const ROLL = [
  'opening',
  'billed',
  'recognizedFromOpening',
  'recognizedFromNew',
  'credits',
  'reclassified',
  'fx',
  'closing',
]
  .map((name) => `${name} { amount currencyCode }`)
  .join(' ');
const BRIDGE = ['opening', 'new', 'expansion', 'reactivation', 'contraction', 'churn', 'fx', 'closing']
  .map((name) => `${name} { amount }`)
  .join(' ');

/** Every report in one currency and grouping, with its checks. */
export function allReports(currency: string, groupBy: string): string {
  const by = `currency: ${currency}, groupBy: [${groupBy}]`;
  const ofDay = groupBy.replace('PERIOD', '');
  return `{
    bookings(${by}) { rows { amount { amount currencyCode } } total { amount currencyCode } ${CHECKS} }
    revenue(${by}) { rows { recognized { amount currencyCode } planned { amount } } total { recognized { amount currencyCode } planned { amount } } ${CHECKS} }
    deferredRevenue(${by}) { rows { ${ROLL} } total { ${ROLL} } ${CHECKS} }
    later: deferredRevenue(from: "2024-04-10", ${by}) { rows { ${ROLL} } total { ${ROLL} } ${CHECKS} }
    revenueWaterfall(to: "2024-12-15", ${by}) { rows { recognized { amount currencyCode } remaining { amount } } total { billed { amount currencyCode } recognized { amount } remaining { amount } } ${CHECKS} }
    remainingPerformanceObligations(asOf: "2026-06-30", currency: ${currency}, groupBy: [${ofDay}]) { rows { remaining { amount } deferred { amount } backlog { amount } } total { remaining { amount currencyCode } } ${CHECKS} }
    recurringRevenue(to: "2024-12-15", ${by}) { rows { ${BRIDGE} } total { ${BRIDGE} } ${CHECKS} }
  }`;
}

/** What tells the balances of a roll-forward or a bridge from what moved them: they are those of one period. */
const BALANCES = ['opening', 'closing'];
/** Rows of periods and their total divide it differently. */
const RECOGNIZED = ['recognizedFromOpening', 'recognizedFromNew'];

/** Where rows of deferred revenue do not come to their total, or do not roll forward themselves, in words. */
export function unevenRollForwards(data: Data, groupBy: string): string[] {
  const byPeriod = groupBy.includes('PERIOD');
  return ['deferredRevenue', 'later'].flatMap((report) => {
    const { rows, total } = data[report] as { rows: Data[]; total: Data[] };
    const sumOf = (rolls: Data[], names: readonly string[]): Decimal =>
      sum(rolls.flatMap((roll) => names.map((name) => roll[name].amount)));
    const movements = Object.keys(total[0] ?? {}).filter((name) => !BALANCES.includes(name));
    const uneven = [...rows, ...total]
      .filter((roll) => !sumOf([roll], ['opening', ...movements]).equals(roll.closing.amount))
      .map((roll) => `${report}: ${JSON.stringify(roll)} does not roll forward`);
    const columns = [
      ...movements.filter((name) => !RECOGNIZED.includes(name)).map((name) => [name]),
      RECOGNIZED,
      ...(byPeriod ? [] : BALANCES.map((name) => [name])),
    ];
    const differ = total.flatMap((all) =>
      columns
        .map((names) => {
          const own = rows.filter(({ closing }) => closing.currencyCode === all.closing.currencyCode);
          return [names.join(' and '), sumOf(own, names), sumOf([all], names)] as const;
        })
        .filter(([, left, right]) => !left.equals(right))
        .map(
          ([name, left, right]) => `${report} ${name} in ${all.closing.currencyCode}: ${left} and ${right}`,
        ),
    );
    return [...uneven, ...differ];
  });
}

/** The checks of all reports that do not hold, in words. */
export function openIdentities(data: Data): string[] {
  return Object.entries(data).flatMap(([report, { identityChecks }]: [string, Data]) =>
    identityChecks
      .filter(({ holds }: Data) => !holds)
      .map(
        ({ name, left, right, difference }: Data) =>
          `${report} ${name} in ${left.currencyCode}: ${left.amount} and ${right.amount} differ by ${difference.amount}`,
      ),
  );
}
