import { berlinDayAt } from '../../kernel/local-date.js';
import { without, withOne } from '../changes.js';
import { begins, ends, mark, type On, type TimelineRow, type Told } from './timeline.row.js';

/* Who the person is with, in which status, and what became of entries. */

/** One case worker follows another: a line ends when the next begins, in whatever order they were entered. */
const accompanied = (row: TimelineRow, told: Told, account: string): TimelineRow => {
  const next = begins(row, told, { kind: 'case-worker', id: told.id, label: account });
  const line = next.bars
    .filter(({ kind }) => kind === 'case-worker')
    .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  return {
    ...next,
    bars: next.bars.map((bar) =>
      bar.kind === 'case-worker' ? { ...bar, to: line[line.indexOf(bar) + 1]?.from ?? null } : bar,
    ),
  };
};

export const person: On = {
  ParticipantRegistered: (row, fact) => mark(row, fact, 'registered'),
  CaseWorkerAssigned: (row, fact) => accompanied(row, fact, fact.data.caseWorker),
  HandOverAccepted: (row, fact) => accompanied(row, fact, fact.data.caseWorker),
  MentorAssigned: (row, fact) =>
    begins(row, fact, { kind: 'mentoring', id: fact.data.mentor, label: 'mentor' }),
  MentorReleased: (row, fact) => ends(row, fact, 'mentoring', fact.data.mentor, fact.data.because),
  ObstacleRaised: (row, fact) =>
    begins(row, fact, { kind: 'obstacle', id: fact.data.obstacle, label: fact.data.kind }),
  ObstacleCleared: (row, fact) => ends(row, fact, 'obstacle', fact.data.obstacle, 'cleared'),
  JourneyClosed: (row, fact) => mark(row, fact, 'closed', fact.data.because),
  JourneyReopened: (row, fact) => mark(row, fact, 'reopened'),
};

export const status: On = {
  ResidenceTitleRecorded: (row, fact) => {
    const { title, kind, validUntil = null } = fact.data;
    return begins(row, fact, { kind: 'residence-title', id: title, label: kind, to: validUntil });
  },
  ResidenceTitleExpired: (row, fact) => ends(row, fact, 'residence-title', fact.data.title, 'expired'),
  ResidenceTitleWithdrawn: (row, fact) => ends(row, fact, 'residence-title', fact.data.title, 'withdrawn'),
  WorkPermissionRecorded: (row, fact) => {
    const { permission, scope, validUntil = null } = fact.data;
    return begins(row, fact, { kind: 'work-permission', id: permission, label: scope, to: validUntil });
  },
  RegimeStarted: (row, fact) =>
    begins(row, fact, { kind: 'regime', id: fact.data.spell, label: fact.data.regime }),
  RegimeEnded: (row, fact) => ends(row, fact, 'regime', fact.data.spell),
};

export const enrolment: On = {
  WaitingListJoined: (row, fact) =>
    begins(row, fact, { kind: 'waiting', id: fact.data.programme, label: 'programme' }),
  WaitingListLeft: (row, fact) => ends(row, fact, 'waiting', fact.data.programme, 'left'),
  Enrolled: (row, fact) => {
    const id = fact.data.programme;
    const waits = row.bars.some((bar) => bar.kind === 'waiting' && bar.id === id && !bar.to);
    const after = waits ? ends(row, fact, 'waiting', id, 'enrolled') : row;
    return begins(after, fact, { kind: 'enrolment', id, label: 'programme' });
  },
  ProgrammeCompleted: (row, fact) => ends(row, fact, 'enrolment', fact.data.programme, 'completed'),
  DroppedOut: (row, fact) => ends(row, fact, 'enrolment', fact.data.programme, fact.data.because),
};

export const entries: On = {
  // The correction stands where the entry does; it was made when it was recorded.
  EntryCorrected: (row, { id, recordedAt }) =>
    mark(row, { id, happenedOn: berlinDayAt(recordedAt) }, 'corrected'),
  EntryContested: (row, fact) => ({
    ...mark(row, fact, 'contested'),
    contested: withOne(row.contested, fact.data.entry),
  }),
  ContestLifted: (row, { data }) => ({ ...row, contested: without(row.contested, data.entry) }),
};
