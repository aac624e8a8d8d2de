import type { DataSet } from '../dataset/dataset.ts';
import { startSandboxServer } from '../server/server.ts';
import { Approvals } from './approvals/approvals.ts';
import { startBulk } from './bulk/bulk.ts';
import { OrgClock } from './clock.ts';
import { handle, operation, refuseTransport } from './http.ts';
import { loadDataSet } from './load/load.ts';
import { integrationUser, ORG_IDS } from './load/org.ts';
import { ConnectedApp } from './oauth/connected-app.ts';
import { Sessions } from './oauth/sessions.ts';
import type { OAuthContext } from './oauth/token-endpoint.ts';
import { QueryEngine } from './query/engine.ts';
import { Records } from './records/records.ts';
import type { Org } from './rest/rest.ts';
import { answer } from './rest/routes.ts';
import { Usage } from './rest/usage.ts';
import { Meta } from './store/meta.ts';
import { lastInstant, openStore, reload } from './store/open.ts';
import type { Store } from './store/store.ts';
import { startStreaming } from './streaming/streaming.ts';

export interface SalesforceSandboxOptions {
  readonly host?: string;
  /** 0 picks a free port. */
  readonly port: number;
  /** Where data, credentials and sessions are kept between runs; undefined: in memory. */
  readonly dataDir?: string | undefined;
  readonly dataSet: DataSet;
  /** The business date, `YYYY-MM-DD`. */
  readonly today: string;
}

export interface SalesforceSandbox {
  readonly url: string;
  readonly port: number;
  stop(): Promise<void>;
}

/** Starts an org with a data set behind Salesforce's REST and OAuth endpoints; throws if the data does not fit. */
export async function startSalesforceSandbox(options: SalesforceSandboxOptions): Promise<SalesforceSandbox> {
  const { dataSet, today } = options;
  const clock = new OrgClock(today);
  const load = (store: Store): void => loadDataSet(store, dataSet, today, clock.next());
  const store = openStore({ dataDir: options.dataDir, dataSet, load });
  clock.notBefore(lastInstant(store));
  const engine = new QueryEngine(store, clock);
  const records = new Records(store, clock);
  const usage = new Usage();
  const streaming = startStreaming({ store, engine, clock });
  const bulk = startBulk({ store, clock, engine, records, usage, changes: streaming.changes });
  const org: Org = {
    store,
    clock,
    engine,
    records,
    usage,
    bulk,
    approvals: new Approvals(store, clock),
    streaming,
    call: (request) => answer(org, request),
  };
  const { username } = integrationUser(dataSet.name);
  const oauth: OAuthContext = {
    store,
    app: new ConnectedApp(new Meta(store)),
    sessions: new Sessions(store),
    username,
  };

  const server = await startSandboxServer({
    host: options.host ?? '127.0.0.1',
    port: options.port,
    operation,
    handle: (exchange, gone) => handle(org, oauth, exchange, gone),
    refuse: refuseTransport,
    credentials: (origin) => credentials(oauth, origin),
    reset: () => {
      store.unobserved(() => reload(store, load));
      streaming.clients.clear();
      engine.closeCursors();
    },
  });
  return {
    url: server.url,
    port: server.port,
    stop: async () => {
      await server.stop();
      bulk.worker.stop();
      store.close();
    },
  };
}

/** What an outside client needs; each call opens a session. */
function credentials(oauth: OAuthContext, origin: string): unknown {
  return {
    loginUrl: origin,
    clientId: oauth.app.clientId,
    clientSecret: oauth.app.clientSecret,
    username: oauth.username,
    password: oauth.app.password,
    accessToken: oauth.sessions.issue(ORG_IDS.user, 'access', Date.now()),
    instanceUrl: origin,
    privateKey: oauth.app.privateKey(),
  };
}
