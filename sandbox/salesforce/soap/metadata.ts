import { ASSUMED } from '../assumed.ts';
import { findField, findObject } from '../objects/catalogue.ts';
import type { Field } from '../objects/field.ts';
import { CONVERTED_STATUS } from '../objects/leads.ts';
import { SoapFault, type SoapOperation } from './call.ts';
import { type Content, childrenNamed, textOf } from './xml.ts';

const TYPES: Readonly<Record<string, string>> = {
  string: 'Text',
  textarea: 'LongTextArea',
  picklist: 'Picklist',
  multipicklist: 'MultiselectPicklist',
  email: 'Email',
  phone: 'Phone',
  url: 'Url',
  boolean: 'Checkbox',
  int: 'Number',
  double: 'Number',
  currency: 'Currency',
  percent: 'Percent',
  date: 'Date',
  datetime: 'DateTime',
  reference: 'Lookup',
};

/** The definitions of fields by their full names (`Lead.Status`): the one type of metadata that clients read here. */
export const readMetadata: SoapOperation = ({ args }) => {
  const type = textOf(args, 'type') ?? '';
  if (type !== 'CustomField') throw new SoapFault('INVALID_TYPE', ASSUMED.soap.metadataType(type));
  return { records: childrenNamed(args, 'fullNames').map(({ text }) => fieldContent(text)) };
};

function fieldContent(fullName: string): Content {
  const [objectName = '', fieldName = ''] = fullName.split('.');
  const object = findObject(objectName);
  const field = object ? findField(object, fieldName) : undefined;
  if (!object || !field) return {};
  return {
    fullName: `${object.name}.${field.name}`,
    label: field.label,
    length: field.length > 0 ? field.length : undefined,
    picklist: field.values ? picklistOf(field, field.values) : undefined,
    required: !field.nillable,
    type: TYPES[field.type],
    unique: field.unique,
  };
}

function picklistOf(field: Field, values: readonly string[]): Content {
  return {
    picklistValues: values.map((value) => ({
      fullName: value,
      default: field.initial === value,
      converted: value === CONVERTED_STATUS,
    })),
    sorted: false,
  };
}
