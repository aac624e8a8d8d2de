import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Audience, audiences } from './audience.ts';
import { Environment } from './config.ts';
import { isConfidential } from './http/confidential-url.ts';
import { isLocalDate } from './time.ts';
import { vendorHost } from './vendor-host.ts';

/** Who signs the tokens. */
export type AuthSettings =
  | { readonly kind: 'embedded' }
  | {
      readonly kind: 'provider';
      readonly issuer: string;
      readonly audience: string;
      /** Undefined: the issuer's own document says where its keys are. */
      readonly jwksUrl: string | undefined;
      readonly tokenType: TokenType;
    }
  | { readonly kind: 'none' };

/** What access tokens say that they are: `at+jwt` as RFC 9068 has it, or nothing of their own, as `JWT`. */
const tokenTypes = ['at+jwt', 'JWT'] as const;
export type TokenType = (typeof tokenTypes)[number];

export interface SalesforceTarget {
  readonly loginUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface NetSuiteTarget {
  readonly account: string;
  readonly baseUrl: string;
  readonly clientId: string;
  readonly certificateId: string;
  readonly privateKey: string;
}

/** How many requests to a source may be under way at once, and how many of them for dashboards. */
export interface SourceConcurrency {
  readonly all: number;
  readonly dashboards: number;
}

/** How often may be asked; 0: as often as anyone likes. */
export interface RateSettings {
  /** Of each client or partner. */
  readonly requestsPerSecond: number;
  /** What the operations of each client or partner may cost. */
  readonly costPerMinute: number;
  /** Of each address, before no token from there is verified any more. */
  readonly failedAuthenticationsPerMinute: number;
  /** What each client or partner may hold open at one gateway. */
  readonly subscriptionsAtOnce: number;
  /** How many proxies of our own stand before the gateway, each of which notes whom it was asked by. */
  readonly trustedProxies: number;
}

/** Who may ask about the schema: everybody, nobody, or those with the scope ops:read. */
export type Introspection = 'on' | 'off' | 'operators';

/** What becomes of an operation of which a viewer may not see all: the rest is answered, or nothing. */
export type Unauthorized = 'filter' | 'reject';

/** What one operation of an audience may cost; undefined: anything. */
export type CostLimits = Readonly<Partial<Record<Audience, number>>>;

/** Which operations get a line in the log. */
const logOperations = ['all', 'slow', 'off'] as const;
export type LogOperations = (typeof logOperations)[number];

const MAX_SUBGRAPH_SECRETS = 2;
const MIN_SECRET_CHARACTERS = 32;
/** What docker-compose.yml has so that it runs as it is. */
const EXAMPLE_SECRET = 'change-me';
const LOOPBACK = ['127.0.0.1', 'localhost', '::1'];

/** Every setting of the product; `.env.example` says what each variable means. */
export interface Settings {
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  /** The Redis that any number of processes share; undefined: what must outlive a restart is this process's own. */
  readonly redisUrl: string | undefined;
  /** Whether real data is at stake: what may lose it is refused. */
  readonly isProduction: boolean;
  readonly dataSet: string | undefined;
  readonly today: string | undefined;
  readonly logLevel: string;
  readonly logOperations: LogOperations;
  /** Whether `/metrics` is answered. */
  readonly servesMetrics: boolean;
  /** Undefined: the sandbox. */
  readonly salesforce: SalesforceTarget | undefined;
  readonly netsuite: NetSuiteTarget | undefined;
  /** Sandboxes that run on their own, for subgraphs in processes of their own. */
  readonly sandboxUrls: { readonly salesforce: string | undefined; readonly netsuite: string | undefined };
  readonly fields: {
    readonly salesforce: {
      readonly key: string;
      readonly netsuiteId: string;
      readonly partner: string;
      /** Undefined: the org keeps none. */
      readonly quoteTerms: string | undefined;
      readonly priceBookValidFrom: string | undefined;
      readonly priceBookValidTo: string | undefined;
      readonly channel: string;
      readonly cancellationReason: string;
    };
    readonly netsuite: {
      readonly key: string;
      readonly customerSalesforceId: string;
      readonly orderSalesforceId: string;
      readonly customerChannel: string;
      readonly invoiceDisputed: string;
      readonly invoicePromisedDate: string;
      readonly orderChannel: string;
      readonly orderEndCustomer: string;
      readonly orderBillingDate: string;
      readonly cancellationReason: string;
    };
  };
  readonly sourceTimeoutMs: number;
  readonly subgraphTimeoutMs: number;
  readonly requestTimeoutMs: number;
  readonly costLimits: CostLimits;
  readonly rates: RateSettings;
  /** How many subscriptions the gateway holds open at once. */
  readonly maxSubscriptions: number;
  readonly salesforceConcurrency: SourceConcurrency;
  readonly netsuiteConcurrency: SourceConcurrency;
  /** How long a mutation waits for its outcome before it answers PENDING. */
  readonly writeAnswerMs: number;
  /** How many writes may be under way at once. */
  readonly writeConcurrency: number;
  readonly writeRetryBaseMs: number;
  readonly writeRetryCeilingMs: number;
  readonly identityRefreshMs: number;
  /** How often both systems are compared for orders that are half done; 0: never. */
  readonly sweepMs: number;
  /** The file that says who is told of order events; undefined: nobody. */
  readonly webhooksFile: string | undefined;
  /** The file that says what sales policy is. */
  readonly salesPolicyFile: string;
  readonly invoicePollMs: number;
  readonly auth: AuthSettings;
  readonly introspection: Introspection;
  readonly unauthorized: Unauthorized;
  /** The audiences that may run trusted documents alone. */
  readonly trustedOnly: ReadonlySet<Audience>;
  /** Where the trusted documents lie; undefined: there are none. */
  readonly operationsDir: string | undefined;
  readonly supergraphFile: string | undefined;
  /** Where each subgraph is, for a gateway or a stack over HTTP. */
  readonly subgraphUrls: Readonly<Record<'sales' | 'billing' | 'revenue', string | undefined>>;
  /** What gateway and subgraphs share: the first signs, all are believed. None where all run in one process. */
  readonly subgraphSecrets: readonly string[];
}

/** Reads and checks every setting. Throws ConfigurationError with all faults at once. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const from = new Environment(env);
  const dataSet = from.text('DATASET');
  const salesforce = salesforceTarget(from);
  const netsuite = netsuiteTarget(from);
  const auth = readAuth(from);
  const sandboxUrls = {
    salesforce: from.url('SALESFORCE_SANDBOX_URL'),
    netsuite: from.url('NETSUITE_SANDBOX_URL'),
  };
  // The embedded identity provider must never guard real data, whatever variable names it.
  const realHosts = [salesforce?.loginUrl, netsuite?.baseUrl, ...Object.values(sandboxUrls)]
    .map((url) => (url === undefined ? undefined : vendorHost(url)))
    .filter((host) => host !== undefined);
  if (auth.kind !== 'provider') {
    for (const host of realHosts) {
      from.fault(
        `AUTH_ISSUER: needed, because ${host} is a real system; the embedded identity provider and AUTH=none are for sandboxes`,
      );
    }
  }
  const host = from.text('HOST') ?? '127.0.0.1';
  if (auth.kind === 'none' && !LOOPBACK.includes(host)) from.fault('AUTH: none is for loopback only');
  const subgraphSecrets = readSubgraphSecrets(from);
  if (subgraphSecrets.some((secret) => secret.startsWith(EXAMPLE_SECRET)) && auth.kind === 'provider')
    from.fault('SUBGRAPH_SECRET: still the one of the example; it is for sandboxes');
  const metrics = from.oneOf('METRICS', ['on', 'off']);
  const isProduction = from.text('NODE_ENV') === 'production' || realHosts.length > 0;
  const supergraphFile = from.text('SUPERGRAPH_FILE');
  const settings: Settings = {
    host,
    port: from.integer('PORT', 4000, 0, 65_535),
    dataDir: from.text('DATA_DIR') ?? '.data',
    redisUrl: readRedisUrl(from),
    isProduction,
    dataSet,
    today: readToday(from, dataSet),
    logLevel: from.oneOf('LOG_LEVEL', ['debug', 'info', 'warn', 'error', 'silent']) ?? 'info',
    logOperations: from.oneOf('LOG_OPERATIONS', logOperations) ?? 'all',
    servesMetrics: metrics === undefined ? LOOPBACK.includes(host) : metrics === 'on',
    salesforce,
    netsuite,
    sandboxUrls,
    fields: {
      salesforce: {
        key: from.text('SALESFORCE_KEY_FIELD') ?? 'External_Id__c',
        netsuiteId: from.text('SALESFORCE_NETSUITE_ID_FIELD') ?? 'NetSuite_Id__c',
        partner: from.text('SALESFORCE_PARTNER_RELATIONSHIP') ?? 'Partner__r',
        quoteTerms: from.text('SALESFORCE_QUOTE_TERMS_FIELD'),
        priceBookValidFrom: from.text('SALESFORCE_PRICE_BOOK_VALID_FROM_FIELD'),
        priceBookValidTo: from.text('SALESFORCE_PRICE_BOOK_VALID_TO_FIELD'),
        channel: from.text('SALESFORCE_CHANNEL_FIELD') ?? 'Channel__c',
        cancellationReason: from.text('SALESFORCE_CANCELLATION_REASON_FIELD') ?? 'Cancellation_Reason__c',
      },
      netsuite: {
        key: from.text('NETSUITE_KEY_COLUMN') ?? 'externalid',
        customerSalesforceId:
          from.text('NETSUITE_CUSTOMER_SALESFORCE_ID_COLUMN') ?? 'custentity_salesforce_id',
        orderSalesforceId: from.text('NETSUITE_ORDER_SALESFORCE_ID_COLUMN') ?? 'custbody_salesforce_id',
        customerChannel: from.text('NETSUITE_CHANNEL_COLUMN') ?? 'custentity_channel',
        invoiceDisputed: from.text('NETSUITE_DISPUTED_COLUMN') ?? 'custbody_disputed',
        invoicePromisedDate: from.text('NETSUITE_PROMISED_DATE_COLUMN') ?? 'custbody_promised_date',
        orderChannel: from.text('NETSUITE_ORDER_CHANNEL_COLUMN') ?? 'custbody_channel',
        orderEndCustomer: from.text('NETSUITE_END_CUSTOMER_COLUMN') ?? 'custbody_end_customer',
        orderBillingDate: from.text('NETSUITE_BILLING_DATE_COLUMN') ?? 'nextbilldate',
        cancellationReason:
          from.text('NETSUITE_CANCELLATION_REASON_COLUMN') ?? 'custbody_cancellation_reason',
      },
    },
    sourceTimeoutMs: from.integer('SOURCE_TIMEOUT_MS', 15_000, 100, 600_000),
    subgraphTimeoutMs: from.integer('SUBGRAPH_TIMEOUT_MS', 20_000, 100, 600_000),
    requestTimeoutMs: from.integer('REQUEST_TIMEOUT_MS', 30_000, 100, 600_000),
    costLimits: readCostLimits(from, auth),
    rates: readRates(from, auth),
    maxSubscriptions: from.integer('MAX_SUBSCRIPTIONS', 1_000, 0, 100_000),
    salesforceConcurrency: readConcurrency(
      from,
      'SALESFORCE_CONCURRENCY',
      'SALESFORCE_DASHBOARD_CONCURRENCY',
      20,
    ),
    netsuiteConcurrency: readConcurrency(from, 'NETSUITE_CONCURRENCY', 'NETSUITE_DASHBOARD_CONCURRENCY', 5),
    writeAnswerMs: from.integer('WRITE_ANSWER_MS', 8_000, 0, 600_000),
    writeConcurrency: from.integer('WRITE_CONCURRENCY', 16, 1, 1_000),
    writeRetryBaseMs: from.integer('WRITE_RETRY_BASE_MS', 100, 1, 60_000),
    writeRetryCeilingMs: from.integer('WRITE_RETRY_CEILING_MS', 5_000, 1, 3_600_000),
    webhooksFile: from.text('WEBHOOKS_FILE'),
    sweepMs: from.integer('SWEEP_MS', 60_000, 0, 86_400_000),
    identityRefreshMs: from.integer('IDENTITY_REFRESH_MS', 5_000, 100, 3_600_000),
    salesPolicyFile:
      from.text('SALES_POLICY_FILE') ??
      fileURLToPath(new URL('../policy/sales-policy.yaml', import.meta.url)),
    invoicePollMs: from.integer('INVOICE_POLL_MS', 10_000, 10, 3_600_000),
    auth,
    trustedOnly: readTrustedOnly(from, isProduction),
    operationsDir:
      from.text('OPERATIONS_DIR') ??
      (supergraphFile === undefined ? fileURLToPath(new URL('../operations', import.meta.url)) : undefined),
    unauthorized: from.oneOf('AUTHORIZATION', ['filter', 'reject']) ?? 'filter',
    introspection: readIntrospection(from, auth),
    supergraphFile,
    subgraphUrls: {
      sales: from.url('SALES_URL'),
      billing: from.url('BILLING_URL'),
      revenue: from.url('REVENUE_URL'),
    },
    subgraphSecrets,
  };
  from.check();
  return settings;
}

/** The org that the environment names; undefined: the sandbox. */
export function salesforceTarget(from: Environment): SalesforceTarget | undefined {
  const found = from.group(
    ['SALESFORCE_LOGIN_URL', 'SALESFORCE_CLIENT_ID', 'SALESFORCE_CLIENT_SECRET'],
    (name) => (name === 'SALESFORCE_LOGIN_URL' ? from.url(name) : from.secret(name)),
  );
  return (
    found && {
      loginUrl: found.SALESFORCE_LOGIN_URL,
      clientId: found.SALESFORCE_CLIENT_ID,
      clientSecret: found.SALESFORCE_CLIENT_SECRET,
    }
  );
}

/** The account that the environment names; undefined: the sandbox. */
export function netsuiteTarget(from: Environment): NetSuiteTarget | undefined {
  const found = from.group(
    ['NETSUITE_ACCOUNT', 'NETSUITE_CLIENT_ID', 'NETSUITE_CERTIFICATE_ID', 'NETSUITE_PRIVATE_KEY'],
    (name) => from.secret(name),
  );
  if (!found) {
    if (from.text('NETSUITE_BASE_URL') !== undefined)
      from.fault('NETSUITE_BASE_URL: set, while NETSUITE_ACCOUNT is missing');
    return undefined;
  }
  const host = found.NETSUITE_ACCOUNT.toLowerCase().replaceAll('_', '-');
  return {
    account: found.NETSUITE_ACCOUNT,
    baseUrl: from.url('NETSUITE_BASE_URL') ?? `https://${host}.suitetalk.api.netsuite.com`,
    clientId: found.NETSUITE_CLIENT_ID,
    certificateId: found.NETSUITE_CERTIFICATE_ID,
    privateKey: found.NETSUITE_PRIVATE_KEY,
  };
}

function readAuth(from: Environment): AuthSettings {
  if (from.oneOf('AUTH', ['none']) === 'none') return { kind: 'none' };
  const issuer = from.text('AUTH_ISSUER');
  const audience = from.text('AUTH_AUDIENCE');
  if (issuer === undefined) {
    for (const name of ['AUTH_AUDIENCE', 'AUTH_JWKS_URL', 'AUTH_TOKEN_TYPE']) {
      if (from.text(name) !== undefined) from.fault(`${name}: set, while AUTH_ISSUER is missing`);
    }
    return { kind: 'embedded' };
  }
  if (audience === undefined) from.fault('AUTH_AUDIENCE: missing, while AUTH_ISSUER is set');
  const jwksUrl = from.text('AUTH_JWKS_URL');
  for (const [name, url] of Object.entries({ AUTH_ISSUER: issuer, AUTH_JWKS_URL: jwksUrl })) {
    if (url !== undefined && !isConfidential(url))
      from.fault(`${name}: must be an https URL, or http on the loopback`);
  }
  const tokenType = from.oneOf('AUTH_TOKEN_TYPE', tokenTypes) ?? 'at+jwt';
  return { kind: 'provider', issuer, audience: audience ?? '', jwksUrl, tokenType };
}

/** A gateway that answers anyone serves conformance suites, whose graphs say nothing of costs. */
function readCostLimits(from: Environment, auth: AuthSettings): CostLimits {
  const limit = (name: string, usual: number): number | undefined =>
    from.integer(name, auth.kind === 'none' ? 0 : usual, 0, 1_000_000_000) || undefined;
  const limits = {
    frontend: limit('COST_LIMIT', 500_000),
    partner: limit('COST_LIMIT_PARTNER', 100_000),
    bi: limit('COST_LIMIT_BI', 500_000),
  };
  return Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined));
}

