import { buildClientSchema, getIntrospectionQuery } from 'graphql';
import { vendorsOf } from '../graph/support/vendors.ts';
import type { Answer } from '../support/stack.ts';
import { keyOf } from '../tenancy/support/canary-company.ts';
import { type CanaryStack, canaryStack } from '../tenancy/support/canary-stack.ts';
import { hostileTexts, NO_TEXTS } from './hostile-strings.ts';
import { type LoggedRequest, type Received, read } from './received.ts';
import { type Slot, type Template, templates, type Valid } from './templates.ts';

export interface InjectionRun {
  /** Places of the graph that take a text; `arriving`: those whose text reaches a source. */
  readonly slots: number;
  readonly arriving: readonly string[];
  readonly operations: number;
  /** Texts, each in one slot, that a source received as they are, that were refused before any source, or that none needs. */
  readonly received: number;
  readonly refused: number;
  readonly kept: number;
  readonly faults: readonly string[];
}

/** Sends hostile texts through every argument and input field that takes a text, and reads what the sandboxes received. */
export async function sendHostileTexts(options: {
  readonly texts: number;
  readonly seed: number;
  /** Texts that are none, every one of which is refused everywhere; not given: all that are known. */
  readonly noTexts?: readonly string[];
  readonly log?: (line: string) => void;
}): Promise<InjectionRun> {
  const stack = await canaryStack({
    COST_LIMIT: '0',
    LOG_LEVEL: 'silent',
    WRITE_ANSWER_MS: '8000',
    WRITE_RETRY_BASE_MS: '20',
  });
  try {
    return await new Run(stack, options.noTexts ?? NO_TEXTS, options.log ?? (() => {})).all(
      hostileTexts(options.texts, options.seed),
    );
  } finally {
    await stack.stop();
  }
}

/** Texts that decide what becomes of an operation: beside a hostile one the others would go nowhere. */
const DECISIVE = new Set([
  'expectedVersion',
  'partnerReference',
  'dealRegistration',
  'productReference',
  'countryCode',
  'idempotencyKey',
]);
const AT_ONCE = 6;
/** So often a field stands in one operation. */
const AT_A_TIME = 8;
const KNOWN_CODES = new Set([
  'BAD_USER_INPUT',
  'NOT_FOUND',
  'FORBIDDEN',
  'IDEMPOTENCY_KEY_REUSED',
  'SOURCE_REJECTED',
]);

/** Which text is in which slot, by the slot's path. */
type Texts = ReadonlyMap<string, string>;

interface Batch {
  readonly accepted: readonly Texts[];
  readonly refused: readonly Texts[];
  readonly received: Received;
}

class Run {
  readonly #stack: CanaryStack;
  readonly #noTexts: readonly string[];
  readonly #log: (line: string) => void;
  readonly #faults = new Set<string>();
  readonly #arriving = new Set<string>();
  readonly #orders: string[] = [];
  readonly #ids = new Map<string, string>();
  #operations = 0;
  #received = 0;
  #refused = 0;
  #kept = 0;
  #serial = 0;

  constructor(stack: CanaryStack, noTexts: readonly string[], log: (line: string) => void) {
    this.#stack = stack;
    this.#noTexts = noTexts;
    this.#log = log;
  }

