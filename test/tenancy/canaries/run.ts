import { fileURLToPath } from 'node:url';
import { buildClientSchema, type GraphQLSchema, getIntrospectionQuery } from 'graphql';
import { readTrustedDocuments } from '../../../gateway/trusted/trusted-documents.ts';
import { Dice } from '../../support/dice.ts';
import type { Owner } from '../support/canary-company.ts';
import { Listeners } from './listeners.ts';
import { foreignMarks, look, overcounts } from './look.ts';
import { type GeneratedOperation, OperationGenerator } from './operation-generator.ts';
import { type Fault, ProductWithCanaries } from './product-with-canaries.ts';
import { type Story, wholeStory } from './story.ts';
import { Words } from './words.ts';

type Partner = 'a' | 'b';
const PARTNERS: readonly Partner[] = ['a', 'b'];

/** Where partners ask, and with whose scopes: what is a partner's must hold whatever the scopes. */
const DOORS = [
  { path: '/graphql', persona: 'admin' },
  { path: '/graphql', persona: 'frontend' },
  { path: '/graphql', persona: 'partner' },
  { path: '/partner/graphql', persona: 'partner' },
] as const;

export interface CanaryRun {
  readonly operations: number;
  /** Operations that were asked, by their kind; `answered`: how many had data. */
  readonly asked: Readonly<Record<string, number>>;
  readonly answered: number;
  /** How many had errors, of themselves or because a source failed. */
  readonly failing: number;
  /** How many of each partner's own ids, numbers, amounts and texts it was shown. */
  readonly ownSeen: Readonly<Record<Partner, number>>;
  readonly events: Readonly<Record<Partner, number>>;
  readonly leaks: readonly string[];
}

/**
 * Two partners ask generated operations of one running product, in turn and at once, while sources fail now and then and
 * others change their records; everything that comes back, is logged or is kept is looked through for what is not theirs.
 * Ends early once something was found, where `untilFound` says so.
 */
export async function lookForCanaries(options: {
  readonly operations: number;
  readonly seed: number;
  readonly fault?: Fault;
  readonly untilFound?: boolean;
}): Promise<CanaryRun> {
  const product = await ProductWithCanaries.start(options.fault);
  try {
    return await new Run(product, options, await wholeStory(product)).finish();
  } finally {
    await product.stop();
  }
}

/** The documents of known clients, as the product reads them. */
const documents = fileURLToPath(new URL('../../../operations', import.meta.url));
const AT_ONCE = 6;
/** Between two changes of what fails, and two changes by others. */
const OPERATIONS_PER_SPELL = 60;

class Run {
  readonly #product: ProductWithCanaries;
  readonly #options: { readonly operations: number; readonly seed: number; readonly untilFound?: boolean };
  readonly #story: Story;
  readonly #dice: Dice;
  readonly #asked: Record<string, number> = {};
  readonly #ownSeen = { a: new Set<string>(), b: new Set<string>() };
  readonly #ids = { a: new Set<string>(), b: new Set<string>() };
  readonly #leaks = new Set<string>();
  #operations = 0;
  #answered = 0;
  #failing = 0;

  constructor(
    product: ProductWithCanaries,
    options: { readonly operations: number; readonly seed: number; readonly untilFound?: boolean },
    story: Story,
  ) {
    this.#product = product;
    this.#options = options;
    this.#story = story;
    this.#dice = new Dice(options.seed);
  }

