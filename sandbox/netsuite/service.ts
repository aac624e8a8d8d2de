import type { DataSet } from '../dataset/dataset.ts';
import { startSandboxServer } from '../server/server.ts';
import { CONCURRENCY_LIMIT } from './account.ts';
import { AccessTokens } from './auth/access-token.ts';
import { keepCredentials, publicCredentials } from './auth/credentials.ts';
import { TokenBasedAuthentication } from './auth/tba.ts';
import { Company } from './company.ts';
import { ConcurrencyGate } from './concurrency.ts';
import { refuseTransport } from './refuse-transport.ts';
import { netSuiteRoutes } from './routes.ts';

/**
 * Starts the NetSuite sandbox on one port, http and TLS. With `dataDir` data, credentials and issued tokens outlive
 * the process; a directory that holds another data set is refused.
 */
export async function startNetSuiteSandbox(options: {
  host?: string;
  /** 0 picks a free port. */
  port: number;
  dataDir?: string | undefined;
  dataSet: DataSet;
  /** The business date, `YYYY-MM-DD`. */
  today: string;
  /** Seconds since 1970; the system's clock where it is left out. */
  clock?: () => number;
  /** Requests in flight that the account allows; absent: those of its service tier. */
  concurrencyLimit?: number | undefined;
}): Promise<{ url: string; port: number; stop(): Promise<void> }> {
  const {
    host = '127.0.0.1',
    port,
    dataDir,
    dataSet,
    today,
    clock,
    concurrencyLimit = CONCURRENCY_LIMIT,
  } = options;
  // keys are made on other threads while the data loads on this one
  const keeping = keepCredentials(dataDir);
  let company: Company;
  try {
    company = new Company({ dataDir, dataSet, today, ...(clock ? { clock } : {}) });
  } catch (error) {
    (await keeping).discard();
    throw error;
  }
  const kept = await keeping;
  const { credentials } = kept;
  const gate = new ConcurrencyGate(concurrencyLimit);
  const routes = netSuiteRoutes(
    company,
    credentials,
    gate,
    new AccessTokens(credentials),
    new TokenBasedAuthentication(credentials),
  );
  const server = await startSandboxServer({
    host,
    port,
    tls: credentials.tls,
    ...routes,
    refuse: refuseTransport,
    credentials: (origin) => publicCredentials(kept, origin),
    reset: () => company.reset(),
  });
  gate.watch(server.stats);
  return {
    url: server.url,
    port: server.port,
    stop: async () => {
      await server.stop();
      routes.stop();
      company.close();
      kept.discard();
    },
  };
}
