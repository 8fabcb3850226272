import type { Language } from '#i18n/languages.ts';
import { Hidden } from '#ui/fields/form.tsx';
import { TextArea } from '#ui/fields/text.tsx';
import { typed } from '#ui/fields/typed.ts';
import { Actions, Button } from '#ui/parts/actions.tsx';
import { Band } from '#ui/parts/band.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { FormState } from '#web/route.ts';
import { mostLetters } from './comment.ts';
import { messages } from './messages/messages.ts';
import { Words } from './parts.tsx';

type Props = {
  form: FormState;
  now: { text: string; language: Language; revision: number };
  /** Where one goes who leaves it as it is. */
  back: string;
};

/** What one wrote, to be written anew; where it was changed meanwhile, beside how it stands now. */
export function RewriteFields({ form, now, back }: Props) {
  const { locale } = useView();
  const t = useMessages(messages);
  const begunFrom = typed(form, 'revision') || String(now.revision);
  const isOvertaken = begunFrom !== String(now.revision);
  // Whoever has been told that it was changed has the present text before them, and may save over it.
  const revision = form.errors[''] ? String(now.revision) : begunFrom;
  return (
    <>
      {isOvertaken && (
        <Band title={t.asItStands} note={t.asItStandsNote}>
          <Words text={now.text} language={now.language} />
        </Band>
      )}
      <Band>
        <Hidden name="revision" value={revision} />
        <TextArea
          name="text"
          label={t.text}
          value={typed(form, 'text')}
          error={form.errors['text']}
          rows={8}
          maxlength={mostLetters}
          {...(now.language === locale.language ? {} : { lang: now.language })}
        />
        <Actions>
          <Button>{t.save}</Button>
          <a href={back}>{t.cancel}</a>
        </Actions>
      </Band>
    </>
  );
}

/** What is hidden is hidden for a reason that everybody reads. */
export function HidingFields({ form, back }: Pick<Props, 'form' | 'back'>) {
  const t = useMessages(messages);
  return (
    <>
      <TextArea
        name="reason"
        label={t.reason}
        hint={t.reasonHint}
        value={typed(form, 'reason')}
        error={form.errors['reason']}
        rows={3}
        maxlength={500}
      />
      <Actions>
        <Button tone="danger">{t.hide}</Button>
        <a href={back}>{t.cancel}</a>
      </Actions>
    </>
  );
}
