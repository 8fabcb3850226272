/** Largest letter that is taken. */
export const mostBytes = 10 * 1_048_576;

/** What a form that carries one file may send: a file that is a little too large still comes back with everything typed. */
export const formBytes = mostBytes + 6 * 1_048_576;

/** The name under which a file is kept and given out: its last part, without what could mislead, and with the ending of its type. */
export function cleanName(given: string, ending: string, fallback: string): string {
  const base = (given.normalize('NFC').split(/[/\\]/).at(-1) ?? '')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}]/gu, (character) => (character === '\u200C' ? character : ''))
    .replace(/["*:<>?|%;]/g, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .replace(/^[\s.]+|[\s.]+$/gu, '');
  const short = [...base].slice(0, 100).join('').trim();
  return `${short || fallback}.${ending}`;
}

/** `Content-Disposition` of a file that is saved and not shown: RFC 6266, with names in any script by RFC 8187. */
export function attachmentNamed(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[^\x20-\x7E]/g, '')
    .replace(/["\\%]/g, '')
    .trim();
  const ascii = /^\.?\w*$/.test(plain) && plain.startsWith('.') ? `file${plain}` : plain || 'file';
  return `attachment; filename="${ascii}"; filename*=UTF-8''${percentEncoded(name)}`;
}

/** encodeURIComponent leaves some characters that RFC 8187 does not allow. */
const percentEncoded = (text: string) =>
  encodeURIComponent(text.toWellFormed()).replace(
    /['()*!]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
