import type { Language } from '#i18n/languages.ts';
import { plural } from '#i18n/messages.ts';
import { Disclosure, Notice } from '#ui/parts/notes.tsx';
import { said } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { ComparedParagraph, Comparison, Part } from './comparison.ts';
import type { ComparisonInView } from './in-view.ts';
import { messages } from './messages/messages.ts';

/** Two versions as one text: what is new is underlined, what went is struck through, what stayed is folded. */
export function ComparedText({ comparison }: { comparison: ComparisonInView }) {
  const t = useMessages(messages);
  return (
    <>
      <p class="small muted">
        <Compared comparison={comparison} />
      </p>
      {comparison.isCoarse && <Notice kind="note">{t.coarse}</Notice>}
      {stretchesOf(comparison.paragraphs).map((stretch) =>
        stretch[0]?.kind === 'same' ? (
          <Unchanged paragraphs={stretch} lang={comparison.language} />
        ) : (
          <Paragraphs paragraphs={stretch} lang={comparison.language} />
        ),
      )}
    </>
  );
}

/** The first of what changed, for a page that speaks of more than the text. */
export function FirstChanges({ comparison, most = 5 }: { comparison: ComparisonInView; most?: number }) {
  const { locale } = useView();
  const t = useMessages(messages);
  const changed = comparison.paragraphs.filter(({ kind }) => kind !== 'same');
  return (
    <>
      <p class="small muted">
        <Compared comparison={comparison} />
      </p>
      <Paragraphs paragraphs={changed.slice(0, most)} lang={comparison.language} />
      {changed.length > most && <p class="small muted">{plural(locale, t.moreChanges, changed.length - most)}</p>}
    </>
  );
}

function Compared({ comparison }: { comparison: ComparisonInView }) {
  const { locale, formats } = useView();
  const t = useMessages(messages);
  const { paragraphs } = comparison;
  const [from, to] = [formats.number(comparison.from), formats.number(comparison.to)];
  const changed = changesIn(comparison);
  if (changed === 0) return <>{said(t.nothingChanged, { from, to })}</>;
  return <>{plural(locale, t.comparedOf, changed, { from, to, total: formats.number(paragraphs.length) })}</>;
}

/** How many paragraphs were changed, came or went. */
export const changesIn = ({ paragraphs }: Comparison): number =>
  paragraphs.filter(({ kind }) => kind !== 'same').length;

/** Paragraphs that stayed, and those that did not, in turn. */
function stretchesOf(paragraphs: readonly ComparedParagraph[]): ComparedParagraph[][] {
  const stretches: ComparedParagraph[][] = [];
  for (const paragraph of paragraphs) {
    const last = stretches.at(-1);
    if (last?.[0] && (last[0].kind === 'same') === (paragraph.kind === 'same')) last.push(paragraph);
    else stretches.push([paragraph]);
  }
  return stretches;
}

type ParagraphsProps = { paragraphs: readonly ComparedParagraph[]; lang: Language };

function Unchanged({ paragraphs, lang }: ParagraphsProps) {
  const { locale } = useView();
  const t = useMessages(messages);
  return (
    <Disclosure summary={plural(locale, t.unchanged, paragraphs.length)}>
      <Paragraphs paragraphs={paragraphs} lang={lang} />
    </Disclosure>
  );
}

function Paragraphs({ paragraphs, lang }: ParagraphsProps) {
  const { formats } = useView();
  return (
    <ol class="passages compared">
      {paragraphs.map((paragraph) => (
        <li>
          <span class="number">{paragraph.to !== null && formats.number(paragraph.to)}</span>
          <div>
            <WholeChange kind={paragraph.kind} />
            <p dir="auto" lang={lang} class="words">
              {paragraph.parts.map((part, index) => (
                <>
                  {isReplacement(paragraph.parts, index) && ' '}
                  <Words part={part} />
                </>
              ))}
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}

/** What came in the place of what went stands apart from it: letters of Arabic scripts would join over the seam. */
const isReplacement = (parts: readonly Part[], index: number): boolean =>
  parts[index]?.kind === 'added' && parts[index - 1]?.kind === 'removed';

function WholeChange({ kind }: { kind: ComparedParagraph['kind'] }) {
  const t = useMessages(messages);
  if (kind === 'added') return <small class="muted">{t.newParagraph}</small>;
  if (kind === 'removed') return <small class="muted">{t.removedParagraph}</small>;
  return null;
}

/** Spaces at the edges are not marked. The words that are only heard stand in a <bdi>: the direction of the paragraph is that of its own first letter. */
function Words({ part: { kind, text } }: { part: Part }) {
  const { language } = useView().locale;
  const t = useMessages(messages);
  if (kind === 'same') return <>{text}</>;
  const Element = kind === 'added' ? 'ins' : 'del';
  const words = text.trim();
  if (words === '') return kind === 'added' ? <>{text}</> : null;
  return (
    <>
      {text.slice(0, text.indexOf(words))}
      <Element>
        <bdi class="visually-hidden" lang={language}>
          {` ${kind === 'added' ? t.addedHeard : t.removedHeard} `}
        </bdi>
        {words}
        <bdi class="visually-hidden" lang={language}>
          {` ${t.endHeard} `}
        </bdi>
      </Element>
      {text.slice(text.indexOf(words) + words.length)}
    </>
  );
}
