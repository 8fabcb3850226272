import { Worker } from '#worker.ts';
import type { Environment } from './environment.ts';
import { openNode, type Progress } from './node.ts';

/** Works on the queue alone, beside web processes elsewhere. */
export async function work(environment: Environment, onProgress: Progress): Promise<{ stop: () => Promise<void> }> {
  const node = await openNode(environment, onProgress);
  await new Worker(node.boss, node.program).start();
  return { stop: () => node.close() };
}
