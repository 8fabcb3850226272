// Lets Node run the sources as they are: Node strips the types of .ts itself, .tsx is translated here.
import './check-node.mjs';
import { readFileSync } from 'node:fs';
import nodeModule from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'esbuild';
import { buildAssets } from './assets.mjs';

await buildAssets();
process.setSourceMapsEnabled(true);
nodeModule.registerHooks({
  load(url, context, nextLoad) {
    return isTsx(url)
      ? { format: 'module', source: translated(fileURLToPath(url)), shortCircuit: true }
      : nextLoad(url, context);
  },
});

const isTsx = (url) => url.startsWith('file:') && url.split('?')[0].endsWith('.tsx');

function translated(file) {
  const options = { loader: 'tsx', format: 'esm', target: 'node24', jsx: 'automatic', jsxImportSource: 'hono/jsx' };
  return transformSync(readFileSync(file, 'utf8'), { ...options, sourcemap: 'inline', sourcefile: file }).code;
}
