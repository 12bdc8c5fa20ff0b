import { useParams } from 'wouter';
import { useRows } from '../../api/rows.js';
import { Details } from '../../parts/cells.js';
import { contactsOf } from '../../parts/contacts.js';
import { Deeds } from '../../parts/deeds.js';
import { One, Section } from '../../parts/one.js';
import { Page } from '../../parts/page.js';
import { useMayLook } from '../../shell/me.js';
import { useSpeech } from '../../words/words.js';
import { Openings } from '../matching/openings.js';
import { Pipeline } from '../matching/pipeline.js';

/** One employer: whom one knows there, what it would take people for, its openings, and who is on the way. */
const Employer = () => {
  const { t } = useSpeech();
  const { id } = useParams<{ id: string }>();
  const found = useRows('/employers', { id });
  const matches = useMayLook('matches');
  return (
    <One found={found}>
      {(employer) => {
        const person = contactsOf(employer.contactPersons);
        return (
          <Page
            title={employer.name}
            actions={
              <Deeds
                size="sm"
                about={employer.name}
                deeds={[
                  { command: 'record-employer-contact', id, choices: { person } },
                  { command: 'publish-opening', id, initial: { municipality: employer.municipality } },
                  { command: 'record-enquiry', id },
                  employer.willingSince && !employer.willingUntil
                    ? { command: 'withdraw-willingness', id }
                    : { command: 'declare-willingness', id },
                  { command: 'name-contact-person', id },
                  ...(person.length > 0
                    ? [
                        { command: 'record-contact-person-left', id, choices: { person } },
                        { command: 'erase-contact-person', id, choices: { person } },
                      ]
                    : []),
                ]}
              />
            }
          >
            <Details
              of={employer}
              cells={[
                { key: 'trade', as: 'text' },
                { key: 'municipality', as: 'text' },
                { key: 'stage', as: 'code' },
                { key: 'contactPersons', as: 'contacts' },
                { key: 'contacts', as: 'number' },
                { key: 'lastContactOn', as: 'day' },
                { key: 'lastEnquiryOn', as: 'day' },
                { key: 'willingFor', as: 'codes' },
                { key: 'willingSince', as: 'day' },
                { key: 'willingUntil', as: 'day' },
                { key: 'freePlaces', as: 'number' },
                { key: 'internships', as: 'number' },
                { key: 'placements', as: 'number' },
              ]}
            />
            <Section title={t.matching.openings}>
              <Openings query={{ employer: id }} />
            </Section>
            {matches && (
              <Section title={t.matching.pipeline}>
                <Pipeline query={{ employer: id }} />
              </Section>
            )}
          </Page>
        );
      }}
    </One>
  );
};

export default Employer;
