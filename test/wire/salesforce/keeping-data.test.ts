import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Connection } from 'jsforce';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connected } from './sandbox.ts';
import { smallCompany } from './small-company.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'salesforce-sandbox-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

describe('A sandbox with a data directory', () => {
  test('goes on with its data, credentials and sessions after a restart', async () => {
    const first = await connected(smallCompany(), directory);
    const created = await first.connection
      .sobject('Account')
      .create({ Name: 'Kept', External_Id__c: 'KEPT' });
    const [kept] = (await first.connection.query("SELECT SystemModstamp FROM Account WHERE Name = 'Kept'"))
      .records;
    await first.stop();

    const second = await connected(smallCompany(), directory);
    const { accessToken, clientId, clientSecret, password } = first.credentials;
    expect(second.credentials).toMatchObject({ clientId, clientSecret, password });
    const connection = new Connection({ instanceUrl: second.url, accessToken, version: '66.0' });
    const again = await connection.query("SELECT Id, SystemModstamp FROM Account WHERE Name = 'Kept'");
    expect(again.records).toMatchObject([{ Id: created.id, SystemModstamp: kept?.SystemModstamp }]);
    const next = await connection.sobject('Account').create({ Name: 'Next' });
    expect(next.id).not.toBe(created.id);
    const [newer] = (await connection.query("SELECT SystemModstamp FROM Account WHERE Name = 'Next'"))
      .records;
    expect(newer?.SystemModstamp > kept?.SystemModstamp).toBe(true);
    await second.stop();
  });

  test('goes on with a bulk job that a stop cut off, and saves each row once', async () => {
    const first = await connected(smallCompany(), directory);
    const job = first.connection.bulk2.createJob({ object: 'Account', operation: 'insert' });
    await job.open();
    await job.uploadData(`Name\n${Array.from({ length: 2_000 }, (_, i) => `Row ${i}`).join('\n')}\n`);
    await job.close();
    await first.stop();

    const second = await connected(smallCompany(), directory);
    const again = second.connection.bulk2.job('ingest', { id: job.id });
    await again.poll(10, 30_000);
    expect(await again.check()).toMatchObject({
      state: 'JobComplete',
      numberRecordsProcessed: 2_000,
      numberRecordsFailed: 0,
    });
    expect((await again.getSuccessfulResults()).length).toBe(2_000);
    expect((await second.connection.query("SELECT Id FROM Account WHERE Name LIKE 'Row %'")).totalSize).toBe(
      2_000,
    );
    await second.stop();
  });

  test('refuses another data set', async () => {
    await (await connected(smallCompany(), directory)).stop();
    await expect(connected({ ...smallCompany(), name: 'other' }, directory)).rejects.toThrow(
      /was loaded from the data set "small", not "other"; start with `npm start -- --fresh` to load it anew/,
    );
  });

  test('loads anew after a load that was cut off', async () => {
    writeFileSync(join(directory, 'salesforce.sqlite.loading'), 'half a file');
    const org = await connected(smallCompany(), directory);
    expect((await org.connection.query('SELECT COUNT() FROM Account')).totalSize).toBe(3);
    await org.stop();
    expect(readdirSync(directory)).toEqual(['salesforce.sqlite']);
  });
});
