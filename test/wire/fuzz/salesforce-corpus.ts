import type { Random } from '#sandbox/dataset/demo/random.ts';
import type { Known, MalformedRequest } from './request.ts';
import { brokenCsv } from './salesforce-csv.ts';
import { brokenSoap, brokenStreaming } from './salesforce-messages.ts';
import { badHeaders, brokenBulk, brokenGrants, wrongContentTypes } from './salesforce-protocols.ts';
import {
  badQueryStrings,
  brokenQueries,
  brokenSearches,
  mutatedQueries,
  mutatedSearches,
  unknownResources,
} from './salesforce-reads.ts';
import {
  badText,
  brokenBodies,
  brokenComposites,
  mutatedBodies,
  strangeValues,
  unknownFields,
  wrongShapes,
  wrongTypes,
} from './salesforce-writes.ts';

/** Malformed requests of every kind to Salesforce, `count` of each; the same seed gives the same requests. */
export function salesforceCorpus(random: Random, known: Known, count: number): MalformedRequest[] {
  return [
    ...brokenBodies(random, known, count),
    ...mutatedBodies(random, known, count),
    ...wrongShapes(random, known, count),
    ...badText(random, known, count),
    ...wrongTypes(random, known, count),
    ...strangeValues(random, known, count),
    ...unknownFields(random, known, count),
    ...brokenComposites(random, known, count),
    ...brokenQueries(random, count),
    ...mutatedQueries(random, count),
    ...brokenSearches(random, count),
    ...mutatedSearches(random, count),
    ...unknownResources(random, known, count),
    ...badQueryStrings(random, known, count),
    ...badHeaders(random, known, count),
    ...wrongContentTypes(random, known, count),
    ...brokenGrants(random, known, count),
    ...brokenBulk(random, known, count),
    ...brokenCsv(random, known),
    ...brokenStreaming(random, known, count),
    ...brokenSoap(random, known, count),
  ];
}
