import type { Random } from '#sandbox/dataset/demo/random.ts';
import { badText, brokenBodies, mutatedBodies } from './broken-bodies.ts';
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
  brokenComposites,
  strangeValues,
  unknownFields,
  writes,
  wrongShapes,
  wrongTypes,
} from './salesforce-writes.ts';

/** Malformed requests of every kind to Salesforce, `count` of each; the same seed gives the same requests. */
export function salesforceCorpus(random: Random, known: Known, count: number): MalformedRequest[] {
  const good = writes(known);
  return [
    ...brokenBodies(random, good, count, 'refused'),
    ...mutatedBodies(random, good, count),
    ...wrongShapes(random, known, count),
    ...badText(random, good, count),
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
