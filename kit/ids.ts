import { badInput } from './errors.ts';

/**
 * Graph ids: `<prefix>_<origin><source id>`, opaque to clients, URL-safe. The origin letter says which system's
 * record it names: `s` Salesforce (18 characters), `n` NetSuite (internal id).
 */
interface IdForm {
  readonly prefix: string;
  /** The first three characters of Salesforce's ids of such records; undefined where Salesforce has none. */
  readonly keyPrefix: string | undefined;
  /** Whether NetSuite has such records. */
  readonly inNetSuite: boolean;
}

const forms = {
  Customer: { prefix: 'cus', keyPrefix: '001', inNetSuite: true },
  Quote: { prefix: 'quo', keyPrefix: '0Q0', inNetSuite: false },
  Order: { prefix: 'ord', keyPrefix: '801', inNetSuite: true },
  Product: { prefix: 'pro', keyPrefix: '01t', inNetSuite: true },
  Invoice: { prefix: 'inv', keyPrefix: undefined, inNetSuite: true },
  Payment: { prefix: 'pay', keyPrefix: undefined, inNetSuite: true },
  CreditMemo: { prefix: 'cre', keyPrefix: undefined, inNetSuite: true },
} as const satisfies Record<string, IdForm>;

export type NodeType = keyof typeof forms;

/** A record in the system that knows it. */
export interface RecordRef {
  readonly system: 'salesforce' | 'netsuite';
  /** Salesforce: the 18-character id; NetSuite: the internal id. */
  readonly id: string;
}

const typeByPrefix = new Map<string, NodeType>(
  Object.entries(forms).map(([type, { prefix }]) => [prefix, type as NodeType]),
);
const ID = /^([a-z]{3})_(?:s([a-zA-Z0-9]{15}|[a-zA-Z0-9]{18})|n(\d{1,18}))$/;

export function encodeId(type: NodeType, ref: RecordRef): string {
  return `${forms[type].prefix}_${ref.system === 'salesforce' ? 's' : 'n'}${ref.id}`;
}

/** What an id names, or undefined when it is malformed. */
export function parseId(id: string): { readonly type: NodeType; readonly ref: RecordRef } | undefined {
  const match = ID.exec(id);
  const type = match?.[1] === undefined ? undefined : typeByPrefix.get(match[1]);
  if (!match || !type) return undefined;
  const { keyPrefix, inNetSuite } = forms[type];
  if (match[2] === undefined)
    return inNetSuite ? { type, ref: { system: 'netsuite', id: match[3] as string } } : undefined;
  const salesforceId = to18(match[2].slice(0, 15));
  const isOne = match[2].length === 15 || match[2] === salesforceId;
  if (!isOne || keyPrefix === undefined || !salesforceId.startsWith(keyPrefix)) return undefined;
  return { type, ref: { system: 'salesforce', id: salesforceId } };
}

/** What an id of that type names. Throws BAD_USER_INPUT for a malformed id or one of another type. */
export function decodeId(id: string, type: NodeType, argument = 'id'): RecordRef {
  const parsed = parseId(id);
  if (!parsed) throw badInput(`${argument}: not an id of this graph`);
  if (parsed.type !== type)
    throw badInput(`${argument}: this is the id of ${article(parsed.type)}, not of ${article(type)}`);
  return parsed.ref;
}

function article(type: NodeType): string {
  return /^[AEIOU]/.test(type) ? `an ${type}` : `a ${type}`;
}

const CHECKSUM = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/** The 18-character, case-insensitive form of a Salesforce id; ids are compared and kept in this form only. */
export function to18(id: string): string {
  if (id.length !== 15) return id;
  let suffix = '';
  for (let chunk = 0; chunk < 15; chunk += 5) {
    let bits = 0;
    for (let i = 0; i < 5; i++) if (/[A-Z]/.test(id[chunk + i] as string)) bits |= 1 << i;
    suffix += CHECKSUM[bits];
  }
  return id + suffix;
}
