import type { Fault } from './product-with-canaries.ts';

/** Mistakes that somebody may make, each in one line; every one must be found. */
export const faults = {
  'the books forget whose a transaction is': {
    file: 'sources/netsuite/tenancy.ts',
    find: 'export function transactionTenancy(access: NetSuiteAccess): SuiteQl | undefined {',
    replace:
      'export function transactionTenancy(access: NetSuiteAccess): SuiteQl | undefined { if (access) return undefined;',
  },
  'the condition on orders is forgotten': {
    file: 'sources/salesforce/tenancy.ts',
    find: "case 'Order':",
    replace: "case 'Order': if (partner) return undefined;",
  },
  'a count forgets whose rows it counts': {
    file: 'sources/salesforce/quotes.ts',
    find: "    tenancy(access, 'Quote'),\n    key == null",
    replace: '    key == null',
  },
  'fetches are shared by whoever has the same scopes': {
    file: 'kit/identity/viewer.ts',
    find: '      viewer.partner ?? null,\n',
    replace: '',
  },
  'an operation is found by its id alone': {
    file: 'subgraphs/sales/operation/find.ts',
    find: 'return operation && isVisible(operation, viewer)',
    replace: 'return operation',
  },
  'who ordered is named without a look at whose it is': {
    file: 'subgraphs/sales/customer/customer.ts',
    find: 'return context.viewer.partner === undefined ? customer : existing(context, customer);',
    replace: 'return customer;',
  },
  'a log has what was sent': {
    file: 'subgraphs/sales/reseller/purchase-order-input.ts',
    find: '  if (lines.length < 1',
    replace: '  console.log(input.poNumber);\n  if (lines.length < 1',
  },
} satisfies Readonly<Record<string, Fault>>;
