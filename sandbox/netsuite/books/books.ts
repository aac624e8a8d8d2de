import { ASSUMED } from '../assumed.ts';
import { userError } from '../errors.ts';
import type { Row, Store, Value } from '../store/database.ts';
import { type AccountRole, accountWithRole } from './chart-of-accounts.ts';
import { CustomerStanding } from './customer-standing.ts';
import { DOCUMENT_KINDS, type Document, emptyDocument } from './document.ts';
import { ledgerRow, lineRow } from './line-rows.ts';
import { Links } from './links.ts';
import { MasterData } from './master-data.ts';
import { documentTotals, type PostedLine, type PostingRules, postDocument } from './posting.ts';
import { Settlement } from './settlement.ts';

const ROLES: readonly AccountRole[] = [
  'UndepFunds',
  'AcctRec',
  'DeferRevenue',
  'SalesTaxPay',
  'CustDep',
  'Income',
  'RealizedGain',
  'RoundingGain',
  'SalesOrders',
  'RtnAuths',
  'Estimates',
];

/** The general ledger and its sub-ledgers: the only writer of transactions. */
export class Books {
  readonly #store: Store;
  readonly #accounts: Readonly<Record<AccountRole, number>>;
  readonly #links: Links;
  readonly master: MasterData;
  readonly standing: CustomerStanding;
  readonly settlement: Settlement;
  /** The primary accounting book. */
  readonly book: number;
  /** The accounting books that every document is posted to. */
  readonly postingBooks: readonly number[];

  constructor(store: Store) {
    this.#store = store;
    this.#accounts = Object.fromEntries(ROLES.map((role) => [role, accountWithRole(store, role)])) as Record<
      AccountRole,
      number
    >;
    this.master = new MasterData(store, {
      income: this.#accounts.Income,
      deferred: this.#accounts.DeferRevenue,
    });
    this.book = Number(store.get(`SELECT id FROM "accountingbook" WHERE isprimary = 'T'`)?.id);
    this.postingBooks = store
      .all(`SELECT id FROM "accountingbook" WHERE isprimary = 'T' OR isadjustmentonly = 'F' ORDER BY id`)
      .map(({ id }) => Number(id));
    this.standing = new CustomerStanding(store, this.book, this.master);
    this.settlement = new Settlement(
      store,
      this.book,
      (subsidiary) => this.master.baseDigits(subsidiary),
      this.standing,
    );
    this.#links = new Links(store, this.settlement);
  }

  get deferredRevenueAccount(): number {
    return this.#accounts.DeferRevenue;
  }

  #rules(fields: Row): PostingRules {
    const subsidiary = Number(fields.subsidiary);
    const entity = fields.entity;
    return {
      foreignDigits: this.master.currencyDigits(Number(fields.currency)),
      baseDigits: this.master.baseDigits(subsidiary),
      exchangeRate: Number(fields.exchangerate),
      receivables:
        (entity == null ? null : this.master.receivablesAccount(Number(entity))) ?? this.#accounts.AcctRec,
      cash: Number(fields.account ?? this.#accounts.UndepFunds),
      salesTax: this.#accounts.SalesTaxPay,
      deposits: this.#accounts.CustDep,
      realizedGain: this.#accounts.RealizedGain,
      roundingGain: this.#accounts.RoundingGain,
      estimates: this.#accounts.Estimates,
      salesOrders: this.#accounts.SalesOrders,
      returnAuthorizations: this.#accounts.RtnAuths,
      revenueAccount: (item) => this.master.itemAccounts(item).revenue,
      incomeAccount: (item) => this.master.itemAccounts(item).income,
    };
  }

