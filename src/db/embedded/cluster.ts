import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { program } from './binaries.ts';
import { makePrivate, type Place } from './place.ts';

/** PostgreSQL is told its surroundings instead of inheriting ours: settings such as PGPORT must not reach it. */
export const SURROUNDINGS = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

const MAJOR_VERSION = '18';

/** Makes the empty cluster of a place unless it stands; beside its final name, so that a half-made one is never taken for whole. */
export function ensureCluster(
  place: Place,
  owner: string,
  throwaway: boolean,
  onProgress: (step: string) => void,
): void {
  if (existsSync(place.cluster)) return refuseOtherVersion(place.cluster);
  onProgress('Creating the database');
  const part = `${place.cluster}.part`;
  rmSync(part, { recursive: true, force: true });
  makePrivate(part, place.account);
  initialise(place, part, owner, throwaway);
  renameSync(part, place.cluster);
}

function refuseOtherVersion(cluster: string): void {
  const version = readFileSync(path.join(cluster, 'PG_VERSION'), 'utf8').trim();
  if (version === MAJOR_VERSION) return;
  throw new Error(
    `The database in ${cluster} was made by PostgreSQL ${version}, this is ${MAJOR_VERSION}: back it up with the older Serai and restore it here.`,
  );
}

function initialise(place: Place, cluster: string, owner: string, throwaway: boolean): void {
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const safety = throwaway ? ['--no-sync'] : [];
  const made = spawnSync(
    program(place.binaries, 'initdb'),
    ['-D', cluster, '-U', owner, '--auth=trust', ...locale, ...safety],
    {
      ...place.account,
      cwd: cluster,
      env: SURROUNDINGS,
      encoding: 'utf8',
    },
  );
  if (made.status === 0) return;
  rmSync(cluster, { recursive: true, force: true });
  throw new Error(`PostgreSQL could not make its files: ${made.error?.message ?? made.stderr}`);
}
