import { ASSUMED } from '../assumed.ts';
import { flag, lookup, picklist } from './field.ts';
import { externalKey, type SObject, sObject } from './sobject.ts';

const ROLES = ['Reseller', 'System Integrator', 'Distributor', 'Agency', 'VAR/Reseller', 'Other'];
const fixed = { createable: false, updateable: false, deletable: false };

/** Which accounts work together, in general or on a deal; the two read-only objects show what Partner records say. */
export const partnerObjects: readonly SObject[] = [
  sObject(
    'Partner',
    '00I',
    [
      lookup('OpportunityId', 'Opportunity', {
        createOnly: true,
        children: 'Partners',
        onDelete: 'cascade',
      }),
      lookup('AccountFromId', 'Account', {
        createOnly: true,
        children: 'PartnersFrom',
        onDelete: 'cascade',
        relationship: 'AccountFrom',
      }),
      lookup('AccountToId', 'Account', {
        required: true,
        createOnly: true,
        children: 'PartnersTo',
        onDelete: 'cascade',
        relationship: 'AccountTo',
      }),
      picklist('Role', ROLES, { createOnly: true }),
      flag('IsPrimary', { createOnly: true }),
      externalKey(),
    ],
    { updateable: false },
  ),
  sObject(
    'OpportunityPartner',
    ASSUMED.keyPrefixes.opportunityPartner,
    [
      lookup('OpportunityId', 'Opportunity', {
        required: true,
        readOnly: true,
        children: 'OpportunityPartnersFrom',
        onDelete: 'cascade',
      }),
      lookup('AccountToId', 'Account', {
        required: true,
        readOnly: true,
        children: 'OpportunityPartnersTo',
        onDelete: 'cascade',
        relationship: 'AccountTo',
      }),
      ...common(),
    ],
    fixed,
  ),
  sObject(
    'AccountPartner',
    ASSUMED.keyPrefixes.accountPartner,
    [
      lookup('AccountFromId', 'Account', {
        required: true,
        readOnly: true,
        children: 'AccountPartnersFrom',
        onDelete: 'cascade',
        relationship: 'AccountFrom',
      }),
      lookup('AccountToId', 'Account', {
        required: true,
        readOnly: true,
        children: 'AccountPartnersTo',
        onDelete: 'cascade',
        relationship: 'AccountTo',
      }),
      lookup('OpportunityId', 'Opportunity', { readOnly: true, children: 'AccountPartners' }),
      ...common(),
    ],
    fixed,
  ),
];

/** The copies go, and come back, with the Partner record that they show. */
function common() {
  return [
    picklist('Role', ROLES, { readOnly: true }),
    flag('IsPrimary', { readOnly: true }),
    lookup('ReversePartnerId', 'Partner', { readOnly: true, onDelete: 'cascade', indexed: true }),
  ];
}
