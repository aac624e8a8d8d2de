import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import type { Log } from '../../kit/log.ts';
import { LoggableError } from '../../kit/loggable-error.ts';
import { fetchJson } from './fetch-json.ts';

/** Keys of this age are fetched again beside the work, and none of the second age is used without trying to. */
const REFRESH_MS = 15_000;
const MAX_AGE_MS = 30_000;
/** Tokens with unknown keys, and a provider that is down, cause no more than one fetch in so long. */
const COOLDOWN_MS = 10_000;
/** Without any key nothing can be answered, so the provider is asked sooner. */
const COOLDOWN_WITHOUT_KEYS_MS = 1_000;
/** How long keys are used while their provider is down. */
const MAX_OUTAGE_MS = 12 * 3_600_000;

/** Whether a token is valid cannot be told at the moment. */
export class ProviderUnavailable extends Error {}

interface KnownKeys {
  readonly find: JWTVerifyGetKey;
  readonly text: string;
  readonly at: number;
}

export interface ProviderKeysOptions {
  readonly issuer: string;
  /** Undefined: the issuer's own document says where the keys are. */
  readonly jwksUrl: string | undefined;
  /** Called when the provider has other keys than before. */
  readonly onChange: () => void;
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** The public keys of an OpenID provider: fetched when needed, kept for half a minute, and while the provider is down. */
export class ProviderKeys {
  readonly #options: ProviderKeysOptions;
  #keys: KnownKeys | undefined;
  #fetching: Promise<boolean> | undefined;
  #triedAt = Number.NEGATIVE_INFINITY;
  #failed = false;
  #discovered: string | undefined;

  constructor(options: ProviderKeysOptions) {
    this.#options = options;
  }

  /** The key that a token names. Throws ProviderUnavailable, or jose's errors where the provider has no such key. */
  readonly find: JWTVerifyGetKey = async (header, token) => {
    const known = await this.#current();
    try {
      return await known.find(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      // Perhaps the provider has signed with a new key.
      if (!this.#fetching && this.#isCoolingDown()) {
        if (this.#failed) throw new ProviderUnavailable();
        throw error;
      }
      if (!(await this.fetch())) throw new ProviderUnavailable();
      return (this.#keys as KnownKeys).find(header, token);
    }
  };

  /** Fetches the keys, once for all who wait for them; false: the provider is down. Never throws. */
  fetch(): Promise<boolean> {
    this.#fetching ??= this.#fetch().finally(() => {
      this.#fetching = undefined;
    });
    return this.#fetching;
  }

  async #current(): Promise<KnownKeys> {
    const age = this.#keys ? this.#options.now() - this.#keys.at : Number.POSITIVE_INFINITY;
    const mayFetch = this.#fetching !== undefined || !this.#failed || !this.#isCoolingDown();
    if (age >= REFRESH_MS && mayFetch) {
      // A provider that has just failed may not answer at all: keys that go on without it wait for nothing.
      const hasJustFailed = this.#failed && this.#options.now() - this.#triedAt < MAX_AGE_MS;
      const goesOn = age < MAX_AGE_MS || (hasJustFailed && age <= MAX_OUTAGE_MS);
      const fetching = this.fetch();
      if (!goesOn) await fetching;
    }
    if (!this.#keys || this.#options.now() - this.#keys.at > MAX_OUTAGE_MS) throw new ProviderUnavailable();
    return this.#keys;
  }

  #isCoolingDown(): boolean {
    const cooldownMs = this.#keys ? COOLDOWN_MS : COOLDOWN_WITHOUT_KEYS_MS;
    return this.#options.now() - this.#triedAt < cooldownMs;
  }

  async #fetch(): Promise<boolean> {
    const { now, log, onChange } = this.#options;
    const at = now();
    this.#triedAt = at;
    try {
      const set = (await fetchJson(await this.#url())) as JSONWebKeySet;
      const text = JSON.stringify(set);
      const isNew = text !== this.#keys?.text;
      this.#keys = { find: isNew || !this.#keys ? createLocalJWKSet(set) : this.#keys.find, text, at };
      this.#failed = false;
      if (isNew) onChange();
      return true;
    } catch (error) {
      this.#failed = true;
      // The provider may have moved its keys.
      this.#discovered = undefined;
      log.warn({ err: error }, 'the keys of the identity provider cannot be fetched');
      return false;
    }
  }

  async #url(): Promise<string> {
    const { issuer, jwksUrl } = this.#options;
    if (jwksUrl !== undefined) return jwksUrl;
    if (this.#discovered === undefined) {
      const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
      const { issuer: named, jwks_uri: url } = (await fetchJson(address)) as Record<string, unknown>;
      if (named !== issuer) throw new LoggableError('the provider names another issuer than AUTH_ISSUER');
      if (typeof url !== 'string') throw new LoggableError('the provider names no jwks_uri');
      this.#discovered = url;
    }
    return this.#discovered;
  }
}
