import { parseArgs } from 'node:util';
import { isPersona, openEmbeddedProvider, personas } from '../kit/identity/embedded-provider.ts';
import { readSettings } from '../kit/settings.ts';

/** `npm run -s token -- <persona> [--partner REF]`: prints a token of the embedded identity provider. */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { partner: { type: 'string' } },
});
const [persona] = positionals;
if (!isPersona(persona) || (persona === 'partner') !== (values.partner !== undefined)) {
  console.error(
    `usage: npm run -s token -- <${Object.keys(personas).join('|')}>; partner also needs --partner REF`,
  );
  process.exit(2);
}
const settings = readSettings(process.env);
if (settings.auth.kind !== 'embedded') {
  console.error('AUTH_ISSUER or AUTH is set: the embedded identity provider signs nothing.');
  process.exit(2);
}
const provider = await openEmbeddedProvider(settings.dataDir);
console.log(await provider.sign(persona, values.partner));