  /**
   * Writes a document with its lines, ledger entries and links, new or in place of what it was; what it changes in
   * other records follows with `settlement.settle`. Returns its id.
   */
  save(document: Document, now: number): number {
    const { fields, type } = document;
    const created = document.id === null;
    const id = document.id ?? this.#store.next('transaction');
    document.id = id;
    if (!created) this.#touchJournalCustomers(id, type);
    const keys = created ? new Map<number, number>() : this.#clearLines(id);
    const knownLinks = created ? new Map<string, never>() : this.#links.clear(id);
    let nextLine = Math.max(0, ...document.lines.map((line) => line.id ?? 0), ...keys.keys());
    for (const line of document.lines) line.id ??= ++nextLine;
    const header = this.#header(document, now, created);
    if (created) this.#store.insert('transaction', { ...header, id });
    else this.#store.update('transaction', id, header);
    Object.assign(fields, header);
    const rules = this.#rules(fields);
    const settled = this.#links.write(document, now, rules, knownLinks);
    const lines = postDocument(document, rules, settled);
    lines.forEach((line, index) => {
      this.#writeLine(document, line, index, keys.get(line.id) ?? this.#store.next('transactionline'), now);
    });
    if (type === 'Journal') this.#openEntries(document, lines);
    const total = documentTotal(document, rules.foreignDigits);
    this.#store.update('transaction', id, { foreigntotal: total });
    fields.foreigntotal = total;
    this.settlement.touch(id, type, fields.entity == null ? null : Number(fields.entity));
    return id;
  }

  /** Writes a document's body only; its lines stay as they are. */
  saveHeader(document: Document, now: number): void {
    this.#store.update('transaction', document.id as number, this.#header(document, now, false));
  }

