// What browsers fetch beside pages: styles, fonts and islands, each under a name that changes with its content, so that
// it may be cached for ever. manifest.json leads from the plain name to the address.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { bundle as bundleStyles } from 'lightningcss';
import { rolldown } from 'rolldown';

const ROOT = path.dirname(import.meta.dirname);
const UI = path.join(ROOT, 'src/ui');
const TEXT = new Set(['.css', '.js', '.svg', '.json']);

/** Builds every asset into a folder and answers the manifest: { 'style.css': '/assets/style.<hash>.css', ... }. */
export async function buildAssets(outDir = 'dist/assets') {
  const folder = path.resolve(ROOT, outDir);
  const fonts = fontFiles();
  const fontAddresses = Object.fromEntries(fonts.map((font) => [path.basename(font.name), addressOf(font)]));
  const files = [...fonts, ...styleFiles(fontAddresses), ...(await islandFiles())];
  const manifest = Object.fromEntries(files.map((file) => [file.name, addressOf(file)]));
  mkdirSync(folder, { recursive: true });
  for (const file of files) writeAsset(folder, file);
  writeFileSync(path.join(folder, 'manifest.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
  removeOutdated(folder, files);
  return manifest;
}

function fontFiles() {
  return namesIn('fonts', '.woff2').map((name) => ({ name, content: readFileSync(path.join(UI, name)) }));
}

function namesIn(folder, ending) {
  if (!existsSync(path.join(UI, folder))) return [];
  const names = readdirSync(path.join(UI, folder)).filter((name) => name.endsWith(ending));
  return names.toSorted().map((name) => `${folder}/${name}`);
}

function styleFiles(fontAddresses) {
  const entry = path.join(UI, 'styles/style.css');
  if (!existsSync(entry)) return [];
  const { code, dependencies } = bundleStyles({ filename: entry, minify: true, analyzeDependencies: true });
  let style = code.toString();
  for (const { placeholder, url } of dependencies ?? [])
    style = style.replaceAll(placeholder, addressInStyle(url, fontAddresses));
  return [{ name: 'style.css', content: Buffer.from(style) }];
}

function addressInStyle(url, fontAddresses) {
  if (/^(data:|#)/.test(url)) return url;
  const address = fontAddresses[path.basename(url)];
  if (address === undefined) throw new Error(`A style asks for ${url}, which is not among src/ui/fonts.`);
  return address;
}

async function islandFiles() {
  const names = namesIn('islands', '.ts').filter((name) => !name.endsWith('.test.ts'));
  return Promise.all(names.map(islandFile));
}

async function islandFile(name) {
  const bundle = await rolldown({
    cwd: ROOT,
    input: path.join(UI, name),
    platform: 'browser',
    transform: { target: 'es2022' },
  });
  const { output } = await bundle.generate({ format: 'esm', minify: true, codeSplitting: false });
  await bundle.close();
  return { name: name.replace(/\.ts$/, '.js'), content: Buffer.from(output[0].code) };
}

const addressOf = (file) => `/assets/${hashedName(file)}`;

function hashedName({ name, content }) {
  const { name: stem, ext } = path.parse(name);
  const hash = createHash('sha256').update(content).digest('base64url').slice(0, 10);
  return `${stem}.${hash}${ext}`;
}

function writeAsset(folder, file) {
  const target = path.join(folder, hashedName(file));
  if (existsSync(target)) return; // the name says the content
  writeFileSync(target, file.content);
  if (!TEXT.has(path.extname(target))) return;
  const size = { [constants.BROTLI_PARAM_SIZE_HINT]: file.content.length };
  writeFileSync(`${target}.br`, brotliCompressSync(file.content, { params: size }));
  writeFileSync(`${target}.gz`, gzipSync(file.content, { level: 9 }));
}

function removeOutdated(folder, files) {
  const current = new Set(files.map(hashedName));
  for (const name of readdirSync(folder)) {
    const plain = name.replace(/\.(br|gz)$/, '');
    if (name !== 'manifest.json' && !current.has(plain)) rmSync(path.join(folder, name));
  }
}