/** Nothing is limited where anyone is answered, as conformance suites are. */
function readRates(from: Environment, auth: AuthSettings): RateSettings {
  const usually = (quota: number): number => (auth.kind === 'none' ? 0 : quota);
  return {
    requestsPerSecond: from.integer('RATE_REQUESTS_PER_SECOND', usually(1_000), 0, 1_000_000),
    costPerMinute: from.integer('RATE_COST_PER_MINUTE', usually(20_000_000), 0, 1_000_000_000),
    failedAuthenticationsPerMinute: from.integer(
      'RATE_FAILED_AUTHENTICATIONS_PER_MINUTE',
      usually(1_000),
      0,
      1_000_000,
    ),
    subscriptionsAtOnce: from.integer('MAX_SUBSCRIPTIONS_PER_CLIENT', usually(200), 0, 100_000),
    trustedProxies: from.integer('TRUSTED_PROXIES', 0, 0, 10),
  };
}

/** Dashboards hold 60 % of the places unless the setting says otherwise, and never all of them. */
function readConcurrency(
  from: Environment,
  allName: string,
  dashboardsName: string,
  usual: number,
): SourceConcurrency {
  const all = from.integer(allName, usual, 1, 100);
  const share = Math.max(1, Math.floor(all * 0.6));
  return { all, dashboards: from.integer(dashboardsName, share, 1, Math.max(1, all - 1)) };
}

