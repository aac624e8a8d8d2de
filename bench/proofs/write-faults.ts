import { faultCases, faultRun, startFaultyWorld } from '../../test/writes/fault-run.ts';
import { lockedPeriodRun } from '../../test/writes/locked-period-run.ts';
import { raceRun } from '../../test/writes/race-run.ts';
import { type Measured, show } from './measured.ts';
import { differencesShown } from './writes/differences-shown.ts';
import { nothingIn } from './writes/nothing-in.ts';

const ORDERS = 16;

/** Places and bills orders under every fault of the sandboxes. */
export async function writeFaultsProof(): Promise<boolean> {
  const world = await startFaultyWorld();
  let holds = true;
  const told = (title: string, measured: readonly Measured[]): void => {
    console.log(title);
    holds = show(measured) && holds;
  };
  await world.during(async () => {
    for (const one of faultCases) {
      const report = await faultRun(world, one, ORDERS);
      const refused = report.refused.filter((message) => message !== one.refused);
      told(`${ORDERS} orders meet ${one.name}`, [
        ...differencesShown(report),
        nothingIn('placed and not billed once', report.notBilledOnce),
        nothingIn('refused for another reason than the source\u2019s', refused),
      ]);
    }
    const { refused, invoicesAfterRefusal, invoicesAfterBillingToday } = await lockedPeriodRun(world);
    const figure = `${refused.length} refusal, ${invoicesAfterRefusal} invoices, then ${invoicesAfterBillingToday} in an open one`;
    const isRefused = refused.length === 1 && invoicesAfterRefusal === 0 && invoicesAfterBillingToday === 1;
    told('an order meets a locked period', [
      {
        promise: 'billed into a locked period',
        figure,
        limit: 'a refusal, nothing, then one',
        holds: isRefused,
      },
    ]);
    told(
      `${ORDERS} orders come to two instances without a common journal`,
      differencesShown(await raceRun(world, ORDERS)),
    );
  });
  return holds;
}