  async all(texts: readonly string[]): Promise<InjectionRun> {
    await this.#learnIds();
    const { data } = await this.#stack.ask(getIntrospectionQuery());
    const every = templates(buildClientSchema(data), this.#valid);
    for (const template of every) {
      const free = template.slots.filter((slot) => template.kind === 'mutation' && isFree(slot));
      const groups = [
        ...(free.length > 0 ? [free] : []),
        ...template.slots.filter((slot) => !free.includes(slot)).map((slot) => [slot]),
      ];
      for (const group of groups) await this.#send(template, group, texts);
      for (const slot of template.slots) await this.#sendNoTexts(template, slot);
    }
    return {
      slots: every.reduce((sum, { slots }) => sum + slots.length, 0),
      arriving: [...this.#arriving].sort(),
      operations: this.#operations,
      received: this.#received,
      refused: this.#refused,
      kept: this.#kept,
      faults: [...this.#faults],
    };
  }

  /** Each text in turn; where several slots are filled at once, each with another one. */
  async #send(template: Template, group: readonly Slot[], texts: readonly string[]): Promise<void> {
    const where = group.map(({ path }) => path).join(' ');
    const around = template.isInner ? await this.#around(template) : new Set<string>();
    const harmless = Array.from({ length: 4 }, (_, i) => `harmless${i} ${i % 2 === 0 ? 'word' : '@{word}'}`);
    const known = await this.#batch(template, assignments(group, harmless));
    const structures = new Set([...around, ...known.received.structures]);
    const arrives = group.filter(
      ({ path }) =>
        known.accepted.length > 0 &&
        known.accepted.every((texts) => isThere(known.received, texts.get(path) as string)),
    );
    for (const { path } of arrives) this.#arriving.add(path);
    const size = group.length > 1 || template.kind === 'mutation' ? 25 : 100;
    const all = assignments(group, texts);
    for (let from = 0; from < all.length; from += size) {
      const sent = await this.#batch(template, all.slice(from, from + size));
      const { accepted, refused } = sent;
      const again =
        accepted.length === 0 || refused.length === 0 ? sent : await this.#batch(template, refused);
      if (refused.length > 0) this.#requireSilence(where, again.received, around);
      this.#refused += refused.length * group.length;
      for (const structure of accepted.length > 0 && known.accepted.length > 0
        ? sent.received.structures
        : [])
        if (!structures.has(structure)) this.#faults.add(`${where}: another structure: ${structure}`);
      for (const texts of accepted)
        for (const slot of group) {
          const text = texts.get(slot.path) as string;
          if (!arrives.includes(slot)) this.#kept++;
          else if (isThere(sent.received, text)) this.#received++;
          else this.#faults.add(`${slot.path}: ${JSON.stringify(text)} did not arrive`);
        }
    }
    this.#log(`${where}: ${this.#operations} texts sent, ${this.#faults.size} faults`);
  }

  async #sendNoTexts(template: Template, slot: Slot): Promise<void> {
    const around = template.isInner ? await this.#around(template) : new Set<string>();
    const { accepted, refused, received } = await this.#batch(template, assignments([slot], this.#noTexts));
    for (const texts of accepted)
      this.#faults.add(`${slot.path}: ${JSON.stringify(texts.get(slot.path)?.slice(0, 20))} was taken`);
    this.#requireSilence(slot.path, received, around);
    this.#refused += refused.length;
  }

  /** What is refused is refused before any source is asked for it. */
  #requireSilence(where: string, { structures }: Received, around: ReadonlySet<string>): void {
    for (const structure of structures)
      if (!around.has(structure)) this.#faults.add(`${where}: refused, but a source was asked: ${structure}`);
  }

