import { Environment } from '../../../kit/config.ts';
import { netsuiteTarget, salesforceTarget } from '../../../kit/settings.ts';
import type { DataSet } from '../../../sandbox/dataset/dataset.ts';
import { startNetSuiteSandbox } from '../../../sandbox/netsuite/service.ts';
import { startSalesforceSandbox } from '../../../sandbox/salesforce/service.ts';
import { LiveAccount } from '../netsuite/audit/live-account.ts';
import { NETSUITE_AUDIT } from '../netsuite/audit/table.ts';
import { credentialsOf, type SandboxCredentials } from '../netsuite/wire-client.ts';
import { LiveOrg } from '../salesforce/audit/live-org.ts';
import { SALESFORCE_AUDIT } from '../salesforce/audit/table.ts';
import { type AuditChoice, type Outcome, runAudit } from './run.ts';

/** A system that can be audited. */
export interface AuditedSystem {
  readonly title: string;
  /** Whether it is a stand-in, whose data nobody minds. */
  readonly sandbox: boolean;
  audit(choice: AuditChoice): Promise<Outcome[]>;
  /** Addresses of records that the audit wrote and could not take back. */
  leftBehind(): readonly string[];
  stop(): Promise<void>;
}

/** The data of a stand-in and the business date it lives in. */
export interface SandboxData {
  readonly dataSet: DataSet;
  readonly today: string;
}

export type Vendor = 'salesforce' | 'netsuite';
type Env = Readonly<Record<string, string | undefined>>;

/** Connects to the system that the environment names, else to a sandbox of its own with the data given. */
export const OPEN: Readonly<Record<Vendor, (env: Env, data: () => SandboxData) => Promise<AuditedSystem>>> = {
  salesforce: async (env, data) => {
    const keyField = env.SALESFORCE_KEY_FIELD ?? 'External_Id__c';
    const target = configured(env, salesforceTarget);
    const started = target ? undefined : await startSalesforceSandbox({ port: 0, ...data() });
    const credentials = target ?? (await salesforceCredentials(started?.url as string));
    const org = await LiveOrg.connect({ ...credentials, keyField, sandbox: started !== undefined });
    return {
      title: `Salesforce at ${org.url}${started ? ', a sandbox' : ''}, version ${org.version}`,
      sandbox: started !== undefined,
      audit: (choice) => runAudit(org, SALESFORCE_AUDIT, choice),
      leftBehind: () => org.leftBehind,
      stop: async () => started?.stop(),
    };
  },
  netsuite: async (env, data) => {
    const target = configured(env, netsuiteTarget);
    const started = target ? undefined : await startNetSuiteSandbox({ port: 0, ...data() });
    const credentials: SandboxCredentials = target
      ? {
          account: target.account,
          baseUrl: target.baseUrl,
          certificateFile: '',
          tba: {
            consumerKey: env.NETSUITE_CONSUMER_KEY ?? '',
            consumerSecret: env.NETSUITE_CONSUMER_SECRET ?? '',
            token: env.NETSUITE_TOKEN ?? '',
            tokenSecret: env.NETSUITE_TOKEN_SECRET ?? '',
          },
          oauth2: { ...target, elliptic: {} as SandboxCredentials['oauth2']['elliptic'] },
        }
      : await credentialsOf(started?.url as string);
    const account = await LiveAccount.connect({ credentials, sandbox: started !== undefined });
    return {
      title: `NetSuite account ${credentials.account} at ${account.url}${started ? ', a sandbox' : ''}`,
      sandbox: started !== undefined,
      audit: (choice) => runAudit(account, NETSUITE_AUDIT, choice),
      leftBehind: () => account.leftBehind,
      stop: async () => started?.stop(),
    };
  },
};

/** Throws with every fault of the variables that name a system. */
function configured<T>(env: Env, read: (from: Environment) => T | undefined): T | undefined {
  const from = new Environment(env);
  const target = read(from);
  from.check();
  return target;
}

async function salesforceCredentials(
  url: string,
): Promise<{ loginUrl: string; clientId: string; clientSecret: string }> {
  const { loginUrl, clientId, clientSecret } = (await (
    await fetch(`${url}/sandbox/credentials`)
  ).json()) as Record<string, string>;
  return {
    loginUrl: loginUrl as string,
    clientId: clientId as string,
    clientSecret: clientSecret as string,
  };
}
