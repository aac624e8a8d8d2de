/** What a field is: the one description that describe, the query checker, saving and storage all read. */

export type FieldType =
  | 'id'
  | 'reference'
  | 'string'
  | 'textarea'
  | 'picklist'
  | 'email'
  | 'phone'
  | 'url'
  | 'boolean'
  | 'int'
  | 'double'
  | 'currency'
  | 'percent'
  | 'date'
  | 'datetime'
  | 'address'
  | 'multipicklist';

interface Reference {
  readonly to: readonly string[];
  /** The name of the parent in a path (`Account` of `AccountId`). */
  readonly relationship: string;
  /** The name of the child list on the parent. */
  readonly children?: string;
  /** What deleting the parent does to this record. */
  readonly onDelete: 'cascade' | 'clear' | 'restrict';
}

export interface Field {
  readonly name: string;
  readonly label: string;
  readonly type: FieldType;
  /** Characters; 0 for what is not text. */
  readonly length: number;
  /** Digits in all and after the point; 0 for what is not a number. */
  readonly precision: number;
  readonly scale: number;
  readonly nillable: boolean;
  readonly createable: boolean;
  readonly updateable: boolean;
  /** Value of a created record that gives none. */
  readonly initial?: string | bigint;
  readonly reference?: Reference;
  /** Values in the order in which they sort. */
  readonly values?: readonly string[];
  /** Only these values may be saved. */
  readonly restricted: boolean;
  readonly externalId: boolean;
  readonly unique: boolean;
  readonly nameField: boolean;
  /** For example `{00000000}` with its first number. */
  readonly autoNumber?: { readonly prefix: string; readonly digits: number; readonly first: number };
  readonly calculated: boolean;
  readonly custom: boolean;
  readonly filterable: boolean;
  readonly sortable: boolean;
  readonly groupable: boolean;
  /** Stored with an index. */
  readonly indexed: boolean;
  /** An address's component fields by their name in the compound value. */
  readonly parts?: Readonly<Record<string, string>>;
  readonly compoundFieldName?: string;
}

export interface FieldOptions {
  readonly label?: string;
  readonly required?: boolean;
  /** Neither created nor updated by clients. */
  readonly readOnly?: boolean;
  readonly createOnly?: boolean;
  readonly calculated?: boolean;
  readonly initial?: string | bigint;
  readonly values?: readonly string[];
  readonly restricted?: boolean;
  readonly externalId?: boolean;
  readonly unique?: boolean;
  readonly nameField?: boolean;
  readonly autoNumber?: { readonly prefix: string; readonly digits: number; readonly first: number };
  readonly indexed?: boolean;
  /** Digits in all, and after the point; where not given, 18 and 2. */
  readonly precision?: number;
  readonly scale?: number;
  readonly compoundFieldName?: string;
}

const DIGITS = 18;

function field(name: string, type: FieldType, length: number, options: FieldOptions): Field {
  const number = type === 'double' || type === 'currency' || type === 'percent';
  const long = type === 'textarea' && length > 255;
  return {
    name,
    label: options.label ?? labelOf(name),
    type,
    length,
    precision: number ? (options.precision ?? DIGITS) : 0,
    scale: number ? (options.scale ?? 2) : 0,
    nillable: !(options.required ?? false) && type !== 'boolean',
    createable: !options.readOnly,
    updateable: !options.readOnly && !options.createOnly,
    ...(options.initial === undefined ? {} : { initial: options.initial }),
    ...(options.values ? { values: options.values } : {}),
    restricted: options.restricted ?? false,
    externalId: options.externalId ?? false,
    unique: options.unique ?? false,
    nameField: options.nameField ?? false,
    ...(options.autoNumber ? { autoNumber: options.autoNumber } : {}),
    calculated: options.calculated ?? false,
    custom: name.endsWith('__c'),
    filterable: !long && type !== 'address',
    sortable: !long && type !== 'address' && type !== 'multipicklist',
    groupable: !long && !number && type !== 'address' && type !== 'datetime' && type !== 'multipicklist',
    indexed: options.indexed ?? options.externalId ?? false,
    ...(options.compoundFieldName ? { compoundFieldName: options.compoundFieldName } : {}),
  };
}

/** `BillingPostalCode` → `Billing Postal Code`, `Region__c` → `Region`, `AccountId` → `Account ID`. */
function labelOf(name: string): string {
  return name
    .replace(/__c$/, '')
    .replace(/_/g, ' ')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/ Id$/, ' ID');
}

export const text = (name: string, length: number, options: FieldOptions = {}): Field =>
  field(name, 'string', length, options);
export const longText = (name: string, length: number, options: FieldOptions = {}): Field =>
  field(name, 'textarea', length, options);
export const picklist = (name: string, values: readonly string[], options: FieldOptions = {}): Field =>
  field(name, 'picklist', 255, { ...options, values });
export const multiPicklist = (name: string, values: readonly string[], options: FieldOptions = {}): Field =>
  field(name, 'multipicklist', 4099, { ...options, values });
export const email = (name: string, options: FieldOptions = {}): Field => field(name, 'email', 80, options);
export const phone = (name: string, options: FieldOptions = {}): Field => field(name, 'phone', 40, options);
export const url = (name: string, options: FieldOptions = {}): Field => field(name, 'url', 255, options);
export const flag = (name: string, options: FieldOptions = {}): Field =>
  field(name, 'boolean', 0, { initial: 0n, ...options });
export const integer = (name: string, options: FieldOptions = {}): Field => field(name, 'int', 0, options);
export const number = (name: string, options: FieldOptions = {}): Field => field(name, 'double', 0, options);
export const money = (name: string, options: FieldOptions = {}): Field => field(name, 'currency', 0, options);
export const percent = (name: string, options: FieldOptions = {}): Field =>
  field(name, 'percent', 0, options);
export const date = (name: string, options: FieldOptions = {}): Field => field(name, 'date', 0, options);
export const dateTime = (name: string, options: FieldOptions = {}): Field =>
  field(name, 'datetime', 0, options);
export const id = (): Field =>
  field('Id', 'id', 18, { label: 'Record ID', required: true, readOnly: true, indexed: true });

export function lookup(
  name: string,
  to: string | readonly string[],
  options: FieldOptions & {
    readonly relationship?: string;
    readonly children?: string;
    readonly onDelete?: Reference['onDelete'];
  } = {},
): Field {
  const base = field(name, 'reference', 18, options);
  return {
    ...base,
    indexed: options.indexed ?? options.children !== undefined,
    reference: {
      to: typeof to === 'string' ? [to] : to,
      relationship: options.relationship ?? name.replace(/__c$/, '__r').replace(/Id$/, ''),
      ...(options.children ? { children: options.children } : {}),
      onDelete: options.onDelete ?? 'clear',
    },
  };
}

/** The component fields of an address and the compound, read-only field over them. */
export function address(prefix: string): Field[] {
  const compound = { compoundFieldName: `${prefix}Address` };
  const parts: Record<string, Field> = {
    city: text(`${prefix}City`, 40, compound),
    country: text(`${prefix}Country`, 80, compound),
    postalCode: text(`${prefix}PostalCode`, 20, compound),
    state: text(`${prefix}State`, 80, compound),
    street: longText(`${prefix}Street`, 255, compound),
  };
  const whole: Field = {
    ...field(`${prefix}Address`, 'address', 0, { readOnly: true }),
    parts: Object.fromEntries(Object.entries(parts).map(([key, part]) => [key, part.name])),
  };
  return [...Object.values(parts), whole];
}
