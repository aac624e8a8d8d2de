import { accountForContract, accountForContractInput } from './account-for-contract.ts';
import {
  allocateTransactionPrice,
  allocateTransactionPriceInput,
} from './allocation/allocate-transaction-price.ts';
import {
  allocatePriceChange,
  allocatePriceChangeAfterModification,
  allocatePriceChangeAfterModificationInput,
  allocatePriceChangeInput,
} from './allocation/price-changes.ts';
import {
  estimateStandAloneSellingPrice,
  estimateStandAloneSellingPriceInput,
  observeSellingPrices,
  observeSellingPricesInput,
} from './allocation/stand-alone-selling-price.ts';
import { combineContracts, combineContractsInput } from './contract/combine-contracts.ts';
import { identifyContract, identifyContractInput } from './contract/identify-contract.ts';
import {
  determineImplicitPriceConcession,
  implicitPriceConcessionInput,
} from './contract/implicit-price-concession.ts';
import { entry, type FunctionEntry } from './function-entry.ts';
import { classifyModification, classifyModificationInput } from './modification/classify-modification.ts';
import { modifyPartly, modifyPartlyInput } from './modification/modify-partly.ts';
import { modifyProspectively, modifyProspectivelyInput } from './modification/modify-prospectively.ts';
import { modifyUnits, modifyUnitsInput } from './modification/modify-units.ts';
import {
  modifyWithCumulativeCatchUp,
  modifyWithCumulativeCatchUpInput,
} from './modification/modify-with-catch-up.ts';
import { assessBillAndHold, assessBillAndHoldInput } from './obligations/bill-and-hold.ts';
import { accountForConsignment, accountForConsignmentInput } from './obligations/consignment.ts';
import { classifyLicence, classifyLicenceInput } from './obligations/licensing.ts';
import {
  assessMaterialRight,
  assessMaterialRightInput,
  lookThroughMaterialRight,
  lookThroughMaterialRightInput,
} from './obligations/material-rights.ts';
import {
  identifyPerformanceObligations,
  identifyPerformanceObligationsInput,
} from './obligations/performance-obligations.ts';
import {
  determineChannelRevenue,
  determineChannelRevenueInput,
  determinePrincipalOrAgent,
  determinePrincipalOrAgentInput,
} from './obligations/principal-or-agent.ts';
import {
  classifyRepurchaseAgreement,
  classifyRepurchaseAgreementInput,
} from './obligations/repurchase-agreements.ts';
import {
  recognizeUnexercisedRights,
  recognizeUnexercisedRightsInput,
} from './obligations/unexercised-rights.ts';
import { accountForUpfrontFee, accountForUpfrontFeeInput } from './obligations/upfront-fees.ts';
import { accountForWarranty, accountForWarrantyInput } from './obligations/warranties.ts';
import { presentContractBalances, presentContractBalancesInput } from './presentation/contract-balances.ts';
import {
  amortizeContractCosts,
  amortizeContractCostsInput,
  capitalizeContractCosts,
  capitalizeContractCostsInput,
  impairContractCosts,
  impairContractCostsInput,
} from './presentation/contract-costs.ts';
import { disaggregateRevenue, disaggregateRevenueInput } from './presentation/disaggregation.ts';
import {
  remainingPerformanceObligations,
  remainingPerformanceObligationsInput,
} from './presentation/remaining-obligations.ts';
import {
  rollForwardContractLiability,
  rollForwardContractLiabilityInput,
} from './presentation/roll-forward.ts';
import { accrueAdvancePayments, accrueAdvancePaymentsInput } from './price/advance-payments.ts';
import {
  accountForConsiderationPayable,
  accountForConsiderationPayableInput,
} from './price/consideration-payable-to-customer.ts';
import {
  discountDeferredPayments,
  discountDeferredPaymentsInput,
  financeByInstalments,
  financeByInstalmentsInput,
} from './price/deferred-payments.ts';
import { findImplicitRate, findImplicitRateInput } from './price/implicit-rate.ts';
import { accrueInterest, accrueInterestInput } from './price/interest.ts';
import {
  measureNonCashConsideration,
  measureNonCashConsiderationInput,
} from './price/non-cash-consideration.ts';
import {
  applyProspectiveVolumeDiscount,
  applyProspectiveVolumeDiscountInput,
} from './price/prospective-volume-discount.ts';
import { applyRebate, applyRebateInput } from './price/rebates.ts';
import { remeasureRefundLiability, remeasureRefundLiabilityInput } from './price/refund-liabilities.ts';
import {
  applyRetrospectiveVolumeDiscount,
  applyRetrospectiveVolumeDiscountInput,
} from './price/retrospective-volume-discount.ts';
import {
  accountForRightOfReturn,
  accountForRightOfReturnInput,
  remeasureRightOfReturn,
  remeasureRightOfReturnInput,
} from './price/right-of-return.ts';
import {
  recognizeSalesBasedRoyalty,
  recognizeSalesBasedRoyaltyInput,
} from './price/sales-based-royalties.ts';
import {
  assessSignificantFinancing,
  assessSignificantFinancingInput,
} from './price/significant-financing.ts';
import { determineTransactionPrice, determineTransactionPriceInput } from './price/transaction-price.ts';
import {
  estimateVariableConsideration,
  estimateVariableConsiderationInput,
} from './price/variable-consideration.ts';
import { recognizeCostToCost, recognizeCostToCostInput } from './recognition/cost-to-cost.ts';
import { recognizeLicence, recognizeLicenceInput } from './recognition/licence.ts';
import { recognizeOverTime, recognizeOverTimeInput } from './recognition/over-time.ts';
import { recognizeRightToInvoice, recognizeRightToInvoiceInput } from './recognition/right-to-invoice.ts';
import { determineSatisfaction, determineSatisfactionInput } from './recognition/satisfaction.ts';
import { accountingCalendar, accountingCalendarInput } from './schedule/accounting-calendar.ts';
import { scheduleByExactTime, scheduleByExactTimeInput } from './schedule/exact-time.ts';
import {
  consumeScheduleByInvoices,
  consumeScheduleByInvoicesInput,
  planAmountByEvent,
  planAmountByEventInput,
} from './schedule/plans-by-event.ts';
import { reforecastSchedule, reforecastScheduleInput } from './schedule/reforecast.ts';
import { makeRevenueSchedule, makeRevenueScheduleInput } from './schedule/revenue-schedule.ts';

