import { Progress, Text } from '@mantine/core';
import { Link } from 'wouter';
import type { RowOf, Rows } from '../../api/rows.js';
import { Deeds } from '../../parts/deeds.js';
import { type Colour, Light } from '../../parts/light.js';
import { nameOf, Person } from '../../parts/person.js';
import { type Column, Table } from '../../parts/table.js';
import { Worker } from '../../parts/worker.js';
import { useSpeech } from '../../words/words.js';

type Fit = RowOf<'/matching-participants'>;

interface Props {
  readonly found: Rows<Fit>;
  readonly caption: string;
  /** Who or what is looked for. */
  readonly of: 'people' | 'openings';
}

const colourOf = (points: number, weight: number): Colour =>
  points >= weight ? 'green' : points > 0 ? 'amber' : 'red';

/** Who fits where, how well, and why: the same reasons from both ends. */
export const Fits = ({ found, caption, of }: Props) => {
  const { t, value, day, number } = useSpeech();
  const words = t.matching;
  const person: Column<Fit> = {
    key: 'participant',
    head: true,
    show: (fit) => (
      <>
        <Person id={fit.participant} of={fit} />
        <Text size="xs">
          <Worker account={fit.caseWorker} />
        </Text>
      </>
    ),
  };
  const opening: Column<Fit> = {
    key: 'occupation',
    head: true,
    show: ({ occupation, kind, employer, employerName, municipality, from }) => (
      <>
        {occupation}
        <Text size="xs">
          {value(kind, 'kind')} · <Link href={`/employers/${employer}`}>{employerName}</Link>
        </Text>
        <Text size="xs">{`${municipality} · ${day(from)}`}</Text>
      </>
    ),
  };
  const columns: readonly Column<Fit>[] = [
    of === 'people' ? person : opening,
    {
      key: 'score',
      show: ({ score, fits, ...fit }) => (
        <>
          <Progress value={score} aria-label={nameOf(fit, t.caseload.erased)} />
          <Text size="sm">{`${number(score)} %`}</Text>
          <Light colour={fits ? 'green' : 'amber'}>{fits ? words.fits : words.lacks}</Light>
        </>
      ),
    },
    {
      key: 'criteria',
      heading: words.reasons,
      show: ({ criteria, missingSkills }) => (
        <>
          <div className="row">
            {criteria.map(({ criterion, points, weight }) => (
              <Light key={criterion} colour={colourOf(points, weight)}>
                {`${value(criterion, 'criterion')} ${number(points)}/${number(weight)}`}
              </Light>
            ))}
          </div>
          {missingSkills.length > 0 && (
            <Text size="sm">{`${words.missing}: ${missingSkills.join(', ')}`}</Text>
          )}
        </>
      ),
    },
    {
      key: 'actions',
      heading: t.caseload.actions,
      show: ({ participant: id, employer, opening: its, ...fit }) => (
        <Deeds
          about={`${nameOf(fit, t.caseload.erased)} – ${fit.occupation}`}
          deeds={[
            {
              command: 'match-to-opening',
              id,
              initial: { employer, opening: its },
              without: ['employer', 'opening'],
            },
          ]}
        />
      ),
    },
  ];
  return (
    <Table
      caption={caption}
      columns={columns}
      found={found}
      id={({ participant, opening: its }) => `${participant}/${its}`}
      empty={words.nobody}
    />
  );
};
