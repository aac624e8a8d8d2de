import { ASSUMED } from '../assumed.ts';
import { userError } from '../errors.ts';
import type { Row, Store } from '../store/database.ts';
import type { Application, Document, DocumentType } from './document.ts';
import { documentTotals, NOTHING_SETTLED, type PostingRules, type Settled, toBase } from './posting.ts';
import type { Rest, Settlement } from './settlement.ts';

const { refusals } = ASSUMED;

/** When each link of a document came to be or last changed its amount, by its other end. */
type KnownLinks = ReadonlyMap<string, { amount: number; modified: number }>;

/** Links between documents: what bills what, what pays what. */
export class Links {
  readonly #store: Store;
  readonly #settlement: Settlement;

  constructor(store: Store, settlement: Settlement) {
    this.#store = store;
    this.#settlement = settlement;
  }

  /** Takes away the links to the documents before this one, which then wait to be brought up to date. */
  clear(id: number): KnownLinks {
    const known = new Map<string, { amount: number; modified: number }>();
    for (const row of this.#store.all('SELECT * FROM "nexttransactionlinelink" WHERE nextdoc = ?', id))
      known.set(linkKey(row), { amount: Number(row.foreignamount), modified: Number(row.lastmodifieddate) });
    for (const row of this.#store.all(
      'SELECT previousdoc, previoustype FROM "nexttransactionlink" WHERE nextdoc = ?',
      id,
    ))
      this.#settlement.touch(Number(row.previousdoc), String(row.previoustype) as DocumentType, null);
    for (const table of ['nexttransactionlinelink', 'nexttransactionlink'])
      this.#store.run(`DELETE FROM "${table}" WHERE nextdoc = ?`, id);
    return known;
  }

  /** Links a document to those before it; gives what it settles by that. `known`: the links it had. */
  write(document: Document, now: number, rules: PostingRules, known: KnownLinks): Settled {
    const writer = new LinkWriter(this.#store, document, now, known);
    this.#linkOrders(document, writer, rules);
    this.#linkOrigin(document, writer);
    const { type } = document;
    const settled =
      type === 'CustPymt' || type === 'CustCred'
        ? this.#credit(document, writer, rules)
        : type === 'DepAppl'
          ? this.#depositApplication(document, writer, rules)
          : type === 'CustRfnd'
            ? this.#refund(document, writer, rules)
            : NOTHING_SETTLED;
    writer.finish();
    return settled;
  }

  #linkOrders({ lines, type }: Document, writer: LinkWriter, rules: PostingRules): void {
    const source = type === 'CustCred' || type === 'CashRfnd' ? 'RtnAuth' : 'SalesOrd';
    for (const line of lines) {
      if (!line.order) continue;
      this.#settlement.touch(line.order.document, source, null);
      writer.add({
        doc: line.order.document,
        line: line.order.line,
        type: source,
        ownLine: line.id as number,
        link: ASSUMED.linkTypes.orderBilled,
        foreign: line.amount,
        base: toBase(line.amount, rules.exchangeRate, rules.baseDigits),
      });
    }
  }

