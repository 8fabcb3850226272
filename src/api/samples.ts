/** Slugs and keys that stand for the parameters of an address where it is described: those of the example network, where it has them. */
export function sampleParams(path: string): Record<string, string> {
  const slug = path.startsWith('/offices') ? 'central-asia' : 'shiraz';
  return { slug, id: '0199c0de-5a1e-7000-8000-000000000001', token: 'TOKEN' };
}

/** The address with its parameters filled in for a description. */
export function sampleAddress(path: string): string {
  const samples = sampleParams(path);
  return path.replace(/\{([a-zA-Z]+)\}/g, (whole, name: string) => samples[name] ?? whole);
}
