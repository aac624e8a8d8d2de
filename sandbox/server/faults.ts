/** Faults that a test or a person orders with `PUT /sandbox/faults`: the ways a real vendor fails. */

const KINDS = ['latency', 'status', 'reset', 'hang', 'lostResponse'] as const;

export interface Fault {
  /** Prefix of the path; absent: every path. */
  readonly path?: string;
  /** HTTP method; absent: any. */
  readonly method?: string;
  readonly kind: (typeof KINDS)[number];
  /** Share of matching requests that fail, 0 to 1; absent: all. */
  readonly rate?: number;
  /** For `status`: what to answer, and with which body. */
  readonly status?: number;
  readonly body?: unknown;
  /** For `latency`: how long to wait first. */
  readonly ms?: number;
  /** How many requests it hits before it is spent; absent: until cleared. */
  readonly times?: number;
}

/** Refuses what is not a list of faults, so that a typing error does not silently switch nothing on. */
export function parseFaults(body: string): Fault[] {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw new Error('the body must be a JSON array of faults');
  }
  if (!Array.isArray(value)) throw new Error('the body must be a JSON array of faults');
  for (const fault of value as Partial<Fault>[]) {
    if (!KINDS.includes(fault?.kind as Fault['kind']))
      throw new Error(`kind must be one of ${KINDS.join(', ')}`);
  }
  return value as Fault[];
}

export class Faults {
  #active: { fault: Fault; left: number }[] = [];
  #met = 0;
  readonly #random: () => number;

  constructor(random: () => number) {
    this.#random = random;
  }

  set(faults: readonly Fault[]): void {
    this.#active = faults.map((fault) => ({ fault, left: fault.times ?? Number.POSITIVE_INFINITY }));
  }

  list(): Fault[] {
    return this.#active.map(({ fault }) => fault);
  }

  /** How often requests met a fault since the sandbox was started. */
  get met(): number {
    return this.#met;
  }

  /** The faults this request meets, in the order they were given; each use is counted. */
  take(method: string, path: string): Fault[] {
    const hits: Fault[] = [];
    for (const entry of this.#active) {
      const { fault } = entry;
      if (entry.left <= 0) continue;
      if (fault.path !== undefined && !path.startsWith(fault.path)) continue;
      if (fault.method !== undefined && fault.method.toUpperCase() !== method) continue;
      if (fault.rate !== undefined && this.#random() >= fault.rate) continue;
      entry.left--;
      this.#met++;
      hits.push(fault);
    }
    return hits;
  }
}
