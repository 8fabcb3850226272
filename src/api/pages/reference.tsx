import { fileAddress, files } from '#paths.ts';
import { Page } from '#ui/layout.tsx';
import { Band, Head } from '#ui/parts/band.tsx';
import { useMessages, useView } from '#ui/view.ts';
import { exampleCall } from '../call.ts';
import { messages } from '../messages/messages.ts';
import type { Messages } from '../messages/en.ts';
import type { Operation } from '../operation.ts';

type Props = { operations: readonly Operation[] };

/** Every operation of the interface for programs, feature by feature, each with a call that one can try. */
export function ReferencePage({ operations }: Props) {
  const t = useMessages(messages);
  const features = [...new Set(operations.map(({ feature }) => feature))];
  return (
    <Page title={t.title} description={t.description}>
      <Head kind={t.kind} title={t.title} lead={t.lead} />
      <Band title={t.rules}>
        <ul class="tight">
          <li>{t.token}</li>
          <li>{t.keys}</li>
          <li>{t.refused}</li>
          <li>{t.sameAnswer}</li>
          <li>{t.inEnglish}</li>
        </ul>
        <p>
          <a href={fileAddress(files.openapi)}>{t.document}</a>
        </p>
        <nav aria-label={t.contents}>
          <ul class="kinds">
            {features.map((feature) => (
              <li>
                <a href={`#${feature}`}>{nameOf(t, feature)}</a>
              </li>
            ))}
          </ul>
        </nav>
      </Band>
      {features.map((feature) => (
        <Band id={feature} title={nameOf(t, feature)}>
          {operations
            .filter((operation) => operation.feature === feature)
            .map((operation) => (
              <OperationEntry operation={operation} />
            ))}
        </Band>
      ))}
    </Page>
  );
}

const nameOf = (t: Messages, feature: string) => t.features[feature] ?? feature;

function OperationEntry({ operation }: { operation: Operation }) {
  const { origin } = useView();
  const t = useMessages(messages);
  const { id, method, path, summary } = operation;
  return (
    <section class="tight" id={id}>
      <h3 lang="en" dir="ltr">
        {summary}
      </h3>
      <p lang="en" dir="ltr">
        <code>
          {method.toUpperCase()} /api/v1{path}
        </code>
      </p>
      <p class="small muted">{whoMay(t, operation)}</p>
      <details class="disclosure">
        <summary>{t.example}</summary>
        <pre lang="en" dir="ltr" tabindex={0}>
          <code>{exampleCall(operation, origin)}</code>
        </pre>
      </details>
    </section>
  );
}

const whoMay = (t: Messages, { who }: Operation): string => (who === 'anyone' ? t.open : t[who]);
