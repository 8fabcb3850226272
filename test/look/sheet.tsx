import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { labelOf } from '../browser/seen.ts';
import type { Picture, Pictured } from './pictures.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Writes the page on which all pictures stand, page by page, in the network's own look; it opens from the folder without a server. */
export function writeSheet(folder: string, seen: readonly Pictured[]): void {
  copyLook(folder);
  writeFileSync(path.join(folder, 'index.html'), `<!DOCTYPE html>${(<Sheet seen={seen} />).toString()}`);
}

/** Styles and fonts of the program, by addresses that lead beside the sheet. */
function copyLook(folder: string): void {
  const assets = path.join(ROOT, 'dist/assets');
  const manifest = z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(path.join(assets, 'manifest.json'), 'utf8')));
  mkdirSync(path.join(folder, 'assets'), { recursive: true });
  for (const [name, address] of Object.entries(manifest)) {
    if (name.startsWith('fonts/')) copyFileSync(path.join(assets, path.basename(address)), path.join(folder, 'assets', path.basename(address)));
  }
  const style = readFileSync(path.join(assets, path.basename(manifest['style.css'] ?? '')), 'utf8');
  writeFileSync(path.join(folder, 'style.css'), style.replaceAll('/assets/', 'assets/'));
  copyFileSync(path.join(import.meta.dirname, 'sheet.css'), path.join(folder, 'sheet.css'));
}

function Sheet({ seen }: { seen: readonly Pictured[] }) {
  const pages = Map.groupBy(seen, ({ view }) => view.of);
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Every page</title>
        <link rel="stylesheet" href="style.css" />
        <link rel="stylesheet" href="sheet.css" />
      </head>
      <body>
        <main class="sheet">
          <header>
            <h1>Every page</h1>
            <p class="lead">{`${seen.length} views of ${pages.size} pages. A picture opens in full.`}</p>
            <nav aria-label="Pages">
              <ul>
                {[...pages.keys()].map((of) => (
                  <li>
                    <a href={`#${anchorOf(of)}`}>{of}</a>
                  </li>
                ))}
              </ul>
            </nav>
          </header>
          {[...pages].map(([of, views]) => (
            <section id={anchorOf(of)}>
              <h2>{of}</h2>
              {views.map((one) => (
                <ViewOnSheet seen={one} />
              ))}
            </section>
          ))}
        </main>
      </body>
    </html>
  );
}

const anchorOf = (of: string) => `of${of.replaceAll(/[^a-z]+/gi, '-')}`;

function ViewOnSheet({ seen }: { seen: Pictured }) {
  const { view, address, status, bytes, requests, shift, slow, faults, pictures } = seen;
  const wrong = Object.entries(faults).flatMap(([kind, found]) => found.map((what) => `${kind}: ${what}`));
  return (
    <article>
      <h3>{[view.as, view.state].filter(Boolean).join(', ')}</h3>
      <p class="small muted">
        <code>{address}</code>
        {` · ${status} · ${(bytes / 1000).toFixed(1)} KB in ${requests} requests · shift ${shift.toFixed(3)}`}
        {slow && ` · ${(slow.largest / 1000).toFixed(1)} s on a slow line`}
      </p>
      {wrong.length > 0 && (
        <details>
          <summary>{`${wrong.length} faults`}</summary>
          <ul>
            {wrong.map((what) => (
              <li>{what}</li>
            ))}
          </ul>
        </details>
      )}
      <ul class="pictures">
        {pictures.map((picture) => (
          <PictureOnSheet picture={picture} />
        ))}
      </ul>
    </article>
  );
}

function PictureOnSheet({ picture: { file, variant, height } }: { picture: Picture }) {
  return (
    <li>
      <a href={file}>
        <img src={file} width={variant.width} height={height} loading="lazy" alt="" />
        <span>{labelOf(variant)}</span>
      </a>
    </li>
  );
}
