import type { CommandsOf, Given } from '../../kernel/decider.js';
import { recorder, refuseIf } from '../../kernel/messages.js';
import { find } from '../by-id.js';
import { notInFuture } from '../rules.js';
import { takesPlace } from './checks.js';
import type * as commands from './commands.dto.js';
import type { GroupEventFacts } from './facts.js';
import { type GroupEvent, registrationOf } from './series.js';

type Sheet = CommandsOf<typeof commands>['ReportEventAttendance'];

const record = recorder<GroupEventFacts>();

/** An attendance list: a fact for each entry that is new. */
export const sheet = ({ date, attended, missed }: Sheet, event: GroupEvent, given: Given) => {
  const its = find(event.dates, date);
  const entries = [
    ...[...new Set(attended)].map((participant) => [participant, 'attended'] as const),
    ...[...new Set(missed)].map((participant) => [participant, 'missed'] as const),
  ];
  const reported = (participant: string) => its && find(its.attendance, participant);
  const unregistered = entries.filter(
    ([participant]) => !reported(participant) && registrationOf(event, participant)?.date !== date,
  );
  return (
    takesPlace(its) ??
    notInFuture(its!.terms.plannedFor, given) ??
    refuseIf(
      attended.some((participant) => missed.includes(participant)),
      'reported-twice',
      'Somebody is on both lists. Say of each either that they were there or that they were not.',
    ) ??
    refuseIf(
      unregistered.length > 0,
      'not-registered',
      `${unregistered.length} of these have no seat at this date. Report who came without one with admit-to-event.`,
    ) ??
    refuseIf(
      entries.some(([participant, how]) => (reported(participant) ?? how) !== how),
      'attendance-already-reported',
      'The contrary is recorded of somebody on these lists. Correct that entry if it is wrong.',
    ) ??
    entries
      .filter(([participant]) => !reported(participant))
      .flatMap(([participant, how]) =>
        record(how === 'attended' ? 'EventAttended' : 'EventMissed', its!.terms.plannedFor, {
          participant,
          date,
        }),
      )
  );
};
