import type { Books } from '../books/books.ts';
import {
  DOCUMENT_KINDS,
  type Document,
  type DocumentType,
  emptyDocument,
  emptyLine,
  type ItemLine,
} from '../books/document.ts';
import { DAY } from '../calendar.ts';
import { tableNamed } from '../catalogue/tables.ts';
import { divide, MONEY_SCALE, multiply, QUANTITY_SCALE, RATE_SCALE, roundMoney } from '../decimal.ts';
import { NetSuiteError } from '../errors.ts';
import type { Row } from '../store/database.ts';
import { type Cells, type FileReader, headerMapping, mappedRow } from './cells.ts';
import type { LoadContext } from './lists.ts';

const FILES: Readonly<Record<string, DocumentType>> = {
  salesOrder: 'SalesOrd',
  invoice: 'CustInvc',
  cashSale: 'CashSale',
  returnAuthorization: 'RtnAuth',
  creditMemo: 'CustCred',
  cashRefund: 'CashRfnd',
  customerPayment: 'CustPymt',
  customerDeposit: 'CustDep',
  depositApplication: 'DepAppl',
  customerRefund: 'CustRfnd',
  journalEntry: 'Journal',
};
export const TRANSACTION_FILES = Object.keys(FILES);

const RENAMED: Readonly<Record<string, string>> = {
  customer: 'entity',
  salesRep: 'employee',
  salesOrder: 'createdfrom',
  deposit: 'createdfrom',
  orderStatus: 'status',
  nextBill: 'nextbilldate',
};
const ITEM_COLUMNS = [
  'item',
  'quantity',
  'rate',
  'amount',
  'taxRate',
  'class',
  'department',
  'location',
  'memo',
  'description',
  'externalId',
  'orderLine',
  'isClosed',
].map((name) => `line.${name}`);
const ENTRY_COLUMNS = ['account', 'debit', 'credit', 'entity', 'item', 'class', 'memo', 'externalId'].map(
  (name) => `line.${name}`,
);
const APPLY_COLUMNS = ['apply.doc', 'apply.amount'];

const APPLYING: ReadonlySet<DocumentType> = new Set(['CustPymt', 'CustCred', 'DepAppl', 'CustRfnd']);

/** An order's lines while its invoices are loaded: what of each is not yet billed. */
interface OrderLine {
  readonly id: number;
  readonly item: number;
  readonly externalId: string | null;
  left: number;
}

/** Loads the transactions of a data set, one file after the other; line externalIds find lines across files. */
export class TransactionLoader {
  readonly #context: LoadContext;
  readonly #books: Books;
  readonly #orders = new Map<number, OrderLine[]>();
  readonly #returns = new Set<number>();
  /** Line externalId → where it is, for revenue plans. */
  readonly lines = new Map<string, { transaction: number; line: number }>();

  constructor(context: LoadContext, books: Books) {
    this.#context = context;
    this.#books = books;
  }

