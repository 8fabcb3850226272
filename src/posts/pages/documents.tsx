import { mostBytes } from '#media/media.ts';
import { href, paths } from '#paths.ts';
import { SelectField } from '#ui/fields/choice.tsx';
import { Form } from '#ui/fields/form.tsx';
import { FileField, TextField } from '#ui/fields/text.tsx';
import { typed } from '#ui/fields/typed.ts';
import { Page } from '#ui/layout.tsx';
import { Actions, Button, Pagination } from '#ui/parts/actions.tsx';
import { Band } from '#ui/parts/band.tsx';
import { Empty } from '#ui/parts/notes.tsx';
import { said } from '#ui/parts/text.tsx';
import { useMessages, useView } from '#ui/view.ts';
import type { FormState } from '#web/route.ts';
import { messages } from '../messages/messages.ts';
import { DocumentRows } from '../parts.tsx';
import type { DocumentsFound } from '../queries.ts';
import { PostHead } from './post.tsx';

type Props = DocumentsFound & { form: FormState };

/** What is laid down in a group, and the form for whoever may add to it. */
export function DocumentsPage({ form, ...found }: Props) {
  const { group, documents, isFirst, may } = found;
  const { language } = useView().locale;
  const t = useMessages(messages);
  return (
    <Page title={said(t.documentsOf, { group: group.name })} robots="noindex">
      <PostHead group={group} title={t.documentsOf} kind={t.documents} />
      <Band title={t.newest} measure={documents.items.length > 0 ? 'full' : 'text'}>
        {documents.items.length > 0 ? (
          <DocumentRows documents={documents.items} />
        ) : (
          <Empty>{may.add ? t.noDocumentsForYou : t.noDocuments}</Empty>
        )}
        <Pagination
          first={isFirst ? null : href(language, paths.groupDocuments, group)}
          next={documents.next && href(language, paths.groupDocuments, group, { after: documents.next })}
        />
      </Band>
      {may.add && <DocumentForm {...found} form={form} />}
    </Page>
  );
}

function DocumentForm({ group, form }: Props) {
  const { locale, formats, network } = useView();
  const t = useMessages(messages);
  const languages = (network?.languages ?? []).map((language) => ({
    value: language,
    label: formats.languageName(language),
  }));
  return (
    <Band id="add" title={t.addDocument}>
      <Form
        action={href(locale.language, paths.groupDocuments, group)}
        files
        submission={form.key}
        mandateId={form.mandateId}
        label={t.addDocument}
      >
        <TextField
          name="title"
          label={t.title}
          value={typed(form, 'title')}
          error={form.errors['title']}
          autocomplete="off"
          maxlength={200}
        />
        <SelectField
          name="language"
          label={t.language}
          options={languages}
          value={typed(form, 'language') || locale.language}
          empty={null}
          error={form.errors['language']}
        />
        <FileField
          name="file"
          label={t.file}
          hint={said(t.fileHint, { megabytes: formats.number(mostBytes / 1_048_576) })}
          error={form.errors['file']}
          accept=".pdf,.jpg,.jpeg,.png,.webp"
        />
        <Actions>
          <Button>{t.add}</Button>
        </Actions>
      </Form>
    </Band>
  );
}
