import { href, paths } from '#paths.ts';
import { Form } from '#ui/fields/form.tsx';
import { Button, LinkButton } from '#ui/parts/actions.tsx';
import { Disclosure } from '#ui/parts/notes.tsx';
import { useMessages, useView } from '#ui/view.ts';
import { messages } from '../messages/messages.ts';
import type { MemberInView } from '../member-view.ts';

/** The steps that this reader may take with a member: the common one in sight, the weighty ones a click away. */
export function MemberCare({ slug, may }: MemberInView) {
  const { locale } = useView();
  const t = useMessages(messages);
  const at = { slug };
  const isCared = may.promote || may.suspend || may.reinstate || may.withdraw || may.recordPayment;
  if (!may.describe && !isCared) return null;
  return (
    <>
      {may.describe && (
        <p class="actions">
          <LinkButton tone="quiet" href={href(locale.language, paths.memberProfile, at)}>
            {t.edit}
          </LinkButton>
          {may.recordPayment && <a href={href(locale.language, paths.memberPayments, at)}>{t.recordPayment}</a>}
        </p>
      )}
      {isCared && (
        <Disclosure summary={t.care}>
          <div class="actions">
            {may.promote && (
              <Form action={href(locale.language, paths.memberPromotion, at)}>
                <Button tone="quiet">{t.promote}</Button>
              </Form>
            )}
            {may.reinstate && (
              <Form action={href(locale.language, paths.memberSuspension, at)} method="delete">
                <Button tone="quiet">{t.liftSuspension}</Button>
              </Form>
            )}
            {may.suspend && <a href={href(locale.language, paths.memberSuspension, at)}>{t.suspend}</a>}
            {may.withdraw && <a href={href(locale.language, paths.memberWithdrawal, at)}>{t.recordWithdrawal}</a>}
          </div>
        </Disclosure>
      )}
    </>
  );
}
