import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';

/** Numbers of the account PostgreSQL runs as; empty when it is our own. */
export type Account = { uid?: number; gid?: number };

const CANDIDATES = ['postgres', 'nobody'];

/** PostgreSQL refuses to run as root: root lends it the account that owns the cluster already, else one without rights. */
export function accountFor(cluster: string): Account {
  if (process.getuid?.() !== 0) return {};
  const account = ownerOf(cluster) ?? unprivilegedAccount();
  if (account === undefined) {
    throw new Error(
      'Running as root, and there is neither an account postgres nor nobody to run PostgreSQL as. Set DATABASE_URL, or run as an ordinary user.',
    );
  }
  return account;
}

/** Whether the account may enter a folder or run a program. */
export function canReach(account: Account, file: string): boolean {
  if (account.uid === undefined) return true;
  return spawnSync('/bin/sh', ['-c', 'test -x "$0"', file], { ...account, cwd: '/' }).status === 0;
}

function ownerOf(cluster: string): Account | undefined {
  const owner = statSync(cluster, { throwIfNoEntry: false });
  return owner === undefined || owner.uid === 0 ? undefined : { uid: owner.uid, gid: owner.gid };
}

function unprivilegedAccount(): Account | undefined {
  for (const name of CANDIDATES) {
    const uid = idOf('-u', name);
    const gid = idOf('-g', name);
    if (uid !== undefined && gid !== undefined) return { uid, gid };
  }
  return undefined;
}

function idOf(which: '-u' | '-g', name: string): number | undefined {
  const answer = spawnSync('id', [which, name], { encoding: 'utf8' });
  return answer.status === 0 ? Number(answer.stdout) : undefined;
}
