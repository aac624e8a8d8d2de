import type { Document } from '../books/document.ts';
import type { Company } from '../company.ts';
import { missingField } from '../errors.ts';
import { type Json, moneyValue, property, referenceId } from './field-values.ts';

/** Puts applications into a payment or credit memo: keyed by the document that they pay. */
export function putApplications(document: Document, items: readonly Json[], company: Company): void {
  const digits = company.books.master.currencyDigits(Number(document.fields.currency));
  items.forEach((json, index) => {
    const path = `apply.items[${index}]`;
    const given = property(json, 'doc');
    if (given === undefined || given === null) throw missingField(`${path}.doc`);
    const doc = referenceId(company.store, 'transaction', given, 'doc', `${path}.doc`);
    const amount = property(json, 'amount');
    const known = document.applications.find((application) => application.doc === doc);
    const rest = document.applications.filter((application) => application.doc !== doc);
    if (property(json, 'apply') === false || (amount != null && Number(amount) === 0)) {
      document.applications = rest;
      return;
    }
    const { settlement } = company.books;
    const open = document.type === 'CustRfnd' ? settlement.unusedAmount(doc) : settlement.openAmount(doc);
    const wanted =
      amount == null
        ? (known?.amount ?? open?.foreign ?? 0)
        : moneyValue(amount, digits, 'amount', `${path}.amount`);
    if (known) known.amount = wanted;
    else document.applications.push({ doc, amount: wanted });
  });
}
