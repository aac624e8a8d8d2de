import type { NetSuiteAccess } from '../netsuite.ts';
import { type SuiteQl, suiteql } from '../suiteql.ts';
import type { FactDimension } from './fact-query.ts';

/** What sells, and what takes back what was sold. */
export const SALES = ['CustInvc', 'CashSale', 'CustCred', 'CashRfnd'];

type SaleDimensions = Readonly<Record<FactDimension, SuiteQl>>;

/** By what the lines `l` of orders `t` are told apart. */
export function orderDimensions({ columns }: NetSuiteAccess): SaleDimensions {
  const { orderChannel, customerChannel } = columns;
  return {
    product: suiteql`l.item`,
    family: suiteql`NVL(l.class, (SELECT i.class FROM item i WHERE i.id = l.item))`,
    customer: suiteql`t.entity`,
    channel: suiteql`NVL(t.${orderChannel}, (SELECT c.${customerChannel} FROM customer c WHERE c.id = t.entity))`,
    subsidiary: suiteql`l.subsidiary`,
    salesRep: suiteql`t.employee`,
  };
}

/** By what revenue elements `e` are told apart; who sold and through which channel is known by the sale that one comes from. */
export function elementDimensions({ columns }: NetSuiteAccess): SaleDimensions {
  const { orderChannel, customerChannel } = columns;
  return {
    product: suiteql`e.item`,
    family: suiteql`NVL(${ofSale(suiteql`sl.class`)}, (SELECT i.class FROM item i WHERE i.id = e.item))`,
    customer: suiteql`e.entity`,
    channel: suiteql`NVL(${ofSale(suiteql`s.${orderChannel}`)}, (SELECT c.${customerChannel} FROM customer c WHERE c.id = e.entity))`,
    subsidiary: suiteql`e.subsidiary`,
    salesRep: ofSale(suiteql`s.employee`),
  };
}

/** A field of the sale that an element `e` comes from; one sale, however many lines name the element. */
export function ofSale(field: SuiteQl): SuiteQl {
  return suiteql`(SELECT MIN(${field}) FROM transactionline sl JOIN transaction s ON s.id = sl.transaction
    WHERE sl.revenueelement = e.id AND sl.mainline = 'F' AND s.type IN ${SALES})`;
}
