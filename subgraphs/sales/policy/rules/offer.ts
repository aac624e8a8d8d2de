import { offerFields } from '#sources/salesforce/offers.ts';
import { fromSalesforce, type Rule, type Verdict, verdict } from './rule.ts';

/** Whether the quote itself can still be taken: it holds, offers something, and its opportunity is open. */
export const offerRule: Rule = (facts, { quote: rules }) => {
  const { today, lines } = facts;
  const { expiresOn, opportunity } = facts.quote;
  const verdicts: Verdict[] = [];
  const expiry = fromSalesforce(facts, offerFields.expiry);
  if (expiresOn === null) {
    verdicts.push(
      verdict(rules.withoutExpiry, 'QUOTE_WITHOUT_EXPIRY', {
        path: ['expiresOn'],
        message: 'The quote has no last day.',
        source: expiry,
        howToFix: 'Say until when the quote holds.',
      }),
    );
  } else if (today > expiresOn) {
    verdicts.push(
      verdict(rules.expired, 'QUOTE_EXPIRED', {
        path: ['expiresOn'],
        message: `The quote held until ${expiresOn}.`,
        actual: today,
        limit: expiresOn,
        source: expiry,
        howToFix: 'Let the quote hold longer, or make it anew with the prices of today.',
      }),
    );
  }
  if (lines.length === 0) {
    verdicts.push(
      verdict(rules.withoutLines, 'QUOTE_WITHOUT_LINES', {
        path: ['lines'],
        message: 'The quote offers nothing.',
        actual: '0',
        limit: 'at least 1',
        source: fromSalesforce(facts, offerFields.lines),
        howToFix: 'Add what is offered.',
      }),
    );
  }
  if (opportunity.isClosed) {
    const [reaction, code] = opportunity.isWon
      ? ([rules.opportunityWon, 'OPPORTUNITY_WON'] as const)
      : ([rules.opportunityLost, 'OPPORTUNITY_LOST'] as const);
    verdicts.push(
      verdict(reaction, code, {
        path: ['opportunity'],
        message: `The opportunity is closed: ${opportunity.stage}.`,
        actual: opportunity.stage,
        limit: 'an open stage',
        source: fromSalesforce(facts, offerFields.stage),
        howToFix: 'Open the opportunity again, or quote on a new one.',
      }),
    );
  }
  return verdicts;
};
