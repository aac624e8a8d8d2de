import { isSearchable } from '../search/searchable.ts';
import { childListsOf, SOBJECTS } from './catalogue.ts';
import type { Field, FieldType } from './field.ts';
import { isCustom, type SObject } from './sobject.ts';

/** The record type that records of objects without record types have. */
export const MASTER_RECORD_TYPE = '012000000000000AAA';
/** Layouts that are asked for by name. */
const NAMED_LAYOUTS: Readonly<Record<string, readonly string[]>> = { User: ['UserAlt'] };
/** Objects whose records can be merged into one. */
export const MERGEABLE: ReadonlySet<string> = new Set(['Account', 'Contact', 'Lead', 'Case']);

export function namedLayouts(object: SObject): readonly string[] {
  return NAMED_LAYOUTS[object.name] ?? [];
}

const SOAP_TYPES: Readonly<Record<FieldType, string>> = {
  id: 'tns:ID',
  reference: 'tns:ID',
  string: 'xsd:string',
  textarea: 'xsd:string',
  picklist: 'xsd:string',
  multipicklist: 'xsd:string',
  email: 'xsd:string',
  phone: 'xsd:string',
  url: 'xsd:string',
  boolean: 'xsd:boolean',
  int: 'xsd:int',
  double: 'xsd:double',
  currency: 'xsd:double',
  percent: 'xsd:double',
  date: 'xsd:date',
  datetime: 'xsd:dateTime',
  address: 'urn:address',
};

/** `GET /sobjects`. */
export function describeGlobal(version: string, origin: string): unknown {
  return {
    encoding: 'UTF-8',
    maxBatchSize: 200,
    sobjects: SOBJECTS.map((object) => summary(object, version, origin)),
  };
}

/** An object as `GET /sobjects` and `GET /sobjects/T` show it. */
export function summary(object: SObject, version: string, origin: string): Record<string, unknown> {
  return {
    activateable: false,
    associateEntityType: null,
    associateParentEntity: null,
    createable: object.createable,
    custom: isCustom(object.name),
    customSetting: false,
    deepCloneable: false,
    deletable: object.deletable,
    deprecatedAndHidden: false,
    feedEnabled: false,
    hasSubtypes: false,
    isInterface: false,
    isSubtype: false,
    keyPrefix: object.keyPrefix === '' ? null : object.keyPrefix,
    label: object.label,
    labelPlural: object.labelPlural,
    layoutable: object.view === undefined,
    mergeable: MERGEABLE.has(object.name),
    mruEnabled: object.viewed,
    name: object.name,
    queryable: object.view === undefined,
    replicateable: object.view === undefined,
    retrieveable: object.view === undefined,
    searchable: isSearchable(object),
    triggerable: object.view === undefined,
    undeletable: object.deletable,
    updateable: object.updateable,
    urls: urls(object, version, origin),
  };
}

function urls(object: SObject, version: string, origin: string): Record<string, string> {
  const base = `/services/data/v${version}/sobjects/${object.name}`;
  const always = { describe: `${base}/describe`, rowTemplate: `${base}/{ID}`, sobject: base };
  if (!object.viewed) return always;
  return {
    ...always,
    approvalLayouts: `${base}/describe/approvalLayouts`,
    compactLayouts: `${base}/describe/compactLayouts`,
    layouts: `${base}/describe/layouts`,
    listviews: `${base}/listviews`,
    quickActions: `${base}/quickActions`,
    uiDetailTemplate: `${origin}/{ID}`,
    uiEditTemplate: `${origin}/{ID}/e`,
    uiNewRecord: `${origin}/${object.keyPrefix}/e`,
  };
}

