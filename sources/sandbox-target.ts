import type { NetSuiteTarget, SalesforceTarget } from '../kit/settings.ts';

/** What a client needs to reach the Salesforce sandbox, from the sandbox itself. */
export async function salesforceSandboxTarget(url: string): Promise<SalesforceTarget> {
  const { loginUrl, clientId, clientSecret } = (await credentials(url)) as SalesforceTarget;
  return { loginUrl, clientId, clientSecret };
}

/** What a client needs to reach the NetSuite sandbox, from the sandbox itself. */
export async function netsuiteSandboxTarget(url: string): Promise<NetSuiteTarget> {
  const { account, baseUrl, oauth2 } = (await credentials(url)) as {
    account: string;
    baseUrl: string;
    oauth2: { clientId: string; certificateId: string; privateKey: string };
  };
  return { account, baseUrl, ...oauth2 };
}

async function credentials(url: string): Promise<unknown> {
  const response = await fetch(new URL('/sandbox/credentials', url));
  return response.json();
}
