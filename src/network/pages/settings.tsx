import { delegations } from '#core/viewer.ts';
import { href, paths } from '#paths.ts';
import { ChoiceField, ChoicesField } from '#ui/fields/choice.tsx';
import { Form, Hidden } from '#ui/fields/form.tsx';
import { typed, typedList } from '#ui/fields/typed.ts';
import { Page } from '#ui/layout.tsx';
import { Actions, Button } from '#ui/parts/actions.tsx';
import { Band, Head } from '#ui/parts/band.tsx';
import { Empty } from '#ui/parts/notes.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { FormState } from '#web/route.ts';
import { messages } from '../messages/messages.ts';
import { AcronymAndFounding, LanguageFields, TextFields, TimeZoneField } from '../parts.tsx';
import type { NetworkInForm } from '../settings.ts';

type Props = { network: NetworkInForm; now: Date; form: FormState };

/** What the Secretariat sets for the whole network. */
export function SettingsPage({ network, now, form }: Props) {
  const { locale } = useView();
  const t = useMessages(messages);
  return (
    <Page title={t.title} robots="noindex">
      <Head title={t.title} lead={t.lead} />
      <Form
        action={href(locale.language, paths.networkSettings)}
        submission={form.key}
        mandateId={form.mandateId}
        bare
        label={t.title}
      >
        <Hidden name="revision" value={typed(form, 'revision')} />
        <Band title={t.names} note={t.namesNote}>
          <TextFields
            form={form}
            kinds={['name', 'summary', 'purpose']}
            needed={network.languages}
            summaryHint={t.summaryHint}
          />
          <AcronymAndFounding form={form} />
        </Band>
        <Band title={t.languages} note={t.languagesNote}>
          <LanguageFields form={form} />
          <TimeZoneField
            name="timeZone"
            label={t.timeZone}
            hint={t.timeZoneHint}
            value={typed(form, 'timeZone')}
            error={form.errors['timeZone']}
            moment={now}
          />
        </Band>
        <Band title={t.colours} note={t.coloursNote}>
          <HueField name="hue" label={t.hue} form={form} lightness={0.37} chroma={0.145} />
          <HueField name="accentHue" label={t.accentHue} form={form} lightness={0.61} chroma={0.1} />
        </Band>
        <Delegations network={network} form={form} />
        <Band>
          <Actions>
            <Button>{t.save}</Button>
          </Actions>
        </Band>
      </Form>
    </Page>
  );
}

const steps = Array.from({ length: 12 }, (_, index) => String(index * 30));

type HueProps = { name: 'hue' | 'accentHue'; label: string; form: FormState; lightness: number; chroma: number };

/** A hue by its name, with a swatch of what it would become; a hue that is none of the twelve stays to be chosen. */
function HueField({ name, label, form, lightness, chroma }: HueProps) {
  const { formats } = useView();
  const t = useMessages(messages);
  const value = typed(form, name);
  const hues = steps.includes(value) || value === '' || !/^\d{1,3}$/.test(value) ? steps : [...steps, value];
  return (
    <ChoiceField
      name={name}
      label={label}
      value={value}
      error={form.errors[name]}
      choices={[
        { value: '', label: t.ours },
        ...hues.map((hue) => ({
          value: hue,
          label: (
            <>
              <Swatch colour={`oklch(${lightness} ${chroma} ${hue})`} /> {t.hues[hue] ?? formats.number(Number(hue))}
            </>
          ),
        })),
      ]}
    />
  );
}

const Swatch = ({ colour }: { colour: string }) => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
    <path d="M0 0h24v24H0z" fill={colour} stroke={colour} />
  </svg>
);

function Delegations({ network, form }: { network: NetworkInForm; form: FormState }) {
  const t = useMessages(messages);
  return (
    <Band title={t.delegations} note={t.delegationsNote}>
      <Hidden name="delegations" value="" />
      {network.offices.length === 0 && <Empty>{t.noOffices}</Empty>}
      {network.offices.map(({ slug, name }) => (
        <ChoicesField
          name="delegations"
          id={`field-delegations-${slug}`}
          label={<bdi>{name}</bdi>}
          values={typedList(form, 'delegations')}
          choices={delegations.map((what) => ({ value: `${slug}:${what}`, label: t.delegation[what] }))}
        />
      ))}
    </Band>
  );
}