  async finish(): Promise<CanaryRun> {
    const schemas = new Map(
      await Promise.all(
        ['/graphql', '/partner/graphql'].map(async (path) => [path, await this.#schema(path)] as const),
      ),
    );
    const listeners = new Listeners(this.#product, (owner, text) => this.#lookAt(owner, text, 'an event'));
    await listeners.begin();
    await Promise.all(Array.from({ length: AT_ONCE }, () => this.#askOn(schemas)));
    for (const system of ['Salesforce', 'NetSuite'] as const) await this.#product.faults(system, []);
    await listeners.end();
    for (const id of this.#ids.a)
      if (this.#ids.b.has(id)) this.#leaks.add(`${id} was shown to both partners`);
    await this.#lookBehind();
    return {
      operations: this.#operations,
      asked: this.#asked,
      answered: this.#answered,
      failing: this.#failing,
      ownSeen: { a: this.#ownSeen.a.size, b: this.#ownSeen.b.size },
      events: listeners.events,
      leaks: [...this.#leaks],
    };
  }

  async #schema(path: string): Promise<GraphQLSchema> {
    const token = await this.#product.token('partner', 'a');
    const { json } = await this.#product.ask(path, token, { query: getIntrospectionQuery() });
    return buildClientSchema(json.data);
  }

  async #askOn(schemas: ReadonlyMap<string, GraphQLSchema>): Promise<void> {
    const { operations, untilFound } = this.#options;
    const known = [...readTrustedDocuments(documents).partner];
    while (this.#operations < operations && !(untilFound && this.#leaks.size > 0)) {
      const owner = this.#dice.one(PARTNERS);
      const door = this.#dice.one(DOORS);
      const words = new Words(this.#dice, owner, this.#story.known);
      const generator = new OperationGenerator(schemas.get(door.path) as GraphQLSchema, this.#dice, words);
      const isKnown = door.path === '/partner/graphql' && this.#dice.chance(0.3);
      const operation = isKnown
        ? generator.filled(this.#dice.one(known))
        : generator.next(this.#dice.chance(0.12) ? 'mutation' : 'query');
      if (operation.kind === 'subscription') continue;
      if (Math.floor(this.#operations / OPERATIONS_PER_SPELL) !== this.#spell) await this.#nextSpell();
      // What is only read both partners ask at once, the same text with the same variables.
      const askers = operation.kind === 'query' ? PARTNERS : [owner];
      await Promise.all(askers.map((asker) => this.#ask(asker, door, operation)));
    }
  }

  #spell = 0;
  async #nextSpell(): Promise<void> {
    this.#spell = Math.floor(this.#operations / OPERATIONS_PER_SPELL);
    for (const system of ['Salesforce', 'NetSuite'] as const) {
      const fails = this.#dice.chance(0.3) ? [this.#dice.one(FAILURES)] : [];
      await this.#product.faults(system, fails);
    }
  }

  async #ask(
    asker: Partner,
    { path, persona }: (typeof DOORS)[number],
    asked: GeneratedOperation,
  ): Promise<void> {
    const { kind, variables, repeated, documentId } = asked;
    this.#operations++;
    const name = documentId === undefined ? kind : 'known';
    this.#asked[name] = (this.#asked[name] ?? 0) + 1;
    const lookout = this.#story.lookouts[asker];
    if (kind === 'mutation') {
      const most = lookout.most as Record<string, number>;
      for (const list of ['OrderConnection', 'OperationConnection', 'WebhookDeliveryConnection'])
        most[list] = (most[list] ?? 0) + (list === 'WebhookDeliveryConnection' ? 3 : 1);
    }
    const query = this.#dice.chance(0.04) ? broken(asked.document, this.#dice) : asked.document;
    const accept = this.#dice.chance(0.1) ? { accept: 'application/graphql-response+json' } : {};
    const answer = await this.#product.ask(
      path,
      await this.#product.token(persona, asker),
      documentId === undefined ? { query, variables } : { documentId, variables },
      accept as Record<string, string>,
    );
    const { text, headers, json } = answer;
    if (json?.data) this.#answered++;
    if (json?.errors) this.#failing++;
    const where = `${path} ${persona} ${query.slice(0, 3_000)} ${JSON.stringify(variables)}`;
    this.#lookAt(asker, text, where, repeated);
    this.#lookAt(asker, headers, where);
    for (const count of overcounts(json?.data, lookout)) this.#leaks.add(`${asker}: ${count} in ${where}`);
    for (const [, id] of text.matchAll(/"id(?:_\d+)?":"((?:cus|quo|ord|inv|pay|cre|op)_\w+)"/g))
      this.#ids[asker].add(id as string);
    this.#remember(text);
  }

  /** What one was given the other may ask about. */
  #remember(text: string): void {
    const { known } = this.#story;
    if (known.cursors.length < 2_000)
      for (const [, cursor] of text.matchAll(/"(?:cursor|endCursor|startCursor)(?:_\d+)?":"([^"]+)"/g))
        known.cursors.push(cursor as string);
    if (known.seenIds.length < 2_000)
      for (const [, id] of text.matchAll(/"id(?:_\d+)?":"([a-z]{2,3}_\w+)"/g))
        known.seenIds.push(id as string);
  }

  #lookAt(owner: Partner, text: string, where: string, repeated: readonly string[] = []): void {
    const { leaks, own } = look(text, this.#story.lookouts[owner], repeated);
    for (const one of own) this.#ownSeen[owner].add(one);
    for (const leak of leaks) this.#leaks.add(`${owner} was shown ${leak} by ${where}`);
  }

  /** What is kept and what is written down: logs and metrics name nobody, the journal keeps each partner's apart. */
  async #lookBehind(): Promise<void> {
    const anybody = /zq[a-e][^"\\]*/gi;
    for (const mark of this.#product.said().match(anybody) ?? []) this.#leaks.add(`a log has ${mark}`);
    for (const mark of (await this.#product.metrics()).match(anybody) ?? [])
      this.#leaks.add(`the metrics have ${mark}`);
    for (const { partner, text } of this.#product.journal()) {
      const owner =
        partner === null ? undefined : (/^ZQ(\w)-ACC$/.exec(partner)?.[1]?.toLowerCase() as Owner);
      for (const mark of owner === undefined ? [] : (text.match(foreignMarks(owner)) ?? []))
        this.#leaks.add(`the journal of ${partner} has ${mark}`);
    }
  }
}

const FAILURES = [
  { path: '/services', kind: 'status', status: 503, rate: 0.3 },
  { path: '/services', kind: 'reset', rate: 0.2 },
  { path: '/services', kind: 'latency', ms: 50, rate: 0.5 },
  { path: '/services', kind: 'status', status: 500, body: 'zqb an error of the vendor', rate: 0.2 },
];

/** A document with a mistake in it: answers to mistakes tell nothing either. */
function broken(document: string, dice: Dice): string {
  const at = dice.below(document.length);
  const mistakes = [
    () => document.slice(0, at) + document.slice(at + 1),
    () => document.replace('__typename', 'zz'),
    () => document.replace(/\w+_0: /, ''),
    () => `${document} }`,
  ];
  return dice.one(mistakes)();
}