/** Unset: for everybody in front of sandboxes, else for operators. */
function readIntrospection(from: Environment, auth: AuthSettings): Introspection {
  const set = from.oneOf('INTROSPECTION', ['on', 'off']);
  if (set === undefined) return auth.kind === 'provider' ? 'operators' : 'on';
  return set;
}

/** Unset: in production all but frontends, which have limits instead. */
function readTrustedOnly(from: Environment, isProduction: boolean): ReadonlySet<Audience> {
  const text = from.text('TRUSTED_ONLY');
  if (text === undefined) return new Set(isProduction ? ['partner', 'bi'] : []);
  if (text === 'none') return new Set();
  const names = text.split(',').map((name) => name.trim());
  const known = names.filter((name): name is Audience => (audiences as readonly string[]).includes(name));
  if (known.length < names.length)
    from.fault(`TRUSTED_ONLY: must be none, or some of ${audiences.join(', ')}`);
  return new Set(known);
}

/** A secret, because it may hold a password. */
function readRedisUrl(from: Environment): string | undefined {
  const url = from.secret('REDIS_URL');
  if (url !== undefined && !(URL.canParse(url) && ['redis:', 'rediss:'].includes(new URL(url).protocol)))
    from.fault('REDIS_URL: must be a URL redis://… or rediss://…');
  return url;
}

