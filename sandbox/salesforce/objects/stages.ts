/** Forecast categories: what the API calls them and how people read them. */
export const FORECAST_CATEGORIES = [
  { apiName: 'Omitted', name: 'Omitted' },
  { apiName: 'Pipeline', name: 'Pipeline' },
  { apiName: 'BestCase', name: 'Best Case' },
  { apiName: 'Forecast', name: 'Commit' },
  { apiName: 'Closed', name: 'Closed' },
] as const;

type ForecastName = (typeof FORECAST_CATEGORIES)[number]['name'];

/** The org's sales process: what a stage says about a deal. */
export interface Stage {
  readonly name: string;
  readonly isClosed: boolean;
  readonly isWon: boolean;
  /** In whole percent. */
  readonly probability: number;
  readonly forecast: ForecastName;
}

const open = (name: string, probability: number, forecast: ForecastName = 'Pipeline'): Stage => ({
  name,
  isClosed: false,
  isWon: false,
  probability,
  forecast,
});

/** In their order. */
export const STAGES: readonly Stage[] = [
  open('Prospecting', 10),
  open('Qualification', 10),
  open('Needs Analysis', 20),
  open('Value Proposition', 50),
  open('Id. Decision Makers', 60),
  open('Perception Analysis', 70),
  open('Proposal/Price Quote', 75, 'Best Case'),
  open('Negotiation/Review', 90, 'Commit'),
  { name: 'Closed Won', isClosed: true, isWon: true, probability: 100, forecast: 'Closed' },
  { name: 'Closed Lost', isClosed: true, isWon: false, probability: 0, forecast: 'Omitted' },
];

/** The API value of a forecast category. */
export function forecastApiName(name: string): string {
  return FORECAST_CATEGORIES.find((category) => category.name === name)?.apiName ?? 'Pipeline';
}
