import { idAt } from '../ids.ts';

/** The org's workflow rules. Their actions notify people, which leaves no trace in the records. */
export const WORKFLOW_RULES = [
  {
    id: idAt('01Q', 1),
    name: 'Greet new accounts',
    description: 'Tells the owner of an account about it.',
    object: 'Account',
    namespacePrefix: null,
    actions: [{ id: idAt('01W', 1), name: 'Account owner', type: 'Alert' }],
  },
  {
    id: idAt('01Q', 2),
    name: 'Announce activated orders',
    description: null,
    object: 'Order',
    namespacePrefix: null,
    actions: [{ id: idAt('01W', 2), name: 'Order owner', type: 'Alert' }],
  },
] as const;
