import { date, flag, integer, longText, lookup, money, number, percent, picklist, text } from './field.ts';
import { LEAD_SOURCES } from './picklists.ts';
import { currencyCode, externalKey, owner, type SObject, sObject } from './sobject.ts';
import { FORECAST_CATEGORIES, STAGES } from './stages.ts';

const FORECASTS = FORECAST_CATEGORIES.map((category) => category.apiName);
const FORECAST_NAMES = FORECAST_CATEGORIES.map((category) => category.name);

/** Deals and their stages. */
export const salesObjects: readonly SObject[] = [
  sObject(
    'Opportunity',
    '006',
    [
      text('Name', 120, { nameField: true, required: true, indexed: true, label: 'Opportunity Name' }),
      lookup('AccountId', 'Account', { children: 'Opportunities', onDelete: 'cascade' }),
      picklist(
        'StageName',
        STAGES.map((stage) => stage.name),
        { required: true, restricted: true, label: 'Stage' },
      ),
      date('CloseDate', { required: true, indexed: true }),
      money('Amount'),
      percent('Probability', { precision: 5, label: 'Probability (%)' }),
      money('ExpectedRevenue', { readOnly: true, calculated: true }),
      number('TotalOpportunityQuantity', { label: 'Quantity' }),
      picklist('Type', ['Existing Business', 'New Business']),
      text('NextStep', 255),
      picklist('LeadSource', LEAD_SOURCES),
      longText('Description', 32000),
      lookup('CampaignId', 'Campaign', { children: 'Opportunities' }),
      date('LastActivityDate', { readOnly: true }),
      flag('IsClosed', { readOnly: true }),
      flag('IsWon', { readOnly: true }),
      picklist('ForecastCategory', FORECASTS, { readOnly: true }),
      picklist('ForecastCategoryName', FORECAST_NAMES),
      flag('HasOpportunityLineItem', { readOnly: true }),
      lookup('Pricebook2Id', 'Pricebook2', { children: 'Opportunities', onDelete: 'restrict' }),
      lookup('SyncedQuoteId', 'Quote', { relationship: 'SyncedQuote' }),
      lookup('PartnerAccountId', 'Account', { readOnly: true }),
      lookup('ContractId', 'Contract', { children: 'Opportunities' }),
      integer('FiscalYear', { readOnly: true, calculated: true }),
      integer('FiscalQuarter', { readOnly: true, calculated: true }),
      text('Fiscal', 6, { readOnly: true, calculated: true, label: 'Fiscal Period' }),
      currencyCode(),
      owner(),
      externalKey(),
    ],
    { plural: 'Opportunities' },
  ),
  sObject(
    'OpportunityStage',
    '01J',
    [
      text('MasterLabel', 255, { nameField: true, readOnly: true }),
      text('ApiName', 255, { readOnly: true }),
      flag('IsActive', { readOnly: true }),
      integer('SortOrder', { readOnly: true }),
      flag('IsClosed', { readOnly: true }),
      flag('IsWon', { readOnly: true }),
      picklist('ForecastCategory', FORECASTS, { readOnly: true }),
      picklist('ForecastCategoryName', FORECAST_NAMES, { readOnly: true }),
      percent('DefaultProbability', { readOnly: true }),
      text('Description', 255, { readOnly: true }),
    ],
    { createable: false, updateable: false, deletable: false },
  ),
  sObject(
    'OpportunityLineItem',
    '00k',
    [
      lookup('OpportunityId', 'Opportunity', {
        required: true,
        createOnly: true,
        children: 'OpportunityLineItems',
        onDelete: 'cascade',
      }),
      lookup('PricebookEntryId', 'PricebookEntry', {
        required: true,
        createOnly: true,
        children: 'OpportunityLineItems',
        onDelete: 'restrict',
      }),
      lookup('Product2Id', 'Product2', { readOnly: true }),
      text('ProductCode', 255, { readOnly: true }),
      text('Name', 376, { readOnly: true, nameField: true }),
      currencyCode({ readOnly: true }),
      number('Quantity', { required: true, precision: 12 }),
      money('UnitPrice', { label: 'Sales Price' }),
      money('TotalPrice'),
      money('Subtotal', { readOnly: true, calculated: true }),
      money('ListPrice', { readOnly: true }),
      percent('Discount', { precision: 5 }),
      date('ServiceDate'),
      integer('SortOrder', { readOnly: true }),
      text('Description', 255),
      externalKey(),
    ],
    { plural: 'Opportunity Products' },
  ),
];
