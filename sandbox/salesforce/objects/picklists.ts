/** Values that several objects offer. */

export const SALUTATIONS: readonly string[] = ['Mr.', 'Ms.', 'Mrs.', 'Dr.', 'Prof.', 'Mx.'];

export const RATINGS: readonly string[] = ['Hot', 'Warm', 'Cold'];

export const LEAD_SOURCES: readonly string[] = [
  'Web',
  'Phone Inquiry',
  'Partner Referral',
  'Purchased List',
  'Other',
];

export const INDUSTRIES: readonly string[] = [
  'Agriculture',
  'Banking',
  'Communications',
  'Consulting',
  'Education',
  'Electronics',
  'Energy',
  'Finance',
  'Government',
  'Healthcare',
  'Insurance',
  'Manufacturing',
  'Media',
  'Retail',
  'Technology',
  'Telecommunications',
  'Transportation',
  'Utilities',
  'Other',
];
