import type { DataSet, Table } from '../../dataset/dataset.ts';
import { SaveRefusal } from '../errors.ts';
import { fieldNamed, objectNamed, SOBJECTS } from '../objects/catalogue.ts';
import type { Field } from '../objects/field.ts';
import type { SObject } from '../objects/sobject.ts';
import { newRow, requireActiveCurrency, requireFields } from '../records/new-row.ts';
import { ruleContext } from '../records/rule-context.ts';
import { storedValue } from '../records/stored-value.ts';
import { datedRateRules } from '../rules/currency.ts';
import { rollUpOpportunity } from '../rules/opportunity-totals.ts';
import { rollUpOrder } from '../rules/order.ts';
import { partnerRules } from '../rules/partner.ts';
import { rollUpQuote } from '../rules/quote-totals.ts';
import { rollUpReductions } from '../rules/reduction.ts';
import type { RuleContext } from '../rules/rules.ts';
import { rulesOf } from '../rules/rules-of.ts';
import { indexStatements } from '../store/layout.ts';
import type { Row, Store } from '../store/store.ts';
import { type Column, columnsOf } from './columns.ts';
import { Keys } from './keys.ts';
import { createOrg, currencyType, ORG_IDS, STANDARD_PRICE_BOOK } from './org.ts';
import { PriceEntries } from './price-entries.ts';
import { cachedReads } from './read-cache.ts';
import { completeUser } from './user-fields.ts';

/** The order in which records are written, whatever the order of the files: parents first. */
const ORDER = [
  'CurrencyType',
  'DatedConversionRate',
  'Group',
  'User',
  'RecordType',
  'Account',
  'Contact',
  'Product2',
  'Deal_Registration__c',
  'Partner_Price__c',
  'Pricebook2',
  'PricebookEntry',
  'Contract',
  'Opportunity',
  'OpportunityLineItem',
  'Quote',
  'QuoteLineItem',
  'Order',
  'OrderItem',
  'Partner',
];
/** Lines, with the object and field of their parent. */
const LINES: Readonly<Record<string, { parent: string; field: string }>> = {
  OpportunityLineItem: { parent: 'Opportunity', field: 'OpportunityId' },
  QuoteLineItem: { parent: 'Quote', field: 'QuoteId' },
  OrderItem: { parent: 'Order', field: 'OrderId' },
};
/** Objects that are written as drafts and take their status when their lines are there. */
const DRAFTED = ['Contract', 'Order'];
/** The field that says of which day a record is. */
const DATES: Readonly<Record<string, string>> = {
  Opportunity: 'CloseDate',
  Order: 'EffectiveDate',
  Contract: 'StartDate',
};

/**
 * Fills an empty store (tables, no indexes) from a data set: the org itself, then the files' records by the same
 * rules as any client's. Throws, naming file, row and column, for what does not fit.
 */
export function loadDataSet(store: Store, dataSet: DataSet, today: string, now: string): void {
  for (const name of dataSet.salesforce.keys())
    if (!ORDER.includes(name)) throw new Error(`salesforce/${name}.csv: unknown object ${name}`);
  createOrg(store, dataSet.name, midnight(today), now);
  new Load(store, dataSet.salesforce, today, now).run();
}

class Load {
  readonly #store: Store;
  readonly #tables: DataSet['salesforce'];
  readonly #today: string;
  readonly #keys: Keys;
  readonly #context: RuleContext;
  readonly #standardBook: string;
  #entries: PriceEntries | undefined;
  /** Statuses that wait for the lines: object, id and status with the place to name in a refusal. */
  readonly #waiting: { object: string; id: string; status: string; place: string }[] = [];

  constructor(store: Store, tables: DataSet['salesforce'], today: string, now: string) {
    this.#store = store;
    this.#tables = tables;
    this.#today = today;
    this.#context = cachedReads(ruleContext(store, ORG_IDS.user, now));
    this.#keys = new Keys(store, tables);
    const books = objectNamed('Pricebook2');
    this.#standardBook = this.#keys.find(books, fieldNamed(books, 'Name'), STANDARD_PRICE_BOOK) as string;
  }

  run(): void {
    this.#keys.refuseDuplicates();
    // Prices are looked up while they are written; all other indexes are made afterwards.
    for (const statement of indexStatements(objectNamed('PricebookEntry'))) this.#store.db.exec(statement);
    for (const name of ORDER) {
      const table = this.#tables.get(name);
      if (table) this.#loadTable(objectNamed(name), table);
      if (name === 'CurrencyType') this.#activateCurrencies();
    }
    for (const object of SOBJECTS)
      if (object.name !== 'PricebookEntry')
        for (const statement of indexStatements(object)) this.#store.db.exec(statement);
    this.#rollUp();
    this.#setStatuses();
    this.#store.forgetSequences();
  }