/** Every function of this folder by the step of the standard; `docs/metrics.md` is made from it. */
export const ifrs15Functions: Readonly<Record<string, readonly FunctionEntry[]>> = {
  'A contract as a whole': [
    entry('accountForContract', 'account-for-contract.ts', accountForContractInput, accountForContract, {
      transactionPrice: '1200',
      performanceObligations: [
        {
          id: 'handset',
          standAloneSellingPrice: '300',
          recognition: { method: 'POINT_IN_TIME', startDate: '2026-01-01' },
        },
        {
          id: 'plan',
          standAloneSellingPrice: '960',
          recognition: {
            method: 'STRAIGHT_LINE_EVEN_PERIODS',
            startDate: '2026-01-01',
            termMonths: 3,
          },
        },
      ],
      billing: [
        { date: '2026-01-31', amount: '400' },
        { date: '2026-02-28', amount: '400' },
        { date: '2026-03-31', amount: '400' },
      ],
    }),
  ],
  'Step 1: the contract': [
    entry('identifyContract', 'contract/identify-contract.ts', identifyContractInput, identifyContract, {
      approvedAndCommitted: true,
      rightsIdentified: true,
      paymentTermsIdentified: true,
      commercialSubstance: true,
      collectionProbable: false,
      considerationReceived: '50000',
      considerationIsNonRefundable: true,
    }),
    entry('combineContracts', 'contract/combine-contracts.ts', combineContractsInput, combineContracts, {
      contracts: [
        { id: 'licence', enteredOn: '2026-03-02', consideration: '800' },
        { id: 'installation', enteredOn: '2026-03-05', consideration: '150' },
      ],
      negotiatedWithSingleCommercialObjective: true,
    }),
    entry(
      'determineImplicitPriceConcession',
      'contract/implicit-price-concession.ts',
      implicitPriceConcessionInput,
      determineImplicitPriceConcession,
      {
        promisedConsideration: '1000000',
        expectedConsideration: '400000',
        priceConcessionExpected: true,
      },
    ),
  ],
  'Step 2: performance obligations': [
    entry(
      'identifyPerformanceObligations',
      'obligations/performance-obligations.ts',
      identifyPerformanceObligationsInput,
      identifyPerformanceObligations,
      {
        promises: [
          { id: 'licence', significantlyModifiesOrCustomizes: true },
          { id: 'customized installation', significantlyModifiesOrCustomizes: true },
          { id: 'updates' },
          {
            id: 'support',
            series: {
              substantiallyTheSame: true,
              eachSatisfiedOverTime: true,
              sameMeasureOfProgress: true,
            },
          },
        ],
      },
    ),
    entry(
      'assessMaterialRight',
      'obligations/material-rights.ts',
      assessMaterialRightInput,
      assessMaterialRight,
      {
        standAloneSellingPrice: '50',
        discountRate: '0.4',
        discountAvailableWithoutContract: '0.1',
        likelihoodOfExercise: '0.8',
      },
    ),
    entry(
      'lookThroughMaterialRight',
      'obligations/material-rights.ts',
      lookThroughMaterialRightInput,
      lookThroughMaterialRight,
      {
        contracts: '100',
        allocateBy: 'EXPECTED_COST',
        periods: [
          { id: 'year 1', consideration: '1000', expectedCost: '600' },
          { id: 'year 2', consideration: '1000', likelihood: '0.9', expectedCost: '750' },
          { id: 'year 3', consideration: '1000', likelihood: '0.81', expectedCost: '1000' },
        ],
        decimals: 0,
      },
    ),
    entry(
      'recognizeUnexercisedRights',
      'obligations/unexercised-rights.ts',
      recognizeUnexercisedRightsInput,
      recognizeUnexercisedRights,
      {
        consideration: '1000',
        rightsGranted: '1000',
        expectedBreakageRate: '0.1',
        periods: [
          { id: '2026-01', redeemed: '450' },
          { id: '2026-02', redeemed: '450' },
        ],
      },
    ),
    entry('accountForWarranty', 'obligations/warranties.ts', accountForWarrantyInput, accountForWarranty, {
      canBePurchasedSeparately: true,
      transactionPrice: '1000',
      productStandAloneSellingPrice: '900',
      warrantyStandAloneSellingPrice: '225',
      alsoProvidesAssurance: true,
      expectedWarrantyCosts: '20',
    }),
    entry(
      'determinePrincipalOrAgent',
      'obligations/principal-or-agent.ts',
      determinePrincipalOrAgentInput,
      determinePrincipalOrAgent,
      { grossConsideration: '100', commissionRate: '0.1' },
    ),
    entry(
      'determineChannelRevenue',
      'obligations/principal-or-agent.ts',
      determineChannelRevenueInput,
      determineChannelRevenue,
      { channel: 'RESELLER', endCustomerConsideration: '1000', resellerMarginRate: '0.2' },
    ),
    entry(
      'accountForUpfrontFee',
      'obligations/upfront-fees.ts',
      accountForUpfrontFeeInput,
      accountForUpfrontFee,
      { fee: '50', transfersGoodOrService: false, contractMonths: 6 },
    ),
    entry(
      'classifyRepurchaseAgreement',
      'obligations/repurchase-agreements.ts',
      classifyRepurchaseAgreementInput,
      classifyRepurchaseAgreement,
      {
        type: 'CALL',
        originalSellingPrice: '1000000',
        repurchasePrice: '1100000',
        optionLapses: true,
      },
    ),
    entry('assessBillAndHold', 'obligations/bill-and-hold.ts', assessBillAndHoldInput, assessBillAndHold, {
      reasonIsSubstantive: true,
      identifiedSeparately: true,
      readyForPhysicalTransfer: true,
      cannotBeUsedOrRedirected: true,
      consideration: '1000',
      goodsStandAloneSellingPrice: '950',
      custodialServiceStandAloneSellingPrice: '50',
    }),
    entry(
      'accountForConsignment',
      'obligations/consignment.ts',
      accountForConsignmentInput,
      accountForConsignment,
      {
        controlledUntilSaleOrExpiry: true,
        canRequireReturn: true,
        dealerHasUnconditionalObligationToPay: false,
        unitsDelivered: '100',
        unitsSold: '40',
        unitPrice: '25',
        unitCost: '15',
        commissionRate: '0.1',
      },
    ),
    entry('classifyLicence', 'obligations/licensing.ts', classifyLicenceInput, classifyLicence, {
      entityActivitiesSignificantlyAffectProperty: true,
      customerIsExposedToEffects: true,
    }),
  ],
  'Step 3: the transaction price': [
    entry(
      'determineTransactionPrice',
      'price/transaction-price.ts',
      determineTransactionPriceInput,
      determineTransactionPrice,
      {
        fixedConsideration: '1000000',
        variableConsideration: [
          {
            id: 'bonus',
            method: 'MOST_LIKELY_AMOUNT',
            outcomes: [
              { amount: '150000', probability: '0.7' },
              { amount: '0', probability: '0.3' },
            ],
          },
        ],
      },
    ),
    entry(
      'estimateVariableConsideration',
      'price/variable-consideration.ts',
      estimateVariableConsiderationInput,
      estimateVariableConsideration,
      {
        method: 'EXPECTED_VALUE',
        outcomes: [
          { amount: '100000', probability: '0.6' },
          { amount: '50000', probability: '0.4' },
        ],
        isHighlyProbable: false,
        constrainedAmount: '50000',
      },
    ),
    entry(
      'accountForRightOfReturn',
      'price/right-of-return.ts',
      accountForRightOfReturnInput,
      accountForRightOfReturn,
      { units: '100', unitPrice: '100', unitCost: '60', expectedReturns: '3' },
    ),
    entry(
      'remeasureRightOfReturn',
      'price/right-of-return.ts',
      remeasureRightOfReturnInput,
      remeasureRightOfReturn,
      {
        unitPrice: '100',
        unitCost: '60',
        previouslyExpectedReturns: '3',
        returned: '2',
        expectedReturns: '0',
      },
    ),
    entry(
      'applyRetrospectiveVolumeDiscount',
      'price/retrospective-volume-discount.ts',
      applyRetrospectiveVolumeDiscountInput,
      applyRetrospectiveVolumeDiscount,
      {
        tiers: [
          { aboveUnits: '0', unitPrice: '100' },
          { aboveUnits: '1000', unitPrice: '90' },
        ],
        periods: [
          { id: 'Q1', units: '75', expectedTotalUnits: '300' },
          { id: 'Q2', units: '500', expectedTotalUnits: '2000' },
        ],
      },
    ),
    entry(
      'applyProspectiveVolumeDiscount',
      'price/prospective-volume-discount.ts',
      applyProspectiveVolumeDiscountInput,
      applyProspectiveVolumeDiscount,
      {
        tiers: [
          { aboveUnits: '0', unitPrice: '100' },
          { aboveUnits: '100', unitPrice: '80' },
        ],
        periods: [
          { id: '2026-01', units: '80' },
          { id: '2026-02', units: '120' },
        ],
        isMaterialRight: true,
        expectedTotalUnits: '200',
      },
    ),
    entry('applyRebate', 'price/rebates.ts', applyRebateInput, applyRebate, {
      tiers: [
        { fromAmount: '0', rebateRate: '0' },
        { fromAmount: '100000', rebateRate: '0.05' },
      ],
      periods: [
        { id: 'Q1', sales: '20000', expectedTotalSales: '90000' },
        { id: 'Q2', sales: '40000', expectedTotalSales: '130000' },
      ],
    }),
    entry(
      'remeasureRefundLiability',
      'price/refund-liabilities.ts',
      remeasureRefundLiabilityInput,
      remeasureRefundLiability,
      {
        periods: [
          { id: 'Q1', invoiced: '100000', expectedRefundRate: '0.2' },
          { id: 'Q2', expectedRefundRate: '0.25', refunded: '15000' },
        ],
      },
    ),
    entry(
      'assessSignificantFinancing',
      'price/significant-financing.ts',
      assessSignificantFinancingInput,
      assessSignificantFinancing,
      {
        promisedConsideration: '121',
        cashSellingPrice: '100',
        transferredOn: '2026-01-01',
        paidOn: '2028-01-01',
      },
    ),
    entry('findImplicitRate', 'price/implicit-rate.ts', findImplicitRateInput, findImplicitRate, {
      cashSellingPrice: '4000',
      payments: [
        { period: 1, amount: '2100' },
        { period: 2, amount: '2205' },
      ],
    }),
    entry(
      'discountDeferredPayments',
      'price/deferred-payments.ts',
      discountDeferredPaymentsInput,
      discountDeferredPayments,
      {
        payments: [
          { period: 1, amount: '500' },
          { period: 2, amount: '500' },
        ],
        annualRate: '0.1',
      },
    ),
    entry(
      'financeByInstalments',
      'price/deferred-payments.ts',
      financeByInstalmentsInput,
      financeByInstalments,
      {
        statedPrice: '1000000',
        contractualAnnualRate: '0.05',
        marketAnnualRate: '0.12',
        numberOfInstalments: 2,
        periodsPerYear: 1,
        decimals: 0,
      },
    ),
    entry(
      'accrueAdvancePayments',
      'price/advance-payments.ts',
      accrueAdvancePaymentsInput,
      accrueAdvancePayments,
      { payments: [{ amount: '4000' }], transferPeriods: [{ period: 2 }], annualRate: '0.06', decimals: 0 },
    ),
    entry('accrueInterest', 'price/interest.ts', accrueInterestInput, accrueInterest, {
      balance: '20660',
      annualRate: '0.1',
      from: '2026-10-01',
      to: '2027-01-01',
    }),
    entry(
      'measureNonCashConsideration',
      'price/non-cash-consideration.ts',
      measureNonCashConsiderationInput,
      measureNonCashConsideration,
      { items: [{ id: 'shares', quantity: '100', fairValue: '12', fairValueLater: '13' }] },
    ),
    entry(
      'accountForConsiderationPayable',
      'price/consideration-payable-to-customer.ts',
      accountForConsiderationPayableInput,
      accountForConsiderationPayable,
      {
        payment: '1500000',
        transactionPrice: '15000000',
        periods: [{ id: 'month 1', invoiced: '2000000' }],
      },
    ),
    entry(
      'recognizeSalesBasedRoyalty',
      'price/sales-based-royalties.ts',
      recognizeSalesBasedRoyaltyInput,
      recognizeSalesBasedRoyalty,
      {
        royaltyRate: '0.05',
        periods: [
          { id: '2026-01', salesOrUsage: '4000' },
          { id: '2026-02', salesOrUsage: '6000' },
        ],
      },
    ),
  ],
  'Step 4: allocation': [
    entry(
      'estimateStandAloneSellingPrice',
      'allocation/stand-alone-selling-price.ts',
      estimateStandAloneSellingPriceInput,
      estimateStandAloneSellingPrice,
      { method: 'EXPECTED_COST_PLUS_MARGIN', expectedCost: '80', margin: '0.25' },
    ),
    entry(
      'observeSellingPrices',
      'allocation/stand-alone-selling-price.ts',
      observeSellingPricesInput,
      observeSellingPrices,
      { sales: [{ unitPrice: '95', count: 2 }, { unitPrice: '100', count: 6 }, { unitPrice: '140' }] },
    ),
    entry(
      'allocateTransactionPrice',
      'allocation/allocate-transaction-price.ts',
      allocateTransactionPriceInput,
      allocateTransactionPrice,
      {
        transactionPrice: '130',
        performanceObligations: [
          { id: 'A', standAloneSellingPrice: '40' },
          { id: 'B', standAloneSellingPrice: '55' },
          { id: 'C', standAloneSellingPrice: '45' },
          { id: 'D', residual: { priceIsHighlyVariable: true, low: '15', high: '45' } },
        ],
        discountBundles: [{ obligationIds: ['B', 'C'], bundlePrice: '60' }],
        decimals: 0,
      },
    ),
    entry(
      'allocatePriceChange',
      'allocation/price-changes.ts',
      allocatePriceChangeInput,
      allocatePriceChange,
      {
        change: '40',
        performanceObligations: [
          { id: 'X', standAloneSellingPrice: '600', progress: '1' },
          { id: 'Y', standAloneSellingPrice: '600' },
        ],
      },
    ),
    entry(
      'allocatePriceChangeAfterModification',
      'allocation/price-changes.ts',
      allocatePriceChangeAfterModificationInput,
      allocatePriceChangeAfterModification,
      {
        change: '40',
        promisedBeforeModification: true,
        inceptionObligations: [
          { id: 'X', standAloneSellingPrice: '600', progress: '1' },
          { id: 'Y', standAloneSellingPrice: '600' },
        ],
        modifiedObligations: [
          { id: 'Y', standAloneSellingPrice: '600' },
          { id: 'Z', standAloneSellingPrice: '600' },
        ],
      },
    ),
  ],
  'Step 5: recognition': [
    entry(
      'determineSatisfaction',
      'recognition/satisfaction.ts',
      determineSatisfactionInput,
      determineSatisfaction,
      { assetHasAlternativeUse: false, enforceableRightToPaymentForPerformance: true },
    ),
    entry('recognizeOverTime', 'recognition/over-time.ts', recognizeOverTimeInput, recognizeOverTime, {
      transactionPrice: '1200',
      periods: [
        { id: '2026-Q1', completed: '30', total: '120' },
        { id: '2026-Q2', completed: '60', total: '120', transactionPrice: '1320' },
      ],
    }),
    entry(
      'recognizeCostToCost',
      'recognition/cost-to-cost.ts',
      recognizeCostToCostInput,
      recognizeCostToCost,
      {
        transactionPrice: '5000000',
        periods: [
          {
            id: '2026',
            costsIncurredToDate: '2000000',
            estimatedTotalCosts: '4000000',
            uninstalledMaterialsCost: '1500000',
          },
        ],
      },
    ),
    entry(
      'recognizeRightToInvoice',
      'recognition/right-to-invoice.ts',
      recognizeRightToInvoiceInput,
      recognizeRightToInvoice,
      {
        correspondsDirectlyWithValue: true,
        periods: [{ id: '2026-01', units: '42', unitPrice: '150' }],
      },
    ),
    entry('recognizeLicence', 'recognition/licence.ts', recognizeLicenceInput, recognizeLicence, {
      nature: 'RIGHT_TO_USE',
      consideration: '240000',
      providedOn: '2026-03-20',
      usableFrom: '2026-04-01',
    }),
  ],
  Schedules: [
    entry(
      'makeRevenueSchedule',
      'schedule/revenue-schedule.ts',
      makeRevenueScheduleInput,
      makeRevenueSchedule,
      {
        method: 'STRAIGHT_LINE_PRORATE_FIRST_LAST',
        amount: '400',
        startDate: '2026-08-20',
        endDate: '2026-12-19',
        currencyCode: 'USD',
      },
    ),
    entry(
      'accountingCalendar',
      'schedule/accounting-calendar.ts',
      accountingCalendarInput,
      accountingCalendar,
      { pattern: '4-4-5', startDate: '2026-02-01', firstFiscalYear: 2027 },
    ),
    entry('scheduleByExactTime', 'schedule/exact-time.ts', scheduleByExactTimeInput, scheduleByExactTime, {
      amount: '120',
      startAt: '2026-06-15T12:00:00Z',
      endAt: '2026-10-13T12:00:00Z',
    }),
    entry('reforecastSchedule', 'schedule/reforecast.ts', reforecastScheduleInput, reforecastSchedule, {
      method: 'STRAIGHT_LINE_EVEN_PERIODS',
      amount: '1500',
      startDate: '2026-01-01',
      endDate: '2026-05-31',
      recognized: [
        { periodId: '2026-01', amount: '240' },
        { periodId: '2026-02', amount: '240' },
      ],
      firstOpenDate: '2026-03-01',
      reforecastMethod: 'CATCH_UP',
    }),
    entry('planAmountByEvent', 'schedule/plans-by-event.ts', planAmountByEventInput, planAmountByEvent, {
      amountSource: 'EVENT_PERCENT_BASED_ON_AMOUNT',
      revenueAmount: '900',
      discountedSalesAmount: '1000',
      eventAmount: '250',
    }),
    entry(
      'consumeScheduleByInvoices',
      'schedule/plans-by-event.ts',
      consumeScheduleByInvoicesInput,
      consumeScheduleByInvoices,
      {
        lines: [
          { periodId: '2026-08', amount: '39.34' },
          { periodId: '2026-09', amount: '98.36' },
          { periodId: '2026-10', amount: '101.64' },
          { periodId: '2026-11', amount: '98.36' },
          { periodId: '2026-12', amount: '62.30' },
        ],
        invoices: [
          { id: '1', amount: '100' },
          { id: '2', amount: '200' },
          { id: '3', amount: '100' },
        ],
      },
    ),
  ],
  'Contract modifications': [
    entry(
      'classifyModification',
      'modification/classify-modification.ts',
      classifyModificationInput,
      classifyModification,
      { addsDistinctGoodsOrServices: true, remainingGoodsOrServicesAreDistinct: 'ALL' },
    ),
    entry('modifyUnits', 'modification/modify-units.ts', modifyUnitsInput, modifyUnits, {
      units: '120',
      unitPrice: '100',
      transferredUnits: '60',
      addedUnits: '30',
      addedUnitPrice: '80',
      creditForPastPerformance: '900',
    }),
    entry(
      'modifyProspectively',
      'modification/modify-prospectively.ts',
      modifyProspectivelyInput,
      modifyProspectively,
      {
        unrecognizedConsideration: '80000',
        additionalConsideration: '200000',
        remaining: [{ id: 'years', quantity: '4' }],
      },
    ),
    entry(
      'modifyWithCumulativeCatchUp',
      'modification/modify-with-catch-up.ts',
      modifyWithCumulativeCatchUpInput,
      modifyWithCumulativeCatchUp,
      {
        transactionPrice: '1000000',
        transactionPriceChange: '350000',
        recognizedToDate: '600000',
        completed: '420000',
        total: '820000',
        roundProgressTo: '0.001',
      },
    ),
    entry('modifyPartly', 'modification/modify-partly.ts', modifyPartlyInput, modifyPartly, {
      unrecognizedConsideration: '500',
      additionalConsideration: '300',
      obligations: [
        {
          id: 'installation',
          standAloneSellingPrice: '400',
          isDistinctFromTransferred: false,
          recognizedToDate: '200',
          progress: '0.6',
        },
        { id: 'support', standAloneSellingPrice: '600', isDistinctFromTransferred: true },
      ],
    }),
  ],
  'Presentation, contract costs and disclosure': [
    entry(
      'presentContractBalances',
      'presentation/contract-balances.ts',
      presentContractBalancesInput,
      presentContractBalances,
      {
        events: [
          { date: '2026-01-31', type: 'UNCONDITIONAL_RIGHT', amount: '1000' },
          { date: '2026-03-01', type: 'PAYMENT', amount: '1000' },
          { date: '2026-03-31', type: 'REVENUE', amount: '1000' },
        ],
      },
    ),
    entry(
      'capitalizeContractCosts',
      'presentation/contract-costs.ts',
      capitalizeContractCostsInput,
      capitalizeContractCosts,
      {
        costs: [
          { kind: 'TO_OBTAIN', id: 'legal fees', amount: '15000', isIncremental: false },
          { kind: 'TO_OBTAIN', id: 'commission', amount: '10000', isIncremental: true },
          { kind: 'TO_FULFIL', id: 'design', amount: '40000' },
        ],
        amortizationMonths: 60,
      },
    ),
    entry(
      'amortizeContractCosts',
      'presentation/contract-costs.ts',
      amortizeContractCostsInput,
      amortizeContractCosts,
      { asset: '10000', periods: [{ id: '2026' }, { id: '2027' }, { id: '2028' }] },
    ),
    entry(
      'impairContractCosts',
      'presentation/contract-costs.ts',
      impairContractCostsInput,
      impairContractCosts,
      { carryingAmount: '10000', remainingConsideration: '30000', remainingCosts: '22000' },
    ),
    entry(
      'remainingPerformanceObligations',
      'presentation/remaining-obligations.ts',
      remainingPerformanceObligationsInput,
      remainingPerformanceObligations,
      {
        asOf: '2026-12-31',
        bandEnds: ['2027-12-31'],
        contracts: [
          {
            id: 'A',
            transactionPrice: '2400',
            recognizedToDate: '600',
            originalDurationMonths: 24,
            expectedRevenue: [
              { date: '2027-12-31', amount: '1200' },
              { date: '2028-06-30', amount: '600' },
            ],
          },
        ],
      },
    ),
    entry(
      'disaggregateRevenue',
      'presentation/disaggregation.ts',
      disaggregateRevenueInput,
      disaggregateRevenue,
      {
        revenues: [
          { amount: '600', segment: 'Devices', categories: { market: 'Asia', timing: 'point in time' } },
          { amount: '400', segment: 'Services', categories: { market: 'Asia', timing: 'over time' } },
        ],
      },
    ),
    entry(
      'rollForwardContractLiability',
      'presentation/roll-forward.ts',
      rollForwardContractLiabilityInput,
      rollForwardContractLiability,
      {
        opening: '1000',
        periods: [{ id: '2026-01', billed: '500', recognizedFromOpening: '200', recognizedFromNew: '100' }],
      },
    ),
  ],
};
