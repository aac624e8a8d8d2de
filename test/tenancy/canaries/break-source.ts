import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

/**
 * Loaded before the product, with a fault in CANARY_FAULT: has one of the product's files read with a piece of its text
 * replaced, as somebody's mistake would have it. Throws where the file has no such text.
 */
const { file, find, replace } = JSON.parse(process.env.CANARY_FAULT ?? '{}') as Record<string, string>;

registerHooks({
  load(url, context, next) {
    if (file === undefined || !url.endsWith(`/${file}`)) return next(url, context);
    const source = readFileSync(fileURLToPath(url), 'utf8');
    if (!source.includes(find as string)) throw new Error(`${file} has no such text: ${find}`);
    return {
      format: 'module-typescript',
      source: source.replace(find as string, replace as string),
      shortCircuit: true,
    };
  },
});
