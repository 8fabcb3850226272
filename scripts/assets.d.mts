/** Builds every asset into a folder and answers the manifest: plain name -> address. */
export function buildAssets(outDir?: string): Promise<Record<string, string>>;
