import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ended } from './child.ts';

export type Vendor = 'salesforce' | 'netsuite';
const vendors: readonly Vendor[] = ['salesforce', 'netsuite'];

const LATELY = 100;

/** As `PUT /sandbox/faults` takes it. */
export interface SandboxFault {
  readonly kind: 'latency' | 'status' | 'reset' | 'hang' | 'lostResponse';
  readonly path?: string;
  readonly method?: string;
  readonly rate?: number;
  readonly status?: number;
  readonly body?: unknown;
  readonly ms?: number;
  readonly times?: number;
}

/**
 * Both sandboxes as programs of their own, which outlive whatever becomes of the product. Their data outlives them, too.
 */
export class SandboxPrograms {
  readonly #dataDir: string;
  readonly #programs = new Map<Vendor, { readonly url: string; child: ChildProcess }>();

  static async start(): Promise<SandboxPrograms> {
    const programs = new SandboxPrograms(mkdtempSync(join(tmpdir(), 'q2c-sandboxes-')));
    await programs.start();
    return programs;
  }

  private constructor(dataDir: string) {
    this.#dataDir = dataDir;
  }

  url(vendor: Vendor): string {
    const program = this.#programs.get(vendor);
    if (!program) throw new Error(`the ${vendor} sandbox was never started`);
    return program.url;
  }

  /** Starts those that do not run, on the ports that they had. */
  async start(): Promise<void> {
    await Promise.all(
      vendors.map(async (vendor) => {
        const known = this.#programs.get(vendor);
        const port = known ? new URL(known.url).port : '0';
        const child = fork(
          fileURLToPath(new URL(`../../../sandbox/${vendor}/main.ts`, import.meta.url)),
          [],
          {
            env: { ...process.env, DATA_DIR: this.#dataDir, [`${vendor.toUpperCase()}_SANDBOX_PORT`]: port },
            stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
            execArgv: [],
          },
        );
        const url = await new Promise<string>((resolve, reject) => {
          child.once('message', ({ ready }: { ready: string }) => resolve(ready));
          child.once('exit', (code) => reject(new Error(`the ${vendor} sandbox ended with code ${code}`)));
        });
        this.#programs.set(vendor, { url, child });
      }),
    );
  }

  /** Nobody answers on their ports any more. */
  async kill(): Promise<void> {
    await Promise.all([...this.#programs.values()].map(({ child }) => ended(child)));
  }

  /** What makes the product take them for real systems. */
  async environment(): Promise<Record<string, string>> {
    const salesforce = await this.#credentials('salesforce');
    const netsuite = await this.#credentials('netsuite');
    const oauth2 = netsuite.oauth2 as Record<string, string>;
    return {
      SALESFORCE_LOGIN_URL: salesforce.loginUrl as string,
      SALESFORCE_CLIENT_ID: salesforce.clientId as string,
      SALESFORCE_CLIENT_SECRET: salesforce.clientSecret as string,
      NETSUITE_ACCOUNT: netsuite.account as string,
      NETSUITE_BASE_URL: netsuite.baseUrl as string,
      NETSUITE_CLIENT_ID: oauth2.clientId as string,
      NETSUITE_CERTIFICATE_ID: oauth2.certificateId as string,
      NETSUITE_PRIVATE_KEY: oauth2.privateKey as string,
    };
  }

  /** What they get wrong from now on; none: nothing. */
  async faults(faults: readonly SandboxFault[], of: readonly Vendor[] = vendors): Promise<void> {
    for (const vendor of of) {
      const response = await fetch(`${this.url(vendor)}/sandbox/faults`, {
        method: 'PUT',
        body: JSON.stringify(faults),
      });
      if (!response.ok) throw new Error(`the ${vendor} sandbox refused the faults: ${await response.text()}`);
    }
  }

  /** Whether a request came lately, to a path that begins so, with a body that holds the texts. */
  async hasMet(vendor: Vendor, path: string, ...texts: readonly string[]): Promise<boolean> {
    const response = await fetch(`${this.url(vendor)}/sandbox/log?last=${LATELY}`);
    const requests = (await response.json()) as readonly { readonly path: string; readonly body: string }[];
    return requests.some(
      (request) => request.path.startsWith(path) && texts.every((text) => request.body.includes(text)),
    );
  }

  /** Data calls of both since they were started. */
  async calls(): Promise<number> {
    return (await this.#sum('requests')) + (await this.#sum('background'));
  }

  /** How often calls of both met faults. */
  async faultsMet(): Promise<number> {
    let met = 0;
    for (const vendor of vendors)
      met += (await (await fetch(`${this.url(vendor)}/sandbox/faults/met`)).json()) as number;
    return met;
  }

  async stop(): Promise<void> {
    await this.kill();
    rmSync(this.#dataDir, { recursive: true, force: true });
  }

  async #sum(figure: 'requests' | 'background'): Promise<number> {
    let sum = 0;
    for (const vendor of vendors) {
      const stats = (await (await fetch(`${this.url(vendor)}/sandbox/stats`)).json()) as Record<
        string,
        number
      >;
      sum += stats[figure] ?? 0;
    }
    return sum;
  }

  async #credentials(vendor: Vendor): Promise<Record<string, unknown>> {
    return (await (await fetch(`${this.url(vendor)}/sandbox/credentials`)).json()) as Record<string, unknown>;
  }
}
