import { Text } from '@mantine/core';
import type { RowOf } from '../../api/rows.js';
import { Bar } from '../../parts/bar.js';
import { useProgrammes } from '../../parts/choices.js';
import { Light } from '../../parts/light.js';
import { Listing } from '../../parts/listing.js';
import type { Column } from '../../parts/table.js';
import { useMe } from '../../shell/me.js';
import { useSpeech } from '../../words/words.js';

const PEOPLE = ['caseWorker', 'municipality'] as const;
const PHASES = ['intake', 'waiting', 'inProgramme', 'internship', 'placed', 'left'] as const;

const most = (figures: readonly number[]): number => Math.max(0, ...figures);

export const Load = () => {
  const { number, t } = useSpeech();
  const { role, unit } = useMe();
  type Line = RowOf<'/team-load'>;
  const some = (key: 'notSeen' | 'contested' | 'handOversOffered' | 'handOversToAnswer'): Column<Line> => ({
    key,
    right: true,
    show: (row) => (row[key] > 0 ? <Light colour="amber">{number(row[key])}</Light> : number(0)),
  });
  return (
    <Listing
      path="/team-load"
      start={role === 'team-lead' ? { unit } : {}}
      filters={['unit', 'municipality', 'sort']}
      columns={(rows) => [
        {
          key: 'id',
          heading: t.team.worker,
          head: true,
          show: ({ name, id, unit }) => (
            <>
              {name ?? id}
              {unit && <Text size="xs">{unit}</Text>}
            </>
          ),
        },
        {
          key: 'cases',
          show: ({ cases }) => (
            <Bar value={cases} most={most(rows.map((row) => row.cases))}>
              {number(cases)}
            </Bar>
          ),
        },
        ...PHASES.map((key) => ({ key, as: 'number' }) as const),
        some('notSeen'),
        some('contested'),
        some('handOversOffered'),
        some('handOversToAnswer'),
      ]}
    />
  );
};

export const Medians = () => {
  const { number, month, t, language } = useSpeech();
  const group = (id: string): string =>
    id === 'all' ? t.team.all : id === 'none' ? t.team.none : /^\d{4}-\d\d$/.test(id) ? month(id) : id;
  const of = (
    key: 'daysToSession' | 'daysToCourse' | 'daysToInternship',
    reached: 'withSession' | 'withCourse' | 'withInternship',
  ): Column<RowOf<'/team-medians'>> => ({
    key,
    right: true,
    show: (row) => (
      <>
        {row[key] === null ? '–' : t.team.days(row[key].toLocaleString(language))}
        <Text size="xs">{t.team.reached(number(row[reached]))}</Text>
      </>
    ),
  });
  return (
    <Listing
      path="/team-medians"
      filters={['by', ...PEOPLE, 'from', 'until']}
      start={{ by: 'case-worker' }}
      columns={[
        { key: 'group', head: true, show: ({ id }) => group(id) },
        { key: 'people', as: 'number' },
        of('daysToSession', 'withSession'),
        of('daysToCourse', 'withCourse'),
        of('daysToInternship', 'withInternship'),
      ]}
    />
  );
};

export const DropOuts = () => {
  const { number, value } = useSpeech();
  const programmes = useProgrammes();
  return (
    <Listing
      path="/drop-outs"
      filters={['programme', ...PEOPLE, 'from', 'until']}
      choices={{ programme: programmes }}
      columns={(rows) => [
        { key: 'because', head: true, show: ({ id }) => value(id, 'because') },
        {
          key: 'dropOuts',
          show: ({ dropOuts }) => (
            <Bar value={dropOuts} most={most(rows.map((row) => row.dropOuts))}>
              {number(dropOuts)}
            </Bar>
          ),
        },
        { key: 'people', as: 'number' },
      ]}
    />
  );
};

export const Demand = () => {
  const { number, value, t } = useSpeech();
  return (
    <Listing
      path="/topic-demand"
      filters={['by', 'topic', 'unit', 'municipality', 'language', 'from', 'until', 'sort']}
      columns={(rows) => [
        { key: 'topic', head: true, show: ({ topic }) => value(topic, 'topic') },
        {
          key: 'group',
          show: ({ group }) => (group === 'all' ? t.team.all : group === 'none' ? t.team.none : group),
        },
        {
          key: 'talks',
          show: ({ talks }) => (
            <Bar value={talks} most={most(rows.map((row) => row.talks))}>
              {number(talks)}
            </Bar>
          ),
        },
        { key: 'people', as: 'number' },
        {
          key: 'offers',
          right: true,
          show: ({ offers }) => (offers === 0 ? <Light colour="amber">{number(0)}</Light> : number(offers)),
        },
      ]}
    />
  );
};

export const Offers = () => {
  const { value } = useSpeech();
  return (
    <Listing
      path="/topic-offers"
      filters={['topic', 'kind', 'sort']}
      columns={[
        { key: 'title', head: true, show: ({ title }) => title },
        { key: 'topic', show: ({ topic }) => value(topic, 'topic') },
        { key: 'kind', as: 'code' },
        { key: 'from', as: 'day' },
        { key: 'people', as: 'number' },
      ]}
    />
  );
};
