import { type RecordType, recordType } from './record-type.ts';

const TREE_FIELDS =
  '*id name fullName parent subsidiary isInactive includeChildren externalId *lastModifiedDate';

/** What the other records refer to: subsidiaries, currencies, accounts, periods, terms and so on. */
export const LIST_TYPES: readonly RecordType[] = [
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
