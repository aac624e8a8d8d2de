/** By what the rows of a report can be told apart, as clients name it. */
export type ReportDimension =
  | 'PERIOD'
  | 'PRODUCT'
  | 'PRODUCT_FAMILY'
  | 'CUSTOMER'
  | 'CHANNEL'
  | 'SUBSIDIARY'
  | 'SALES_REP';

/** In which currency a report gives its amounts, as clients name it. */
export type ReportCurrency = 'TRANSACTION' | 'SUBSIDIARY' | 'CONSOLIDATED';
