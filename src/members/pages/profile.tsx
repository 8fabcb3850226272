import { href, paths } from '#paths.ts';
import { Form, Hidden } from '#ui/fields/form.tsx';
import { typed } from '#ui/fields/typed.ts';
import { Page } from '#ui/layout.tsx';
import { Actions, Button } from '#ui/parts/actions.tsx';
import { Band, Head } from '#ui/parts/band.tsx';
import { Note } from '#ui/parts/notes.tsx';
import { Say, said } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { FormState } from '#web/route.ts';
import { messages } from '../messages/messages.ts';
import type { MemberProfile } from '../member-view.ts';
import { JoiningFields, LanguageFields, NameFields, PlaceFields, WordFields } from './fields.tsx';
import { MemberMargin } from './member-margin.tsx';

/** What is said of a member: its own words by its own people, names and place by its office. */
export function ProfilePage(member: MemberProfile & { form: FormState }) {
  const { locale } = useView();
  const t = useMessages(messages);
  const { slug, name, may, form } = member;
  // Whoever has been told that the member changed meanwhile has the present state before them, and may save over it.
  const revision = form.errors[''] ? String(member.revision) : typed(form, 'revision') || String(member.revision);
  return (
    <Page title={said(t.profileTitle, { member: name })} robots="noindex">
      <Head
        kind={t.members}
        title={<Say text={t.profileTitle} member={name} />}
        lead={t.profileLead}
        margin={<MemberMargin {...member} />}
      />
      <Form
        bare
        action={href(locale.language, paths.memberProfile, { slug })}
        submission={form.key}
        mandateId={form.mandateId}
        label={said(t.profileTitle, { member: name })}
      >
        <Hidden name="revision" value={revision} />
        {may.stateFacts && <FactBands form={form} />}
        <WordBands {...member} />
        <Band title={t.languagesSection} note={t.languagesNote}>
          <LanguageFields form={form} />
          <Actions>
            <Button>{t.save}</Button>
            <a href={href(locale.language, paths.member, { slug })}>{t.cancel}</a>
          </Actions>
        </Band>
      </Form>
    </Page>
  );
}

function FactBands({ form }: { form: FormState }) {
  const t = useMessages(messages);
  return (
    <>
      <Band title={t.namesSection} note={t.namesNote}>
        <NameFields form={form} />
      </Band>
      <Band title={t.placeSection}>
        <PlaceFields form={form} />
      </Band>
      <Band title={t.membershipSection}>
        <JoiningFields form={form} />
      </Band>
    </>
  );
}

/** A band for each language in which the member has a name; its office may give it one along the way. */
function WordBands({ may, texts, form }: MemberProfile & { form: FormState }) {
  const { formats, network } = useView();
  const t = useMessages(messages);
  const named = (language: string) => may.stateFacts || texts.some((text) => text.language === language);
  const offered = network?.languages ?? [];
  const without = offered.filter((language) => !named(language)).map((language) => formats.languageName(language));
  return (
    <>
      {offered.filter(named).map((language) => (
        <Band title={said(t.wordsIn, { language: formats.languageName(language) })}>
          <WordFields form={form} language={language} />
        </Band>
      ))}
      {without.length > 0 && (
        <Band>
          <Note>{said(t.noNameIn, { languages: formats.list(without) })}</Note>
        </Band>
      )}
    </>
  );
}
