import { Button, Text } from '@mantine/core';
import { Link } from 'wouter';
import { type QueryOf, type RowOf, useRows } from '../../api/rows.js';
import { Deeds } from '../../parts/deeds.js';
import { type Column, Table } from '../../parts/table.js';
import { useMayLook } from '../../shell/me.js';
import { useSpeech } from '../../words/words.js';

export type Opening = RowOf<'/openings'>;

interface Props {
  readonly query: QueryOf<'/openings'>;
  /** Looks for people for an opening. */
  readonly onLook?: (opening: Opening) => void;
}

const CLOSED = ['withdrawn', 'expired'];

const deedsOf = ({ id: opening, employer: id, status, filled }: Opening) => {
  const its = { id, initial: { opening }, without: ['opening'] };
  return CLOSED.includes(status)
    ? []
    : [
        ...(status === 'open' ? [{ command: 'fill-opening', ...its }] : []),
        ...(filled.length > 0 ? [{ command: 'free-opening', ...its }] : []),
        { command: 'amend-opening', ...its },
        { command: 'withdraw-opening', ...its },
      ];
};

/** Openings with what they ask for. */
export const Openings = ({ query, onLook }: Props) => {
  const { t, value, day, number } = useSpeech();
  const found = useRows('/openings', query);
  const matches = useMayLook('matching-participants');
  const columns: readonly Column<Opening>[] = [
    {
      key: 'occupation',
      head: true,
      show: ({ occupation, kind, employer, employerName }) => (
        <>
          {occupation}
          <Text size="xs">
            {value(kind, 'kind')} · <Link href={`/employers/${employer}`}>{employerName}</Link>
          </Text>
        </>
      ),
    },
    { key: 'municipality', show: ({ municipality }) => municipality },
    { key: 'from', show: ({ from }) => day(from) },
    { key: 'status', show: ({ status }) => value(status, 'status') },
    {
      key: 'freePlaces',
      right: true,
      show: ({ freePlaces, places }) => `${number(freePlaces)} ${t.caseload.of} ${number(places)}`,
    },
    {
      key: 'skills',
      heading: t.matching.asks,
      show: ({ skills, languageLevel, drivingLicence, workPermission, hoursPerWeek }) =>
        [
          ...skills,
          languageLevel,
          drivingLicence && t.matching.licence,
          workPermission && t.matching.permission,
          hoursPerWeek && t.matching.hours(hoursPerWeek),
        ]
          .filter(Boolean)
          .join(', ') || '–',
    },
    {
      key: 'actions',
      heading: t.caseload.actions,
      show: (opening) => (
        <div className="row">
          {onLook && matches && opening.status === 'open' && (
            <Button
              size="compact-sm"
              aria-label={`${t.matching.look}: ${opening.occupation}, ${opening.employerName}`}
              onClick={() => onLook(opening)}
            >
              {t.matching.look}
            </Button>
          )}
          <Deeds deeds={deedsOf(opening)} about={`${opening.occupation}, ${opening.employerName}`} />
        </div>
      ),
    },
  ];
  return <Table caption={t.matching.openings} columns={columns} found={found} id={({ id }) => id} />;
};