  #loadTable(object: SObject, table: Table): void {
    const columns = columnsOf(object, table);
    const rules = rulesOf(object.name);
    table.rows.forEach((cells, i) => {
      const place = `salesforce/${object.name}.csv, row ${i + 1}`;
      refusedAt(place, () => {
        const given = this.#given(object, columns, cells, place);
        given.Id = this.#keys.idOfRow(object, i);
        this.#derive(object, given, i, place);
        const row = newRow(this.#store, this.#context, object, given, this.#createdDate(object, given));
        rules.completing?.(this.#context, row);
        requireFields(object, row);
        requireActiveCurrency(this.#context, row);
        rules.creating?.(this.#context, row);
        this.#store.insert(object, row);
      });
    });
  }

  #given(object: SObject, columns: readonly Column[], cells: readonly string[], place: string): Row {
    const given: Row = {};
    columns.forEach(({ header, field, lookup }, i) => {
      const text = cells[i] ?? '';
      if (text === '') return;
      const at = `${place}, column ${header}`;
      if (lookup) {
        const id = this.#keys.find(lookup.object, lookup.key, text);
        if (id === undefined)
          throw new Error(`${at}: no ${lookup.object.name} has ${lookup.key.name} "${text}"`);
        given[field.name] = id;
      } else given[field.name] = refusedAt(at, () => storedValue(ownWords(field), text));
    });
    if (DRAFTED.includes(object.name) && typeof given.Status === 'string' && given.Status !== 'Draft') {
      const id = this.#keys.idOfRow(object, Number(place.slice(place.lastIndexOf(' ') + 1)) - 1);
      this.#waiting.push({
        object: object.name,
        id,
        status: given.Status,
        place: `${place}, column Status`,
      });
      given.Status = 'Draft';
    }
    return given;
  }

  /** What the files leave to the loader. */
  #derive(object: SObject, given: Row, index: number, place: string): void {
    if (object.name === 'User') completeUser(given, index + 1);
    if (object.name === 'Quote' || object.name === 'Order') given.Pricebook2Id ??= this.#standardBook;
    if (object.name === 'PricebookEntry') given.Pricebook2Id ??= this.#standardBook;
    const line = LINES[object.name];
    if (!line || given.PricebookEntryId) return;
    const parentId = given[line.field];
    const parent = typeof parentId === 'string' ? this.#context.read(line.parent, parentId) : undefined;
    if (!parent) throw new Error(`${place}: the line has no ${line.parent}`);
    const book = parent.Pricebook2Id ?? this.#standardBook;
    this.#entries ??= new PriceEntries(this.#store);
    const entry = this.#entries.find(book, given.Product2Id, parent.CurrencyIsoCode);
    if (entry === undefined)
      throw new Error(
        `${place}: the product has no price in ${parent.CurrencyIsoCode} in the price book of its ${line.parent}`,
      );
    given.PricebookEntryId = entry;
  }

  #createdDate(object: SObject, given: Row): string {
    const own = DATES[object.name];
    const day = own === undefined ? undefined : given[own];
    if (typeof day === 'string') return midnight(day);
    const opportunity = object.name === 'Quote' ? given.OpportunityId : undefined;
    if (typeof opportunity === 'string') {
      const date = this.#context.read('Opportunity', opportunity)?.CloseDate;
      // an open deal closes in the future, but nothing was created there
      if (typeof date === 'string') return midnight(date < this.#today ? date : this.#today);
    }
    return midnight(this.#today);
  }

  /** Activates every currency that a file uses and CurrencyType.csv does not list. */
  #activateCurrencies(): void {
    const codes = new Set<string>();
    for (const { columns, rows } of this.#tables.values()) {
      const index = columns.indexOf('CurrencyIsoCode');
      if (index >= 0) for (const row of rows) if (row[index]) codes.add(row[index]);
    }
    const object = objectNamed('CurrencyType');
    const supported = fieldNamed(object, 'IsoCode').values ?? [];
    for (const code of codes) {
      if (this.#context.decimalPlaces(code) !== undefined || !supported.includes(code)) continue;
      const row = newRow(
        this.#store,
        this.#context,
        object,
        currencyType(code, false),
        midnight(this.#today),
      );
      this.#store.insert(object, row);
    }
  }

  #rollUp(): void {
    const parents = (lines: string, field: string): string[] =>
      this.#store
        .statement(`SELECT DISTINCT "${field}" AS id FROM "${lines}" WHERE "${field}" IS NOT NULL`)
        .all()
        .map((row) => String(row.id));
    for (const id of parents('OpportunityLineItem', 'OpportunityId')) rollUpOpportunity(this.#context, id);
    for (const id of parents('QuoteLineItem', 'QuoteId')) rollUpQuote(this.#context, id);
    for (const id of parents('OrderItem', 'OrderId')) rollUpOrder(this.#context, id);
    for (const id of parents('OrderItem', 'OriginalOrderItemId')) rollUpReductions(this.#context, id);
    for (const row of this.#store.statement('SELECT * FROM "Partner"').all() as Row[])
      partnerRules.saved?.(this.#context, row, undefined);
    for (const code of parents('DatedConversionRate', 'IsoCode'))
      datedRateRules.saved?.(this.#context, { IsoCode: code }, undefined);
  }

  #setStatuses(): void {
    for (const { object: name, id, status, place } of this.#waiting) {
      const before = this.#context.read(name, id) as Row;
      const row: Row = { ...before, Status: status };
      refusedAt(place, () => rulesOf(name).updating?.(this.#context, row, before, new Set(['Status'])));
      const { Status = null, StatusCode = null, ActivatedById = null } = row;
      const activated = row.ActivatedDate === null ? null : (row.CreatedDate ?? null);
      this.#context.update(name, id, { Status, StatusCode, ActivatedById, ActivatedDate: activated });
    }
  }
}

/** A data set may have stages of its own: deals that are open, with no chance said. */
function ownWords(field: Field): Field {
  return field.name === 'StageName' ? { ...field, restricted: false } : field;
}

/** Turns a refusal into a message that names the place. */
function refusedAt<T>(place: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof SaveRefusal) throw new Error(`${place}: ${error.message}`);
    throw error;
  }
}

function midnight(day: string): string {
  return `${day}T00:00:00.000+0000`;
}
