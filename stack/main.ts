import { Environment } from '../kit/config.ts';
import { runProcess } from '../kit/process.ts';
import { readSettings } from '../kit/settings.ts';
import { Metrics } from '../kit/telemetry/metrics.ts';
import { takeDataDirectory } from './data-directory.ts';
import { startStack } from './stack.ts';

/** `npm start`: everything, on the embedded default unless the configuration names real systems. */
await runProcess(async () => {
  const settings = readSettings(process.env);
  const environment = new Environment(process.env);
  const ports = {
    salesforce: environment.integer('SALESFORCE_SANDBOX_PORT', 4201, 0, 65_535),
    netsuite: environment.integer('NETSUITE_SANDBOX_PORT', 4202, 0, 65_535),
  };
  environment.check();
  const directory = takeDataDirectory(settings.dataDir, settings.dataSet, process.argv.includes('--fresh'));
  try {
    const stack = await startStack(
      { ...settings, dataDir: directory.path },
      ports,
      new Metrics().watchProcess(),
    );
    console.log(`Quote-to-cash graph ready at ${stack.gatewayUrl}/graphql`);
    if (stack.salesforceSandbox) console.log(`Salesforce sandbox at ${stack.salesforceSandbox.url}`);
    if (stack.netsuiteSandbox) console.log(`NetSuite sandbox at ${stack.netsuiteSandbox.url}`);
    if (settings.auth.kind === 'embedded') console.log('A token for it: npm run -s token -- frontend');
    return {
      stop: async () => {
        await stack.stop();
        directory.release();
      },
    };
  } catch (error) {
    directory.release();
    throw error;
  }
});
