import { href, paths } from '#paths.ts';
import { Band } from '#ui/parts/band.tsx';
import { Rows } from '#ui/parts/lists.tsx';
import { useMessages, useView } from '#ui/view.ts';
import { messages } from '../messages/messages.ts';

/** For the first people of the Secretariat: an empty network says what fills it. */
export function FirstSteps() {
  const { locale } = useView();
  const t = useMessages(messages);
  const { language } = locale;
  return (
    <Band title={t.firstSteps} note={t.firstStepsNote} measure="wide">
      <Rows
        rows={[
          { title: t.stepOffice, text: t.stepOfficeText, href: href(language, paths.officeOpening) },
          { title: t.stepImport, text: t.stepImportText, href: href(language, paths.imports) },
          { title: t.stepMember, text: t.stepMemberText, href: href(language, paths.memberEntry) },
          {
            title: t.stepPeople,
            text: t.stepPeopleText,
            href: href(language, paths.officeMandates, { slug: 'secretariat' }),
          },
        ]}
      />
    </Band>
  );
}
