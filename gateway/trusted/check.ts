import { audiences } from '../../kit/audience.ts';
import { readSettings } from '../../kit/settings.ts';
import { loadSupergraph } from '../../schema/load.ts';
import { audienceViews } from '../audience/audience-view.ts';
import { readSupergraph } from '../supergraph/supergraph.ts';
import { documentFaults } from './document-faults.ts';
import { readTrustedDocuments } from './trusted-documents.ts';

/** `npm run check:operations`: whether every trusted document fits what its audience sees of the graph. */
const trusted = readTrustedDocuments(readSettings({}).operationsDir);
const views = audienceViews(readSupergraph(loadSupergraph()));
let count = 0;
const faults: string[] = [];
for (const audience of audiences) {
  const view = views.get(audience);
  for (const document of trusted[audience]) {
    count++;
    for (const fault of view ? documentFaults(document, view) : ['nothing of the graph is for them'])
      faults.push(`operations/${audience}/${document.name}.graphql: ${fault}`);
  }
}
if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exit(1);
}
console.log(`${count} trusted documents fit their schemas.`);
