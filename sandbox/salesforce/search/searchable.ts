import { SOBJECTS } from '../objects/catalogue.ts';
import type { Field } from '../objects/field.ts';
import type { SObject } from '../objects/sobject.ts';
import type { SearchScope } from './syntax.ts';

/** Objects that describe the org itself and its processes. */
const SETUP = new Set([
  'ProcessDefinition',
  'ProcessNode',
  'ProcessInstance',
  'ProcessInstanceStep',
  'ProcessInstanceWorkitem',
  'PushTopic',
  'StreamingChannel',
  'Partner',
  'Organization',
  'Profile',
  'RecordType',
  'CurrencyType',
  'DatedConversionRate',
  'OpportunityStage',
]);
const TEXT: readonly Field['type'][] = ['string', 'textarea', 'email', 'phone', 'url'];

/** Whether the object's records can be found by their text. */
export function isSearchable(object: SObject): boolean {
  return !SETUP.has(object.name) && object.view === undefined && fieldsIn(object, 'ALL').length > 0;
}

export function searchableObjects(): SObject[] {
  return SOBJECTS.filter(isSearchable);
}

/** The fields that a search looks into. */
export function fieldsIn(object: SObject, scope: SearchScope): Field[] {
  return object.fields.filter((field) => TEXT.includes(field.type) && isIn(field, scope));
}

function isIn(field: Field, scope: SearchScope): boolean {
  const name = field.nameField || field.name === 'FirstName' || field.name === 'LastName';
  switch (scope) {
    case 'ALL':
      return true;
    case 'NAME':
      return name;
    case 'EMAIL':
      return field.type === 'email';
    case 'PHONE':
      return field.type === 'phone';
    case 'SIDEBAR':
      return name || field.type === 'email' || field.type === 'phone';
  }
}
