import type { Random } from '../../../sandbox/dataset/demo/random.ts';
import { objectNamed } from '../../../sandbox/salesforce/objects/catalogue.ts';
import type { InProcessOrg } from './in-process-org.ts';

/** One call that a client might make, good or bad. */
export interface RandomCall {
  readonly title: string;
  /** True: a refusal must leave every row as it was. */
  readonly allOrNone: boolean;
  /** Gives whether the call was refused, in whole or in part. */
  make(org: InProcessOrg): boolean;
}

type Values = Record<string, unknown>;

const TYPES = [
  'Account',
  'Opportunity',
  'OpportunityLineItem',
  'Quote',
  'QuoteLineItem',
  'Order',
  'OrderItem',
  'Product2',
  'Pricebook2',
  'PricebookEntry',
  'Contract',
  'Contact',
  'Partner',
] as const;
const KEYS = ['K-1', 'k-1', 'K-2', 'K-3', 'ACC-1', 'acc-2'];

/** Makes up calls that suit, more or less, what the org has just then. */
export class RandomCalls {
  readonly #org: InProcessOrg;
  readonly #random: Random;

  constructor(org: InProcessOrg, random: Random) {
    this.#org = org;
    this.#random = random;
  }

  next(): RandomCall {
    return this.#random.weighted<() => RandomCall>([
      [() => this.#createOne(), 8],
      [() => this.#updateOne(), 10],
      [() => this.#deleteOne(), 2],
      [() => this.#restoreOne(), 3],
      [() => this.#collection(), 3],
      [() => this.#composite(), 3],
    ])();
  }

  #createOne(): RandomCall {
    const { type, ...values } = this.#newRecord();
    return single(`create ${type} ${JSON.stringify(values)}`, 'POST', `sobjects/${type}`, values);
  }

  #updateOne(): RandomCall {
    const { type, id, ...values } = this.#change();
    return single(
      `update ${type} ${id} ${JSON.stringify(values)}`,
      'PATCH',
      `sobjects/${type}/${id}`,
      values,
    );
  }

  #deleteOne(): RandomCall {
    const type = this.#random.pick(TYPES);
    const id = this.#idOf(type);
    return single(`delete ${type} ${id}`, 'DELETE', `sobjects/${type}/${id}`);
  }

  #restoreOne(): RandomCall {
    const type = this.#random.pick(TYPES);
    const id = this.#idOf(type, 1);
    return {
      title: `restore ${type} ${id}`,
      allOrNone: true,
      make: ({ records, userId }) => {
        try {
          records.restore(objectNamed(type), id, userId);
          return false;
        } catch {
          return true;
        }
      },
    };
  }

