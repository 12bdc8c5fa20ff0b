import { Text } from '@mantine/core';
import { useStaff } from '../../parts/choices.js';
import { Deeds } from '../../parts/deeds.js';
import { type Colour, Light } from '../../parts/light.js';
import { Listing, PERSON } from '../../parts/listing.js';
import { nameOf } from '../../parts/person.js';
import { today } from '../../parts/today.js';
import { Worker } from '../../parts/worker.js';
import { useSpeech } from '../../words/words.js';

const LIGHTS: Readonly<Record<string, Colour>> = {
  expired: 'red',
  red: 'red',
  amber: 'amber',
  green: 'green',
};
const PEOPLE = ['caseWorker', 'municipality'] as const;

/** Who waits for what; whoever waits for a case worker is given one here. */
export const Waiting = () => {
  const { t, value, day } = useSpeech();
  const staff = useStaff();
  return (
    <Listing
      path="/waiting-lists"
      filters={['waitingFor', ...PEOPLE, 'offer', 'sort']}
      columns={[
        PERSON,
        {
          key: 'waitingFor',
          show: ({ waitingFor, title, place }) => (
            <>
              {title ?? value(waitingFor, 'waitingFor')}
              <Text size="xs">{t.team.place(place)}</Text>
            </>
          ),
        },
        { key: 'since', as: 'day' },
        { key: 'days', as: 'number' },
        {
          key: 'offer',
          show: ({ offer, answerBy }) =>
            offer && (
              <Light colour={offer === 'overdue' ? 'red' : 'amber'}>
                {[value(offer, 'offer'), answerBy && `${t.caseload.until} ${day(answerBy)}`]
                  .filter(Boolean)
                  .join(' · ')}
              </Light>
            ),
        },
        { key: 'caseWorker', as: 'worker' },
        { key: 'municipality', as: 'text' },
        {
          key: 'actions',
          heading: t.caseload.actions,
          show: ({ waitingFor, participant, of, offer, ...row }) => (
            <Deeds
              about={nameOf(row, t.caseload.erased)}
              deeds={
                waitingFor === 'case-worker'
                  ? [
                      {
                        command: 'assign-case-worker',
                        id: participant,
                        initial: { on: today() },
                        choices: { caseWorker: staff },
                      },
                    ]
                  : waitingFor === 'programme' && offer
                    ? ['accept-seat', 'decline-seat', 'lapse-offer'].map((command) => ({
                        command,
                        id: of!,
                        initial: { participant },
                        without: ['participant'],
                      }))
                    : []
              }
            />
          ),
        },
      ]}
    />
  );
};

export const Expiries = () => {
  const { value, number } = useSpeech();
  return (
    <Listing
      path="/expiries"
      filters={['what', 'light', 'within', ...PEOPLE, 'sort']}
      columns={[
        PERSON,
        {
          key: 'what',
          show: ({ what, kind }) => (
            <>
              {value(what, 'what')}
              <Text size="xs">{value(kind, what)}</Text>
            </>
          ),
        },
        { key: 'until', as: 'day' },
        {
          key: 'daysLeft',
          show: ({ daysLeft, light }) => (
            <Light colour={LIGHTS[light] ?? 'gray'}>{`${number(daysLeft)} · ${value(light, 'light')}`}</Light>
          ),
        },
        { key: 'caseWorker', as: 'worker' },
        { key: 'municipality', as: 'text' },
      ]}
    />
  );
};

export const HandOvers = () => {
  const { t } = useSpeech();
  return (
    <Listing
      path="/hand-overs"
      filters={[...PEOPLE]}
      columns={[
        PERSON,
        { key: 'caseWorker', as: 'worker' },
        { key: 'to', heading: t.team.to, show: ({ to }) => <Worker account={to} /> },
        { key: 'offeredOn', as: 'day' },
        { key: 'days', as: 'number' },
        { key: 'municipality', as: 'text' },
        {
          key: 'actions',
          heading: t.caseload.actions,
          show: ({ id, participant, ...row }) => (
            <Deeds
              about={nameOf(row, t.caseload.erased)}
              deeds={['accept-hand-over', 'decline-hand-over'].map((command) => ({
                command,
                id: participant,
                initial: { handOver: id },
                without: ['handOver'],
              }))}
            />
          ),
        },
      ]}
    />
  );
};
