import type { DocumentType } from '../books/document.ts';
import type { Column, Table } from '../catalogue/column.ts';
import { tableNamed } from '../catalogue/tables.ts';
import { SUBRECORDS, type SubrecordName } from './document-addresses.ts';
import type { SublistName } from './sublist-columns.ts';

export interface Field {
  /** As JSON writes it. */
  readonly name: string;
  readonly column: Column;
  /** Follows from other data; what a client sends for it is ignored. */
  readonly computed: boolean;
}

export interface RecordType {
  /** As the URL writes it. */
  readonly name: string;
  readonly table: Table;
  /** NetSuite's numeric id of the type, as deletedrecord shows it. */
  readonly typeId: number;
  readonly shown: string;
  readonly kind: 'entity' | 'transaction' | 'list';
  readonly documentType?: DocumentType;
  /** Columns that tell this type's rows from others of the same table. */
  readonly filter: Readonly<Record<string, string>>;
  /** By lower-case name. */
  readonly fields: ReadonlyMap<string, Field>;
  readonly sublists: readonly SublistName[];
  readonly subrecords: readonly SubrecordName[];
  readonly writable: boolean;
}

interface Specification {
  readonly table: string;
  readonly typeId: number;
  readonly shown: string;
  readonly fields: string;
  readonly kind?: RecordType['kind'];
  readonly documentType?: DocumentType;
  readonly filter?: Readonly<Record<string, string>>;
  readonly sublists?: RecordType['sublists'];
  readonly writable?: boolean;
}

/** Fields from a specification: names separated by blanks, `=column` where the column is named otherwise, `*` computed. */
function parseFields(table: Table, specification: string): Map<string, Field> {
  const fields = new Map<string, Field>();
  for (const token of specification.split(/\s+/).filter((part) => part !== '')) {
    const computed = token.startsWith('*');
    const [name = '', alias] = (computed ? token.slice(1) : token).split('=');
    const column = table.columns.get(alias ?? name.toLowerCase());
    if (!column?.stored) throw new Error(`record field ${name} has no column in ${table.name}`);
    fields.set(name.toLowerCase(), { name, column, computed });
  }
  return fields;
}

function recordType(name: string, specification: Specification): RecordType {
  const table = tableNamed(specification.table);
  return {
    name,
    table,
    typeId: specification.typeId,
    shown: specification.shown,
    kind: specification.kind ?? 'list',
    ...(specification.documentType ? { documentType: specification.documentType } : {}),
    filter: specification.filter ?? {},
    fields: parseFields(table, specification.fields),
    sublists: specification.sublists ?? [],
    subrecords:
      specification.kind === 'transaction' && specification.sublists?.includes('item') ? SUBRECORDS : [],
    writable: specification.writable ?? true,
  };
}

const DOCUMENT_FIELDS = `*id tranId *transactionNumber *abbrevType tranDate entity currency exchangeRate subsidiary memo externalId postingPeriod *createdDate *lastModifiedDate
  *total=foreigntotal class department location custbody_channel custbody_disputed custbody_promised_date custbody_salesforce_id custbody_end_customer`;
const SALES_FIELDS = `${DOCUMENT_FIELDS} *approvalStatus salesRep=employee partner otherRefNum terms email createdFrom`;

function documentType(
  name: string,
  type: DocumentType,
  shown: string,
  fields: string,
  sublists: RecordType['sublists'],
): RecordType {
  return recordType(name, {
    table: 'transaction',
    typeId: -30,
    shown,
    kind: 'transaction',
    documentType: type,
    filter: { type },
    fields,
    sublists,
  });
}

const ITEM_FIELDS = `*id itemId *itemType displayName *fullName description class department location subsidiary incomeAccount deferredRevenueAccount
  revenueRecognitionRule cost basePrice isFulfillable isInactive externalId *createdDate *lastModifiedDate custitem_salesforce_id`;

function itemType(name: string, type: string, shown: string): RecordType {
  return recordType(name, {
    table: 'item',
    typeId: -10,
    shown,
    filter: { itemtype: type },
    fields: ITEM_FIELDS,
  });
}

