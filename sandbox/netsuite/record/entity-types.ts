import { type RecordType, recordType } from './record-type.ts';

/** Customers and other people and companies. */
export const ENTITY_TYPES: readonly RecordType[] = [
  recordType('customer', {
    table: 'customer',
    typeId: -2,
    shown: 'Customer',
    kind: 'entity',
    fields: `*id entityId *entityTitle companyName isPerson firstName lastName email phone comments externalId isInactive currency terms salesRep partner parent
      category priceLevel receivablesAccount *searchStage entityStatus *dateCreated *lastModifiedDate creditLimit creditHoldOverride subsidiary url title
      *balance=balancesearch *overdueBalance=overduebalancesearch *unbilledOrders=unbilledorderssearch *consolBalance=consolbalancesearch
      *consolOverdueBalance=consoloverduebalancesearch *consolUnbilledOrders=consolunbilledorderssearch *daysOverdue=daysoverduesearch
      *firstOrderDate *lastOrderDate *firstSaleDate *lastSaleDate *altName custentity_channel custentity_salesforce_id`,
    sublists: ['addressBook', 'contactRoles'],
  }),
  recordType('contact', {
    table: 'contact',
    typeId: -6,
    shown: 'Contact',
    kind: 'entity',
    fields: `*id entityId firstName middleName lastName salutation title email altEmail phone officePhone mobilePhone homePhone fax comments
      company subsidiary isPrivate isInactive externalId *dateCreated *lastModifiedDate`,
  }),
  recordType('employee', {
    table: 'employee',
    typeId: -4,
    shown: 'Employee',
    kind: 'entity',
    fields:
      '*id entityId firstName lastName email phone title department subsidiary supervisor currency isSalesRep isInactive externalId *dateCreated *lastModifiedDate',
  }),
  recordType('partner', {
    table: 'partner',
    typeId: -5,
    shown: 'Partner',
    kind: 'entity',
    fields:
      '*id entityId *entityTitle companyName isPerson firstName lastName email phone subsidiary partnerCode isInactive externalId *dateCreated *lastModifiedDate custentity_salesforce_id',
  }),
];
