import { dateTime, type Field, type FieldOptions, flag, id, lookup, picklist, text } from './field.ts';

/** One sObject type; fields by their lower-case name, since the API ignores case. */
export interface SObject {
  readonly name: string;
  readonly label: string;
  readonly labelPlural: string;
  readonly keyPrefix: string;
  readonly fields: readonly Field[];
  readonly byName: ReadonlyMap<string, Field>;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly deletable: boolean;
  /** Keeps when a user last looked at a record, and so is among the recent items. */
  readonly viewed: boolean;
  /** Its records are those of other objects, seen by this query: there is no table, and only child lists show them. */
  readonly view?: string;
}

interface SObjectOptions {
  readonly plural?: string;
  readonly createable?: boolean;
  readonly updateable?: boolean;
  readonly deletable?: boolean;
  /** By default what has an owner. */
  readonly viewed?: boolean;
  readonly view?: string;
}

export function sObject(
  name: string,
  keyPrefix: string,
  fields: readonly Field[],
  options: SObjectOptions = {},
): SObject {
  const label = isCustom(name)
    ? name.replace(/__c$/, '').replace(/_/g, ' ')
    : name.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/\d$/, '');
  const viewed = options.viewed ?? fields.some((field) => field.name === 'OwnerId');
  const all = [id(), ...fields, ...systemFields(), ...(viewed ? viewFields() : [])];
  return {
    name,
    label,
    labelPlural: options.plural ?? `${label}s`,
    keyPrefix,
    fields: all,
    byName: new Map(all.map((field) => [field.name.toLowerCase(), field])),
    createable: options.createable ?? true,
    updateable: options.updateable ?? true,
    deletable: options.deletable ?? true,
    viewed,
    ...(options.view === undefined ? {} : { view: options.view }),
  };
}

/** Whether the org made the object or field itself. */
export function isCustom(name: string): boolean {
  return name.endsWith('__c');
}

function systemFields(): Field[] {
  const system = { required: true, readOnly: true } as const;
  return [
    flag('IsDeleted', { ...system, label: 'Deleted' }),
    dateTime('CreatedDate', system),
    lookup('CreatedById', 'User', system),
    dateTime('LastModifiedDate', system),
    lookup('LastModifiedById', 'User', system),
    dateTime('SystemModstamp', { ...system, indexed: true }),
  ];
}

function viewFields(): Field[] {
  return [
    dateTime('LastViewedDate', { readOnly: true, indexed: true }),
    dateTime('LastReferencedDate', { readOnly: true, indexed: true }),
  ];
}

/** The key that other systems share with a record. */
export const externalKey = (): Field =>
  text('External_Id__c', 80, { label: 'External Id', externalId: true, unique: true });

/** The currencies an org can activate; a record's currency must be an active one. */
export const CURRENCIES: readonly string[] = Intl.supportedValuesOf('currency');

export const currencyCode = (options: FieldOptions = {}): Field =>
  picklist('CurrencyIsoCode', CURRENCIES, { label: 'Currency ISO Code', restricted: true, ...options });

export const owner = (to: readonly string[] = ['User']): Field => lookup('OwnerId', to, { required: true });
