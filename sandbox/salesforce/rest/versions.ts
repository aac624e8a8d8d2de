import { ASSUMED } from '../assumed.ts';
import { notFound, RequestError } from '../errors.ts';

/** The first with this API, and the first that is not retired. */
const FIRST_RELEASED = 20;
const FIRST_VERSION = 31;
const LAST_VERSION = 66;
/** The version in which the release numbers of a year begin. */
const WINTER_2015 = 32;
const SEASONS = ['Winter', 'Spring', 'Summer'];

/** `GET /services/data`: the versions that the API answers. */
export function versions(): unknown {
  return Array.from({ length: LAST_VERSION - FIRST_VERSION + 1 }, (_, i) => {
    const releases = FIRST_VERSION + i - WINTER_2015;
    const year = 15 + Math.floor(releases / SEASONS.length);
    const season = SEASONS[(releases + SEASONS.length) % SEASONS.length];
    return {
      label: `${season} '${year}`,
      url: `/services/data/v${FIRST_VERSION + i}.0`,
      version: `${FIRST_VERSION + i}.0`,
    };
  });
}

/** The version that a path segment names (`v66.0`); undefined if the API does not answer it. */
export function versionOf(segment: string | undefined): string | undefined {
  const number = numberOf(segment);
  return number >= FIRST_VERSION && number <= LAST_VERSION ? `${number}.0` : undefined;
}

/** Likewise; throws RequestError for a version that there is not, or not any more. */
export function requiredVersion(segment: string | undefined): string {
  const version = versionOf(segment);
  if (version !== undefined) return version;
  const number = numberOf(segment);
  if (number < FIRST_RELEASED || number >= FIRST_VERSION || Number.isNaN(number)) throw notFound();
  const { errorCode, message } = ASSUMED.retiredVersion;
  throw new RequestError(410, errorCode, message);
}

function numberOf(segment: string | undefined): number {
  return Number(/^v([1-9]\d*)\.0$/.exec(segment ?? '')?.[1] ?? Number.NaN);
}