const TREE_FIELDS =
  '*id name fullName parent subsidiary isInactive includeChildren externalId *lastModifiedDate';

const TYPES: readonly RecordType[] = [
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
  documentType('estimate', 'Estimate', 'Estimate', `${SALES_FIELDS} dueDate`, ['item']),
  documentType('salesOrder', 'SalesOrd', 'Sales Order', SALES_FIELDS, ['item']),
  documentType(
    'invoice',
    'CustInvc',
    'Invoice',
    `${SALES_FIELDS} dueDate *amountPaid=foreignamountpaid *amountRemaining=foreignamountunpaid *closeDate`,
    ['item'],
  ),
  documentType('cashSale', 'CashSale', 'Cash Sale', `${SALES_FIELDS} account paymentMethod`, ['item']),
  documentType(
    'creditMemo',
    'CustCred',
    'Credit Memo',
    `${SALES_FIELDS} *applied=foreignpaymentamountused *unapplied=foreignpaymentamountunused`,
    ['item', 'apply'],
  ),
  documentType(
    'customerPayment',
    'CustPymt',
    'Payment',
    `${DOCUMENT_FIELDS} customer=entity account paymentMethod payment=foreigntotal *applied=foreignpaymentamountused *unapplied=foreignpaymentamountunused`,
    ['apply'],
  ),
  documentType(
    'customerDeposit',
    'CustDep',
    'Customer Deposit',
    `${DOCUMENT_FIELDS} customer=entity account paymentMethod payment=foreigntotal salesOrder=createdfrom`,
    [],
  ),
  documentType(
    'depositApplication',
    'DepAppl',
    'Deposit Application',
    `${DOCUMENT_FIELDS} customer=entity deposit=createdfrom`,
    ['apply'],
  ),
  documentType(
    'customerRefund',
    'CustRfnd',
    'Customer Refund',
    `${DOCUMENT_FIELDS} customer=entity account paymentMethod`,
    ['apply'],
  ),
  documentType('cashRefund', 'CashRfnd', 'Cash Refund', `${SALES_FIELDS} account paymentMethod`, ['item']),
  documentType(
    'returnAuthorization',
    'RtnAuth',
    'Return Authorization',
    SALES_FIELDS.replace('*total=foreigntotal', ''),
    ['item'],
  ),
  documentType(
    'journalEntry',
    'Journal',
    'Journal',
    '*id tranId tranDate currency exchangeRate subsidiary memo externalId postingPeriod *createdDate *lastModifiedDate',
    ['line'],
  ),
  itemType('nonInventorySaleItem', 'NonInvtPart', 'Non-inventory Item'),
  itemType('serviceSaleItem', 'Service', 'Service'),
  itemType('inventoryItem', 'InvtPart', 'Inventory Item'),
  itemType('otherChargeSaleItem', 'OthCharge', 'Other Charge'),
  itemType('discountItem', 'Discount', 'Discount'),
  itemType('kitItem', 'Kit', 'Kit/Package'),
  itemType('assemblyItem', 'Assembly', 'Assembly/Bill of Materials'),
  recordType('subsidiary', {
    table: 'subsidiary',
    typeId: -117,
    shown: 'Subsidiary',
    fields:
      '*id name *fullName legalName country currency parent isElimination isInactive email url state externalId *lastModifiedDate',
  }),
  recordType('currency', {
    table: 'currency',
    typeId: -122,
    shown: 'Currency',
    fields:
      '*id name symbol displaySymbol exchangeRate currencyPrecision isBaseCurrency isInactive externalId *lastModifiedDate',
  }),
  recordType('currencyRate', {
    table: 'currencyrate',
    typeId: -185,
    shown: 'Currency Exchange Rate',
    fields: '*id baseCurrency transactionCurrency exchangeRate effectiveDate externalId *lastModifiedDate',
  }),
  recordType('consolidatedExchangeRate', {
    table: 'consolidatedexchangerate',
    typeId: -186,
    shown: 'Consolidated Exchange Rate',
    fields:
      '*id postingPeriod fromSubsidiary toSubsidiary *fromCurrency *toCurrency accountingBook averageRate currentRate historicalRate externalId',
  }),
  recordType('account', {
    table: 'account',
    typeId: -112,
    shown: 'Account',
    fields:
      '*id acctNumber acctName=fullname *accountSearchDisplayName *displayNameWithHierarchy acctType=accttype generalRate cashFlowRate description currency parent eliminate inventory *isSummary isInactive externalId *lastModifiedDate',
  }),
  recordType('accountingPeriod', {
    table: 'accountingperiod',
    typeId: -105,
    shown: 'Accounting Period',
    fields:
      '*id periodName startDate endDate parent isPosting isAdjust isQuarter isYear closed allLocked arLocked apLocked isInactive externalId *lastModifiedDate',
  }),
  recordType('accountingBook', {
    table: 'accountingbook',
    typeId: -253,
    shown: 'Accounting Book',
    fields: '*id name isPrimary *lastModifiedDate',
    writable: false,
  }),
  recordType('fairValuePrice', {
    table: 'fairvalueprice',
    typeId: -266,
    shown: 'Fair Value Price',
    fields: '*id item currency fairValue startDate endDate externalId *lastModifiedDate',
  }),
  recordType('term', {
    table: 'term',
    typeId: -199,
    shown: 'Term',
    fields:
      '*id name daysUntilNetDue discountPercent daysUntilExpiry isInactive externalId *lastModifiedDate',
  }),
  recordType('paymentMethod', {
    table: 'paymentmethod',
    typeId: -183,
    shown: 'Payment Method',
    fields: '*id name isInactive externalId *lastModifiedDate',
  }),
  recordType('customerCategory', {
    table: 'customercategory',
    typeId: -109,
    shown: 'Customer Category',
    fields: '*id name isInactive externalId *lastModifiedDate',
  }),
  recordType('priceLevel', {
    table: 'pricelevel',
    typeId: -126,
    shown: 'Price Level',
    fields: '*id name discountPct isInactive externalId *lastModifiedDate',
  }),
  recordType('classification', {
    table: 'classification',
    typeId: -101,
    shown: 'Class',
    fields: TREE_FIELDS,
  }),
  recordType('department', { table: 'department', typeId: -102, shown: 'Department', fields: TREE_FIELDS }),
  recordType('location', { table: 'location', typeId: -103, shown: 'Location', fields: TREE_FIELDS }),
  recordType('customerSubsidiaryRelationship', {
    table: 'customersubsidiaryrelationship',
    typeId: -261,
    shown: 'Customer-Subsidiary Relationship',
    fields: '*id entity subsidiary isPrimarySub externalId *lastModifiedDate',
  }),
];

