import { readFileSync } from 'node:fs';
import type { CommandLine } from './program.ts';

/** A command of the program, and what it must come to. */
interface CliPromise {
  readonly promise: string;
  readonly expected: string;
  readonly figure: (sf: CommandLine) => Promise<string>;
}

const ORG = ['--target-org', 'box'];
const REST = '/services/data/v66.0';
const key = (sf: CommandLine, number: number) =>
  sf.json('data', 'get', 'record', ...ORG, '-s', 'Account', '-w', `External_Id__c=CLI-${number}`);

/** In order: later ones use what earlier ones wrote. */
export const PROMISES: readonly CliPromise[] = [
  {
    promise: 'org login access-token',
    expected: 'integration@demo.example.com, API 66.0',
    figure: async (sf) => {
      const args = ['--instance-url', sf.instanceUrl, '--no-prompt', '--alias', 'box'];
      const { username, instanceApiVersion } = await sf.json('org', 'login', 'access-token', ...args);
      return `${username}, API ${instanceApiVersion}`;
    },
  },
  {
    promise: 'org display',
    expected: 'Connected as box, API 66.0',
    figure: async (sf) => {
      const { connectedStatus, alias, apiVersion } = await sf.json('org', 'display', ...ORG);
      return `${connectedStatus} as ${alias}, API ${apiVersion}`;
    },
  },
  {
    promise: 'org list limits',
    expected: 'DailyApiRequests, DailyBulkV2QueryJobs, DataStorageMB',
    figure: async (sf) => {
      const limits = (await sf.json('org', 'list', 'limits', ...ORG)) as { name: string; max: number }[];
      const wanted = ['DailyApiRequests', 'DailyBulkV2QueryJobs', 'DataStorageMB'];
      return wanted.filter((name) => limits.some((limit) => limit.name === name && limit.max > 0)).join(', ');
    },
  },
  {
    promise: 'data query for people, with parents and children',
    expected: '2 rows, columns NAME, OWNER.NAME, OPPORTUNITIES.NAME',
    figure: async (sf) => {
      const soql =
        'SELECT Name, Owner.Name, (SELECT Name FROM Opportunities LIMIT 1) FROM Account ORDER BY Id LIMIT 2';
      const text = await sf.text('data', 'query', ...ORG, '-q', soql);
      const columns = text
        .split('\n')
        .find((line) => line.includes('OWNER.NAME'))
        ?.trim()
        .split(/\s{2,}/);
      const rows = /Total number of records retrieved: (\d+)\./.exec(text)?.[1];
      return `${rows} rows, columns ${columns?.join(', ')}`;
    },
  },
  {
    promise: 'data query as JSON, over several pages',
    expected: '3337 lines of quotes',
    figure: async (sf) => {
      const soql = 'SELECT Id, Quote.Name FROM QuoteLineItem';
      const { records, totalSize } = await sf.json('data', 'query', ...ORG, '-q', soql);
      return `${records.length === totalSize ? totalSize : `${records.length} of ${totalSize}`} lines of quotes`;
    },
  },
  {
    promise: 'data query as CSV, with parents',
    expected: 'Name,Owner.Name and 3 rows',
    figure: async (sf) => {
      const soql = 'SELECT Name, Owner.Name FROM Account ORDER BY Id LIMIT 3';
      const [header, ...rows] = (await sf.text('data', 'query', ...ORG, '-r', 'csv', '-q', soql))
        .trim()
        .split('\n');
      return `${header} and ${rows.length} rows`;
    },
  },
  {
    promise: 'data query with groups',
    expected: '252 accounts',
    figure: async (sf) => {
      const soql = 'SELECT COUNT(Id) number FROM Account';
      const { records } = await sf.json('data', 'query', ...ORG, '-q', soql);
      return `${records[0].number} accounts`;
    },
  },
  {
    promise: 'data query of what is not there',
    expected: 'INVALID_FIELD',
    figure: (sf) => sf.failure('data', 'query', ...ORG, '-q', 'SELECT Nothing FROM Account'),
  },
  {
    promise: 'sobject list',
    expected: 'Account, Opportunity, Order, OrderItem, Quote',
    figure: async (sf) => {
      const names = (await sf.json('sobject', 'list', ...ORG, '-s', 'standard')) as string[];
      return ['Account', 'Opportunity', 'Order', 'OrderItem', 'Quote']
        .filter((name) => names.includes(name))
        .join(', ');
    },
  },
  {
    promise: 'sobject describe',
    expected: 'Order 801, OrderItems of OrderItem',
    figure: async (sf) => {
      const { name, keyPrefix, childRelationships } = await sf.json(
        'sobject',
        'describe',
        ...ORG,
        '-s',
        'Order',
      );
      const child = childRelationships.find(
        ({ relationshipName }: { relationshipName: string }) => relationshipName === 'OrderItems',
      );
      return `${name} ${keyPrefix}, ${child.relationshipName} of ${child.childSObject}`;
    },
  },
  {
    promise: 'data create record',
    expected: 'CLI One, Energy',
    figure: async (sf) => {
      const values = "Name='CLI One' Industry=Energy External_Id__c=CLI-1";
      const { id } = await sf.json('data', 'create', 'record', ...ORG, '-s', 'Account', '-v', values);
      const record = await sf.json('data', 'get', 'record', ...ORG, '-s', 'Account', '-i', id);
      return `${record.Name}, ${record.Industry}`;
    },
  },
  {
    promise: 'data get record by a field',
    expected: 'CLI One',
    figure: async (sf) => (await key(sf, 1)).Name,
  },
  {
    promise: 'data create record without its name',
    expected: 'REQUIRED_FIELD_MISSING',
    figure: (sf) => sf.failure('data', 'create', 'record', ...ORG, '-s', 'Account', '-v', 'Industry=Energy'),
  },
  {
    promise: 'data update record',
    expected: 'CLI Two',
    figure: async (sf) => {
      const where = ['-s', 'Account', '-w', 'External_Id__c=CLI-1', '-v', "Name='CLI Two'"];
      await sf.json('data', 'update', 'record', ...ORG, ...where);
      return (await key(sf, 1)).Name;
    },
  },
  {
    promise: 'data delete record',
    expected: '0 left',
    figure: async (sf) => {
      await sf.json('data', 'delete', 'record', ...ORG, '-s', 'Account', '-w', 'External_Id__c=CLI-1');
      return `${await left(sf)} left`;
    },
  },
  {
    promise: 'data import bulk',
    expected: 'JobComplete is 2 of 2',
    figure: async (sf) => {
      const path = sf.file('import.csv', 'Name,External_Id__c\nCLI Ten,CLI-10\n"CLI, Eleven",CLI-11\n');
      const result = await sf.json(
        'data',
        'import',
        'bulk',
        ...ORG,
        '-s',
        'Account',
        '-f',
        path,
        '--wait',
        '2',
      );
      return `JobComplete is ${result.successfulRecords} of ${result.processedRecords}`;
    },
  },
  {
    promise: 'data upsert bulk',
    expected: '2 done, CLI Ten again, 3 there',
    figure: async (sf) => {
      const path = sf.file('upsert.csv', 'Name,External_Id__c\nCLI Ten again,CLI-10\nCLI Twelve,CLI-12\n');
      const args = ['-s', 'Account', '-f', path, '-i', 'External_Id__c', '--wait', '2'];
      const { jobInfo } = await sf.json('data', 'upsert', 'bulk', ...ORG, ...args);
      return `${jobInfo.numberRecordsProcessed} done, ${(await key(sf, 10)).Name}, ${await left(sf)} there`;
    },
  },
  {
    promise: 'data export bulk',
    expected: '3 rows under Name,External_Id__c',
    figure: async (sf) => {
      const path = sf.file('export.csv', '');
      const soql =
        "SELECT Name, External_Id__c FROM Account WHERE External_Id__c LIKE 'CLI-%' ORDER BY External_Id__c";
      await sf.json(
        'data',
        'export',
        'bulk',
        ...ORG,
        '-q',
        soql,
        '--output-file',
        path,
        '-r',
        'csv',
        '--wait',
        '2',
      );
      const [header, ...rows] = readFileSync(path, 'utf8').trim().split('\n');
      return `${rows.length} rows under ${header?.replaceAll('"', '').trim()}`;
    },
  },
  {
    promise: 'data delete bulk',
    expected: '3 done, 0 left',
    figure: async (sf) => {
      const soql = "SELECT Id FROM Account WHERE External_Id__c LIKE 'CLI-%'";
      const { records } = await sf.json('data', 'query', ...ORG, '-q', soql);
      const ids = (records as { Id: string }[]).map(({ Id }) => Id);
      const path = sf.file('delete.csv', `Id\n${ids.join('\n')}\n`);
      const { jobInfo } = await sf.json(
        'data',
        'delete',
        'bulk',
        ...ORG,
        '-s',
        'Account',
        '-f',
        path,
        '--wait',
        '2',
      );
      return `${jobInfo.numberRecordsProcessed} done, ${await left(sf)} left`;
    },
  },
  {
    promise: 'data import tree',
    expected: '1 account with 1 contact',
    figure: async (sf) => {
      const contact = { attributes: { type: 'Contact', referenceId: 'c' }, LastName: 'Leaf' };
      const account = {
        attributes: { type: 'Account', referenceId: 'a' },
        Name: 'CLI Tree',
        Contacts: { records: [contact] },
      };
      const path = sf.file('tree.json', JSON.stringify({ records: [account] }));
      await sf.json('data', 'import', 'tree', ...ORG, '-f', path);
      const soql = "SELECT Name, (SELECT LastName FROM Contacts) FROM Account WHERE Name = 'CLI Tree'";
      const { records } = await sf.json('data', 'query', ...ORG, '-q', soql);
      return `${records.length} account with ${records[0].Contacts.records.length} contact`;
    },
  },
  {
    promise: 'data search',
    expected: 'CLI Tree',
    figure: async (sf) => {
      const { searchRecords } = await sf.json(
        'data',
        'search',
        ...ORG,
        '-q',
        'FIND {CLI Tree} RETURNING Account(Name)',
      );
      return searchRecords.map(({ Name }: { Name: string }) => Name).join(', ');
    },
  },
  {
    promise: 'api request rest',
    expected: 'Account, limits of the day',
    figure: async (sf) => {
      const described = JSON.parse(
        await sf.text('api', 'request', 'rest', ...ORG, `${REST}/sobjects/Account/describe`),
      );
      const limits = JSON.parse(await sf.text('api', 'request', 'rest', ...ORG, `${REST}/limits`));
      return `${described.name}, ${limits.DailyApiRequests.Max > 0 ? 'limits of the day' : 'no limits'}`;
    },
  },
  {
    promise: 'api request rest that writes',
    expected: 'success',
    figure: async (sf) => {
      const body = JSON.stringify({ Name: 'CLI Request' });
      const text = await sf.text(
        'api',
        'request',
        'rest',
        ...ORG,
        `${REST}/sobjects/Account`,
        '--method',
        'POST',
        '--body',
        body,
      );
      return JSON.parse(text).success ? 'success' : text;
    },
  },
];

/** How many accounts with keys of these promises there are. */
async function left(sf: CommandLine): Promise<number> {
  const soql = "SELECT COUNT() FROM Account WHERE External_Id__c LIKE 'CLI-%'";
  return (await sf.json('data', 'query', ...ORG, '-q', soql)).totalSize;
}
