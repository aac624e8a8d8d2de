import { ORG_IDS } from '../../../sandbox/salesforce/load/org.ts';
import { SOBJECTS } from '../../../sandbox/salesforce/objects/catalogue.ts';
import { openOrg } from '../../../sandbox/salesforce/org.ts';
import { smallCompany } from './small-company.ts';

export interface InProcessReply {
  readonly status: number;
  readonly json: unknown;
}

/** An org on the small company without a server, for tests that make hundreds of calls and look at every row. */
export function inProcessOrg() {
  const dataSet = smallCompany();
  const { org, stop } = openOrg({ dataSet, today: dataSet.today });
  const { store, records } = org;
  return {
    store,
    records,
    userId: ORG_IDS.user,
    /** A call of a REST resource; `path` without the version, with its query. */
    call: (method: string, path: string, body?: unknown): InProcessReply => {
      const [resource = '', query = ''] = path.split('?');
      const reply = org.call({
        method,
        version: '66.0',
        path: resource.split('/').filter((segment) => segment !== ''),
        query: new URLSearchParams(query),
        headers: {},
        body: body === undefined ? '' : JSON.stringify(body),
        userId: ORG_IDS.user,
        origin: 'http://org',
      });
      return { status: reply.status, json: reply.body === undefined ? undefined : JSON.parse(reply.body) };
    },
    /** Every row of every object, as one text. */
    dump: (): string =>
      SOBJECTS.map(({ name }) =>
        store
          .statement(`SELECT * FROM "${name}"`)
          .all()
          .map((row) => Object.values(row).map(String).join('|'))
          .join('\n'),
      ).join('\n\n'),
    stop,
  };
}

export type InProcessOrg = ReturnType<typeof inProcessOrg>;
