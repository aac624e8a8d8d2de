import { readFileSync } from 'node:fs';

/** Reads settings from environment variables and gathers every fault, so that one message lists them all. */
export class Environment {
  readonly #env: Readonly<Record<string, string | undefined>>;
  readonly #faults: string[] = [];

  constructor(env: Readonly<Record<string, string | undefined>>) {
    this.#env = env;
  }

  /** A text; undefined when it is not set or empty. */
  text(name: string): string | undefined {
    return this.#env[name] || undefined;
  }

  /** A secret: the variable itself, or the content of the file that `<name>_FILE` names. */
  secret(name: string): string | undefined {
    const file = this.text(`${name}_FILE`);
    if (file === undefined) return this.text(name);
    try {
      return readFileSync(file, 'utf8').trim();
    } catch {
      this.fault(`${name}_FILE: cannot be read`);
      return undefined;
    }
  }

  /** A whole number within bounds. */
  integer(name: string, fallback: number, min: number, max: number): number {
    const text = this.text(name);
    if (text === undefined) return fallback;
    const value = Number(text);
    if (Number.isInteger(value) && value >= min && value <= max) return value;
    this.fault(`${name}: must be a whole number from ${min} to ${max}`);
    return fallback;
  }

  oneOf<T extends string>(name: string, values: readonly T[]): T | undefined {
    const text = this.text(name);
    if (text === undefined || (values as readonly string[]).includes(text)) return text as T | undefined;
    this.fault(`${name}: must be one of ${values.join(', ')}`);
    return undefined;
  }

  url(name: string): string | undefined {
    const text = this.text(name);
    if (text === undefined || URL.canParse(text)) return text;
    this.fault(`${name}: must be a URL`);
    return undefined;
  }

  /** Settings that belong together: all of them, or none. */
  group<K extends string>(
    names: readonly K[],
    read: (name: K) => string | undefined,
  ): Record<K, string> | undefined {
    const values = names.map((name) => [name, read(name)] as const);
    const missing = values.filter(([, value]) => value === undefined).map(([name]) => name);
    if (missing.length === names.length) return undefined;
    if (missing.length > 0) {
      this.fault(
        `${missing.join(', ')}: missing, while ${names.filter((name) => !missing.includes(name)).join(', ')} is set`,
      );
      return undefined;
    }
    return Object.fromEntries(values) as Record<K, string>;
  }

  fault(text: string): void {
    this.#faults.push(text);
  }

  /** Throws one error that lists every fault found so far. */
  check(): void {
    if (this.#faults.length > 0) throw new ConfigurationError(this.#faults);
  }
}

export class ConfigurationError extends Error {
  constructor(faults: readonly string[]) {
    super(`Configuration faults:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.name = 'ConfigurationError';
  }
}
