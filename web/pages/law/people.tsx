import { Text } from '@mantine/core';
import { type Column } from '../../parts/table.js';
import { Light } from '../../parts/light.js';
import { Listing, PERSON } from '../../parts/listing.js';
import { useSpeech } from '../../words/words.js';
import { type Outcome, OUTCOMES } from './counts.js';

interface Judged {
  readonly outcome: string;
  readonly reasons: readonly string[];
  readonly missing: readonly string[];
  readonly from?: string | null;
  readonly until?: string | null;
}

interface Props {
  /** Of the cohort. */
  readonly id: string;
}

/** What the law makes of a person, and why. */
const useJudgement = (): readonly Column<Judged>[] => {
  const { t, value, day } = useSpeech();
  return [
    {
      key: 'outcome',
      show: ({ outcome, until }) => (
        <>
          <Light colour={OUTCOMES[outcome as Outcome]}>{value(outcome, 'outcome')}</Light>
          {until && <Text size="xs">{`${t.caseload.until} ${day(until)}`}</Text>}
        </>
      ),
    },
    {
      key: 'reasons',
      show: ({ reasons, missing }) =>
        [...reasons, ...missing.map((code) => `${t.law.missing} ${value(code, 'missing')}`)].join(' · ') ||
        '–',
    },
    { key: 'from', heading: t.law.from, show: ({ from }) => day(from) },
  ];
};

/** Whom the draft would bring where; nothing is recorded by looking. */
export const Preview = ({ id }: Props) => {
  const judgement = useJudgement();
  return (
    <Listing
      path="/cohort-preview"
      query={{ cohort: id }}
      filters={['outcome', 'caseWorker', 'municipality']}
      columns={[
        PERSON,
        ...judgement,
        { key: 'caseWorker', as: 'worker' },
        { key: 'municipality', as: 'text' },
      ]}
    />
  );
};

/** Whom the change has brought where. */
export const Outcomes = ({ id }: Props) => {
  const judgement = useJudgement();
  return (
    <Listing
      path="/cohort-outcomes"
      query={{ cohort: id }}
      filters={['outcome', 'caseWorker', 'municipality', 'sort']}
      columns={[
        PERSON,
        ...judgement,
        { key: 'regime', as: 'code' },
        { key: 'decidedOn', as: 'day' },
        { key: 'caseWorker', as: 'worker' },
        { key: 'municipality', as: 'text' },
      ]}
    />
  );
};

/** What one office paid though another one had to. */
export const Reimbursements = ({ id }: Partial<Props>) => {
  const { value } = useSpeech();
  return (
    <Listing
      path="/reimbursements"
      query={id ? { cohort: id } : {}}
      filters={['oldPayer', 'caseWorker', 'municipality', 'sort']}
      columns={[
        PERSON,
        ...(id ? [] : [{ key: 'title', as: 'text' } as const]),
        { key: 'oldPayer', show: ({ oldPayer, oldRegime }) => oldPayer ?? value(oldRegime, 'regime') },
        { key: 'newPayer', show: ({ newPayer, newRegime }) => newPayer ?? value(newRegime, 'regime') },
        { key: 'from', as: 'day' },
        { key: 'until', as: 'day' },
        { key: 'months', as: 'number' },
        { key: 'cents', as: 'money' },
      ]}
    />
  );
};
