import { generateKeyPair, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { generate } from 'selfsigned';
import { ACCOUNT_ID, accountHost } from '../account.ts';

/** A client's certificate as it was uploaded to the account, with the private key that only the client would have. */
interface ClientCertificate {
  readonly certificateId: string;
  readonly privateKey: string;
  readonly publicKey: string;
}

/** Everything secret of one sandbox; kept between runs, so that issued tokens stay good. */
export interface Credentials {
  readonly tba: {
    readonly consumerKey: string;
    readonly consumerSecret: string;
    readonly token: string;
    readonly tokenSecret: string;
  };
  readonly clientId: string;
  /** One RSA key for PS256 to PS512 and one elliptic key per ES algorithm. */
  readonly certificates: {
    readonly rsa: ClientCertificate;
    readonly ES256: ClientCertificate;
    readonly ES384: ClientCertificate;
    readonly ES512: ClientCertificate;
  };
  /** Signs access tokens. */
  readonly tokenKey: { readonly keyId: string; readonly privateKey: string; readonly publicKey: string };
  readonly tls: { readonly cert: string; readonly key: string };
}

interface KeptCredentials {
  readonly credentials: Credentials;
  /** The PEM file that a client trusts to reach the sandbox by TLS. */
  readonly certificateFile: string;
  /** Deletes what was kept only for this run. */
  discard(): void;
}

const CREDENTIALS_FILE = 'netsuite-credentials.json';
const CERTIFICATE_FILE = 'netsuite-certificate.pem';
const CERTIFICATE_DAYS = 3650;

const secret = (): string => randomBytes(32).toString('hex');
const makeKeyPair = promisify(generateKeyPair) as unknown as (
  type: string,
  options: object,
) => Promise<{ privateKey: string; publicKey: string }>;

const PEM = {
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
};

function keyPair(curve?: string): Promise<{ privateKey: string; publicKey: string }> {
  return curve === undefined
    ? makeKeyPair('rsa', { modulusLength: 2048, ...PEM })
    : makeKeyPair('ec', { namedCurve: curve, ...PEM });
}

async function makeCertificate(curve?: string): Promise<ClientCertificate> {
  return { certificateId: randomBytes(24).toString('base64url'), ...(await keyPair(curve)) };
}

async function makeCredentials(): Promise<Credentials> {
  const [rsa, ES256, ES384, ES512, token, tls] = await Promise.all([
    makeCertificate(),
    makeCertificate('P-256'),
    makeCertificate('P-384'),
    makeCertificate('P-521'),
    keyPair('P-256'),
    makeTlsCertificate(),
  ]);
  return {
    tba: { consumerKey: secret(), consumerSecret: secret(), token: secret(), tokenSecret: secret() },
    clientId: secret(),
    certificates: { rsa, ES256, ES384, ES512 },
    tokenKey: { keyId: randomBytes(8).toString('hex'), ...token },
    tls,
  };
}

async function makeTlsCertificate(): Promise<{ cert: string; key: string }> {
  const start = new Date();
  const made = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate: start,
    notAfterDate: new Date(start.getTime() + CERTIFICATE_DAYS * 86_400_000),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 2, value: accountHost('suitetalk') },
          { type: 2, value: accountHost('restlets') },
          { type: 7, ip: '127.0.0.1' },
          { type: 7, ip: '::1' },
        ],
      },
    ],
  });
  return { cert: made.cert, key: made.private };
}

function writeWhole(path: string, text: string, mode: number): void {
  writeFileSync(`${path}.new`, text, { mode });
  renameSync(`${path}.new`, path);
}

/** The credentials kept in the data directory, made on the first run; without a directory made anew. */
export async function keepCredentials(dataDir: string | undefined): Promise<KeptCredentials> {
  const directory = dataDir ?? mkdtempSync(join(tmpdir(), 'netsuite-sandbox-'));
  mkdirSync(directory, { recursive: true });
  const file = join(directory, CREDENTIALS_FILE);
  const certificateFile = join(directory, CERTIFICATE_FILE);
  let credentials: Credentials;
  if (dataDir !== undefined && existsSync(file))
    credentials = JSON.parse(readFileSync(file, 'utf8')) as Credentials;
  else {
    credentials = await makeCredentials();
    if (dataDir !== undefined) writeWhole(file, JSON.stringify(credentials), 0o600);
  }
  writeWhole(certificateFile, credentials.tls.cert, 0o644);
  const discard = (): void => {
    if (dataDir === undefined) rmSync(directory, { recursive: true, force: true });
  };
  return { credentials, certificateFile, discard };
}

/** The answer of `GET /sandbox/credentials`. */
export function publicCredentials(
  { credentials, certificateFile }: KeptCredentials,
  baseUrl: string,
): unknown {
  const { rsa, ES256, ES384, ES512 } = credentials.certificates;
  const client = ({ certificateId, privateKey }: ClientCertificate): object => ({
    certificateId,
    privateKey,
  });
  return {
    account: ACCOUNT_ID,
    baseUrl,
    certificateFile,
    tba: credentials.tba,
    oauth2: {
      clientId: credentials.clientId,
      ...client(rsa),
      elliptic: { ES256: client(ES256), ES384: client(ES384), ES512: client(ES512) },
    },
  };
}
