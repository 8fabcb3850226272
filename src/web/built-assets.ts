import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** What browsers fetch beside pages, read once: a later build beside a running server changes nothing for its readers. */
export type Assets = {
  /** Names with the address that holds their content's hash: `style.css` -> `/assets/style.1a2b3c.css`. */
  addresses: Readonly<Record<string, string>>;
  /** Contents by file name; beside a text stand `….br` and `….gz`. */
  contents: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
};

const manifest = z.record(z.string(), z.string());

/** The static files that the build left in a folder. */
export function builtAssets(folder: string): Assets {
  const addresses = manifest.parse(JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')));
  const names = readdirSync(folder).filter((name) => name !== 'manifest.json');
  return {
    addresses,
    contents: new Map(names.map((name) => [name, new Uint8Array(readFileSync(path.join(folder, name)))])),
  };
}
