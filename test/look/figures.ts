import { budgets, expectedStatus } from '../browser/budgets.ts';
import type { Pictured } from './pictures.ts';

/** Whether a view keeps its budgets, is as it was expected and has no fault. */
export const isWithin = (seen: Pictured): boolean => missesOf(seen).length === 0;

function missesOf({ view, status, bytes, requests, shift, slow, faults }: Pictured): string[] {
  const misses = [
    status === expectedStatus(view) ? '' : `status ${status}`,
    bytes > budgets.bytes ? 'bytes' : '',
    requests > budgets.requests ? 'requests' : '',
    shift > budgets.shift ? 'shift' : '',
    (slow?.largest ?? 0) > budgets.milliseconds ? 'slow' : '',
    ...Object.entries(faults).map(([kind, found]) => (found.length > 0 ? kind : '')),
  ];
  return misses.filter(Boolean);
}

/** A table of all views with their figures, and a line for each fault below. */
export function figuresOf(seen: readonly Pictured[]): string {
  const heads = ['view', 'status', 'KB', 'requests', 'shift', 'slow LCP s', 'slow shift', 'axe', 'HTML', 'sideways', 'console', 'misses'];
  const rows = seen.map((one) => [
    one.name,
    String(one.status),
    (one.bytes / 1000).toFixed(1),
    String(one.requests),
    one.shift.toFixed(3),
    one.slow ? (one.slow.largest / 1000).toFixed(2) : '',
    one.slow ? one.slow.shift.toFixed(3) : '',
    ...Object.values(one.faults).map((found) => String(found.length)),
    missesOf(one).join(', '),
  ]);
  const kept = seen.filter(isWithin).length;
  return [table([heads, ...rows]), '', ...faultLines(seen), `${kept} of ${seen.length} views keep every budget and have no fault.`].join('\n');
}

function table(rows: readonly string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ')).join('\n');
}

function faultLines(seen: readonly Pictured[]): string[] {
  const lines = seen.flatMap(({ name, faults }) => Object.entries(faults).flatMap(([kind, found]) => found.map((what) => `${name}: ${kind}: ${what}`)));
  return lines.length > 0 ? [...lines, ''] : [];
}
