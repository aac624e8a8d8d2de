import { demoCompany } from '../../../sandbox/dataset/demo/company.ts';
import { startSalesforceSandbox } from '../../../sandbox/salesforce/service.ts';
import { median } from '../../statistics.ts';
import type { Measured } from '../measured.ts';
import { ServerTimes } from './server-times.ts';

const TODAY = '2026-06-30';
const LINES = 200_000;
const KEYS = 1_000;
const ROUNDS = 60;
const WARM_UP = 20;
const BATCH_LIMIT_MS = 5;
const POINT_LIMIT_MS = 1;
const API = '/services/data/v66.0';
const FIELDS = 'Id, OrderId, Quantity, UnitPrice, TotalPrice, CurrencyIsoCode, External_Id__c';

/** How long the Salesforce sandbox takes for rows by key, from a request's arrival to its answer's last byte. */
export async function salesforceScale(): Promise<Measured[]> {
  const dataSet = demoCompany({ today: TODAY, lines: LINES });
  const sandbox = await startSalesforceSandbox({ port: 0, dataSet, today: TODAY });
  const times = new ServerTimes();
  try {
    const { accessToken } = (await (await fetch(`${sandbox.url}/sandbox/credentials`)).json()) as {
      accessToken: string;
    };
    const call = async (path: string, body?: unknown): Promise<unknown> => {
      const response = await fetch(sandbox.url + path, {
        method: body === undefined ? 'GET' : 'POST',
        headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
      return response.json();
    };

    const query = (soql: string): string => `${API}/query?q=${encodeURIComponent(soql)}`;
    const { records } = (await call(query(`SELECT Id FROM OrderItem LIMIT ${KEYS} OFFSET ${KEYS}`))) as {
      records: { Id: string }[];
    };
    const ids = records.map(({ Id }) => Id);
    const list = `('${ids.join("','")}')`;
    const compositeRequest = [
      { method: 'GET', referenceId: 'q', url: query(`SELECT ${FIELDS} FROM OrderItem WHERE Id IN ${list}`) },
    ];
    const rows: readonly [string, number, (round: number) => Promise<unknown>][] = [
      [
        `${KEYS} rows by id, collection retrieve`,
        BATCH_LIMIT_MS,
        () => call(`${API}/composite/sobjects/OrderItem`, { ids, fields: FIELDS.split(', ') }),
      ],
      [
        `${KEYS} rows by id, query in a composite`,
        BATCH_LIMIT_MS,
        () => call(`${API}/composite`, { compositeRequest }),
      ],
      [
        'one row by id, query',
        POINT_LIMIT_MS,
        (round) => call(query(`SELECT ${FIELDS} FROM OrderItem WHERE Id = '${ids[round]}'`)),
      ],
    ];
    const measured: Measured[] = [];
    for (const [promise, limit, work] of rows) {
      const figure = median(await times.of(ROUNDS, WARM_UP, work));
      measured.push({
        promise: `Salesforce: ${promise}`,
        figure: `${figure.toFixed(2)} ms`,
        limit: `${limit} ms`,
        holds: figure < limit,
      });
    }
    return measured;
  } finally {
    times.stop();
    await sandbox.stop();
  }
}
