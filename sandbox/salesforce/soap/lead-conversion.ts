import { ASSUMED } from '../assumed.ts';
import { refuse } from '../errors.ts';
import { canonicalId } from '../ids.ts';
import type { JsonObject } from '../json.ts';
import { objectNamed } from '../objects/catalogue.ts';
import { CONVERTED_STATUS } from '../objects/leads.ts';
import { stamps } from '../records/stamps.ts';
import { outcomeOf, type SaveOutcome } from '../rest/save-results.ts';
import type { Row } from '../store/store.ts';
import { errorContent, type SoapCall, type SoapOperation } from './call.ts';
import { type Content, childrenNamed, type Element, textOf } from './xml.ts';

interface Converted {
  readonly accountId: string;
  readonly contactId: string;
  readonly opportunityId: string | undefined;
}

/** Turns leads into an account, a contact and, unless it is not wanted, an opportunity each. */
export const convertLead: SoapOperation = (call) =>
  childrenNamed(call.args, 'leadConverts').map((request) => {
    const leadId = textOf(request, 'leadId') ?? '';
    let converted: Converted | undefined;
    const outcome = outcomeOf(
      () => ({}),
      () => {
        converted = call.org.store.atomically(() => convert(call, request, leadId));
        return { id: leadId };
      },
    );
    return resultOf(outcome, converted, leadId);
  });

function convert(call: SoapCall, request: Element, leadId: string): Converted {
  const { org, userId } = call;
  const id = canonicalId(leadId);
  const lead = id === undefined ? undefined : org.store.read(objectNamed('Lead'), id);
  if (!lead || lead.IsDeleted === 1n)
    return refuse('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', ['leadId']);
  if (lead.IsConverted === 1n) refuse('CANNOT_UPDATE_CONVERTED_LEAD', ASSUMED.soap.leadConverted);
  const status = textOf(request, 'convertedStatus') ?? '';
  if (status !== CONVERTED_STATUS)
    refuse('INVALID_STATUS', ASSUMED.soap.convertedStatus(status), ['convertedStatus']);
  const owner = textOf(request, 'ownerId') || lead.OwnerId;
  const common: JsonObject = { OwnerId: String(owner), CurrencyIsoCode: lead.CurrencyIsoCode as string };
  const accountId =
    textOf(request, 'accountId') ||
    org.records.create(objectNamed('Account'), accountOf(lead, common), userId);
  const contactId =
    textOf(request, 'contactId') ||
    org.records.create(objectNamed('Contact'), { ...contactOf(lead, common), AccountId: accountId }, userId);
  const wanted = textOf(request, 'doNotCreateOpportunity') !== 'true';
  const opportunityId = wanted
    ? textOf(request, 'opportunityId') ||
      createOpportunity(call, request, lead, { ...common, AccountId: accountId })
    : undefined;
  const now = org.clock.next();
  org.store.update(objectNamed('Lead'), lead.Id as string, {
    IsConverted: 1n,
    Status: status,
    ConvertedDate: now.slice(0, 10),
    ConvertedAccountId: accountId,
    ConvertedContactId: contactId,
    ConvertedOpportunityId: opportunityId ?? null,
    ...stamps(userId, now),
  });
  return { accountId, contactId, opportunityId };
}

function accountOf(lead: Row, common: JsonObject): JsonObject {
  return {
    ...common,
    ...taken(lead, {
      Name: 'Company',
      Phone: 'Phone',
      Website: 'Website',
      Industry: 'Industry',
      Rating: 'Rating',
      BillingStreet: 'Street',
      BillingCity: 'City',
      BillingState: 'State',
      BillingPostalCode: 'PostalCode',
      BillingCountry: 'Country',
    }),
  };
}

function contactOf(lead: Row, common: JsonObject): JsonObject {
  return {
    ...common,
    ...taken(lead, {
      LastName: 'LastName',
      FirstName: 'FirstName',
      Salutation: 'Salutation',
      Title: 'Title',
      Phone: 'Phone',
      MobilePhone: 'MobilePhone',
      Email: 'Email',
      LeadSource: 'LeadSource',
      MailingStreet: 'Street',
      MailingCity: 'City',
      MailingState: 'State',
      MailingPostalCode: 'PostalCode',
      MailingCountry: 'Country',
    }),
  };
}

function createOpportunity(call: SoapCall, request: Element, lead: Row, common: JsonObject): string {
  const { org, userId } = call;
  const [stage] = org.store
    .statement(
      'SELECT "ApiName" AS name FROM "OpportunityStage" WHERE "IsActive" = 1 ORDER BY "SortOrder" LIMIT 1',
    )
    .all();
  const quarterEnd = lastDayOfQuarter(org.clock.today);
  const values: JsonObject = {
    ...common,
    Name: textOf(request, 'opportunityName') || `${lead.Company}-`,
    StageName: String(stage?.name),
    CloseDate: quarterEnd,
    ...taken(lead, { LeadSource: 'LeadSource' }),
  };
  return org.records.create(objectNamed('Opportunity'), values, userId);
}

function taken(lead: Row, fields: Readonly<Record<string, string>>): JsonObject {
  const values: JsonObject = {};
  for (const [name, from] of Object.entries(fields)) {
    const value = lead[from];
    if (typeof value === 'string') values[name] = value;
  }
  return values;
}

/** Opportunities of converted leads close at the end of the quarter. */
function lastDayOfQuarter(today: string): string {
  const [year = 0, month = 1] = today.split('-').map(Number);
  return new Date(Date.UTC(year, Math.ceil(month / 3) * 3, 0)).toISOString().slice(0, 10);
}

function resultOf(outcome: SaveOutcome, converted: Converted | undefined, leadId: string): Content {
  return {
    accountId: converted?.accountId ?? null,
    contactId: converted?.contactId ?? null,
    errors: outcome.success ? undefined : outcome.errors.map(errorContent),
    leadId,
    opportunityId: converted?.opportunityId ?? null,
    success: outcome.success,
  };
}