  /** What the fields around a field ask of the sources, whatever its arguments are. */
  async #around(template: Template): Promise<ReadonlySet<string>> {
    return new Set((await this.#batch(template, [new Map()])).received.structures);
  }

  /** Sends the field once for each assignment, and tells which were taken and what the sandboxes received meanwhile. */
  async #batch(template: Template, all: readonly Texts[]): Promise<Batch> {
    const isCancelling = all[0]?.has('cancelOrder.input.reason') ?? false;
    if (isCancelling) await this.#freshOrders(all.length);
    const mark = `/marker-${this.#serial++}`;
    for (const url of this.#sandboxes) await (await fetch(`${url}${mark}`)).text();
    const isOne = template.kind === 'subscription' || isCancelling || (all[0]?.size ?? 0) > 1;
    const groups = chunks(all, isOne ? 1 : AT_A_TIME);
    const accepted: Texts[] = [];
    const refused: Texts[] = [];
    const work = async (): Promise<void> => {
      for (let some = groups.shift(); some; some = groups.shift()) {
        const outcomes = await this.#ask(template, some);
        for (const [n, texts] of some.entries()) (outcomes[n] ? refused : accepted).push(texts);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return { accepted, refused, received: read(await this.#requestsSince(mark)) };
  }

  /** One operation; gives for each assignment whether it was refused. */
  async #ask(template: Template, all: readonly Texts[]): Promise<boolean[]> {
    this.#operations += all.length;
    const variables = Object.assign({}, ...all.map((texts, n) => template.variables(texts, n)));
    const document = template.document(all.length);
    const { errors = [], data } =
      template.kind === 'subscription'
        ? await this.#firstEvent(document, variables)
        : await this.#stack.ask(document, variables);
    if (template.kind === 'mutation') await this.#untilDone(data);
    for (const { message, extensions } of errors)
      if (!KNOWN_CODES.has(String(extensions?.code)))
        this.#faults.add(`${[...(all[0]?.keys() ?? [])]}: ${extensions?.code} ${message}`);
    // A variable that no scalar takes ends the whole operation: then each is sent by itself.
    if (all.length > 1 && errors.some(({ path }) => path === undefined))
      return (await Promise.all(all.map((texts) => this.#ask(template, [texts])))).flat();
    return all.map((_, n) => {
      const own = errors.filter(({ path }) => all.length === 1 || path?.includes(`a${n}`));
      return own.length > 0 && own.every(({ extensions }) => extensions?.code === 'BAD_USER_INPUT');
    });
  }

  /** A write may be answered before it is done: its sources hear of it only then. */
  async #untilDone(data: Answer['data']): Promise<void> {
    for (const payload of Object.values(data ?? {}) as { operation?: { id: string; status: string } }[]) {
      const { id, status } = payload?.operation ?? {};
      if (status !== 'PENDING' && status !== 'RUNNING') continue;
      // It ends when the write has.
      const changes = 'subscription ($id: ID!) { operationChanged(id: $id) { status } }';
      await (await this.#events(changes, { id })).text();
    }
  }

  async #firstEvent(query: string, variables: object): Promise<Partial<Answer>> {
    const gone = new AbortController();
    const response = await this.#events(query, variables, gone.signal);
    let text = '';
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += chunk;
      if (/"(errors|data)":/.test(text) && text.includes('\n\n')) break;
    }
    gone.abort();
    const json = /\{"(?:errors|data)".*\}/.exec(text)?.[0];
    return json === undefined ? {} : JSON.parse(json);
  }

  async #events(query: string, variables: object, signal?: AbortSignal): Promise<Response> {
    return fetch(`${this.#stack.gatewayUrl}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'text/event-stream',
        authorization: `Bearer ${await this.#stack.token('admin')}`,
      },
      body: JSON.stringify({ query, variables }),
      ...(signal ? { signal } : {}),
    });
  }

  get #sandboxes(): readonly string[] {
    return [this.#stack.salesforceUrl, this.#stack.netsuiteUrl];
  }

  /** What the product asked of the sandboxes for somebody who waits, since the mark. */
  async #requestsSince(mark: string): Promise<LoggedRequest[]> {
    const logs = await Promise.all(
      this.#sandboxes.map(async (url) => {
        const entries = (await (await fetch(`${url}/sandbox/log?last=1000`)).json()) as LoggedRequest[];
        const at = entries.findIndex(({ path }) => path === mark);
        if (at < 0) throw new Error('more requests than a log keeps');
        return entries.slice(at + 1);
      }),
    );
    return logs.flat().filter(({ path, headers }) => {
      const isBackground =
        headers['x-client'] === 'background' || headers['sforce-call-options'] !== undefined;
      return !isBackground && !path.includes('/oauth2/') && !path.startsWith('/cometd');
    });
  }

