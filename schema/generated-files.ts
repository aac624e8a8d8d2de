import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const root = new URL('../', import.meta.url);

/**
 * Writes generated files, given by path and text; asked to check only, it writes nothing and ends the process with 1 where
 * one is not as it should be.
 */
export function writeGenerated(files: ReadonlyMap<string, string>, checkOnly: boolean): void {
  if (checkOnly) {
    const stale = [...files].filter(([path, text]) => {
      const url = new URL(path, root);
      return !existsSync(url) || readFileSync(url, 'utf8') !== text;
    });
    if (stale.length > 0) {
      console.error(
        `Stale: ${stale.map(([path]) => path).join(', ')}. Run \`npm run generate\` and commit the result.`,
      );
      process.exit(1);
    }
    console.log(`${files.size} generated files are up to date.`);
    return;
  }
  for (const [path, text] of files) {
    const url = new URL(path, root);
    mkdirSync(new URL('./', url), { recursive: true });
    writeFileSync(url, text);
  }
  console.log(`${files.size} files generated.`);
}
