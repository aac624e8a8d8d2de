/** A record in the system that knows it. */
export interface RecordRef {
  readonly system: 'salesforce' | 'netsuite';
  /** Salesforce: the 18-character id; NetSuite: the internal id. */
  readonly id: string;
}
