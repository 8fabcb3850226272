import { href, paths } from '#paths.ts';
import { Form } from '../fields/form.tsx';
import { Find } from '../fields/search.tsx';
import { Actions, Button, LinkButton, Pagination } from '../parts/actions.tsx';
import { Band } from '../parts/band.tsx';
import { Index, Kinds, Rows } from '../parts/lists.tsx';
import { Ask, Confirm, Disclosure, Empty, Fold, Note, Notice } from '../parts/notes.tsx';
import { Prose, Sides } from '../parts/prose.tsx';
import { State, StatePath, type Tone } from '../parts/state.tsx';
import { Table, type Column } from '../parts/table.tsx';
import { Dated } from '../parts/text.tsx';
import { CityList, Who } from '../parts/who.tsx';
import { Tick, Work } from '../parts/work.tsx';
import { useView } from '../view.ts';
import { entries, type Entry, type Samples } from './style-samples.ts';

type Props = { sample: Samples };

const tones: readonly Tone[] = ['done', 'half', 'going', 'late', 'over', 'due'];

export function StepsSection({ sample }: Props) {
  const { locale } = useView();
  return (
    <>
      <Band title="State, StatePath">
        <p class="actions">
          {tones.map((tone, index) => (
            <State tone={tone}>{sample.standings[index]}</State>
          ))}
          <State tone="open">{sample.steps[0]}</State>
        </p>
        <StatePath
          label={sample.standings[2]}
          steps={[
            { reached: 'done', label: sample.steps[0], note: <Dated on="2026-10-02" /> },
            { reached: 'done', label: sample.steps[1], note: sample.office },
            { reached: 'now', label: sample.steps[2], note: sample.standings[5] },
            { reached: 'next', label: sample.steps[3] },
          ]}
        />
      </Band>
      <Band title="Ask, Notice, Empty" note={sample.sentence}>
        <Ask title={sample.remove}>
          <p>{sample.sentence}</p>
          <Actions>
            <Button>{sample.send}</Button>
            <Button tone="quiet">{sample.keep}</Button>
          </Actions>
        </Ask>
        <Notice kind="note">{sample.sentence}</Notice>
        <Notice kind="warning">{sample.warning}</Notice>
        <Note>{sample.hint}</Note>
        <Empty
          action={
            <LinkButton href="#" tone="quiet">
              {sample.send}
            </LinkButton>
          }
        >
          {sample.empty}
        </Empty>
        <Sides
          sides={[
            [sample.labels[1], sample.sentence],
            [sample.labels[4], sample.warning],
          ]}
        />
        <Prose text={`${sample.sentence}\n\n${sample.warning}`} />
        <Disclosure summary={sample.labels[6]}>
          <p>{sample.sentence}</p>
        </Disclosure>
        <Confirm step={sample.remove}>
          <p>{sample.warning}</p>
          <Form action={href(locale.language, paths.style)} method="delete">
            <Button tone="danger">{sample.remove}</Button>
          </Form>
        </Confirm>
      </Band>
    </>
  );
}

const tickColumn: Column<Entry> = {
  label: '',
  cell: ({ name, seed }) => <Tick name="entry" value={seed} label={name} />,
  isTick: true,
};

export function ListsSection({ sample }: Props) {
  const { formats, locale } = useView();
  const columns: readonly Column<Entry>[] = [
    { label: sample.labels[0], cell: (entry) => <Who {...entry} href="#" /> },
    { label: sample.labels[4], cell: () => <State tone="done">{sample.standings[0]}</State> },
    { label: sample.labels[2], cell: (entry) => <Dated on={entry.year} />, named: true },
    { label: sample.labels[1], cell: (entry) => formats.languageName(entry.lang) },
    { label: sample.labels[6], cell: (entry) => formats.number(Math.round(entry.people)), numeric: true, named: true },
  ];
  return (
    <>
      <Band title="Rows" note={sample.hint} measure="full" more={<a href="#main">{sample.more}</a>}>
        <Rows
          rows={entries.map((entry) => ({
            lead: <Who {...entry} />,
            title: entry.name,
            href: '#',
            text: sample.sentence,
            result: <small class="muted">{sample.standings[0]}</small>,
          }))}
        />
      </Band>
      <Band title="Table, Kinds" measure="wide">
        <Kinds
          label={sample.more}
          kinds={[
            { name: `${sample.more} ${formats.number(204)}`, href: '#', current: true },
            { name: `${sample.standings[1]} ${formats.number(12)}`, href: '#', current: false },
          ]}
        />
        <Table
          columns={columns}
          items={entries}
          caption={sample.hint}
          phone="pairs"
          isPast={({ year }) => year === '2010'}
        />
        <Pagination first="#" next="#" />
      </Band>
      <Band title="Table, work" measure="wide">
        <Work
          actions={
            <Button tone="quiet" small>
              {sample.keep}
            </Button>
          }
        >
          <Table columns={[tickColumn, ...columns]} items={entries} phone="pairs" />
        </Work>
      </Band>
      <Band title="CityList, Index" measure="wide">
        <Find action={href(locale.language, paths.members)} name="q" label={sample.labels[0]} button={sample.more} />
        <CityList cities={entries} />
        <CityList cities={entries} dense />
        <Fold summary={sample.more}>
          <Index entries={entries.map(({ name }, index) => ({ name, href: '#', reference: `O${index + 1}` }))} />
        </Fold>
      </Band>
    </>
  );
}
