import type { Child } from 'hono/jsx';

/** Text that people wrote, in paragraphs as they set them, in its own language and direction. */
export function Prose({ text, lang }: { text: string; lang?: string | undefined }) {
  return (
    <div class="prose" {...(lang ? { lang } : {})}>
      {text
        .split(/\n\s*\n/)
        .filter((paragraph) => paragraph.trim())
        .map((paragraph) => (
          <p dir="auto">{paragraph.trim()}</p>
        ))}
    </div>
  );
}

/** Two or three sides of a thing beside each other, such as what a city offers and what it needs. */
export function Sides({ sides }: { sides: readonly (readonly [term: string, detail: Child] | null | false)[] }) {
  return (
    <dl class="sides">
      {sides.map(
        (side) =>
          side && (
            <div>
              <dt>{side[0]}</dt>
              <dd>{side[1]}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
