import type { JourneyFacts } from '../../contexts/journey/facts.js';
import { projection } from '../../kernel/projection.js';
import { changedIn } from '../changes.js';
import { type AppointmentEntry, DiaryRow } from './diary.row.js';

const changed = (row: DiaryRow, session: string, change: Partial<AppointmentEntry>): DiaryRow => ({
  ...row,
  appointments: changedIn(row.appointments, session, () => change),
});

const onDeskOf = (row: DiaryRow, account: string): DiaryRow =>
  row.accounts.includes(account) ? row : { ...row, accounts: [...row.accounts, account] };

export const diaryProjection = projection<JourneyFacts, DiaryRow>({
  name: 'diary',
  version: 2,
  of: 'journey',
  row: DiaryRow,
  initial: (id) => ({ id, appointments: [], tasks: [], deputies: [], accounts: [] }),
  on: {
    SessionScheduled: (row, { data, happenedOn }) => {
      const { session, plannedFor, at = null, channel, coach, language } = data;
      const agreed = { id: session, on: plannedFor, at, channel, coach, language, agreedOn: happenedOn };
      return {
        ...onDeskOf(row, coach),
        appointments: [...row.appointments, { ...agreed, mediator: null, mediatorName: null, state: 'open' }],
      };
    },
    MediatorRequested: (row, { data }) => changed(row, data.session, { mediator: 'requested' }),
    MediatorConfirmed: (row, { data: { session, mediator } }) =>
      changed(row, session, { mediator: 'confirmed', mediatorName: mediator }),
    SessionHeld: (row, { data }) => changed(row, data.session, { state: 'held' }),
    SessionMissed: (row, { data }) => changed(row, data.session, { state: 'missed' }),
    SessionCancelled: (row, { data }) => changed(row, data.session, { state: 'cancelled' }),

    TaskSet: (row, { data: { task, what, due, owner } }) => ({
      ...row,
      tasks: [...row.tasks, { id: task, what, due, owner }],
    }),
    TaskDone: (row, { data }) => ({ ...row, tasks: row.tasks.filter(({ id }) => id !== data.task) }),

    DeputyNamed: (row, { data: { deputy, until = null }, happenedOn }) => ({
      ...onDeskOf(row, deputy),
      deputies: [...row.deputies, { deputy, from: happenedOn, until }],
    }),
  },
});
