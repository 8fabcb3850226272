import { Page } from '../layout.tsx';
import { Mark } from '../ornament/mark.tsx';
import { Head } from '../parts/band.tsx';
import { Facts } from '../parts/lists.tsx';
import { Notice, Provenance } from '../parts/notes.tsx';
import { State } from '../parts/state.tsx';
import { Code, Dated } from '../parts/text.tsx';
import { MiniPlate } from '../map/mini.tsx';
import { useMessages } from '../view.ts';
import { FieldsSection } from './style-fields.tsx';
import { MapsSection, OrnamentSection } from './style-plates.tsx';
import { samples } from './style-samples.ts';
import { ListsSection, StepsSection } from './style-sections.tsx';

/** Every part in its states, for whoever builds or judges a page. */
export function StylePage() {
  const sample = useMessages(samples);
  return (
    <Page title={sample.title} robots="noindex">
      <Notice>{sample.sentence}</Notice>
      <Head
        kind={
          <>
            {sample.standings[0]} <Code>O4</Code>
          </>
        }
        title={sample.city}
        lead={sample.lead}
        margin={
          <>
            <MiniPlate place={{ latitude: 29.61, longitude: 52.53 }} name={sample.city} />
            <Facts
              facts={[
                [sample.labels[4], <State tone="done">{sample.standings[0]}</State>],
                [sample.labels[2], <Dated on="2018" />],
                [sample.labels[1], 'فارسی, English'],
                null,
              ]}
            />
          </>
        }
        outer={<Mark seed="shiraz" size="xl" />}
      >
        <Provenance>{sample.sentence}</Provenance>
      </Head>
      <StepsSection sample={sample} />
      <ListsSection sample={sample} />
      <FieldsSection sample={sample} />
      <MapsSection sample={sample} />
      <OrnamentSection />
    </Page>
  );
}
