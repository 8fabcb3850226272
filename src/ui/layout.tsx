import type { PropsWithChildren } from 'hono/jsx';
import type { Language } from '#i18n/languages.ts';
import { DocumentHead } from './document-head.tsx';
import { Checked } from './fields/errors.tsx';
import { ActingBar } from './frame/acting-bar.tsx';
import { Footer } from './frame/footer.tsx';
import { Masthead, type Below } from './frame/masthead.tsx';
import { messages } from './messages/messages.ts';
import { MarkShapes } from './ornament/mark.tsx';
import { Notice } from './parts/notes.tsx';
import { raw } from './raw.ts';
import { useMessages, useView } from './view.ts';

export type PageProps = PropsWithChildren<{
  /** What the page is about, without the network's name. */
  title: string;
  description?: string | undefined;
  /** What the page shows, in the vocabulary of Open Graph. */
  kind?: 'website' | 'article' | 'profile';
  /** Such as `noindex` for what belongs to one person. */
  robots?: string | undefined;
  /** Absolute address of a picture to share. */
  ogImage?: string | undefined;
  /** The languages this page exists in, where it is not all of the network's. */
  versions?: readonly Language[] | undefined;
  /** The address without language that search engines should keep, where this page is one view of it. */
  canonical?: string | undefined;
  /** The page of the navigation that this one lies below, where its address does not say so. */
  below?: Below | undefined;
}>;

/** The whole document of one page: head, frame and, between them, its bands. */
export function Page({ children, below, ...props }: PageProps) {
  const { errors, locale, network, notice, viewer, isReadOnly } = useView();
  const t = useMessages(messages);
  return (
    <>
      {doctype}
      <html lang={locale.language} dir={locale.direction}>
        <DocumentHead {...props} />
        <body>
          <a class="skip" href="#main">
            {t.skip}
          </a>
          <MarkShapes />
          {network?.example && (
            <aside class="example" aria-label={t.example}>
              <p>{t.exampleNetwork}</p>
            </aside>
          )}
          {isReadOnly && (
            <aside class="example" aria-label={t.readOnly}>
              <p>{t.readOnlyNode}</p>
            </aside>
          )}
          <Masthead below={below} />
          {viewer && <ActingBar viewer={viewer} />}
          <main id="main" class="page" tabindex={-1}>
            {notice && <Notice>{notice}</Notice>}
            <Checked errors={errors}>{children}</Checked>
          </main>
          <Footer />
        </body>
      </html>
    </>
  );
}

const doctype = raw('<!DOCTYPE html>');
