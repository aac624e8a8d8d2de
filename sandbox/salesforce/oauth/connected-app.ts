import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import type { Meta } from '../store/meta.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const CLIENT_ID_PREFIX = '3MVG9';

/** The org's one connected app, and the password of its user; made once and kept with the data. */
export class ConnectedApp {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly password: string;
  readonly #meta: Meta;

  constructor(meta: Meta) {
    this.#meta = meta;
    this.clientId = meta.once('clientId', () => CLIENT_ID_PREFIX + randomText(80));
    this.clientSecret = meta.once('clientSecret', () => randomBytes(32).toString('hex').toUpperCase());
    this.password = meta.once('password', () => randomText(24));
  }

  /** PEM of the key that signs JWT assertions: what a client of the app would keep. */
  privateKey(): string {
    // Made only when someone asks, since making an RSA key takes a while.
    return this.#meta.once('privateKey', () =>
      generateKeyPairSync('rsa', { modulusLength: 2048 })
        .privateKey.export({ type: 'pkcs8', format: 'pem' })
        .toString(),
    );
  }

  /** What the app's certificate certifies. */
  publicKey(): KeyObject {
    return createPublicKey(createPrivateKey(this.privateKey()));
  }
}

/** Random letters and digits, each equally likely. */
export function randomText(length: number): string {
  let text = '';
  while (text.length < length)
    for (const byte of randomBytes(length))
      if (byte < 4 * ALPHABET.length && text.length < length) text += ALPHABET[byte % ALPHABET.length];
  return text;
}