  #refuseWhileLinked(id: number): void {
    const dependent = this.#store.get(
      'SELECT nextdoc FROM "nexttransactionlinelink" WHERE previousdoc = ? LIMIT 1',
      id,
    );
    if (dependent)
      throw userError(
        'This transaction cannot be deleted because it is linked to by one or more transactions.',
      );
  }

  /** The journal that takes back what a document posted; not saved yet. */
  voidingJournal({ id, fields }: Document, date: number): Document {
    const journal = emptyDocument('Journal');
    Object.assign(journal.fields, {
      trandate: date,
      subsidiary: fields.subsidiary,
      currency: fields.currency,
      exchangerate: fields.exchangerate,
      createdfrom: id,
      memo: `${ASSUMED.voidMemo}${fields.trandisplayname}`,
    });
    journal.entries = this.#store
      .all(
        `SELECT l.account, l.foreignamount, a.amount FROM "transactionline" l
           JOIN "transactionaccountingline" a ON a."transaction" = l."transaction" AND a.transactionline = l.id AND a.accountingbook = ?
          WHERE l."transaction" = ? ORDER BY l.id`,
        this.book,
        id,
      )
      .map((row) => ({
        account: Number(row.account),
        debit: Math.max(0, -Number(row.foreignamount)),
        credit: Math.max(0, Number(row.foreignamount)),
        entity: Number(fields.entity),
        item: null,
        class: null,
        memo: null,
        exchangeRate: null,
        base: -Number(row.amount),
      }));
    return journal;
  }

  /** Marks a document as voided and takes its links away; refused while another transaction rests on it. */
  markVoided({ id, type, fields }: Document, date: number, now: number): void {
    this.#refuseWhileLinked(id as number);
    this.#links.clear(id as number);
    const open = {
      foreignamountpaid: null,
      foreignamountunpaid: fields.foreignamountunpaid == null ? null : 0,
      foreignpaymentamountused: null,
      foreignpaymentamountunused: fields.foreignpaymentamountunused == null ? null : 0,
    };
    this.#store.update('transaction', id as number, {
      ...open,
      voided: 'T',
      status: 'V',
      closedate: date,
      lastmodifieddate: now,
    });
    this.#store.run(
      `UPDATE "transactionline" SET orderdoc = NULL, orderline = NULL, foreignamountpaid = NULL, foreignpaymentamountused = NULL,
          foreignamountunpaid = CASE WHEN foreignamountunpaid IS NULL THEN NULL ELSE 0 END,
          foreignpaymentamountunused = CASE WHEN foreignpaymentamountunused IS NULL THEN NULL ELSE 0 END WHERE "transaction" = ?`,
      id,
    );
    this.#store.run(
      `UPDATE "transactionaccountingline" SET amountpaid = NULL, paymentamountused = NULL, amountlinked = NULL,
          amountunpaid = CASE WHEN amountunpaid IS NULL THEN NULL ELSE 0 END,
          paymentamountunused = CASE WHEN paymentamountunused IS NULL THEN NULL ELSE 0 END WHERE "transaction" = ?`,
      id,
    );
    this.settlement.touch(id as number, type, null);
  }

  /** Deletes a document; refused while another transaction rests on it. */
  remove(document: Document): void {
    const id = document.id as number;
    this.#refuseWhileLinked(id);
    this.#touchJournalCustomers(id, document.type);
    this.#links.clear(id);
    this.#clearLines(id);
    this.#store.run('DELETE FROM "transaction" WHERE id = ?', id);
    if (document.fields.entity != null) this.standing.touch(Number(document.fields.entity));
  }

  /** Takes a document's lines and entries away; gives the keys that its lines keep. */
  #clearLines(id: number): Map<number, number> {
    const rows = this.#store.all('SELECT id, uniquekey FROM "transactionline" WHERE "transaction" = ?', id);
    for (const table of ['transactionline', 'transactionaccountingline'])
      this.#store.run(`DELETE FROM "${table}" WHERE "transaction" = ?`, id);
    return new Map(rows.map((row) => [Number(row.id), Number(row.uniquekey)]));
  }

  #header(document: Document, now: number, created: boolean): Row {
    const { type, fields } = document;
    const { record, prefix, abbreviation, shown, posts } = DOCUMENT_KINDS[type];
    const { id: _, ...given } = fields;
    const date = Number(given.trandate);
    const number = given.transactionnumber ?? `${type.toUpperCase()}${this.#store.next(`number ${type}`)}`;
    const tranid: Value = given.tranid ?? `${prefix}${String(number).slice(type.length)}`;
    return {
      ...given,
      type,
      recordtype: record,
      abbrevtype: abbreviation,
      transactionnumber: number,
      tranid,
      trandisplayname: `${shown} #${tranid}`,
      posting: posts ? 'T' : 'F',
      postingperiod: given.postingperiod ?? this.master.periodOf(date)?.id ?? null,
      exchangerate:
        given.exchangerate ??
        this.master.exchangeRate(Number(given.currency), Number(given.subsidiary), date),
      approvalstatus: given.approvalstatus ?? (given.status === 'A' && !posts ? '1' : '2'),
      voided: given.voided ?? 'F',
      ...ownStatus(document),
      ...(created ? { createddate: given.createddate ?? now } : {}),
      lastmodifieddate: now,
    };
  }

  #writeLine(document: Document, line: PostedLine, sequence: number, key: number, now: number): void {
    const accounts = line.item && this.master.itemAccounts(line.item.item);
    this.#store.insert('transactionline', lineRow(line, { document, accounts, sequence, key, now }));
    for (const book of this.postingBooks)
      this.#store.insert('transactionaccountingline', ledgerRow(line, document, book));
  }

  /** A journal's entries in receivables are open items of the customers that they name, except where it voids. */
  #openEntries(document: Document, lines: readonly PostedLine[]): void {
    if (document.fields.createdfrom != null) return;
    for (const line of lines) {
      const entity = line.entry?.entity;
      if (entity == null || !this.master.isReceivables(line.account)) continue;
      this.#store.run(
        `UPDATE "transactionaccountingline" SET ${line.base > 0 ? 'amountunpaid' : 'paymentamountunused'} = ? WHERE "transaction" = ? AND transactionline = ?`,
        Math.abs(line.base),
        document.id,
        line.id,
      );
      this.standing.touchByJournal(entity);
    }
  }

  /** Customers whose receivables a journal is in, before it changes. */
  #touchJournalCustomers(id: number, type: Document['type']): void {
    if (type !== 'Journal') return;
    for (const row of this.#store.all(
      'SELECT DISTINCT entity FROM "transactionline" WHERE "transaction" = ? AND entity IS NOT NULL',
      id,
    ))
      this.standing.touch(Number(row.entity));
  }
}

/** The status of documents that have one whatever is applied to them. */
function ownStatus({ type, fields }: Document): Row {
  if (fields.voided === 'T') return {};
  if (type === 'Journal') return { status: fields.status ?? 'B' };
  if (type === 'CashSale') return { status: fields.account == null ? 'B' : 'C' };
  return type === 'CashRfnd' || type === 'CustRfnd' || type === 'DepAppl'
    ? { status: ASSUMED.noStatus.letter }
    : {};
}

/** A document's total in its currency as its header has it: negative for an authorization of a return. */
function documentTotal({ type, entries, lines, amount }: Document, digits: number): number {
  if (type === 'Journal') return entries.reduce((sum, entry) => sum + entry.debit, 0);
  if (DOCUMENT_KINDS[type].goods === 0) return amount;
  const { net, tax } = documentTotals(lines, digits);
  return type === 'RtnAuth' ? -(net + tax) : net + tax;
}
