import { ComparedText } from '#drafting/compared-text.tsx';
import { messages } from '#drafting/messages/messages.ts';
import { Legend } from '#drafting/parts.tsx';
import { href, paths } from '#paths.ts';
import { SelectField } from '#ui/fields/choice.tsx';
import { Form } from '#ui/fields/form.tsx';
import { Actions, Button } from '#ui/parts/actions.tsx';
import { Band } from '#ui/parts/band.tsx';
import { said } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { ComparisonFound } from '../drafting-queries.ts';
import { DraftingPage } from './drafting-frame.tsx';

/** Two versions of a text compared, whichever the reader chooses. */
export function ComparisonPage(found: ComparisonFound) {
  const { comparison } = found;
  const { formats } = useView();
  const t = useMessages(messages);
  const [from, to] = [formats.number(comparison.from), formats.number(comparison.to)];
  return (
    <DraftingPage
      found={found}
      title={t.compareTitle}
      heading={said(t.compareHeading, { from, to })}
      facts={[[t.legend, <Legend />]]}
    >
      <Band title={t.compare} margin={<Choice {...found} />}>
        <ComparedText comparison={comparison} />
      </Band>
    </DraftingPage>
  );
}

function Choice({ proposal, comparison, versions }: ComparisonFound) {
  const { locale, formats } = useView();
  const t = useMessages(messages);
  const options = versions.items.map(({ number }) => ({
    value: String(number),
    label: said(t.version, { number: formats.number(number) }),
  }));
  return (
    <Form action={href(locale.language, paths.proposalComparison, { slug: proposal.slug })} method="get">
      <SelectField name="from" label={t.olderVersion} options={options} value={String(comparison.from)} empty={null} />
      <SelectField name="to" label={t.newerVersion} options={options} value={String(comparison.to)} empty={null} />
      <Actions>
        <Button tone="quiet">{t.show}</Button>
      </Actions>
    </Form>
  );
}
