import { type ChosenDataSet, chooseDataSet } from './dataset/choose.ts';
import { startNetSuiteSandbox } from './netsuite/service.ts';
import { startSalesforceSandbox } from './salesforce/service.ts';
import { netSuiteConcurrencyLimit, type SandboxSettings, sandboxSettings } from './settings.ts';

/** Both sandboxes in this one process, until it is told to stop. */

function options(
  { host, port, dataDir }: SandboxSettings,
  chosen: ChosenDataSet,
): Parameters<typeof startSalesforceSandbox>[0] & Parameters<typeof startNetSuiteSandbox>[0] {
  return { host, port, ...(dataDir === undefined ? {} : { dataDir }), ...chosen };
}

async function main(): Promise<void> {
  const salesforce = sandboxSettings(process.env, 'SALESFORCE_SANDBOX_PORT', 4201);
  const netsuite = sandboxSettings(process.env, 'NETSUITE_SANDBOX_PORT', 4202);
  const concurrencyLimit = netSuiteConcurrencyLimit(process.env);
  const chosen = chooseDataSet(salesforce);

  const running: { stop(): Promise<void> }[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(running.splice(0).map((sandbox) => sandbox.stop()));
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error);
          process.exit(1);
        },
      );
    });

  const started = async (
    name: string,
    sandbox: Promise<{ url: string; stop(): Promise<void> }>,
  ): Promise<void> => {
    const { url, stop } = await sandbox;
    running.push({ stop });
    console.log(`${name} sandbox ready at ${url}, credentials at ${url}/sandbox/credentials`);
  };
  console.log(`Data set ${chosen.dataSet.name}, business date ${chosen.today}`);
  try {
    await started('Salesforce', startSalesforceSandbox(options(salesforce, chosen)));
    await started('NetSuite', startNetSuiteSandbox({ ...options(netsuite, chosen), concurrencyLimit }));
  } catch (error) {
    await stop();
    throw error;
  }
}

main().catch((error: unknown) => {
  console.error(`sandbox: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});
