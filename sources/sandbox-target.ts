import { ConfigurationError } from '../kit/config.ts';
import type { NetSuiteTarget, SalesforceTarget } from '../kit/settings.ts';
import { vendorHost } from '../kit/vendor-host.ts';

/** What a client needs to reach the Salesforce sandbox, from the sandbox itself. */
export async function salesforceSandboxTarget(url: string): Promise<SalesforceTarget> {
  const { loginUrl, clientId, clientSecret } = (await credentials(url)) as SalesforceTarget;
  refuseVendor(url, loginUrl);
  return { loginUrl, clientId, clientSecret };
}

/** What a client needs to reach the NetSuite sandbox, from the sandbox itself. */
export async function netsuiteSandboxTarget(url: string): Promise<NetSuiteTarget> {
  const { account, baseUrl, oauth2 } = (await credentials(url)) as {
    account: string;
    baseUrl: string;
    oauth2: { clientId: string; certificateId: string; privateKey: string };
  };
  refuseVendor(url, baseUrl);
  return { account, baseUrl, ...oauth2 };
}

/** What guards sandboxes is not made for real data. */
function refuseVendor(sandboxUrl: string, named: string): void {
  const host = vendorHost(named);
  if (host !== undefined)
    throw new ConfigurationError([
      `the sandbox at ${new URL(sandboxUrl).host} names the real system ${host}`,
    ]);
}

async function credentials(url: string): Promise<unknown> {
  const response = await fetch(new URL('/sandbox/credentials', url));
  return response.json();
}
