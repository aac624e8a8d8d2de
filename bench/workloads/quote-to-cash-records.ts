/** How many customers there are; each has the same number of orders, invoices and payments. */
export const CUSTOMERS = 200;
const ORDERS_EACH = 8;
const INVOICES_EACH = 2;

export interface Customer {
  readonly id: string;
  readonly reference: string;
  readonly name: string;
  readonly channel: string;
  readonly orders: readonly Order[];
}

export interface Order {
  readonly id: string;
  readonly number: string;
  readonly status: string;
  readonly placedOn: string;
  readonly total: string;
}

export interface Invoice {
  readonly id: string;
  readonly number: string;
  readonly status: string;
  readonly issuedOn: string;
  readonly dueOn: string;
  readonly total: string;
  readonly outstanding: string;
  readonly currencyCode: string;
}

export interface Payment {
  readonly id: string;
  readonly number: string;
  readonly amount: string;
  readonly receivedOn: string;
  readonly method: string;
}

export const customers = new Map<string, Customer>();
export const orders = new Map<string, Order>();
export const invoices: Invoice[] = [];
export const invoicesById = new Map<string, Invoice>();
export const invoicesOfOrder = new Map<string, readonly Invoice[]>();
export const paymentsOfInvoice = new Map<string, readonly Payment[]>();

for (let c = 0; c < CUSTOMERS; c++) addCustomer(c);

function addCustomer(c: number): void {
  const own = Array.from({ length: ORDERS_EACH }, (_, i) => addOrder(c * ORDERS_EACH + i));
  const id = `C${c}`;
  customers.set(id, {
    id,
    reference: `ACC-${String(c).padStart(6, '0')}`,
    name: `Customer number ${c}`,
    channel: c % 3 === 0 ? 'PARTNER' : 'DIRECT',
    orders: own,
  });
}

function addOrder(o: number): Order {
  const id = `O${o}`;
  const order = {
    id,
    number: `ORD-${String(o).padStart(6, '0')}`,
    status: o % 4 === 0 ? 'DRAFT' : 'ACTIVATED',
    placedOn: dayOf(o),
    total: `${1000 + (o % 977)}.00`,
  };
  orders.set(id, order);
  invoicesOfOrder.set(
    id,
    Array.from({ length: INVOICES_EACH }, (_, i) => addInvoice(o * INVOICES_EACH + i)),
  );
  return order;
}

function addInvoice(i: number): Invoice {
  const id = `I${i}`;
  const invoice = {
    id,
    number: `INV-${String(i).padStart(6, '0')}`,
    status: i % 2 === 0 ? 'PAID' : 'OPEN',
    issuedOn: dayOf(i),
    dueOn: dayOf(i + 30),
    total: `${500 + (i % 491)}.00`,
    outstanding: i % 2 === 0 ? '0.00' : `${250 + (i % 241)}.50`,
    currencyCode: i % 5 === 0 ? 'EUR' : 'USD',
  };
  invoices.push(invoice);
  invoicesById.set(id, invoice);
  const count = i % 2 === 0 ? 2 : 1;
  paymentsOfInvoice.set(
    id,
    Array.from({ length: count }, (_, p) => ({
      id: `P${i}-${p}`,
      number: `PAY-${i}-${p}`,
      amount: `${125 + (i % 113)}.25`,
      receivedOn: dayOf(i + p),
      method: p === 0 ? 'TRANSFER' : 'CARD',
    })),
  );
  return invoice;
}

function dayOf(n: number): string {
  return `2026-${String(1 + (n % 12)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}`;
}
