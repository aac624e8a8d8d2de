import type { Random } from '#sandbox/dataset/demo/random.ts';
import { badText, brokenBodies, mutatedBodies } from './broken-bodies.ts';
import {
  badHeaders,
  badQueryRequests,
  brokenGrants,
  brokenJobs,
  brokenQueries,
  mutatedQueries,
  wrongContentTypes,
} from './netsuite-protocols.ts';
import {
  badQueryStrings,
  brokenSublists,
  strangeValues,
  unknownResources,
  writes,
  wrongShapes,
  wrongTypes,
} from './netsuite-records.ts';
import type { Known, MalformedRequest } from './request.ts';

/** Malformed requests of every kind to NetSuite, `count` of each; the same seed gives the same requests. */
export function netsuiteCorpus(random: Random, known: Known, count: number): MalformedRequest[] {
  const good = writes(known);
  return [
    // No content at all is a record without fields.
    ...brokenBodies(random, good, count, 'answered'),
    ...mutatedBodies(random, good, count),
    ...badText(random, good, count),
    ...wrongShapes(random, known, count),
    ...wrongTypes(random, known, count),
    ...strangeValues(random, known, count),
    ...brokenSublists(random, known, count),
    ...unknownResources(random, known, count),
    ...badQueryStrings(random, known, count),
    ...brokenQueries(random, count),
    ...mutatedQueries(random, count),
    ...badQueryRequests(random, count),
    ...badHeaders(random, known, count),
    ...wrongContentTypes(random, known, count),
    ...brokenGrants(random, known, count),
    ...brokenJobs(random, known, count),
  ];
}
