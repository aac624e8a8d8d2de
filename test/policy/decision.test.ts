import { expect, test } from 'vitest';
import { checkQuote } from '../../subgraphs/sales/policy/check-quote.ts';
import { readPolicy } from '../../subgraphs/sales/policy/read-policy.ts';
import { customer, decide, facts, line, policyWith, quote, shipped, shippedText } from './quote-facts.ts';

test('the weightiest finding decides and comes first, the others follow in the order of the rules', () => {
  const { outcome, findings } = decide({
    quote: quote({ expiresOn: null }),
    customer: customer({ overdueSince: '2026-06-01', creditLimit: '10' }),
    lines: [line({ discountPercent: '12.5' })],
  });
  expect(outcome).toBe('BLOCK');
  expect(findings.map(({ code, severity }) => [severity, code])).toEqual([
    ['BLOCK', 'CREDIT_LIMIT_EXCEEDED'],
    ['APPROVAL', 'DISCOUNT_OVER_REP'],
    ['WARN', 'QUOTE_WITHOUT_EXPIRY'],
    ['WARN', 'CUSTOMER_OVERDUE'],
  ]);
});

test('each weight by itself is the outcome', () => {
  expect(decide().outcome).toBe('PASS');
  expect(decide({ quote: quote({ expiresOn: null }) }).outcome).toBe('WARN');
  expect(decide({ lines: [line({ discountPercent: '12.5' })] }).outcome).toBe('APPROVAL');
  expect(decide({ customer: customer({ holdOverride: 'ON' }) }).outcome).toBe('BLOCK');
});

test('each approver is named once, the lowest level first, with every finding that asks for the approval', () => {
  const lines = [
    line({ discountPercent: '12' }),
    line({ discountPercent: '15' }),
    line({
      discountPercent: '21',
      item: { id: '8', isActive: true, subsidiaries: [], cost: '60', costCurrency: 'USD', onHand: null },
    }),
  ];
  const named = quote({ terms: { value: 'Net 90', field: 'Quote.Payment_Terms__c' } });
  expect(decide({ quote: named, lines }).requiredApprovals).toEqual([
    { level: 1, role: 'Sales manager', because: ['DISCOUNT_OVER_REP'] },
    { level: 2, role: 'Finance', because: ['TERMS_NON_STANDARD', 'MARGIN_BELOW_FLOOR'] },
    { level: 2, role: 'Head of sales', because: ['DISCOUNT_OVER_MANAGER'] },
  ]);
});

test('every level of approval is asked where the policy gives the last step to the chief', () => {
  const policy = policyWith(['{ over: 40 %, action: block }', '{ over: 40 %, action: ask cfo }']);
  const asked = (discountPercent: string) =>
    decide(
      {
        lines: [
          line({
            discountPercent,
            item: { id: '7', isActive: true, subsidiaries: [], cost: '1', costCurrency: 'USD', onHand: null },
          }),
          line({ quantity: '90' }),
        ],
      },
      policy,
    ).requiredApprovals;
  expect(asked('10')).toEqual([]);
  expect(asked('10.01')).toEqual([{ level: 1, role: 'Sales manager', because: ['DISCOUNT_OVER_REP'] }]);
  expect(asked('20.01')).toEqual([{ level: 2, role: 'Head of sales', because: ['DISCOUNT_OVER_MANAGER'] }]);
  expect(asked('40.01')).toEqual([{ level: 3, role: 'CFO', because: ['DISCOUNT_OVER_VP'] }]);
});

test('a blocked quote still says who would have to approve it', () => {
  const { outcome, requiredApprovals } = decide({
    customer: customer({ holdOverride: 'ON' }),
    lines: [line({ discountPercent: '12' })],
  });
  expect(outcome).toBe('BLOCK');
  expect(requiredApprovals).toEqual([{ level: 1, role: 'Sales manager', because: ['DISCOUNT_OVER_REP'] }]);
});

test('the same facts read later have the same hash; any other fact has another', () => {
  const { inputsHash } = decide();
  expect(inputsHash).toMatch(/^[0-9a-f]{64}$/);
  const later = { salesforce: '2026-06-30T09:00:00.000Z', netsuite: '2026-06-30T09:00:00.000Z' };
  expect(decide({ readAt: later }).inputsHash).toBe(inputsHash);
  const others = [
    decide({ today: '2026-06-29' }),
    decide({ lines: [line({ discountPercent: '1' })] }),
    decide({ customer: customer({ creditLimit: '10000.01' }) }),
    decide({ ratesToBase: new Map([['EUR', '1.2']]) }),
  ].map((decision) => decision.inputsHash);
  expect(new Set([inputsHash, ...others]).size).toBe(5);
});

test('the version of a policy changes with what the file says, not with comments, layout or order', () => {
  const version = (text: string): string => readPolicy(text, 'sales-policy.yaml').version;
  expect(shipped.version).toMatch(/^Standard sales policy [0-9a-f]{12}$/);
  const sameSaid = `# another comment\n${shippedText.replace('{ level: 2, role: Finance }', '{ role: "Finance",   level: 2 }')}`;
  expect(version(sameSaid)).toBe(shipped.version);
  expect(version(shippedText.replace('floor: 30 %', 'floor: 30.0'))).toBe(shipped.version);
  expect(version(shippedText.replace('floor: 30 %', 'floor: 31 %'))).not.toBe(shipped.version);
  expect(version(shippedText.replace('Standard sales', 'Stricter sales'))).toMatch(/^Stricter sales policy /);
});

test('a decision names the version of the policy that made it', () => {
  expect(checkQuote(facts(), shipped).policyVersion).toBe(shipped.version);
});
