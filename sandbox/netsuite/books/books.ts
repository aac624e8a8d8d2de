import { userError } from '../errors.ts';
import type { Row, Store, Value } from '../store/database.ts';
import { type AccountRole, accountWithRole } from './chart-of-accounts.ts';
import { type Document, RECORD_TYPES } from './document.ts';
import { MasterData } from './master-data.ts';
import { documentTotals, type PostedLine, type PostingRules, postDocument, toBase } from './posting.ts';
import { Settlement } from './settlement.ts';

const ROLES: readonly AccountRole[] = [
  'UndepFunds',
  'AcctRec',
  'DeferRevenue',
  'SalesTaxPay',
  'CustDep',
  'Income',
  'RealizedGain',
  'SalesOrders',
];

/** The general ledger and its sub-ledgers: the only writer of transactions. */
export class Books {
  readonly #store: Store;
  readonly #accounts: Readonly<Record<AccountRole, number>>;
  readonly master: MasterData;
  readonly settlement: Settlement;
  readonly book: number;

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
    this.settlement = new Settlement(store, this.book, (subsidiary) => this.master.baseDigits(subsidiary));
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
      salesOrders: this.#accounts.SalesOrders,
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
    const keys = created ? new Map<number, number>() : this.#clear(id, type);
    let nextLine = Math.max(0, ...document.lines.map((line) => line.id ?? 0), ...keys.keys());
    for (const line of document.lines) line.id ??= ++nextLine;
    const header = this.#header(document, now, created);
    if (created) this.#store.insert('transaction', { ...header, id });
    else this.#store.update('transaction', id, header);
    Object.assign(fields, header);
    const rules = this.#rules(fields);
    const settled = this.#link(document, now, rules);
    const lines = postDocument(document, rules, settled);
    lines.forEach((line, index) => {
      this.#writeLine(document, line, index, keys.get(line.id) ?? this.#store.next('transactionline'), now);
    });
    const totals = documentTotals(document.lines, rules.foreignDigits);
    const total =
      type === 'Journal'
        ? document.entries.reduce((sum, entry) => sum + entry.debit, 0)
        : document.lines.length > 0
          ? totals.net + totals.tax
          : document.amount;
    this.#store.update('transaction', id, { foreigntotal: total });
    fields.foreigntotal = total;
    this.settlement.touch(id, type, fields.entity == null ? null : Number(fields.entity));
    return id;
  }

  /** Deletes a document; refused while another transaction rests on it. */
  remove(document: Document): void {
    const id = document.id as number;
    const dependent = this.#store.get(
      'SELECT nextdoc FROM "nexttransactionlinelink" WHERE previousdoc = ? LIMIT 1',
      id,
    );
    if (dependent)
      throw userError(
        'This transaction cannot be deleted because it is linked to by one or more transactions.',
      );
    this.#clear(id, document.type);
    this.#store.run('DELETE FROM "transaction" WHERE id = ?', id);
    if (document.fields.entity != null) this.settlement.touchCustomer(Number(document.fields.entity));
  }

  /** Takes a document's lines, entries and links away; gives the keys that its lines keep. */
  #clear(id: number, type: Document['type']): Map<number, number> {
    const rows = this.#store.all(
      'SELECT id, uniquekey, orderdoc FROM "transactionline" WHERE "transaction" = ?',
      id,
    );
    for (const row of rows)
      if (row.orderdoc !== null) this.settlement.touch(Number(row.orderdoc), 'SalesOrd', null);
    if (type !== 'SalesOrd')
      for (const row of this.#store.all(
        'SELECT previousdoc, previoustype FROM "nexttransactionlink" WHERE nextdoc = ?',
        id,
      ))
        this.settlement.touch(Number(row.previousdoc), String(row.previoustype) as Document['type'], null);
    for (const table of ['transactionline', 'transactionaccountingline'])
      this.#store.run(`DELETE FROM "${table}" WHERE "transaction" = ?`, id);
    for (const table of ['nexttransactionlinelink', 'nexttransactionlink'])
      this.#store.run(`DELETE FROM "${table}" WHERE nextdoc = ?`, id);
    return new Map(rows.map((row) => [Number(row.id), Number(row.uniquekey)]));
  }

  #header(document: Document, now: number, created: boolean): Row {
    const { type, fields } = document;
    const { record, prefix, abbreviation } = RECORD_TYPES[type];
    const { id: _, ...given } = fields;
    const date = Number(given.trandate);
    const number = given.transactionnumber ?? `${type.toUpperCase()}${this.#store.next(`number ${type}`)}`;
    const tranid: Value = given.tranid ?? `${prefix}${String(number).slice(type.length)}`;
    const names: Readonly<Record<string, string>> = {
      SalesOrd: 'Sales Order',
      CustInvc: 'Invoice',
      CashSale: 'Cash Sale',
      CustCred: 'Credit Memo',
      CustPymt: 'Payment',
      CustDep: 'Customer Deposit',
      Journal: 'Journal',
    };
    return {
      ...given,
      type,
      recordtype: record,
      abbrevtype: abbreviation,
      transactionnumber: number,
      tranid,
      trandisplayname: `${names[type]} #${tranid}`,
      posting: type === 'SalesOrd' ? 'F' : 'T',
      postingperiod: given.postingperiod ?? this.master.periodOf(date)?.id ?? null,
      exchangerate:
        given.exchangerate ??
        this.master.exchangeRate(Number(given.currency), Number(given.subsidiary), date),
      approvalstatus: given.approvalstatus ?? (given.status === 'A' && type === 'SalesOrd' ? '1' : '2'),
      voided: given.voided ?? 'F',
      ...(type === 'Journal' ? { status: given.status ?? 'B' } : {}),
      ...(type === 'CashSale' ? { status: given.account == null ? 'B' : 'C' } : {}),
      ...(type === 'CustDep' ? { status: given.account == null ? 'A' : 'B' } : {}),
      ...(created ? { createddate: given.createddate ?? now } : {}),
      lastmodifieddate: now,
    };
  }

  /** Writes the links of order and applications; gives what the document takes off receivables in base currency. */
  #link(document: Document, now: number, rules: PostingRules): number {
    const { id, type } = document;
    const orders = new Map<number, number>();
    for (const line of document.lines) {
      if (!line.order) continue;
      this.settlement.touch(line.order.document, 'SalesOrd', null);
      const key = line.order.document;
      orders.set(key, (orders.get(key) ?? 0) + line.amount);
      this.#store.insert('nexttransactionlinelink', {
        previousdoc: key,
        previousline: line.order.line,
        previoustype: 'SalesOrd',
        nextdoc: id,
        nextline: line.id,
        nexttype: type,
        linktype: 'OrdBill',
        foreignamount: line.amount,
        baseamount: toBase(line.amount, rules.exchangeRate, rules.baseDigits),
        lastmodifieddate: now,
      });
    }
    for (const [order, amount] of orders)
      this.#store.insert('nexttransactionlink', {
        previousdoc: order,
        previoustype: 'SalesOrd',
        nextdoc: id,
        nexttype: type,
        linktype: 'OrdBill',
        foreignamount: amount,
        lastmodifieddate: now,
      });
    if (type !== 'CustPymt' && type !== 'CustCred') return 0;
    const total =
      type === 'CustPymt'
        ? document.amount
        : ((totals) => totals.net + totals.tax)(documentTotals(document.lines, rules.foreignDigits));
    let unused = total;
    let settled = 0;
    for (const application of document.applications) {
      const open = this.settlement.openAmount(application.doc);
      if (open?.type !== 'CustInvc')
        throw userError('The document to apply to is not an open invoice.', 'apply.items.doc');
      if (application.amount <= 0 || application.amount > open.foreign)
        throw userError(
          'The amount applied is more than the amount due of the document.',
          'apply.items.amount',
        );
      if (open.currency !== document.fields.currency)
        throw userError('The document to apply to has another currency.', 'apply.items.doc');
      const base =
        application.amount === open.foreign
          ? open.base
          : toBase(application.amount, open.exchangeRate, rules.baseDigits);
      const link = {
        previousdoc: application.doc,
        previoustype: open.type,
        nextdoc: id,
        nexttype: type,
        linktype: 'Payment',
        foreignamount: application.amount,
        lastmodifieddate: now,
      };
      this.#store.insert('nexttransactionlinelink', {
        ...link,
        previousline: 0,
        nextline: type === 'CustPymt' ? 1 : 0,
        baseamount: base,
      });
      this.#store.insert('nexttransactionlink', link);
      this.settlement.touch(application.doc, 'CustInvc', null);
      unused -= application.amount;
      settled += base;
    }
    if (unused < 0) throw userError('The amount applied is more than the amount of the payment.', 'apply');
    return settled + toBase(unused, rules.exchangeRate, rules.baseDigits);
  }

  #writeLine(document: Document, line: PostedLine, sequence: number, key: number, now: number): void {
    const { id, type, fields } = document;
    const { item, entry } = line;
    const sign = type === 'CustCred' ? 1 : -1;
    const accounts = item && this.master.itemAccounts(item.item);
    const exchangerate = entry?.exchangeRate ?? (fields.exchangerate as number);
    this.#store.insert('transactionline', {
      transaction: id,
      id: line.id,
      linesequencenumber: sequence,
      uniquekey: key,
      mainline: line.main ? 'T' : 'F',
      taxline: line.tax ? 'T' : 'F',
      iscogs: 'F',
      account: line.account,
      foreignamount: line.foreign,
      netamount: line.base,
      debitforeignamount: line.foreign > 0 ? line.foreign : null,
      creditforeignamount: line.foreign < 0 ? -line.foreign : null,
      entity: entry ? entry.entity : (fields.entity as Value),
      subsidiary: fields.subsidiary as Value,
      createdfrom:
        line.main || item ? ((item?.order?.document ?? fields.createdfrom ?? null) as Value) : null,
      linelastmodifieddate: now,
      isclosed: item?.closed ? 'T' : 'F',
      donotdisplayline: 'F',
      item: item?.item ?? entry?.item ?? null,
      class: item?.class ?? entry?.class ?? (line.main ? ((fields.class ?? null) as Value) : null),
      memo: item?.memo ?? entry?.memo ?? (line.main ? ((fields.memo ?? null) as Value) : null),
      ...(item && accounts
        ? {
            itemtype: accounts.type,
            quantity: sign * item.quantity,
            rate: item.rate,
            taxrate1: item.taxRate,
            department: item.department,
            location: item.location,
            accountinglinetype: accounts.revenue === accounts.income ? 'INCOME' : 'DEFERREVENUE',
            orderdoc: item.order?.document ?? null,
            orderline: item.order?.line ?? null,
            custcol_external_id: item.externalId,
            revenueelement: item.revenueElement,
            fulfillable: accounts.fulfillable ? 'T' : 'F',
            isfullyshipped: item.shipped >= item.quantity ? 'T' : 'F',
            isbillable: 'F',
            quantityshiprecv: item.shipped,
            quantitybilled: 0,
          }
        : {}),
    });
    this.#store.insert('transactionaccountingline', {
      transaction: id,
      transactionline: line.id,
      accountingbook: this.book,
      account: line.account,
      amount: line.base,
      debit: line.base > 0 ? line.base : null,
      credit: line.base < 0 ? -line.base : null,
      posting: type === 'SalesOrd' ? 'F' : 'T',
      exchangerate,
    });
  }
}
