import type { Random } from '#sandbox/dataset/demo/random.ts';
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
  badText,
  brokenBodies,
  brokenSublists,
  mutatedBodies,
  strangeValues,
  unknownResources,
  wrongShapes,
  wrongTypes,
} from './netsuite-records.ts';
import type { Known, MalformedRequest } from './request.ts';

/** Malformed requests of every kind to NetSuite, `count` of each; the same seed gives the same requests. */
export function netsuiteCorpus(random: Random, known: Known, count: number): MalformedRequest[] {
  return [
    ...brokenBodies(random, known, count),
    ...mutatedBodies(random, known, count),
    ...badText(random, known, count),
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
