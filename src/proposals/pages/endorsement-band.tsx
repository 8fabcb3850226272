import { href, paths } from '#paths.ts';
import { Form } from '#ui/fields/form.tsx';
import { Button } from '#ui/parts/actions.tsx';
import { Band } from '#ui/parts/band.tsx';
import { Say, said } from '#ui/parts/text.tsx';
import { pluralForm } from '#i18n/messages.ts';
import { useMessages, useView } from '#ui/view.ts';
import { messages } from '../messages/messages.ts';
import { Face } from '../parts.tsx';
import type { ProposalInView, WholeProposal } from '../proposal-view.ts';

type Props = { proposal: ProposalInView; whole: WholeProposal };

/** Which cities support it, and the one button of a city that may. */
export function EndorsementBand({ proposal, whole: { endorsements } }: Props) {
  const { locale, formats } = useView();
  const t = useMessages(messages);
  const { items, total } = endorsements;
  const all = total > items.length && (
    <a href={href(locale.language, paths.proposalEndorsements, { slug: proposal.slug })}>{t.allEndorsements}</a>
  );
  const count = said(pluralForm(locale.language, t.endorsementCount, total), { count: formats.number(total) });
  return (
    <Band
      id="endorsements"
      title={t.endorsedBy}
      note={total > 0 && count}
      measure="wide"
      {...(all ? { more: all } : {})}
    >
      {items.length > 0 ? (
        <ul class="city-list">
          {items.map(({ member }) => (
            <li>
              <Face member={member} />
            </li>
          ))}
        </ul>
      ) : (
        <p class="muted">{t.noEndorsements}</p>
      )}
      <OwnEndorsement proposal={proposal} own={endorsements.own} />
    </Band>
  );
}

function OwnEndorsement({ proposal: { slug, may }, own }: { proposal: ProposalInView; own: boolean }) {
  const { locale, viewer } = useView();
  const t = useMessages(messages);
  const member = viewer?.acting?.holderName ?? '';
  if (!may.endorse) return own ? <Say text={t.youEndorse} member={member} /> : null;
  return (
    <Form action={href(locale.language, paths.proposalEndorsement, { slug })} method={own ? 'delete' : 'post'}>
      <p class="actions">
        <Button tone="quiet">
          <span>
            <Say text={own ? t.withdrawEndorsement : t.endorse} member={member} />
          </span>
        </Button>
      </p>
    </Form>
  );
}
