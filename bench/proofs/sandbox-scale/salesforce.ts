import { PerformanceObserver } from 'node:perf_hooks';
import { demoCompany } from '../../../sandbox/dataset/demo/company.ts';
import { startSalesforceSandbox } from '../../../sandbox/salesforce/service.ts';
import type { Measured } from '../measured.ts';

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
  const times: number[] = [];
  const observer = new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries()) if (name === 'HttpRequest') times.push(duration);
  });
  observer.observe({ entryTypes: ['http'] });
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
    /** The median of the server's times over calls of one kind. */
    const median = async (work: (round: number) => Promise<unknown>): Promise<number> => {
      for (let round = 0; round < WARM_UP; round++) await work(round);
      await new Promise(setImmediate);
      times.length = 0;
      for (let round = 0; round < ROUNDS; round++) await work(round);
      while (times.length < ROUNDS) await new Promise(setImmediate);
      return times.toSorted((a, b) => a - b)[ROUNDS >> 1] as number;
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
      const figure = await median(work);
      measured.push({
        promise: `Salesforce: ${promise}`,
        figure: `${figure.toFixed(2)} ms`,
        limit: `${limit} ms`,
        holds: figure < limit,
      });
    }
    return measured;
  } finally {
    observer.disconnect();
    await sandbox.stop();
  }
}
