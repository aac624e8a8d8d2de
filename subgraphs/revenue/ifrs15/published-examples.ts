/** A published example, or a subject of textbooks, and the functions that take its facts, in the order in which it needs them. */
export interface PublishedExample {
  /** The numbers of the illustrative examples of IFRS 15, which are those of ASC 606-10-55; none: a subject of handbooks. */
  readonly examples: readonly string[];
  readonly subject: string;
  readonly functions: readonly string[];
}

/** Which function a reader of the standard looks for; `docs/metrics.md` is made from it. */
export const publishedExamples: readonly PublishedExample[] = [
  of('1', 'Collectability; payments where there is no contract', 'identifyContract'),
  of('2 3', 'Implicit price concessions', 'determineImplicitPriceConcession'),
  of('4', 'Criteria of a contract assessed again', 'identifyContract'),
  of('5', 'More units of a product, with a credit for defects', 'classifyModification modifyUnits'),
  of(
    '6',
    'The transaction price changes after a modification',
    'modifyProspectively allocatePriceChangeAfterModification',
  ),
  of('7', 'A service extended at a lower price', 'modifyProspectively modifyUnits'),
  of('8', 'A building whose plan changes, with a bonus', 'recognizeCostToCost modifyWithCumulativeCatchUp'),
  of('9', 'A change order that is not approved', 'classifyModification determineTransactionPrice'),
  of('10 11 12', 'Distinct goods and services; implicit promises', 'identifyPerformanceObligations'),
  of('13 14 15 16 17', 'Over time or at a point in time', 'determineSatisfaction'),
  of('18', 'Measuring progress', 'recognizeOverTime makeRevenueSchedule'),
  of('19', 'Uninstalled materials', 'recognizeCostToCost'),
  of('20 21', 'Penalties, incentives, bonuses', 'estimateVariableConsideration determineTransactionPrice'),
  of('22', 'Right of return', 'accountForRightOfReturn remeasureRightOfReturn'),
  of(
    '23',
    'Price concessions',
    'determineImplicitPriceConcession estimateVariableConsideration remeasureRefundLiability',
  ),
  of('24', 'Volume discount on all units', 'applyRetrospectiveVolumeDiscount'),
  of('25', 'Management fees and the constraint', 'estimateVariableConsideration determineTransactionPrice'),
  of(
    '26',
    'Financing with a right of return',
    'accountForRightOfReturn assessSignificantFinancing discountDeferredPayments',
  ),
  of('27 30', 'Differences in time that have other reasons than financing', 'assessSignificantFinancing'),
  of('28', 'The discount rate of instalments', 'financeByInstalments'),
  of('29', 'Payment in advance', 'findImplicitRate accrueAdvancePayments'),
  of('31', 'Non-cash consideration', 'measureNonCashConsideration'),
  of('32', 'Consideration payable to a customer', 'accountForConsiderationPayable'),
  of('33 34', 'Allocation; a discount', 'estimateStandAloneSellingPrice allocateTransactionPrice'),
  of(
    '35',
    'Variable consideration that belongs to some',
    'allocateTransactionPrice recognizeSalesBasedRoyalty',
  ),
  of('36 37', 'Costs of a contract', 'capitalizeContractCosts amortizeContractCosts impairContractCosts'),
  of('38 39 40', 'Contract assets, liabilities, receivables', 'presentContractBalances'),
  of('41', 'Disaggregation of revenue', 'disaggregateRevenue'),
  of('42 43', 'Remaining performance obligations', 'remainingPerformanceObligations'),
  of('44', 'Warranties', 'accountForWarranty'),
  of('45 46 46A 47 48 48A', 'Principal or agent', 'determinePrincipalOrAgent'),
  of(
    '49 50',
    'Options of customers',
    'assessMaterialRight allocateTransactionPrice recognizeUnexercisedRights',
  ),
  of('51', 'Renewal options', 'lookThroughMaterialRight'),
  of('52', 'Loyalty points', 'allocateTransactionPrice recognizeUnexercisedRights'),
  of('53', 'Upfront fees', 'accountForUpfrontFee'),
  of('54 55 56 58 59', 'Licences of intellectual property', 'classifyLicence recognizeLicence'),
  of(
    '57 60 61',
    'Royalties by sales or usage',
    'classifyLicence recognizeLicence recognizeSalesBasedRoyalty',
  ),
  of('62', 'Repurchase agreements', 'classifyRepurchaseAgreement'),
  of('63', 'Bill and hold', 'assessBillAndHold'),
  of('', 'Contracts entered into together', 'combineContracts'),
  of('', 'Terms extended or cut, blend and extend, termination penalties', 'modifyUnits modifyProspectively'),
  of('', 'Modifications of what is partly distinct (15.21 c)', 'modifyPartly'),
  of('', 'Price protection, credits, chargebacks from period to period', 'remeasureRefundLiability'),
  of('', 'Rebates in percent; tiers for their own units', 'applyRebate applyProspectiveVolumeDiscount'),
  of('', 'Restocking fees', 'accountForRightOfReturn'),
  of('', 'Coupons, slotting fees, payments promised after the sale', 'accountForConsiderationPayable'),
  of('', 'Notes without interest, instalments', 'discountDeferredPayments findImplicitRate accrueInterest'),
  of('', 'Services paid in advance or in arrears with financing', 'accrueAdvancePayments'),
  of('', 'Gift cards and breakage', 'recognizeUnexercisedRights'),
  of('', 'Consignment', 'accountForConsignment'),
  of('', 'What may be invoiced as work is done (15.B16)', 'recognizeRightToInvoice'),
  of('', 'Sales through resellers', 'determineChannelRevenue'),
  of('', 'Prices observed over time; a range of them', 'observeSellingPrices estimateStandAloneSellingPrice'),
  of('', 'A change in the transaction price', 'allocatePriceChange'),
  of('', 'NetSuite’s and Stripe’s schedules', 'makeRevenueSchedule scheduleByExactTime reforecastSchedule'),
  of('', 'A subscription or a handset with a plan as a whole', 'accountForContract'),
  of('', 'Losses on contracts', 'recognizeCostToCost'),
];

function of(examples: string, subject: string, functions: string): PublishedExample {
  return {
    examples: examples.split(' ').filter((one) => one !== ''),
    subject,
    functions: functions.split(' '),
  };
}
