import { randomUUID } from 'node:crypto';
import type { Shot } from './load.ts';
import type { Line } from './line.ts';
import type { Running } from './nodes.ts';

/** A node with so many members, and the way to measure it against the bare server. */
export type Scene = {
  node: Running;
  postmaster: number;
  members: number;
  /** Posts in the stream of the group, and comments on each of the proposals. */
  entries: number;
  /** Of the focal point of Shiraz. */
  cookie: string;
  etag: string;
  line: Line;
};

type Measure = [name: string, budget: number, shot: Shot, times: number];

/** A group that everybody reads; a proposal in joint drafting, with versions to compare; one that was carried out, with its decision. */
export const group = 'ict-and-smart-city-infrastructures';
export const proposals = { drafted: 'a-working-group-on-seasonal-rivers', decided: 'thematic-groups' } as const;

// A visitor with a notice to read gets a page of their own: the way to measure rendering without the kept pages.
const rendered = { cookie: 'notice=none' };

/** What is asked of a node, and how much dearer than a bare page it may be. */
export function shots(scene: Scene): Measure[] {
  return [...memberShots(scene), ...homeShots(scene), ...groupShots(scene), ...proposalShots(scene), write(scene)];
}

function memberShots({ cookie, line: { change } }: Scene): Measure[] {
  const signedIn = { cookie };
  return [
    ['member page, visitor, unchanged', 4, { path: '/en/members/shiraz', expect: 200 }, 4_000],
    ['member page, visitor, rendered', 25, { path: '/en/members/shiraz', headers: rendered, expect: 200 }, 1_000],
    ['member page, signed in', 40, { path: '/en/members/shiraz', headers: signedIn, expect: 200 }, 1_000],
    ['member page, first after a change', 25, { path: '/en/members/shiraz', expect: 200, before: change }, 300],
    ['members list, visitor, rendered', 25, { path: '/en/members', headers: rendered, expect: 200 }, 1_000],
    ['members list, signed in', 40, { path: '/en/members', headers: signedIn, expect: 200 }, 1_000],
    ['members list, first after a change', 25, { path: '/en/members', expect: 200, before: change }, 300],
  ];
}

function homeShots({ cookie, etag, line: { change } }: Scene): Measure[] {
  const known = { 'if-none-match': etag };
  return [
    ['home with map, visitor, unchanged: 304', 4, { path: '/en/', headers: known, expect: 304 }, 4_000],
    ['home with map, visitor, unchanged: all of it', 4, { path: '/en/', expect: 200 }, 4_000],
    ['home with map, visitor, rendered', 40, { path: '/en/', headers: rendered, expect: 200 }, 1_000],
    ['home with map, Persian, rendered', 40, { path: '/fa/', headers: rendered, expect: 200 }, 1_000],
    ['home with map, signed in', 40, { path: '/en/', headers: { cookie }, expect: 200 }, 1_000],
    ['home with map, first after a change', 40, { path: '/en/', expect: 200, before: change }, 300],
  ];
}

function groupShots({ cookie, line: { change } }: Scene): Measure[] {
  const path = `/en/groups/${group}`;
  return [
    ['group page, visitor, unchanged', 4, { path, expect: 200 }, 4_000],
    ['group page, visitor, rendered', 25, { path, headers: rendered, expect: 200 }, 1_000],
    ['group page, signed in', 40, { path, headers: { cookie }, expect: 200 }, 1_000],
    ['group page, first after a change', 25, { path, expect: 200, before: change }, 300],
  ];
}

/** Visitors read title and state; what the parties draft is for members. */
function proposalShots({ cookie }: Scene): Measure[] {
  const [drafted, decided] = [`/en/proposals/${proposals.drafted}`, `/en/proposals/${proposals.decided}`];
  return [
    ['proposal page, visitor, rendered', 25, { path: decided, headers: rendered, expect: 200 }, 1_000],
    ['proposal page, signed in', 40, { path: decided, headers: { cookie }, expect: 200 }, 1_000],
    ['proposal in joint drafting, signed in', 40, { path: drafted, headers: { cookie }, expect: 200 }, 1_000],
  ];
}

function write({ cookie }: Scene): Measure {
  const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };
  const body = () =>
    new URLSearchParams({
      key: randomUUID(),
      name: 'Nasrin Golestani',
      language: 'fa',
      timeZone: 'Asia/Tehran',
      calendar: 'persian',
    }).toString();
  const shot: Shot = { method: 'POST', path: '/en/me/settings', headers, body, expect: 303 };
  return ['one write: settings, with record and announcement', 60, shot, 1_000];
}
