import { useState } from 'react';
import { useRows } from '../../api/rows.js';
import { useChosen } from '../../parts/chosen.js';
import { Download } from '../../parts/download.js';
import { Filters } from '../../parts/filters.js';
import { filtersOf } from '../../parts/filters-of.js';
import { PersonField } from '../../parts/forms/person-field.js';
import { Section } from '../../parts/one.js';
import { Page } from '../../parts/page.js';
import { Tabbed } from '../../parts/tabbed.js';
import { useSpeech } from '../../words/words.js';
import { Fits } from './fits.js';
import { type Opening, Openings } from './openings.js';
import { Pipeline } from './pipeline.js';

/** For an opening the people that fit. */
const People = ({ opening: { id, occupation, employerName } }: { readonly opening: Opening }) => {
  const { t } = useSpeech();
  const [chosen, choose] = useState({});
  const found = useRows('/matching-participants', { opening: id, ...chosen });
  const title = `${t.matching.people}: ${occupation}, ${employerName}`;
  return (
    <Section title={title}>
      <Filters
        filters={filtersOf('/matching-participants', ['show', 'minimum', 'caseWorker'])}
        chosen={chosen}
        onChange={choose}
        label={`${t.table.filters}: ${title}`}
      />
      <Fits found={found} caption={title} of="people" />
    </Section>
  );
};

/** For a person the openings that fit. */
const ForPerson = () => {
  const { t, field } = useSpeech();
  const [participant, setParticipant] = useState<string>();
  const [chosen, choose] = useState({});
  const found = useRows(
    '/matching-openings',
    { participant: participant ?? '', ...chosen },
    participant !== undefined,
  );
  return (
    <>
      <PersonField
        label={field('participant')}
        name="participant"
        required={false}
        error={undefined}
        value={participant ?? ''}
        onChange={setParticipant}
      />
      <Filters
        filters={filtersOf('/matching-openings', ['show', 'minimum', 'kind', 'municipality'])}
        chosen={chosen}
        onChange={choose}
      />
      {participant && <Fits found={found} caption={t.matching.forPerson} of="openings" />}
    </>
  );
};

const ForOpening = () => {
  const [chosen, choose] = useChosen({ status: 'open' });
  const [opening, setOpening] = useState<Opening>();
  return (
    <>
      <Filters
        filters={filtersOf('/openings', ['kind', 'municipality', 'occupation', 'skill', 'status', 'sort'])}
        chosen={chosen}
        onChange={choose}
      />
      <div aria-live="polite">{opening && <People key={opening.id} opening={opening} />}</div>
      <Openings query={chosen} onLook={setOpening} />
    </>
  );
};

const Matches = () => {
  const [chosen, choose] = useState({});
  return (
    <>
      <Filters
        filters={filtersOf('/matches', ['step', 'caseWorker', 'municipality', 'sort'])}
        chosen={chosen}
        onChange={choose}
      />
      <Download path="/matches" query={chosen} />
      <Pipeline query={chosen} />
    </>
  );
};

/** Openings and people, from both ends, and how far those came who were brought together. */
const Matching = () => {
  const { t } = useSpeech();
  return (
    <Page title={t.pages.matching}>
      <Tabbed
        label={t.pages.matching}
        tabs={[
          { name: 'openings', label: t.matching.openings, show: ForOpening },
          { name: 'forPerson', label: t.matching.forPerson, show: ForPerson },
          { name: 'pipeline', label: t.matching.pipeline, show: Matches },
        ]}
      />
    </Page>
  );
};

export default Matching;
