import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { chromium, type Browser, type LaunchOptions } from 'playwright-core';

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

// Our pages are whole without the internet; a browser that calls home would only make tests slow and uncertain.
const ON_ITS_OWN = [
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost, EXCLUDE 127.0.0.1',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-pings',
];

const FONT_FOLDERS = ['/usr/share/fonts', '/usr/local/share/fonts'];

// What the bundled browser is usually given weakens the very walls between sites that our tests look at.
const UNWANTED =
  /single-process|no-zygote|disable-web-security|allow-running-insecure|disable-features|disable-site-isolation|headless/;

/** A browser installed on the machine, else the one that comes as an npm package. */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  const installed = process.env.CHROMIUM ?? INSTALLED.find((file) => existsSync(file));
  const options = installed === undefined ? await bundledBrowser() : installedBrowser(installed);
  const launch = () => chromium.launch({ ...options, args: [...(options.args ?? []), ...more] });
  // On a busy machine the bundled browser sometimes dies before it has begun; once begun it is as steady as any.
  return launch().catch(launch);
}

function installedBrowser(executablePath: string): LaunchOptions {
  const isRoot = process.getuid?.() === 0; // Chromium cannot shut root into its sandbox
  return { executablePath, args: isRoot ? [...ON_ITS_OWN, '--no-sandbox'] : ON_ITS_OWN };
}

async function bundledBrowser(): Promise<LaunchOptions> {
  const home = path.join(tmpdir(), `serai-chromium-${userInfo().username}`);
  mkdirSync(home, { recursive: true });
  const { default: bundled } = await import('@sparticuz/chromium');
  const executablePath = await withTemporaryFolder(home, () => bundled.executablePath());
  const args = bundled.args.filter((arg) => !UNWANTED.test(arg));
  const surroundings = {
    ...process.env,
    LD_LIBRARY_PATH: unpackLibraries(home),
    FONTCONFIG_FILE: writeFontConfiguration(home),
  };
  return { executablePath, args: [...args, ...ON_ITS_OWN], env: surroundings };
}

/** The package unpacks itself into whatever the temporary folder is. */
async function withTemporaryFolder<Answer>(folder: string, work: () => Promise<Answer>): Promise<Answer> {
  const usual = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    return await work();
  } finally {
    if (usual === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = usual;
  }
}

/** The libraries that the browser needs and a bare machine lacks; the package itself unpacks them on AWS Lambda only. */
function unpackLibraries(home: string): string {
  const libraries = path.join(home, 'lib');
  if (existsSync(libraries)) return libraries;
  const part = path.join(home, `part-${process.pid}`);
  mkdirSync(part, { recursive: true });
  const unpacked = spawnSync('tar', ['x', '-C', part], {
    input: brotliDecompressSync(readFileSync(packedLibraries())),
  });
  if (unpacked.status !== 0) throw new Error(`tar: ${unpacked.stderr.toString()}`);
  renameSync(path.join(part, 'lib'), libraries);
  rmSync(part, { recursive: true, force: true });
  return libraries;
}

function packedLibraries(): string {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  return path.join(path.dirname(path.dirname(entry)), 'bin/al2023.tar.br');
}

/** Pages bring their own Latin and Persian letters; Korean ones are left to the reader's system, which a bare machine lacks. */
function writeFontConfiguration(home: string): string {
  const file = path.join(home, 'fonts.conf');
  const folders = [...FONT_FOLDERS, path.join(home, 'fonts'), ...koreanFonts()]
    .map((folder) => `  <dir>${folder}</dir>\n`)
    .join('');
  const written = `<?xml version="1.0"?>\n<fontconfig>\n${folders}  <cachedir>${path.join(home, 'font-cache')}</cachedir>\n</fontconfig>\n`;
  if (existsSync(file) && readFileSync(file, 'utf8') === written) return file;
  // A browser that starts beside this one must not read half a file: it would find no font and die.
  const part = path.join(home, `fonts-${process.pid}.conf`);
  writeFileSync(part, written);
  renameSync(part, file);
  return file;
}

function koreanFonts(): string[] {
  try {
    return [path.dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/nanum-gothic/package.json'))];
  } catch {
    return [];
  }
}
