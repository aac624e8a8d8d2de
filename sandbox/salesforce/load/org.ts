import { APPROVAL_PROCESSES } from '../approvals/definitions.ts';
import { idAt } from '../ids.ts';
import { objectNamed } from '../objects/catalogue.ts';
import { forecastApiName, STAGES } from '../objects/stages.ts';
import { newRow } from '../records/new-row.ts';
import { ruleContext } from '../records/rule-context.ts';
import type { Row, Store } from '../store/store.ts';

export const STANDARD_PRICE_BOOK = 'Standard Price Book';
const CORPORATE_CURRENCY = 'USD';

/** Ids of what every org has from its first day. */
export const ORG_IDS = {
  organization: idAt('00D', 1),
  user: idAt('005', 1),
  profile: idAt('00e', 1),
} as const;

/** The user that API clients act as. */
export function integrationUser(dataSet: string): { username: string; name: string } {
  return {
    username: `integration@${dataSet.toLowerCase().replace(/[^a-z\d-]/g, '-')}.example.com`,
    name: 'Integration User',
  };
}

/** Writes what every org has: itself, its integration user, its currency, sales stages and the standard price book. */
export function createOrg(store: Store, dataSet: string, createdDate: string, now: string): void {
  const context = { ...ruleContext(store, ORG_IDS.user, now), corporateCurrency: CORPORATE_CURRENCY };
  const insert = (object: string, values: Row): void => {
    store.insert(objectNamed(object), newRow(store, context, objectNamed(object), values, createdDate));
  };
  insert('Organization', {
    Name: dataSet,
    DefaultLocaleSidKey: 'en_US',
    LanguageLocaleKey: 'en_US',
    TimeZoneSidKey: 'GMT',
    OrganizationType: 'Enterprise Edition',
    InstanceName: 'SBX1',
    IsSandbox: 1n,
    FiscalYearStartMonth: 1n,
  });
  insert('Profile', { Name: 'System Administrator', UserType: 'Standard' });
  const { username, name } = integrationUser(dataSet);
  const [firstName = '', lastName = ''] = name.split(' ');
  insert('User', {
    Username: username,
    FirstName: firstName,
    LastName: lastName,
    Name: name,
    Email: username,
    Alias: 'integ',
    ProfileId: ORG_IDS.profile,
    DefaultCurrencyIsoCode: CORPORATE_CURRENCY,
  });
  insert('CurrencyType', currencyType(CORPORATE_CURRENCY, true));
  insert('Pricebook2', { Name: STANDARD_PRICE_BOOK, IsActive: 1n, IsStandard: 1n });
  STAGES.forEach((stage, i) => {
    insert('OpportunityStage', {
      MasterLabel: stage.name,
      ApiName: stage.name,
      IsActive: 1n,
      SortOrder: BigInt(i + 1),
      IsClosed: stage.isClosed ? 1n : 0n,
      IsWon: stage.isWon ? 1n : 0n,
      ForecastCategory: forecastApiName(stage.forecast),
      ForecastCategoryName: stage.forecast,
      DefaultProbability: BigInt(stage.probability) * 100n,
    });
  });
  APPROVAL_PROCESSES.forEach(({ name, developerName, object, description, steps }, i) => {
    insert('ProcessDefinition', {
      Name: name,
      DeveloperName: developerName,
      TableEnumOrId: object,
      Description: description,
    });
    const definition = idAt(objectNamed('ProcessDefinition').keyPrefix, i + 1);
    for (const step of steps)
      insert('ProcessNode', {
        Name: step.name,
        DeveloperName: step.name.replaceAll(' ', '_'),
        ProcessDefinitionId: definition,
      });
  });
}

/** A currency as it is when first activated: at par until someone sets its rate. */
export function currencyType(code: string, corporate: boolean): Row {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency: code });
  return {
    IsoCode: code,
    ConversionRate: 1_000_000n,
    DecimalPlaces: BigInt(format.resolvedOptions().maximumFractionDigits ?? 2),
    IsActive: 1n,
    IsCorporate: corporate ? 1n : 0n,
  };
}