  /** Several records in one call, some of which may not be good. */
  #collection(): RandomCall {
    const allOrNone = this.#random.chance(0.6);
    const kind = this.#random.integer(0, 2);
    const count = this.#random.integer(1, 4);
    const items = Array.from({ length: count }, () => {
      const { type, ...values } = kind === 0 ? this.#newRecord() : this.#change();
      return { attributes: { type }, ...values };
    });
    const ids = items.map((item) => (item as { id?: string }).id).join(',');
    return {
      title: `collection ${kind} ${JSON.stringify(items)}`,
      allOrNone,
      make: ({ call }) => {
        const body = { allOrNone, records: items };
        const reply =
          kind === 2
            ? call('DELETE', `composite/sobjects?ids=${ids}&allOrNone=${allOrNone}`)
            : call(kind === 0 ? 'POST' : 'PATCH', 'composite/sobjects', body);
        return reply.status >= 400 || (reply.json as { success: boolean }[]).some(({ success }) => !success);
      },
    };
  }

  /** A parent and its lines by reference, then changes; with luck all good. */
  #composite(): RandomCall {
    const allOrNone = this.#random.chance(0.7);
    const url = (path: string) => `/services/data/v66.0/sobjects/${path}`;
    const { type, ...parent } = this.#newRecord(this.#random.pick(['Opportunity', 'Quote', 'Order']));
    const [lines, field] = LINES[type] as [string, string];
    const requests: Values[] = [{ method: 'POST', url: url(type), referenceId: 'parent', body: parent }];
    for (let i = this.#random.integer(1, 3); i > 0; i--) {
      const { type: _, ...line } = this.#newRecord(lines);
      requests.push({
        method: 'POST',
        url: url(lines),
        referenceId: `line${i}`,
        body: { ...line, [field]: '@{parent.id}' },
      });
    }
    if (this.#random.chance(0.5)) {
      const { type: changed, id, ...values } = this.#change();
      requests.push({ method: 'PATCH', url: url(`${changed}/${id}`), referenceId: 'change', body: values });
    }
    if (type === 'Order')
      requests.push({
        method: 'PATCH',
        url: url('Order/@{parent.id}'),
        referenceId: 'activate',
        body: { Status: 'Activated' },
      });
    const graph = this.#random.chance(0.3);
    return {
      title: `composite ${JSON.stringify(requests)}`,
      allOrNone: allOrNone || graph,
      make: ({ call }) => {
        const reply = graph
          ? call('POST', 'composite/graph', { graphs: [{ graphId: 'g', compositeRequest: requests }] })
          : call('POST', 'composite', { allOrNone, compositeRequest: requests });
        if (reply.status >= 400) return true;
        const { graphs, compositeResponse } = reply.json as {
          graphs?: { isSuccessful: boolean }[];
          compositeResponse?: { httpStatusCode: number }[];
        };
        return graphs
          ? graphs.some(({ isSuccessful }) => !isSuccessful)
          : (compositeResponse ?? []).some(({ httpStatusCode }) => httpStatusCode >= 400);
      },
    };
  }

  #newRecord(wanted?: string): Values & { type: string } {
    const random = this.#random;
    const type = wanted ?? random.pick(TYPES);
    const key = random.chance(0.15) ? { External_Id__c: random.pick(KEYS) } : {};
    const line = {
      PricebookEntryId: this.#idOf('PricebookEntry'),
      Quantity: this.#quantity(),
      UnitPrice: this.#price(),
    };
    switch (type) {
      case 'Opportunity':
        return {
          type,
          ...key,
          Name: 'Deal',
          AccountId: this.#idOf('Account'),
          StageName: this.#stage(),
          CloseDate: '2024-06-30',
          Amount: this.#price(),
        };
      case 'OpportunityLineItem':
        return {
          type,
          ...key,
          ...line,
          OpportunityId: this.#idOf('Opportunity'),
          Discount: this.#discount(),
        };
      case 'Quote':
        return { type, ...key, Name: 'Offer', OpportunityId: this.#idOf('Opportunity'), Tax: this.#price() };
      case 'QuoteLineItem':
        return { type, ...key, ...line, QuoteId: this.#idOf('Quote'), Discount: this.#discount() };
      case 'Order':
        return {
          type,
          ...key,
          EffectiveDate: '2024-06-01',
          Status: random.chance(0.9) ? 'Draft' : 'Activated',
          ...this.#orderParent(),
        };
      case 'OrderItem':
        return { type, ...key, ...line, OrderId: this.#idOf('Order'), ...this.#reduced() };
      case 'PricebookEntry':
        return {
          type,
          ...key,
          Pricebook2Id: this.#idOf('Pricebook2'),
          Product2Id: this.#idOf('Product2'),
          UnitPrice: this.#price(),
          IsActive: true,
        };
      case 'Contract':
        return { type, ...key, AccountId: this.#idOf('Account'), StartDate: '2024-05-01', ContractTerm: 6 };
      case 'Contact':
        return { type, ...key, AccountId: this.#idOf('Account'), LastName: 'Someone' };
      case 'Partner':
        return {
          type,
          AccountToId: this.#idOf('Account'),
          ...(random.chance(0.5)
            ? { AccountFromId: this.#idOf('Account') }
            : { OpportunityId: this.#idOf('Opportunity') }),
          IsPrimary: random.chance(0.5),
        };
      case 'Pricebook2':
        return { type, ...key, Name: 'Book', IsActive: true };
      default:
        return { type, ...key, Name: `New ${type}`, ...(type === 'Product2' ? { IsActive: true } : {}) };
    }
  }

  #change(): Values & { type: string; id: string } {
    const random = this.#random;
    const type = random.pick([
      'Opportunity',
      'Opportunity',
      'OpportunityLineItem',
      'Quote',
      'QuoteLineItem',
      'Order',
      'Order',
      'OrderItem',
      'Account',
      'PricebookEntry',
      'Contract',
    ]);
    const id = this.#idOf(type);
    const values = random.pick<Values>(
      {
        Opportunity: [
          { StageName: this.#stage() },
          { Amount: this.#price() },
          { SyncedQuoteId: this.#quoteOf(id) },
          { SyncedQuoteId: null },
          { AccountId: this.#idOf('Account') },
        ],
        OpportunityLineItem: [
          { Quantity: this.#quantity() },
          { UnitPrice: this.#price() },
          { Discount: this.#discount() },
          { TotalPrice: this.#price() },
        ],
        Quote: [{ Tax: this.#price() }, { ShippingHandling: this.#price() }, { CurrencyIsoCode: 'JPY' }],
        QuoteLineItem: [
          { Quantity: this.#quantity() },
          { UnitPrice: this.#price() },
          { Discount: this.#discount() },
        ],
        Order: [
          { Status: random.pick(['Draft', 'Activated', 'Activated', 'Cancelled']) },
          { ContractId: this.#idOf('Contract') },
          { AccountId: this.#idOf('Account') },
        ],
        OrderItem: [{ Quantity: this.#quantity() }, { UnitPrice: this.#price() }, { Description: 'x' }],
        Account: [{ ParentId: this.#idOf('Account') }, { External_Id__c: random.pick(KEYS) }],
        PricebookEntry: [{ UnitPrice: this.#price() }, { UseStandardPrice: true }],
        Contract: [{ Status: 'Activated' }],
      }[type] as Values[],
    );
    return { type, id, ...values };
  }

  #orderParent(): Values {
    const { store } = this.#org;
    const [original] = this.#random.chance(0.3)
      ? store.statement(`SELECT * FROM "Order" WHERE "StatusCode" = 'Activated' AND "IsDeleted" = 0`).all()
      : [];
    if (original)
      return {
        IsReductionOrder: true,
        OriginalOrderId: original.Id,
        AccountId: original.AccountId,
        ContractId: original.ContractId,
        Pricebook2Id: original.Pricebook2Id,
        CurrencyIsoCode: original.CurrencyIsoCode,
      };
    return { AccountId: this.#idOf('Account'), Pricebook2Id: this.#idOf('Pricebook2') };
  }

  /** A line that takes back some of another, if a reduction order waits for one. */
  #reduced(): Values {
    const lines = this.#org.store
      .statement(
        `SELECT r."Id" AS "OrderId", l."Id" AS "OriginalOrderItemId", l."PricebookEntryId" FROM "Order" r JOIN "OrderItem" l ON l."OrderId" = r."OriginalOrderId"
         WHERE r."IsReductionOrder" = 1 AND r."IsDeleted" = 0 AND l."IsDeleted" = 0`,
      )
      .all();
    return lines.length > 0 && this.#random.chance(0.7)
      ? { ...this.#random.pick(lines), Quantity: -this.#random.integer(1, 6) }
      : {};
  }

  #quoteOf(opportunity: string): string {
    const [quote] = this.#org.store
      .statement('SELECT "Id" FROM "Quote" WHERE "OpportunityId" = ? AND "IsDeleted" = 0')
      .all(opportunity);
    return (quote?.Id as string | undefined) ?? this.#idOf('Quote');
  }

  /** Some record's id, rather a new one than an old; one in ten times one that is deleted. */
  #idOf(type: string, deleted = this.#random.chance(0.1) ? 1 : 0): string {
    const rows = this.#org.store
      .statement(`SELECT "Id" FROM "${type}" WHERE "IsDeleted" = ? ORDER BY "Id" DESC LIMIT 12`)
      .all(deleted);
    return rows.length === 0 ? '001Hs0000zzzzzz' : String(this.#random.pick(rows).Id);
  }

  #stage(): string {
    return this.#random.pick(['Prospecting', 'Negotiation/Review', 'Closed Won', 'Closed Lost', 'Nowhere']);
  }

  #quantity(): number {
    return this.#random.pick([1, 2, 3, 7.5, 10, 100, -3, 0, 9_999_999_999]);
  }

  #price(): number {
    return this.#random.pick([0.01, 1, 2.5, 19.99, 333.33, 1_000, 0, 9_999_999_999_999]);
  }

  #discount(): number | null {
    return this.#random.pick([null, null, 0, 10, 33.33, 100, 101]);
  }
}

const LINES: Readonly<Record<string, readonly [string, string]>> = {
  Opportunity: ['OpportunityLineItem', 'OpportunityId'],
  Quote: ['QuoteLineItem', 'QuoteId'],
  Order: ['OrderItem', 'OrderId'],
};

function single(title: string, method: string, path: string, body?: unknown): RandomCall {
  return { title, allOrNone: true, make: ({ call }) => call(method, path, body).status >= 400 };
}