  /** Orders that can be cancelled. */
  async #freshOrders(count: number): Promise<void> {
    while (this.#orders.length < count) {
      const input = {
        idempotencyKey: `fresh ${this.#serial}`,
        partnerReference: keyOf('a'),
        poNumber: `fresh ${this.#serial++}`,
        endCustomer: { name: 'Quay', countryCode: 'US' },
        currencyCode: 'USD',
        lines: [{ lineNumber: 1, productReference: 'GAUGE', quantity: '1' }],
      };
      await this.#untilDone((await this.#stack.ask(SUBMIT, { input })).data);
      // By its key it is the same order, which is there now.
      const { data } = await this.#stack.ask(SUBMIT, { input });
      this.#orders.push(data.submitResellerOrder.order.id);
    }
  }

  async #learnIds(): Promise<void> {
    const vendors = await vendorsOf(this.#stack);
    const [account] = await vendors.soql(`SELECT Id FROM Account WHERE External_Id__c = '${keyOf('c')}'`);
    const [quote] = await vendors.soql("SELECT Id FROM Quote WHERE External_Id__c = 'ZQC-Q-2'");
    const [product] = await vendors.soql("SELECT Id FROM Product2 WHERE External_Id__c = 'GAUGE'");
    const [order] = await vendors.soql("SELECT Id FROM Order WHERE External_Id__c = 'ZQC-ORD-3'");
    const [invoice] = await vendors.suiteql("SELECT id FROM transaction WHERE externalid = 'ZQC-INV-1'");
    for (const [name, id] of Object.entries({
      customerId: `cus_s${account?.Id}`,
      quoteId: `quo_s${quote?.Id}`,
      productId: `pro_s${product?.Id}`,
      orderId: `ord_s${order?.Id}`,
      invoiceId: `inv_n${invoice?.id}`,
      operationId: `op_${'0'.repeat(32)}`,
      deliveryId: `op_${'0'.repeat(32)}`,
    }))
      this.#ids.set(name, id);
  }

  readonly #valid: Valid = (path, scalar) => {
    const parts = path.split('.');
    const [field, name = ''] = [parts[0], parts.at(-1)];
    if (!parts.includes('input'))
      return scalar === 'ID' && name !== 'id' ? undefined : this.#ids.get(`${field}Id`);
    if (name === 'idempotencyKey') return `key ${this.#serial++}`;
    if (field === 'cancelOrder' && name === 'orderId') return this.#orders.pop() ?? this.#ids.get(name);
    if (name === 'partnerReference') return keyOf('a');
    if (field === 'issueCreditMemo' && name === 'lines') return {};
    if (field === 'issueCreditMemo' && ['invoiceId', 'lineId', 'issuedOn'].includes(name)) return undefined;
    if (field === 'invoiceOrder' && (parts.includes('lines') || name === 'issuedOn')) return undefined;
    if (field === 'recordPayment' && parts.includes('applications')) return undefined;
    if (field === 'createQuote' && name === 'opportunityId') return undefined;
    if (field === 'updateQuote' && (parts.includes('lines') || name === 'expiresOn')) return undefined;
    return VALID[name] ?? this.#ids.get(name);
  };
}

const SUBMIT =
  'mutation ($input: SubmitResellerOrderInput!) { submitResellerOrder(input: $input) { order { id } operation { id status } } }';

const VALID: Readonly<Record<string, unknown>> = {
  productReference: 'GAUGE',
  countryCode: 'US',
  currencyCode: 'USD',
  expiresOn: '2026-12-31',
  unitPrice: '1',
  poNumber: undefined,
};

function isFree({ path, scalar }: Slot): boolean {
  return (scalar === 'String' || scalar === 'PostalAddress') && !DECISIVE.has(path.split('.').at(-1) ?? '');
}

/** Each text once in each slot: slots that are filled at once hold different ones. */
function assignments(group: readonly Slot[], texts: readonly string[]): Texts[] {
  return texts.map(
    (_, i) => new Map(group.map(({ path }, at) => [path, texts[(i + at * 7) % texts.length] as string])),
  );
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));
}

/** Whether a source was given the text whole: as all of a literal, a parameter or a value, or within one. */
function isThere({ texts }: Received, text: string): boolean {
  return texts.some((one) => one.includes(text));
}