/** One secret, or the new one and the old one while they change. */
function readSubgraphSecrets(from: Environment): readonly string[] {
  const text = from.secret('SUBGRAPH_SECRET');
  const secrets = text === undefined ? [] : text.split(',').map((one) => one.trim());
  if (secrets.length > MAX_SUBGRAPH_SECRETS)
    from.fault('SUBGRAPH_SECRET: must be one secret, or two with a comma between');
  if (secrets.some((one) => one.length < MIN_SECRET_CHARACTERS))
    from.fault(`SUBGRAPH_SECRET: must have at least ${MIN_SECRET_CHARACTERS} characters`);
  return secrets;
}

/** The business date: TODAY, else the data set's, else undefined, which means the system's. */
function readToday(from: Environment, dataSet: string | undefined): string | undefined {
  const today = from.text('TODAY');
  if (today !== undefined) {
    if (!isLocalDate(today)) from.fault('TODAY: must be a date YYYY-MM-DD');
    return today;
  }
  if (dataSet === undefined) return undefined;
  try {
    return (JSON.parse(readFileSync(join(dataSet, 'dataset.json'), 'utf8')) as { today: string }).today;
  } catch {
    from.fault(`DATASET: ${dataSet} has no readable dataset.json`);
    return undefined;
  }
}
