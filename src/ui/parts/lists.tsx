import type { Child } from 'hono/jsx';

export type Fact = readonly [term: string, detail: Child] | null | false;

/** The margin's facts: at most eight, never prose. What is not known is left out. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl class="facts">
      {facts.map(
        (fact) =>
          fact && (
            <div>
              <dt>{fact[0]}</dt>
              <dd>{fact[1]}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

export type Row = {
  /** Who or when, in the margin's column. */
  lead?: Child;
  title: Child;
  href?: string | undefined;
  text?: Child;
  /** What came of it, or the button that answers it. */
  result?: Child;
};

/** A list to read: lead cell, title with one line, result. The whole title is the link. */
export function Rows({ rows, level = 3 }: { rows: readonly Row[]; level?: 2 | 3 }) {
  return (
    <ul class="rows">
      {rows.map((row) => (
        <li>
          {row.lead !== undefined && <div>{row.lead}</div>}
          <div class="tight">
            <RowTitle level={level}>
              {row.href ? <a href={row.href}>{isolated(row.title)}</a> : isolated(row.title)}
            </RowTitle>
            {row.text && <p>{row.text}</p>}
          </div>
          {row.result && <div>{row.result}</div>}
        </li>
      ))}
    </ul>
  );
}

/** A title that people gave may be of the other direction. */
const isolated = (title: Child) => (typeof title === 'string' ? <bdi>{title}</bdi> : title);

const RowTitle = ({ level, children }: { level: 2 | 3; children?: Child }) =>
  level === 2 ? <h2>{children}</h2> : <h3>{children}</h3>;

/** The back of the atlas: names with the square of the world grid they stand in. */
export function Index({ entries }: { entries: readonly { name: string; href: string; reference: string }[] }) {
  return (
    <ul class="index">
      {entries.map(({ name, href, reference }) => (
        <li>
          <a href={href}>
            <bdi>{name}</bdi>
            <span class="code">{reference}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Ways through a list, each with its count: the one that is open is marked. */
export function Kinds({
  kinds,
  label,
}: {
  kinds: readonly { name: Child; href: string; current: boolean }[];
  label: string;
}) {
  return (
    <nav aria-label={label}>
      <ul class="kinds">
        {kinds.map(({ name, href, current }) => (
          <li>
            <a href={href} {...(current ? { 'aria-current': 'page' } : {})}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
