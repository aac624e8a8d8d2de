/** What a sandbox process is told by its environment; the sandboxes share no configuration code with the product. */
export interface SandboxSettings {
  readonly host: string;
  readonly port: number;
  /** Where the data lives between runs; undefined: in memory. */
  readonly dataDir: string | undefined;
  /** A data set directory; undefined: the demo company. */
  readonly dataSet: string | undefined;
  /** The business date, `YYYY-MM-DD`; undefined: the data set's, else the system's. */
  readonly today: string | undefined;
}

export function sandboxSettings(
  env: NodeJS.ProcessEnv,
  portVariable: string,
  defaultPort: number,
): SandboxSettings {
  const port = Number(env[portVariable] ?? defaultPort);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Error(`${portVariable} must be a port number, 0 to 65535`);
  const today = env.TODAY || undefined;
  if (today !== undefined && !/^\d{4}-\d\d-\d\d$/.test(today)) throw new Error('TODAY must be YYYY-MM-DD');
  return {
    host: env.SANDBOX_HOST || '127.0.0.1',
    port,
    dataDir: env.DATA_DIR || undefined,
    dataSet: env.DATASET || undefined,
    today,
  };
}

/** Requests in flight that the NetSuite sandbox's account allows; undefined: those of its service tier. */
export function netSuiteConcurrencyLimit(env: NodeJS.ProcessEnv): number | undefined {
  const text = env.NETSUITE_SANDBOX_CONCURRENCY;
  if (!text) return undefined;
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1)
    throw new Error('NETSUITE_SANDBOX_CONCURRENCY must be a whole number from 1');
  return limit;
}