/** `GET /sobjects/T/describe`; `currencies` are the active ones. */
export function describe(
  object: SObject,
  version: string,
  origin: string,
  currencies: readonly string[],
): Record<string, unknown> {
  const base = `/services/data/v${version}/sobjects/${object.name}`;
  return {
    ...summary(object, version, origin),
    actionOverrides: [],
    childRelationships: childListsOf(object).map(({ name, object: child, field }) => ({
      cascadeDelete: field.reference?.onDelete === 'cascade',
      childSObject: child.name,
      deprecatedAndHidden: false,
      field: field.name,
      junctionIdListNames: [],
      junctionReferenceTo: [],
      relationshipName: name,
      restrictedDelete: field.reference?.onDelete === 'restrict',
    })),
    compactLayoutable: true,
    defaultImplementation: null,
    extendedBy: null,
    extendsInterfaces: null,
    fields: object.fields.map((field) => describeField(field, currencies)),
    implementedBy: null,
    implementsInterfaces: null,
    listviewable: null,
    lookupLayoutable: null,
    namedLayoutInfos: namedLayouts(object).map((name) => ({
      name,
      urls: { layout: `${base}/describe/namedLayouts/${name}` },
    })),
    networkScopeFieldName: null,
    recordTypeInfos: [
      {
        active: true,
        available: true,
        defaultRecordTypeMapping: true,
        developerName: 'Master',
        master: true,
        name: 'Master',
        recordTypeId: MASTER_RECORD_TYPE,
        urls: { layout: `${base}/describe/layouts/${MASTER_RECORD_TYPE}` },
      },
    ],
    searchLayoutable: true,
    sobjectDescribeOption: 'FULL',
    supportedScopes: [{ label: `All ${object.labelPlural.toLowerCase()}`, name: 'everything' }],
  };
}

function describeField(field: Field, currencies: readonly string[]): unknown {
  const defaulted =
    field.initial !== undefined ||
    (!field.createable && !field.nillable) ||
    field.name === 'OwnerId' ||
    field.name === 'CurrencyIsoCode';
  const values = field.name === 'CurrencyIsoCode' ? currencies : (field.values ?? []);
  return {
    aggregatable: field.sortable && field.type !== 'boolean',
    aiPredictionField: false,
    autoNumber: field.autoNumber !== undefined,
    byteLength: field.type === 'id' || field.type === 'reference' ? field.length : field.length * 3,
    calculated: field.calculated,
    calculatedFormula: null,
    cascadeDelete: field.reference?.onDelete === 'cascade',
    caseSensitive: false,
    compoundFieldName: field.compoundFieldName ?? null,
    controllerName: null,
    createable: field.createable,
    custom: field.custom,
    defaultValue: field.type === 'boolean' ? field.initial === 1n : (field.initial ?? null),
    defaultValueFormula: null,
    defaultedOnCreate: defaulted,
    dependentPicklist: false,
    deprecatedAndHidden: false,
    digits: field.type === 'int' ? 9 : 0,
    displayLocationInDecimal: false,
    encrypted: false,
    externalId: field.externalId,
    extraTypeInfo: field.type === 'textarea' ? 'plaintextarea' : null,
    filterable: field.filterable,
    filteredLookupInfo: null,
    formulaTreatNullNumberAsZero: false,
    groupable: field.groupable,
    highScaleNumber: false,
    htmlFormatted: false,
    idLookup: field.type === 'id' || field.externalId,
    inlineHelpText: null,
    label: field.label,
    length: field.length,
    mask: null,
    maskType: null,
    name: field.name,
    nameField: field.nameField,
    namePointing: (field.reference?.to.length ?? 0) > 1,
    nillable: field.nillable,
    permissionable: field.createable && field.nillable,
    picklistValues: values.map((value) => ({
      active: true,
      defaultValue: value === field.initial,
      label: value,
      validFor: null,
      value,
    })),
    polymorphicForeignKey: (field.reference?.to.length ?? 0) > 1,
    precision: field.precision,
    queryByDistance: field.type === 'address',
    referenceTargetField: null,
    referenceTo: field.reference?.to ?? [],
    relationshipName: field.reference?.relationship ?? null,
    relationshipOrder: null,
    restrictedDelete: field.reference?.onDelete === 'restrict',
    restrictedPicklist: field.restricted,
    scale: field.scale,
    searchPrefilterable: field.reference !== undefined,
    soapType: SOAP_TYPES[field.type],
    sortable: field.sortable,
    type: field.type,
    unique: field.unique,
    updateable: field.updateable,
    writeRequiresMasterRead: false,
  };
}
