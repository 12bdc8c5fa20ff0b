import type { Day } from '../calendar.js';
import { admissionOn, all, type Happening } from './happenings.js';
import type { Entry, Said, Tell } from './telling.js';

/* Who may take part: what a journey says of it, judged by age and place alone, as the stories do. */

/** Full years; a birthday counts from its day on. */
const ageOn = (born: Day, on: Day): number =>
  Number(on.slice(0, 4)) - Number(born.slice(0, 4)) - (on.slice(5) < born.slice(5) ? 1 : 0);

/** A title that holds on the day: one that is asked for, or else the first. */
const titleOn = (so: readonly Happening[], on: Day, wanted: readonly string[]) => {
  const over = all(so, 'ResidenceTitleExpired', 'ResidenceTitleWithdrawn');
  const holding = all(so, 'ResidenceTitleRecorded').filter(({ on: from, data: { title, validUntil } }) => {
    const until = over.find(({ data }) => data.title === title)?.on ?? validUntil ?? '9999';
    return from <= on && on <= until;
  });
  return holding.find(({ data }) => wanted.includes(data.kind)) ?? holding[0];
};

const rulesOn = ({ soOf, entryOf }: Entry, programme: string, participant: string, on: Day) => {
  const { minAge, maxAge, titles, municipalities } =
    admissionOn(soOf(`programmes/${programme}`), on)?.data ?? {};
  const so = soOf(`journeys/${participant}`);
  const [registered] = all(so, 'ParticipantRegistered');
  const { birthDate, municipality } = registered!.data;
  const judged = (
    rule: string,
    asks: string,
    met: boolean,
    by = { fact: entryOf(participant), factOn: registered!.on },
  ) => ({
    ...{ rule, verdict: met ? 'met' : 'not-met', ...by },
    says: `${asks}: ${met ? 'met' : 'not met'}.`,
  });
  const age = ageOn(birthDate, on);
  const title = titles && titleOn(so, on, titles);
  return [
    ...(minAge === undefined
      ? []
      : [
          judged(
            'age',
            `Age on ${on}, ${maxAge === undefined ? `at least ${minAge}` : `${minAge} to ${maxAge}`} years`,
            minAge <= age && age <= (maxAge ?? age),
          ),
        ]),
    ...(title
      ? [
          judged(
            'residence-title',
            `Residence title on ${on}, one of ${titles.join(', ')}`,
            titles.includes(title.data.kind),
            { fact: entryOf(title.data.title), factOn: title.on },
          ),
        ]
      : []),
    ...(municipalities
      ? [
          judged(
            'municipality',
            `Municipality on ${on}, one of ${municipalities.join(', ')}`,
            municipalities.includes(municipality),
          ),
        ]
      : []),
  ];
};

const checked = (entry: Entry, programme: string, participant: string): object => {
  const rules = rulesOn(entry, programme, participant, entry.on);
  const conditionsFrom = admissionOn(entry.soOf(`programmes/${programme}`), entry.on)?.on;
  return { programme, conditionsFrom, eligible: rules.every(({ verdict }) => verdict === 'met'), rules };
};

export const checks: Tell = (entry) => [
  { type: 'EligibilityChecked', data: checked(entry, entry.body.programme as string, entry.id) },
];

export const excepts: Tell = (entry) => {
  const { programme, reason } = entry.body as { programme: string; reason: string };
  const rules = rulesOn(entry, programme, entry.id, entry.on)
    .filter(({ verdict }) => verdict === 'not-met')
    .map(({ rule }) => rule);
  return [{ type: 'ExceptionGranted', data: { programme, rules, reason } }];
};

/** Who comes to a seat, where there are conditions. */
export const admitted = (entry: Entry): Said[] => {
  const participant = entry.body.participant as string;
  return rulesOn(entry, entry.id, participant, entry.on).length === 0
    ? []
    : [
        {
          to: `journeys/${participant}`,
          type: 'EligibilityChecked',
          data: checked(entry, entry.id, participant),
        },
      ];
};
