import { afterEach, expect, test } from 'vitest';
import { Random } from '../../../sandbox/dataset/demo/random.ts';
import { OrgClock } from '../../../sandbox/salesforce/clock.ts';
import { SaveRefusal } from '../../../sandbox/salesforce/errors.ts';
import { loadDataSet } from '../../../sandbox/salesforce/load/load.ts';
import { ORG_IDS } from '../../../sandbox/salesforce/load/org.ts';
import { objectNamed } from '../../../sandbox/salesforce/objects/catalogue.ts';
import { QueryEngine } from '../../../sandbox/salesforce/query/engine.ts';
import { Records } from '../../../sandbox/salesforce/records/records.ts';
import { openStore } from '../../../sandbox/salesforce/store/open.ts';
import type { Store } from '../../../sandbox/salesforce/store/store.ts';
import { startStreaming } from '../../../sandbox/salesforce/streaming/streaming.ts';
import type { Message } from './listener.ts';
import { smallCompany } from './small-company.ts';

const MIRRORED = ['Account', 'Contact', 'Opportunity', 'Quote', 'QuoteLineItem', 'Order', 'OrderItem'];
/** What events leave out, and the stamp that records which changed alike share. */
const NOT_COMPARED = ['attributes', 'Id', 'IsDeleted', 'SystemModstamp', 'LastModifiedDate'];

let store: Store;
afterEach(() => store.close());

/** The org's live records by id, as its queries show them, in the shape of events. */
function actual(engine: QueryEngine): Map<string, Record<string, unknown>> {
  const records = new Map<string, Record<string, unknown>>();
  for (const name of MIRRORED) {
    const fields = objectNamed(name).fields.filter(
      ({ type, compoundFieldName, name: field }) =>
        type !== 'address' && !compoundFieldName && field !== 'Name',
    );
    const list = fields.map((field) => field.name).join(', ');
    const page = JSON.parse(engine.query(`SELECT ${list} FROM ${name}`, { version: '66.0' }));
    for (const record of page.records) records.set(record.Id, compared(record));
  }
  return records;
}

function compared(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record)
      .filter(([name, value]) => !NOT_COMPARED.includes(name) && value !== null)
      .filter(([name]) => !['Name', 'Salutation', 'FirstName', 'LastName'].includes(name))
      .map(([name, value]) => [name, typeof value === 'string' ? value.replace(/\+0000$/, 'Z') : value]),
  );
}

/** What a subscriber makes of an event. */
function apply(mirror: Map<string, Record<string, unknown>>, { payload }: Message): void {
  const { ChangeEventHeader, ...fields } = payload;
  const { changeType, recordIds, entityName } = ChangeEventHeader;
  if (!MIRRORED.includes(entityName)) return;
  const flat = Object.fromEntries(Object.entries(fields).filter(([name]) => !name.endsWith('Address')));
  for (const id of recordIds) {
    if (changeType === 'DELETE') mirror.delete(id);
    else if (changeType === 'UPDATE') mirror.set(id, compared({ ...mirror.get(id), ...flat }));
    else mirror.set(id, compared(flat));
  }
}

class ChangedMind extends Error {}
class NothingThere extends Error {}

test.each([
  1, 2, 3, 4,
])('Who follows the events knows the records, whatever was written and rolled back (seed %i)', (seed) => {
  const random = new Random(seed, 7);
  const dataSet = smallCompany();
  const clock = new OrgClock(dataSet.today);
  const load = (into: Store) => loadDataSet(into, dataSet, dataSet.today, clock.next());
  store = openStore({ dataDir: undefined, dataSet, load });
  const engine = new QueryEngine(store, clock);
  const saved = new Records(store, clock);
  const { log } = startStreaming({ store, engine, clock });
  const mirror = actual(engine);
  const ids = (name: string, deleted = 0): string[] =>
    store
      .statement(`SELECT "Id" AS id FROM "${name}" WHERE "IsDeleted" = ${deleted}`)
      .all()
      .map((row) => String(row.id));
  const one = (name: string, deleted = 0): string => {
    const found = ids(name, deleted);
    if (found.length === 0) throw new NothingThere();
    return random.pick(found);
  };
  const user = ORG_IDS.user;
  const steps: (() => void)[] = [
    () => saved.create(objectNamed('Account'), { Name: `A${random.integer(1, 99)}`, BillingCity: 'x' }, user),
    () => saved.create(objectNamed('Contact'), { LastName: 'L', AccountId: one('Account') }, user),
    () =>
      saved.create(
        objectNamed('OrderItem'),
        {
          OrderId: one('Order'),
          PricebookEntryId: one('PricebookEntry'),
          Quantity: 2,
          UnitPrice: 3,
        },
        user,
      ),
    () =>
      saved.create(
        objectNamed('QuoteLineItem'),
        {
          QuoteId: one('Quote'),
          PricebookEntryId: one('PricebookEntry'),
          Quantity: 1,
          UnitPrice: 9,
        },
        user,
      ),
    () => {
      for (const id of ids('Account').slice(0, 3))
        saved.update(objectNamed('Account'), id, { Phone: String(random.integer(1, 3)) }, user);
    },
    () =>
      saved.update(objectNamed('Order'), one('Order'), { Status: random.pick(['Draft', 'Activated']) }, user),
    () =>
      saved.update(
        objectNamed('QuoteLineItem'),
        one('QuoteLineItem'),
        { Quantity: random.integer(1, 9) },
        user,
      ),
    () => {
      const name = random.pick(MIRRORED);
      saved.remove(objectNamed(name), one(name), user);
    },
    () => {
      const name = random.pick(MIRRORED);
      saved.restore(objectNamed(name), one(name, 1), user);
    },
  ];
  let told = 0;
  let position = 0;
  let undone = 0;
  for (let i = 0; i < 150; i++) {
    try {
      store.atomically(() => {
        for (let parts = random.integer(1, 3); parts > 0; parts--)
          try {
            random.pick(steps)();
          } catch (error) {
            // A part that is refused leaves the others alone.
            if (!(error instanceof SaveRefusal) && !(error instanceof NothingThere)) throw error;
          }
        if (random.chance(0.2)) throw new ChangedMind();
      });
    } catch (error) {
      if (!(error instanceof ChangedMind)) throw error;
      undone++;
    }
    for (const event of log.after({ family: 'change' }, position, user)) {
      apply(mirror, JSON.parse(event.data) as Message);
      position = event.replayId;
      told++;
    }
    expect(mirror).toEqual(actual(engine));
  }
  expect(told).toBeGreaterThan(100);
  expect(undone).toBeGreaterThan(10);
});