/** Every type of the record service, in the order of their names. */
export const RECORD_TYPES: readonly RecordType[] = TYPES.toSorted((a, b) => (a.name < b.name ? -1 : 1));

const BY_NAME: ReadonlyMap<string, RecordType> = new Map(
  TYPES.map((type) => [type.name.toLowerCase(), type]),
);

/** Type names in URLs are case-insensitive. */
export function recordTypeNamed(name: string): RecordType | undefined {
  return BY_NAME.get(name.toLowerCase());
}

/** The record types that a reference to the table may lead to. */
export function recordTypesOfTable(table: string): RecordType[] {
  return RECORD_TYPES.filter((type) => type.table.name === table);
}

/** The record type of a row of a table: transactions and items by their type, entities by theirs. */
export function recordTypeOfRow(
  table: string,
  row: Readonly<Record<string, unknown>>,
): RecordType | undefined {
  if (table === 'entity') {
    const own = { CustJob: 'customer', Employee: 'employee', Partner: 'partner', Contact: 'contact' }[
      String(row.type)
    ];
    return own === undefined ? undefined : recordTypeNamed(own);
  }
  return TYPES.find(
    (type) =>
      type.table.name === table &&
      Object.entries(type.filter).every(([column, value]) => row[column] === value),
  );
}