  /** A deposit names the order it is for, an authorization the sale that comes back, a sale its estimate. */
  #linkOrigin({ fields, type, amount, lines }: Document, writer: LinkWriter): void {
    if (fields.createdfrom == null) return;
    const source = Number(fields.createdfrom);
    const found = this.#store.get('SELECT type FROM "transaction" WHERE id = ?', source)?.type;
    const { orderDeposit, saleReturned, estimateProcessed } = ASSUMED.linkTypes;
    const link =
      found === 'Estimate'
        ? estimateProcessed
        : type === 'CustDep'
          ? orderDeposit
          : type === 'RtnAuth'
            ? saleReturned
            : undefined;
    if (!link) return;
    this.#settlement.touch(source, found as DocumentType, null);
    writer.add({
      doc: source,
      line: 0,
      type: String(found) as DocumentType,
      ownLine: 0,
      link,
      foreign: type === 'CustDep' ? amount : lines.reduce((sum, line) => sum + line.amount, 0),
      base: 0,
    });
  }

  /** Applies a payment or a credit memo; what is not used keeps the value at the document's own rate. */
  #credit(document: Document, writer: LinkWriter, rules: PostingRules): Settled {
    const { net, tax } = documentTotals(document.lines, rules.foreignDigits);
    const total = document.type === 'CustPymt' ? document.amount : net + tax;
    const applied = this.#applyToInvoices(document, writer, rules, document.type === 'CustPymt' ? 1 : 0);
    const refunded = this.#settlement.takenUp(document.id as number);
    const unused = total - applied.foreign - refunded.foreign;
    if (unused < 0) throw userError(refusals.moreThanPayment, 'apply');
    return {
      ...NOTHING_SETTLED,
      receivables: {
        foreign: total,
        base: applied.base + refunded.base + toBase(unused, rules.exchangeRate, rules.baseDigits),
      },
    };
  }

  #applyToInvoices(
    document: Document,
    writer: LinkWriter,
    rules: PostingRules,
    ownLine: number,
  ): { foreign: number; base: number } {
    const sum = { foreign: 0, base: 0 };
    for (const application of document.applications) {
      const open = this.#settlement.openAmount(application.doc);
      if (open?.type !== 'CustInvc' || open.voided)
        throw userError(refusals.notOpenInvoice, 'apply.items.doc');
      if (application.amount <= 0 || application.amount > open.foreign)
        throw userError(refusals.moreThanDue, 'apply.items.amount');
      this.#checkAlike(document, open);
      const base =
        application.amount === open.foreign
          ? open.base
          : toBase(application.amount, open.exchangeRate, rules.baseDigits);
      writer.add({
        doc: application.doc,
        line: 0,
        type: 'CustInvc',
        ownLine,
        link: ASSUMED.linkTypes.payment,
        foreign: application.amount,
        base,
      });
      this.#settlement.touch(application.doc, 'CustInvc', null);
      sum.foreign += application.amount;
      sum.base += base;
    }
    return sum;
  }

  #depositApplication(document: Document, writer: LinkWriter, rules: PostingRules): Settled {
    const receivables = this.#applyToInvoices(document, writer, rules, 1);
    const deposit = { doc: Number(document.fields.createdfrom), amount: receivables.foreign };
    const deposits = this.#takeUp(document, deposit, 'CustDep', writer, ASSUMED.linkTypes.depositApplied, 0);
    return { receivables, deposits };
  }

  /** Pays credits, payments and deposits back; the line that settles receivables comes first. */
  #refund(document: Document, writer: LinkWriter, _rules: PostingRules): Settled {
    const settled = { receivables: { foreign: 0, base: 0 }, deposits: { foreign: 0, base: 0 } };
    const typed = document.applications.map((application) => ({
      application,
      type: String(
        this.#store.get('SELECT type FROM "transaction" WHERE id = ?', application.doc)?.type,
      ) as DocumentType,
    }));
    const depositLine = typed.some(({ type }) => type !== 'CustDep') ? 2 : 1;
    for (const { application, type } of typed) {
      const deposit = type === 'CustDep';
      const taken = this.#takeUp(
        document,
        application,
        type,
        writer,
        deposit ? ASSUMED.linkTypes.depositRefunded : ASSUMED.linkTypes.payment,
        deposit ? depositLine : 1,
      );
      const side = deposit ? settled.deposits : settled.receivables;
      side.foreign += taken.foreign;
      side.base += taken.base;
    }
    return settled;
  }

  /** Uses up a part of a credit, a payment or a deposit; the last part of it takes the cents that rounding left. */
  #takeUp(
    document: Document,
    { doc, amount }: Application,
    type: DocumentType,
    writer: LinkWriter,
    link: string,
    ownLine: number,
  ): { foreign: number; base: number } {
    const unused = this.#settlement.unusedAmount(doc);
    if (!unused || unused.voided) throw userError(refusals.nothingUnapplied, 'apply.items.doc');
    if (amount <= 0 || amount > unused.foreign)
      throw userError(refusals.moreThanUnapplied, 'apply.items.amount');
    this.#checkAlike(document, unused);
    const base = amount === unused.foreign ? unused.base : this.#settlement.ownBase(unused, amount);
    const line = type === 'CustCred' ? 0 : 1;
    writer.add({ doc, line, type, ownLine, link, foreign: amount, base });
    this.#settlement.touch(doc, type, null);
    return { foreign: amount, base };
  }

  /** Both documents are in one currency, of one subsidiary and of one customer or of customers below it. */
  #checkAlike({ fields }: Document, other: Rest): void {
    if (other.currency !== fields.currency) throw userError(refusals.otherCurrency, 'apply.items.doc');
    if (other.subsidiary !== fields.subsidiary) throw userError(refusals.otherSubsidiary, 'apply.items.doc');
    if (other.entity !== fields.entity && !this.#isBelow(other.entity, Number(fields.entity)))
      throw userError(refusals.otherCustomer, 'apply.items.doc');
  }

  #isBelow(customer: number, above: number): boolean {
    return (
      this.#store.get(
        `WITH RECURSIVE up(id) AS (SELECT parent FROM "customer" WHERE id = ?1 UNION SELECT c.parent FROM "customer" c JOIN up ON c.id = up.id)
         SELECT id FROM up WHERE id = ?2`,
        customer,
        above,
      ) !== undefined
    );
  }
}

interface NewLink {
  readonly doc: number;
  readonly line: number;
  readonly type: DocumentType;
  readonly ownLine: number;
  readonly link: string;
  readonly foreign: number;
  readonly base: number;
}

/** Writes a document's links line by line, then one per document before it. */
class LinkWriter {
  readonly #store: Store;
  readonly #document: Document;
  readonly #now: number;
  readonly #known: KnownLinks;
  readonly #documents = new Map<string, Row>();

  constructor(store: Store, document: Document, now: number, known: KnownLinks) {
    this.#store = store;
    this.#document = document;
    this.#now = now;
    this.#known = known;
  }

  add({ doc, line, type, ownLine, link, foreign, base }: NewLink): void {
    const ends = {
      previousdoc: doc,
      previoustype: type,
      nextdoc: this.#document.id,
      nexttype: this.#document.type,
      linktype: link,
    };
    const row: Row = { ...ends, previousline: line, nextline: ownLine, foreignamount: foreign };
    const known = this.#known.get(linkKey(row));
    const modified = known?.amount === foreign ? known.modified : this.#now;
    this.#store.insert('nexttransactionlinelink', { ...row, baseamount: base, lastmodifieddate: modified });
    const key = `${doc} ${link}`;
    const whole = this.#documents.get(key);
    if (!whole) this.#documents.set(key, { ...ends, foreignamount: foreign, lastmodifieddate: modified });
    else {
      whole.foreignamount = Number(whole.foreignamount) + foreign;
      whole.lastmodifieddate = Math.max(Number(whole.lastmodifieddate), modified);
    }
  }

  finish(): void {
    for (const row of this.#documents.values()) this.#store.insert('nexttransactionlink', row);
  }
}

function linkKey(row: Row): string {
  return [row.previousdoc, row.previousline, row.nextline, row.linktype].join(' ');
}
