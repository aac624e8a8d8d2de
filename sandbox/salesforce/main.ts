import { chooseDataSet } from '../dataset/choose.ts';
import { sandboxSettings } from '../settings.ts';
import { startSalesforceSandbox } from './service.ts';

/** The Salesforce sandbox as a process of its own. */

const settings = sandboxSettings(process.env, 'SALESFORCE_SANDBOX_PORT', 4201);
const { dataSet, today } = chooseDataSet(settings);
const { host, port, dataDir } = settings;
const sandbox = await startSalesforceSandbox({ host, port, dataDir, dataSet, today });
console.log(`Salesforce sandbox ready at ${sandbox.url}`);
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
