import { Title } from '@mantine/core';
import { memo, useContext, useMemo } from 'react';
import { Plot } from '../../parts/plot.js';
import { type Column, Table } from '../../parts/table.js';
import { useSpeech } from '../../words/words.js';
import type { Timeline } from './cut.js';
import { NamesContext } from './data.js';
import { drawing } from './drawing.js';
import { type Bar, isMarkKind, type Lane, type Mark, rowsOf, SIGNS } from './lanes.js';

type Line = Bar | Mark;
const isBar = (line: Line): line is Bar => 'from' in line;

/** How bars and marks are named: what the lane does not say already. */
const useNames = () => {
  const { t, value, day } = useSpeech();
  const names = useContext(NamesContext);
  const words = t.journey;
  return useMemo(() => {
    const bar = ({ id, kind, label }: Bar): string => {
      if (label === 'programme') return names.get(id) ?? words.lanes.enrolment;
      return kind === 'case-worker' ? (names.get(label) ?? label) : value(label);
    };
    const what = ({ kind }: Line): string =>
      isMarkKind(kind) ? words.marks[kind] : words.lanes[kind as Lane];
    // The labels of marks are codes with a blank between, or empty.
    const labelled = (line: Line): string =>
      isBar(line)
        ? bar(line)
        : line.label
            .split(' ')
            .filter(Boolean)
            .map((code) => value(code))
            .join(' ');
    const told = (line: Line): string =>
      [
        [what(line), labelled(line)].filter(Boolean).join(': '),
        isBar(line) ? `${day(line.from)} – ${line.to ? day(line.to) : ''}` : day(line.on),
        isBar(line) && line.planned && words.picture.planned,
        isBar(line) && line.outcome && value(line.outcome),
        line.contested && words.head.contested,
      ]
        .filter(Boolean)
        .join('\n');
    return { what, labelled, told };
  }, [names, words, value, day]);
};

const Figures = memo(({ timeline }: { readonly timeline: Timeline }) => {
  const { t, day, value } = useSpeech();
  const { what, labelled } = useNames();
  const words = t.journey.picture;
  const lines: readonly Line[] = [...timeline.bars, ...timeline.marks];
  const columns: readonly Column<Line>[] = [
    { key: 'kind', heading: words.what, head: true, show: what },
    { key: 'label', heading: words.label2, show: labelled },
    { key: 'from', heading: words.from, show: (line) => day(isBar(line) ? line.from : line.on) },
    { key: 'to', heading: words.to, show: (line) => (isBar(line) ? day(line.to) : day(line.on)) },
    {
      key: 'outcome',
      heading: words.outcome,
      show: (line) => {
        const notes = [
          isBar(line) && line.planned && words.planned,
          isBar(line) && line.outcome && value(line.outcome),
          line.contested && t.journey.head.contested,
        ].filter(Boolean);
        return notes.join(', ');
      },
    },
  ];
  return (
    <Table
      caption={words.title}
      columns={columns}
      found={{ rows: lines, loading: false, stale: false, loadingMore: false }}
      id={(line) => `${line.kind} ${isBar(line) ? line.facts[0]! : line.fact}`}
    />
  );
});

interface Props {
  readonly timeline: Timeline;
  /** What the picture shows below, a moment later while a slider moves. */
  readonly told: Timeline;
  readonly lanes: ReadonlySet<Lane>;
  readonly days: readonly [first: string, last: string];
  readonly until?: string;
}

/** One person's way by chapters; it keeps its place while it is cut. */
export const Picture = ({ timeline, told, lanes, days, until }: Props) => {
  const { t, day } = useSpeech();
  const words = t.journey;
  const names = useNames();
  const rows = useMemo(() => rowsOf(timeline, lanes), [timeline, lanes]);
  const options = useMemo(
    () => drawing({ rows, days, until, words, told: names.told, labelled: names.labelled }),
    [rows, days, until, words, names],
  );
  const kinds = [...new Set(rows.marks.map(({ kind }) => kind))].filter(isMarkKind);
  const label = words.picture.label(timeline.bars.length, timeline.marks.length, day(days[0]), day(days[1]));
  return (
    <section>
      <Title order={2} size="h4" mb="xs">
        {words.picture.title}
      </Title>
      <Plot label={label} options={options}>
        <Figures timeline={told} />
      </Plot>
      {kinds.length > 0 && (
        <ul className="plain row signs" aria-label={words.picture.legend}>
          {kinds.map((kind) => (
            <li key={kind}>
              <span aria-hidden="true">{SIGNS[kind].sign}</span> {words.marks[kind]}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};
