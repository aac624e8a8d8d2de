import { chooseDataSet } from '../dataset/choose.ts';
import { netSuiteConcurrencyLimit, sandboxSettings } from '../settings.ts';
import { startNetSuiteSandbox } from './service.ts';

/** The NetSuite sandbox as a process of its own. */

const settings = sandboxSettings(process.env, 'NETSUITE_SANDBOX_PORT', 4202);
const { dataSet, today } = chooseDataSet(settings);
const { host, port, dataDir } = settings;
const concurrencyLimit = netSuiteConcurrencyLimit(process.env);
const sandbox = await startNetSuiteSandbox({ host, port, dataDir, dataSet, today, concurrencyLimit });
console.log(`NetSuite sandbox ready at ${sandbox.url}`);
process.send?.({ ready: sandbox.url });

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await sandbox.stop();
  process.exit(0);
}
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
// The parent is gone: nobody needs this process any more.
process.on('disconnect', stop);
