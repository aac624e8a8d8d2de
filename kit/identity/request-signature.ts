import { createHmac, hash, type KeyObject, randomBytes, timingSafeEqual } from 'node:crypto';
import type { SharedKey } from './shared-key.ts';

/**
 * Signatures over requests: HTTP Message Signatures (RFC 9421) with HMAC-SHA256 over what is asked of whom for whom, the
 * body by its Content-Digest (RFC 9530).
 */
export const SIGNATURE_HEADER = 'signature';
export const SIGNATURE_INPUT_HEADER = 'signature-input';
export const DIGEST_HEADER = 'content-digest';

/** What of a request is signed. */
export interface SignedRequest {
  readonly method: string;
  /** Path and query, as the request line has them. */
  readonly target: string;
  /** Headers that are signed, names and values in turn, always in the same order. */
  readonly headers: readonly string[];
}

/** When a signature was made, and the number that no other one of its key has. */
export interface SignatureFacts {
  /** Seconds since 1970. */
  readonly created: number;
  readonly nonce: string;
}

const LABEL = 'gateway';
const INPUT =
  /^gateway=(?<parameters>(?<components>\([^()]{1,300}\));created=(?<created>\d{9,11});nonce="(?<nonce>[\w-]{16,64})";keyid="(?<keyId>[\w-]{1,32})";alg="hmac-sha256")$/;
const SIGNATURE = /^gateway=:([A-Za-z0-9+/]{43}=):$/;

/** Random per process and counted within it: unique, at no cost of randomness for each request. */
const ownNonces = randomBytes(12).toString('base64url');
let nonceCount = 0;

/** The value of Content-Digest. */
export function contentDigest(body: string | Buffer): string {
  return `sha-256=:${hash('sha256', body, 'base64')}:`;
}

/** The headers, names and values in turn, by which a key signs a request; `createdMs` is milliseconds since 1970. */
export function signatureHeaders(
  key: Pick<SharedKey, 'id' | 'requests'>,
  request: SignedRequest,
  createdMs: number,
): string[] {
  const nonce = `${ownNonces}${(++nonceCount).toString(36).padStart(8, '0')}`;
  const created = Math.floor(createdMs / 1_000);
  const parameters = `${components(request)};created=${created};nonce="${nonce}";keyid="${key.id}";alg="hmac-sha256"`;
  const signature = hmac(key.requests, signatureBase(request, parameters)).toString('base64');
  return [SIGNATURE_INPUT_HEADER, `${LABEL}=${parameters}`, SIGNATURE_HEADER, `${LABEL}=:${signature}:`];
}

/** What a signature says of itself, if one of the keys made it over exactly this request; else undefined. */
export function verifiedSignature(
  keys: readonly Pick<SharedKey, 'id' | 'requests'>[],
  request: SignedRequest,
  input: string,
  signature: string,
): SignatureFacts | undefined {
  const stated = INPUT.exec(input)?.groups;
  const given = SIGNATURE.exec(signature)?.[1];
  if (!stated || given === undefined || stated.components !== components(request)) return undefined;
  const key = keys.find(({ id }) => id === stated.keyId);
  if (!key) return undefined;
  const made = hmac(key.requests, signatureBase(request, stated.parameters as string));
  if (!timingSafeEqual(made, Buffer.from(given, 'base64'))) return undefined;
  return { created: Number(stated.created), nonce: stated.nonce as string };
}

/** What is covered, as an inner list of structured fields. */
function components({ headers }: SignedRequest): string {
  let list = '("@method" "@request-target"';
  for (let i = 0; i < headers.length; i += 2) list += ` "${headers[i]}"`;
  return `${list})`;
}

/** RFC 9421, 2.5: a line for each component, and the parameters last. */
function signatureBase({ method, target, headers }: SignedRequest, parameters: string): string {
  let lines = `"@method": ${method}\n"@request-target": ${target}\n`;
  for (let i = 0; i < headers.length; i += 2) lines += `"${headers[i]}": ${headers[i + 1]}\n`;
  return `${lines}"@signature-params": ${parameters}`;
}

function hmac(key: KeyObject, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
