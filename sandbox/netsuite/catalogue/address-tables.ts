import { defineTable } from './column.ts';

const ADDRESS = `nkey:key addr1:text addr2:text addr3:text addressee:text addrphone:text addrtext:text attention:text
  city:text country:text dropdownstate:text override:flag! recordowner:int state:text zip:text lastmodifieddate:time!`;

/** Addresses and the people at a company. */
export const ADDRESS_TABLES = [
  defineTable('customeraddressbook', {
    label: 'label',
    primaryKey: ['internalid'],
    columns: `internalid:key entity:>customer! addressbookaddress:>customeraddressbookentityaddress! label:text
      defaultbilling:flag! defaultshipping:flag! isresidential:flag!`,
    indexes: ['entity'],
  }),
  ...['customeraddressbookentityaddress', 'transactionshippingaddress', 'transactionbillingaddress'].map(
    (name) => defineTable(name, { label: 'addr1', primaryKey: ['nkey'], columns: ADDRESS }),
  ),
  defineTable('contact', {
    label: 'entityid',
    columns: `id:key entityid:text entitytitle:text firstname:text middlename:text lastname:text salutation:text
      title:text email:text altemail:text phone:text officephone:text mobilephone:text homephone:text fax:text
      comments:text company:>entity subsidiary:>subsidiary isprivate:flag isinactive:flag! externalid:text
      datecreated:time lastmodifieddate:time!`,
    indexes: ['company', 'externalid'],
  }),
  defineTable('companycontactrelationship', {
    label: 'contact',
    primaryKey: ['company', 'contact'],
    columns: 'company:>entity! contact:>contact! role:#contactRole',
    indexes: ['contact'],
  }),
];
