import { directionOf, type Language } from '#i18n/languages.ts';
import { fill } from '#i18n/messages.ts';
import type { MailText } from './mail.ts';
import { messages } from './messages/messages.ts';

/** The network that a letter comes from. */
export type Letterhead = {
  name: string;
  origin: string;
  isExample: boolean;
  /** The network's first colour, as `#rrggbb`. */
  ink: string;
};

/** The letter for readers of plain text; addresses stand on lines of their own, so that every program makes links of them. */
export function textOf(mail: MailText, language: Language, head: Letterhead): string {
  const action = mail.action ? [`${mail.action.label}:\n${mail.action.address}`] : [];
  const parts = [
    ...mail.paragraphs,
    ...action,
    ...(mail.closing ? [mail.closing] : []),
    `-- \n${footOf(language, head).join('\n')}`,
  ];
  return `${parts.join('\n\n')}\n`;
}

/** The same letter as one calm column: no picture, nothing loaded from anywhere. */
export function htmlOf(mail: MailText, language: Language, head: Letterhead): string {
  const t = messages[language];
  const [start, family] =
    directionOf(language) === 'rtl'
      ? ['right', 'Vazirmatn,Tahoma,sans-serif']
      : ['left', '-apple-system,Segoe UI,Roboto,sans-serif'];
  const body = [
    ...mail.paragraphs.map((text) => paragraph(text)),
    ...(mail.action ? [button(mail.action, head), paragraph(t.orCopy, small), address(mail.action.address)] : []),
    ...(mail.closing ? [paragraph(mail.closing)] : []),
  ];
  return `<!DOCTYPE html>
<html lang="${language}" dir="${directionOf(language)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${escaped(mail.subject)}</title></head>
<body style="margin:0;padding:24px 16px;text-align:${start};font:16px/1.6 ${family}">
<div style="max-width:36em;margin:0 auto">
<p style="margin:0 0 24px;padding-bottom:10px;border-bottom:3px solid ${head.ink};font-weight:bold">${escaped(head.name)}</p>
${body.join('\n')}
<div style="margin-top:32px;padding-top:10px;border-top:1px solid #b9b2a3">
${footOf(language, head)
  .map((line) => paragraph(line, small))
  .join('\n')}
</div>
</div>
</body>
</html>
`;
}

const small = 'margin:0 0 6px;font-size:14px;opacity:.8';

const paragraph = (text: string, style = 'margin:0 0 16px') =>
  `<p style="${style}">${escaped(text).replaceAll('\n', '<br>')}</p>`;

const button = ({ label, address }: { label: string; address: string }, { ink }: Letterhead) =>
  `<p style="margin:24px 0"><a href="${escaped(address)}" style="display:inline-block;padding:10px 20px;border-radius:2px;background:${ink};color:#fff;font-weight:bold;text-decoration:none">${escaped(label)}</a></p>`;

const address = (text: string) =>
  `<p style="margin:0 0 16px;font-size:14px;word-break:break-all" dir="ltr">${escaped(text)}</p>`;

function footOf(language: Language, { name, origin, isExample }: Letterhead): string[] {
  const t = messages[language];
  return [fill(t.sentBy, { network: name, origin }), ...(isExample ? [t.exampleFoot] : [])];
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
