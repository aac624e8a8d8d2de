/** An object that another subgraph owns: only its owner can say whether it exists. */
export interface Stub {
  readonly __typename: 'Invoice' | 'Payment' | 'CreditMemo';
  /** The id as it was asked for. */
  readonly handle: string;
}
