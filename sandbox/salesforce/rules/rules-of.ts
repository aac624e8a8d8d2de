import { accountRules } from './account.ts';
import { eventRules, taskRules } from './activity.ts';
import { campaignMemberRules } from './campaign.ts';
import { caseRules } from './case.ts';
import { contractRules } from './contract.ts';
import { currencyTypeRules, datedRateRules } from './currency.ts';
import { leadRules } from './lead.ts';
import { opportunityRules } from './opportunity.ts';
import { opportunityLineRules } from './opportunity-line.ts';
import { orderRules } from './order.ts';
import { orderLineRules } from './order-line.ts';
import { partnerRules } from './partner.ts';
import { personRules } from './people.ts';
import { priceBookEntryRules, priceBookRules, productRules } from './price-book.ts';
import { quoteLineRules, quoteRules } from './quote.ts';
import type { Rules } from './rules.ts';
import { pushTopicRules, streamingChannelRules } from './streaming.ts';

const RULES: Readonly<Record<string, Rules>> = {
  User: personRules,
  Account: accountRules,
  Contact: personRules,
  Partner: partnerRules,
  Product2: productRules,
  Pricebook2: priceBookRules,
  PricebookEntry: priceBookEntryRules,
  Opportunity: opportunityRules,
  OpportunityLineItem: opportunityLineRules,
  Quote: quoteRules,
  QuoteLineItem: quoteLineRules,
  Order: orderRules,
  OrderItem: orderLineRules,
  Contract: contractRules,
  CurrencyType: currencyTypeRules,
  DatedConversionRate: datedRateRules,
  Lead: leadRules,
  CampaignMember: campaignMemberRules,
  Case: caseRules,
  Task: taskRules,
  Event: eventRules,
  PushTopic: pushTopicRules,
  StreamingChannel: streamingChannelRules,
};

/** The rules of an object; most have none. */
export function rulesOf(object: string): Rules {
  return RULES[object] ?? {};
}
