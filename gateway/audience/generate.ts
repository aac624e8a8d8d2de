import { printSchema } from 'graphql';
import { writeGenerated } from '../../schema/generated-files.ts';
import { loadSupergraph } from '../../schema/load.ts';
import { readSupergraph } from '../supergraph/supergraph.ts';
import { audienceViews } from './audience-view.ts';

/** Writes each contract's schema, so that clients can read it; the supergraph must be up to date. */
const files = new Map<string, string>();
for (const { audience, schema } of audienceViews(readSupergraph(loadSupergraph())).values())
  if (audience !== 'frontend') files.set(`schema/generated/${audience}.graphql`, `${printSchema(schema)}\n`);
writeGenerated(files, process.argv.includes('--check'));
