import type { Child, PropsWithChildren } from 'hono/jsx';

export type HeadProps = PropsWithChildren<{
  /** What kind of thing the page is about, in the margin: "Member city". */
  kind?: Child;
  title: Child;
  lead?: Child;
  /** Facts or a small plate in the margin. */
  margin?: Child;
  /** The outer column: a mark, provenance. */
  outer?: Child;
  /** The one thing that proves the title, over text and outer column. */
  below?: Child;
  /** Where that is text and no table, it stands beside the outer column, not under it. */
  belowMeasure?: 'text' | 'wide';
  /** The home page alone speaks this loudly. */
  hero?: boolean;
}>;

/** The head of a page: the kind and the facts in the margin; title, lead and at most two buttons in the text. */
export function Head({
  kind,
  title,
  lead,
  margin,
  outer,
  below,
  belowMeasure = 'wide',
  hero = false,
  children,
}: HeadProps) {
  const split = Boolean(margin || outer || below);
  return (
    <section class={`band head${split ? ' split' : ''}${hero ? ' hero' : ''}`}>
      {!hero && <div class="margin">{kind && <p class="kind">{kind}</p>}</div>}
      <div class={hero ? 'full stack' : `${outer ? 'text' : 'wide'} stack`}>
        <h1>{title}</h1>
        {lead && <p class="lead">{lead}</p>}
        {children}
      </div>
      {margin && <div class="aside stack">{margin}</div>}
      {outer && <div class="outer stack">{outer}</div>}
      {below && <div class={belowMeasure === 'text' ? 'below beside' : 'below'}>{below}</div>}
    </section>
  );
}

export type BandProps = PropsWithChildren<{
  id?: string;
  title?: Child;
  /** On a phone the summary of a fold in the margin says it. */
  titleFolds?: boolean;
  /** One or two sentences under the title, in the margin. */
  note?: Child;
  /** More that belongs into the margin, such as filters. */
  margin?: Child;
  /** The link at the end of the rule: "All six". */
  more?: Child;
  /** text: one column to read; wide: tables and maps; full: from margin to margin, as rows need it. */
  measure?: 'text' | 'wide' | 'full';
  outer?: Child;
  /** On a middle-sized screen margin and content stand above each other. */
  over?: boolean;
}>;

/** One part of a page: hairline over the page, 3 px rule over the margin with the title, content beside it. */
export function Band({
  id,
  title,
  titleFolds = false,
  note,
  margin,
  more,
  measure = 'text',
  outer,
  over = false,
  children,
}: BandProps) {
  return (
    <section class={`band${over ? ' over' : ''}`} {...(id ? { id } : {})}>
      <div class="margin">
        {title && <h2 {...(titleFolds ? { class: 'wide-only' } : {})}>{title}</h2>}
        {note && <p class="small muted">{note}</p>}
        {margin}
      </div>
      <div class={`${measure} stack`}>{children}</div>
      {outer && <div class="outer stack">{outer}</div>}
      {more && <p class="more">{more}</p>}
    </section>
  );
}

/** What lies across the page from edge to edge of the grid: the world plate. */
export const Bleed = ({ children }: PropsWithChildren) => <div class="bleed">{children}</div>;
