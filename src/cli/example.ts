import type { Context } from '#core/context.ts';
import { loadExample as load } from '#transfer/example.ts';

/** Founds the example network from a folder; an example that is there already stays as it is. */
export function loadExample(
  ctx: Context,
  folder: string,
  onProgress: (step: string) => void = () => {},
): Promise<void> {
  return load(ctx, folder, onProgress);
}