  load(name: string, file: FileReader): void {
    const type = FILES[name] as DocumentType;
    const lineColumns =
      type === 'Journal' ? ENTRY_COLUMNS : DOCUMENT_KINDS[type].goods === 0 ? [] : ITEM_COLUMNS;
    const applyColumns = APPLYING.has(type) ? APPLY_COLUMNS : [];
    const moneyColumns = type === 'CustPymt' || type === 'CustDep' ? ['payment'] : [];
    const mapping = headerMapping(
      file,
      tableNamed('transaction'),
      RENAMED,
      new Set([...lineColumns, ...applyColumns, ...moneyColumns]),
    );
    for (const [externalId, rows] of file.groups()) {
      const first = rows[0] as Cells;
      const document = emptyDocument(type);
      Object.assign(document.fields, mappedRow(first, mapping));
      this.#body(document, first);
      for (const cells of rows) {
        if (type === 'Journal') document.entries.push(this.#entry(cells));
        else if (lineColumns.length > 0 && cells.text('line.item') !== '')
          document.lines.push(this.#line(cells, document));
        if (applyColumns.length > 0) this.#apply(cells, document);
      }
      this.#amount(document, first);
      try {
        const id = this.#books.save(document, Number(document.fields.trandate));
        this.#context.references.remember('transaction', externalId, id);
      } catch (error) {
        if (error instanceof NetSuiteError)
          throw first.refuse('externalId', `${externalId}: ${error.message}`);
        throw error;
      }
      this.#remember(document);
    }
  }

  #body({ fields, type }: Document, cells: Cells): void {
    const { store } = this.#context;
    const date = cells.require((fields.trandate as number | undefined) ?? null, 'tranDate');
    if (type !== 'Journal')
      cells.require(
        (fields.entity as number | undefined) ?? null,
        cells.text('customer') === '' ? 'entity' : 'customer',
      );
    fields.subsidiary ??= 1;
    const customer: Row =
      fields.entity == null
        ? {}
        : (store.get('SELECT currency, terms FROM "customer" WHERE id = ?', fields.entity as number) ?? {});
    fields.currency ??= customer.currency ?? this.#books.master.baseCurrency(Number(fields.subsidiary));
    if (type === 'CustInvc') {
      fields.terms ??= customer.terms ?? null;
      const days =
        fields.terms == null
          ? 0
          : Number(
              store.get('SELECT daysuntilnetdue AS n FROM "term" WHERE id = ?', fields.terms as number)?.n ??
                0,
            );
      fields.duedate ??= date + days * DAY;
    }
    if (!this.#books.master.periodOf(date) && fields.postingperiod == null)
      throw cells.refuse('tranDate', 'lies in no accounting period');
  }

  #line(cells: Cells, document: Document): ItemLine {
    const item = cells.require(cells.reference('line.item', 'item'), 'line.item');
    const line = emptyLine(item);
    const digits = this.#books.master.currencyDigits(Number(document.fields.currency));
    const amount = cells.number('line.amount', MONEY_SCALE);
    const rate = cells.number('line.rate', RATE_SCALE);
    line.quantity = cells.number('line.quantity', QUANTITY_SCALE) ?? 10 ** QUANTITY_SCALE;
    line.rate =
      rate ??
      (amount !== null && line.quantity !== 0
        ? divide(amount, MONEY_SCALE, line.quantity, QUANTITY_SCALE, RATE_SCALE)
        : 0);
    line.amount =
      amount ??
      roundMoney(multiply(line.quantity, QUANTITY_SCALE, line.rate, RATE_SCALE, MONEY_SCALE), digits);
    line.taxRate = cells.number('line.taxRate', RATE_SCALE) ?? 0;
    line.class = cells.reference('line.class', 'classification') ?? this.#itemClass(item);
    line.department = cells.reference('line.department', 'department');
    line.location = cells.reference('line.location', 'location');
    line.memo = cells.text('line.memo') || cells.text('line.description') || null;
    line.closed = cells.flag('line.isClosed') === 'T';
    line.externalId = cells.text('line.externalId') || null;
    const source = document.fields.createdfrom;
    if (source != null && this.#bills(document.type, Number(source)))
      line.order = this.#orderLine(Number(source), line, cells);
    return line;
  }

  #itemClass(item: number): number | null {
    const found = this.#context.store.get('SELECT class FROM "item" WHERE id = ?', item)?.class;
    return found == null ? null : Number(found);
  }

  /** The order's line that a line bills: the one named, else the first of the same item not yet billed in full. */
  #orderLine(order: number, line: ItemLine, cells: Cells): ItemLine['order'] {
    const candidates = this.#orders.get(order);
    if (!candidates) return null;
    const named = cells.text('line.orderLine');
    const found =
      named === ''
        ? (candidates.find((candidate) => candidate.item === line.item && candidate.left >= line.quantity) ??
          candidates.find((candidate) => candidate.item === line.item))
        : candidates.find((candidate) => candidate.externalId === named || String(candidate.id) === named);
    if (!found) {
      if (named !== '') throw cells.refuse('line.orderLine', `the order has no line ${named}`);
      return null;
    }
    found.left -= line.quantity;
    return { document: order, line: found.id };
  }

  /** Sales bill sales orders; credits and refunds of goods bill return authorizations. */
  #bills(type: DocumentType, source: number): boolean {
    if (!DOCUMENT_KINDS[type].posts) return false;
    return this.#returns.has(source) === (DOCUMENT_KINDS[type].goods === -1);
  }

  #entry(cells: Cells): Document['entries'][number] {
    return {
      account: cells.require(cells.reference('line.account', 'account'), 'line.account'),
      debit: cells.number('line.debit', MONEY_SCALE) ?? 0,
      credit: cells.number('line.credit', MONEY_SCALE) ?? 0,
      entity: cells.reference('line.entity', 'entity'),
      item: cells.reference('line.item', 'item'),
      class: cells.reference('line.class', 'classification'),
      memo: cells.text('line.memo') || null,
      exchangeRate: null,
      base: null,
    };
  }

  #apply(cells: Cells, document: Document): void {
    const amount = cells.number('apply.amount', MONEY_SCALE);
    if (amount === null) return;
    document.amount += amount;
    const doc = cells.reference('apply.doc', 'transaction');
    if (doc === null) return;
    const known = document.applications.find((application) => application.doc === doc);
    if (known) known.amount += amount;
    else document.applications.push({ doc, amount });
  }

  #amount(document: Document, cells: Cells): void {
    const { type, entries } = document;
    if (type !== 'Journal' && DOCUMENT_KINDS[type].goods === 0)
      document.amount = cells.number('payment', MONEY_SCALE) ?? document.amount;
    else document.amount = 0;
    if (type === 'Journal') {
      const balance = entries.reduce((sum, entry) => sum + entry.debit - entry.credit, 0);
      if (balance !== 0) throw cells.refuse('line.debit', 'the journal does not balance');
    } else if (DOCUMENT_KINDS[type].goods !== 0 && document.lines.length === 0)
      throw cells.refuse('line.item', 'the transaction has no line');
  }

  #remember(document: Document): void {
    const transaction = document.id as number;
    for (const line of document.lines)
      if (line.externalId !== null) this.lines.set(line.externalId, { transaction, line: line.id as number });
    if (document.type === 'RtnAuth') this.#returns.add(transaction);
    if (document.type === 'SalesOrd' || document.type === 'RtnAuth')
      this.#orders.set(
        transaction,
        document.lines.map((line) => ({
          id: line.id as number,
          item: line.item,
          externalId: line.externalId,
          left: line.quantity,
        })),
      );
  }
}
