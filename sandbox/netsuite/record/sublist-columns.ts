/** What a value of a sublist's line is in JSON. */
export type LineValue =
  | 'reference'
  | 'enumeration'
  | 'string'
  | 'boolean'
  | 'number'
  | 'integer'
  | 'date'
  | 'address';

interface SublistShape {
  /** The properties that tell one line from another; a sublist without is appended to. */
  readonly keys: readonly string[];
  readonly columns: Readonly<Record<string, LineValue>>;
}

/** Every sublist's lines, as JSON writes them. */
export const SUBLISTS = {
  addressBook: {
    keys: ['id'],
    columns: {
      id: 'string',
      internalId: 'integer',
      addressId: 'string',
      label: 'string',
      defaultBilling: 'boolean',
      defaultShipping: 'boolean',
      isResidential: 'boolean',
      addressBookAddress_text: 'string',
      addressBookAddress: 'address',
    },
  },
  contactRoles: {
    keys: ['contact'],
    columns: { contact: 'reference', contactName: 'string', email: 'string', role: 'enumeration' },
  },
  item: {
    keys: ['line'],
    columns: {
      line: 'integer',
      lineUniqueKey: 'integer',
      item: 'reference',
      itemType: 'enumeration',
      quantity: 'number',
      rate: 'number',
      amount: 'number',
      taxRate1: 'number',
      tax1Amt: 'number',
      grossAmt: 'number',
      isClosed: 'boolean',
      isOpen: 'boolean',
      quantityBilled: 'number',
      quantityFulfilled: 'number',
      itemIsFulfilled: 'boolean',
      orderDoc: 'reference',
      orderLine: 'integer',
      description: 'string',
      class: 'reference',
      department: 'reference',
      location: 'reference',
      custcol_external_id: 'string',
    },
  },
  apply: {
    keys: ['doc', 'line'],
    columns: {
      doc: 'reference',
      line: 'integer',
      apply: 'boolean',
      amount: 'number',
      total: 'number',
      due: 'number',
      refNum: 'string',
      applyDate: 'date',
      type: 'string',
      currency: 'reference',
    },
  },
  line: {
    keys: ['line'],
    columns: {
      line: 'integer',
      account: 'reference',
      debit: 'number',
      credit: 'number',
      entity: 'reference',
      class: 'reference',
      memo: 'string',
    },
  },
} as const satisfies Readonly<Record<string, SublistShape>>;

export type SublistName = keyof typeof SUBLISTS;

/** The shape of a sublist by its name. */
export function sublistShape(name: SublistName): SublistShape {
  return SUBLISTS[name];
}
