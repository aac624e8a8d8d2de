import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';

/** What a secret that gateway and subgraphs share is used as: a key for each purpose, so that none can stand in for another. */
export interface SharedKey {
  /** Tells the key from its successor; says nothing of the secret. */
  readonly id: string;
  /** Signs who is asking. */
  readonly assertions: KeyObject;
  /** Signs requests. */
  readonly requests: KeyObject;
}

const KEY_BYTES = 32;
const ID_BYTES = 9;

/** Derives the keys of each secret (HKDF, RFC 5869). The first signs; all are believed, so that a secret can be changed. */
export function sharedKeys(secrets: readonly string[]): readonly SharedKey[] {
  return secrets.map((secret) => ({
    id: derived(secret, 'key id', ID_BYTES).toString('base64url'),
    assertions: createSecretKey(derived(secret, 'viewer assertions', KEY_BYTES)),
    requests: createSecretKey(derived(secret, 'request signatures', KEY_BYTES)),
  }));
}

function derived(secret: string, purpose: string, bytes: number): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `quote-to-cash ${purpose}`, bytes));
}
