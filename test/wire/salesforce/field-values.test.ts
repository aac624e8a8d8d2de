import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type InProcessOrg, inProcessOrg } from './in-process-org.ts';

let org: InProcessOrg;
beforeAll(() => {
  org = inProcessOrg();
});
afterAll(() => org.stop());

/** Creates a record with one odd value among good ones; gives the refusal, or the value as it is read again. */
function saved(type: string, field: string, value: unknown): unknown {
  const good: Record<string, Record<string, unknown>> = {
    Account: { Name: 'Good' },
    Contact: { LastName: 'Good' },
    Opportunity: { Name: 'Good', StageName: 'Prospecting', CloseDate: '2024-06-30' },
    Product2: { Name: 'Good' },
  };
  const before = org.dump();
  const { status, json } = org.call('POST', `sobjects/${type}`, { ...good[type], [field]: value });
  if (status === 201) {
    const read = org.call('GET', `sobjects/${type}/${(json as { id: string }).id}?fields=${field}`);
    return (read.json as Record<string, unknown>)[field];
  }
  expect(org.dump() === before, 'a refusal changes nothing').toBe(true);
  const [fault] = json as { errorCode: string; message: string }[];
  return [fault?.errorCode, fault?.message];
}

const unreadable = (type: string, token: string, value: unknown) => [
  'JSON_PARSER_ERROR',
  `Cannot deserialize instance of ${type} from ${token} value ${value} or request may be missing a required field`,
];

describe('A value is saved as Salesforce saves it', () => {
  test.each([
    ['text without its outer blanks', 'Account', 'Site', '  here  ', 'here'],
    ['empty text as nothing', 'Account', 'Site', '   ', null],
    ['a number from text', 'Account', 'NumberOfEmployees', '12', 12],
    ['a fraction rounded half away from zero', 'Opportunity', 'Amount', 1.005, 1.01],
    ['a negative fraction likewise', 'Opportunity', 'Amount', -1.005, -1.01],
    ['a number by its exponent', 'Opportunity', 'Amount', '1.5e3', 1500],
    ['a flag from text in any case', 'Product2', 'IsActive', 'TRUE', true],
    ['no flag as false', 'Product2', 'IsActive', null, false],
    ['a day out of an instant', 'Opportunity', 'CloseDate', '2024-07-01T10:00:00Z', '2024-07-01'],
    ['a leap day', 'Opportunity', 'CloseDate', '2024-02-29', '2024-02-29'],
    [
      'a restricted choice in the spelling of the list',
      'Opportunity',
      'StageName',
      'CLOSED WON',
      'Closed Won',
    ],
    ['any text where the list is open', 'Account', 'Industry', 'Beekeeping', 'Beekeeping'],
    [
      'an id of 15 characters in its long form',
      'Account',
      'ParentId',
      '001Hs0000000002',
      '001Hs0000000002IAA',
    ],
  ])('%s', (_what, type, field, value, expected) => {
    expect(saved(type, field, value)).toEqual(expected);
  });
});

describe('A value is refused, and nothing is saved,', () => {
  test.each([
    ['that is no flag', 'Product2', 'IsActive', 'yes', unreadable('boolean', 'VALUE_STRING', 'yes')],
    ['that is a number for a flag', 'Product2', 'IsActive', 1, unreadable('boolean', 'VALUE_NUMBER_INT', 1)],
    ['that is a number for text', 'Account', 'Site', 5, unreadable('string', 'VALUE_NUMBER_INT', 5)],
    ['that is a list', 'Account', 'Site', ['x'], unreadable('string', 'START_ARRAY', '')],
    ['that is no number', 'Opportunity', 'Amount', 'NaN', unreadable('double', 'VALUE_STRING', 'NaN')],
    [
      'that is no whole number',
      'Account',
      'NumberOfEmployees',
      1.5,
      unreadable('int', 'VALUE_NUMBER_FLOAT', 1.5),
    ],
    [
      'that is no day',
      'Opportunity',
      'CloseDate',
      '2024-02-30',
      unreadable('date', 'VALUE_STRING', '2024-02-30'),
    ],
    [
      'before all days',
      'Opportunity',
      'CloseDate',
      '1699-12-31',
      ['NUMBER_OUTSIDE_VALID_RANGE', 'Close Date: invalid date: 1699-12-31'],
    ],
    [
      'after all days',
      'Opportunity',
      'CloseDate',
      '4001-01-01',
      ['NUMBER_OUTSIDE_VALID_RANGE', 'Close Date: invalid date: 4001-01-01'],
    ],
    [
      'with too many digits',
      'Opportunity',
      'Amount',
      1e17,
      [
        'NUMBER_OUTSIDE_VALID_RANGE',
        'Amount: value outside of valid range on numeric field: 100000000000000000',
      ],
    ],
    [
      'over the largest whole number',
      'Account',
      'NumberOfEmployees',
      2_147_483_648,
      ['NUMBER_OUTSIDE_VALID_RANGE', 'Employees: value outside of valid range on numeric field: 2147483648'],
    ],
    [
      'with too many characters',
      'Account',
      'AccountNumber',
      'x'.repeat(41),
      ['STRING_TOO_LONG', `Account Number: data value too large: ${'x'.repeat(41)} (max length=40)`],
    ],
    [
      'that is no e-mail address',
      'Contact',
      'Email',
      'a@b',
      ['INVALID_EMAIL_ADDRESS', 'Email: invalid email address: a@b'],
    ],
    [
      'that is the id of another object',
      'Account',
      'ParentId',
      '006Hs0000000001',
      ['MALFORMED_ID', 'Parent ID: id value of incorrect type: 006Hs0000000001'],
    ],
    [
      'that is no id',
      'Account',
      'ParentId',
      'nonsense',
      ['MALFORMED_ID', 'Parent ID: id value of incorrect type: nonsense'],
    ],
    [
      'that no record has as its id',
      'Account',
      'ParentId',
      '001Hs0000000zzz',
      ['INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id'],
    ],
    [
      'of a currency that is not active',
      'Account',
      'CurrencyIsoCode',
      'CHF',
      [
        'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
        'Currency ISO Code: bad value for restricted picklist field: CHF',
      ],
    ],
  ])('%s', (_what, type, field, value, expected) => {
    expect(saved(type, field, value)).toEqual(expected);
  });
});
