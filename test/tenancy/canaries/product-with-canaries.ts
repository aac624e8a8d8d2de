import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import type { Persona } from '../../../kit/identity/embedded-provider.ts';
import { writeDataSet } from '../../../sandbox/dataset/directory.ts';
import { ProductProgram } from '../../writes/support/product-program.ts';
import { CANARY_TODAY, canaryCompany, keyOf, type Owner } from '../support/canary-company.ts';

/** A mistake in one file of the product. */
export interface Fault {
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/** An answer as it came: all of it may be looked through. */
export interface RawAnswer {
  readonly text: string;
  readonly headers: string;
  // biome-ignore lint/suspicious/noExplicitAny: answers are read by value
  readonly json: any;
}

const breakSource = fileURLToPath(new URL('./break-source.ts', import.meta.url));
const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

/** The product in a process of its own over the company of canaries, which says all that it logs. */
export class ProductWithCanaries {
  readonly #product: ProductProgram;
  readonly #directory: string;
  readonly #tokens = new Map<string, Promise<string>>();

  static async start(fault?: Fault): Promise<ProductWithCanaries> {
    const directory = mkdtempSync(join(tmpdir(), 'q2c-canaries-'));
    const dataSet = join(directory, 'set');
    writeDataSet(canaryCompany(), dataSet);
    const webhooks = join(directory, 'webhooks.yaml');
    // Nobody listens there: deliveries wait, and are listed.
    const endpoint = (owner: Owner): string =>
      `  - { name: to-${owner}, url: "http://127.0.0.1:9/${owner}", partner: ${keyOf(owner)}, secrets: ["${SECRET}"] }\n`;
    writeFileSync(webhooks, `endpoints:\n${endpoint('a')}${endpoint('b')}`);
    const product = await ProductProgram.prepare(
      {
        DATASET: dataSet,
        TODAY: CANARY_TODAY,
        SALESFORCE_SANDBOX_PORT: '0',
        NETSUITE_SANDBOX_PORT: '0',
        WEBHOOKS_FILE: webhooks,
        LOG_LEVEL: 'debug',
        LOG_OPERATIONS: 'all',
        INVOICE_POLL_MS: '500',
        IDENTITY_REFRESH_MS: '1000',
        // Whatever is generated is run, however much it may cost.
        COST_LIMIT: '0',
        COST_LIMIT_PARTNER: '0',
        RATE_REQUESTS_PER_SECOND: '0',
        RATE_COST_PER_MINUTE: '0',
        ...(fault ? { CANARY_FAULT: JSON.stringify(fault) } : {}),
      },
      undefined,
      fault ? ['--import', breakSource] : [],
    );
    const started = new ProductWithCanaries(product, directory);
    try {
      await product.start();
      await started.#ready();
    } catch (error) {
      await started.stop();
      throw error;
    }
    return started;
  }

  private constructor(product: ProductProgram, directory: string) {
    this.#product = product;
    this.#directory = directory;
  }

  get url(): string {
    return this.#product.url;
  }

  /** With an owner: the token acts for it as for a partner. */
  token(persona: Persona, owner?: Owner): Promise<string> {
    const name = `${persona} ${owner ?? ''}`;
    const token = this.#tokens.get(name) ?? this.#product.token(persona, owner && keyOf(owner));
    this.#tokens.set(name, token);
    return token;
  }

  async ask(
    path: string,
    token: string,
    body: object,
    headers: Record<string, string> = {},
  ): Promise<RawAnswer> {
    const response = await fetch(`${this.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    return { text, headers: JSON.stringify([...response.headers]), json: parsed(text) };
  }

  /** Orders failures of a sandbox; none: ends them. */
  async faults(system: 'Salesforce' | 'NetSuite', list: readonly object[]): Promise<void> {
    const [, url] = new RegExp(`${system} sandbox at (\\S+)`).exec(this.#product.said()) ?? [];
    await fetch(`${url}/sandbox/faults`, { method: 'PUT', body: JSON.stringify(list) });
  }

  async metrics(): Promise<string> {
    return (await fetch(`${this.url}/metrics`)).text();
  }

  /** Everything that any of its processes has written. */
  said(): string {
    return this.#product.said();
  }

  /** What the journal keeps, audit included, by the partner whose it is. */
  journal(): readonly { readonly partner: string | null; readonly text: string }[] {
    const file = new DatabaseSync(join(this.#product.dataDir, 'journal.sqlite'), { readOnly: true });
    try {
      return [
        ...file.prepare('SELECT partner, entry AS text FROM operations').all(),
        ...file.prepare('SELECT partner, effect AS text FROM audit').all(),
      ] as { partner: string | null; text: string }[];
    } finally {
      file.close();
    }
  }

  async stop(): Promise<void> {
    await this.#product.stop();
    rmSync(this.#directory, { recursive: true, force: true });
  }

  async #ready(): Promise<void> {
    while (!/sandbox at \S+\s[\s\S]*NetSuite sandbox at \S+/.test(this.said()))
      await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
