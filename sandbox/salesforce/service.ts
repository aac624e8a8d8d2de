import type { DataSet } from '../dataset/dataset.ts';
import { startSandboxServer } from '../server/server.ts';
import { refuseLongRunning } from './governance/long-running.ts';
import { handle, operation, refuseTransport } from './http.ts';
import { integrationUser, ORG_IDS } from './load/org.ts';
import { AuthorizationCodes } from './oauth/authorization-codes.ts';
import { ConnectedApp } from './oauth/connected-app.ts';
import type { OAuthContext } from './oauth/context.ts';
import { Sessions } from './oauth/sessions.ts';
import { openOrg } from './org.ts';
import { Meta } from './store/meta.ts';

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
  const { org, limits, reset, stop } = openOrg(options);
  const { username } = integrationUser(options.dataSet.name);
  const oauth: OAuthContext = {
    store: org.store,
    app: new ConnectedApp(new Meta(org.store)),
    sessions: new Sessions(org.store, limits),
    codes: new AuthorizationCodes(),
    username,
  };

  const server = await startSandboxServer({
    host: options.host ?? '127.0.0.1',
    port: options.port,
    operation,
    handle: (exchange, gone) =>
      refuseLongRunning(server.stats, limits, exchange) ?? handle(org, oauth, exchange, gone),
    limits,
    refuse: refuseTransport,
    credentials: (origin) => credentials(oauth, origin),
    reset,
  });
  return {
    url: server.url,
    port: server.port,
    stop: async () => {
      await server.stop();
      stop();
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
