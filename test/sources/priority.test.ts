import { afterEach, expect, test } from 'vitest';
import { inWork, type Work } from '../../kit/work.ts';
import { SuiteQl } from '../../sources/netsuite/suiteql.ts';
import { Soql } from '../../sources/salesforce/soql.ts';
import { smallCompany } from '../wire/netsuite/small-company.ts';
import { netsuiteAccount } from './support/netsuite-account.ts';
import { salesforceOrg } from './support/salesforce-org.ts';

interface Logged {
  readonly path: string;
  readonly body: string;
}

let running: { stop(): Promise<void> } | undefined;
afterEach(() => running?.stop());

async function log(url: string, last: number): Promise<Logged[]> {
  return (await (await fetch(`${url}/sandbox/log?last=${last}`)).json()) as Logged[];
}

async function books(all: number, dashboards: number) {
  const account = await netsuiteAccount(smallCompany(), 5_000, { all, dashboards });
  running = account;
  const ask = (work: Work, name: string) =>
    inWork(work, () =>
      account.netsuite.queries.rows(new SuiteQl(`SELECT id, '${name}' AS name FROM currency`)),
    );
  // So that there is a session, and what follows is what is asked for alone.
  await ask('interactive', 'first');
  await account.reset();
  await account.faults([{ path: '/services/rest/query', kind: 'latency', ms: 40 }]);
  const order = async (): Promise<string[]> => {
    const { requests, background } = await account.stats();
    const asked = await log(account.url, 100);
    return asked
      .map(({ body }) => /'(\w+)' AS name/.exec(body)?.[1] ?? '')
      .filter((name) => name !== '')
      .slice(-(requests + background));
  };
  return { account, ask, order };
}

test('with NetSuite full of dashboards, a read for a screen passes before all that wait, in exact order', async () => {
  const { account, ask, order } = await books(1, 1);
  const dashboards = Array.from({ length: 7 }, (_, i) => ask('dashboard', `d${i + 1}`));
  const background = ask('background', 'b1');
  const reads = [ask('interactive', 'r1'), ask('interactive', 'r2')];
  await Promise.all([...dashboards, background, ...reads]);
  expect(await order()).toEqual(['d1', 'r1', 'r2', 'd2', 'd3', 'd4', 'd5', 'd6', 'd7', 'b1']);
  expect((await account.stats()).maxInFlight).toBe(1);
});

test('dashboards alone never hold more of NetSuite than their share', async () => {
  const { account, ask } = await books(5, 3);
  await Promise.all(Array.from({ length: 12 }, (_, i) => ask('dashboard', `d${i}`)));
  expect((await account.stats()).maxInFlight).toBe(3);
  await account.reset();
  await account.faults([{ path: '/services/rest/query', kind: 'latency', ms: 40 }]);
  await Promise.all(Array.from({ length: 12 }, (_, i) => ask('interactive', `r${i}`)));
  expect((await account.stats()).maxInFlight).toBe(5);
});

test('a dashboard\u2019s query never travels to Salesforce in one request with one for a screen', async () => {
  const org = await salesforceOrg(smallCompany());
  running = org;
  const ask = (work: Work, name: string) =>
    inWork(work, () =>
      org.salesforce.queries.rows(new Soql(`SELECT Id FROM Account WHERE Name = '${name}'`)),
    );
  await ask('interactive', 'first');
  await org.reset();
  const works: Work[] = ['dashboard', 'interactive', 'background', 'dashboard', 'interactive', 'background'];
  await Promise.all(works.map((work, i) => ask(work, `${work}${i}`)));
  expect(await org.stats()).toMatchObject({ requests: 2, background: 1 });
  const together = (await log(org.url, 3)).map(({ body }) => [
    ...new Set([...body.matchAll(/(interactive|dashboard|background)\d/g)].map(([, work]) => work)),
  ]);
  expect(together.sort()).toEqual([['background'], ['dashboard'], ['interactive']]);
});
