import type { GrantFacts } from '../../src/contexts/grant/facts.js';
import type { Day } from '../calendar.js';
import { all, type Happening, stays } from './happenings.js';

type So = readonly Happening[];

/* What a grant pays for on a day, and what a journey has to show for it. */

export type GrantTerms = GrantFacts['GrantAwarded'];
export type GrantLine = GrantTerms['modules'][number]['lines'][number];

/** The terms of the award, with every notice that holds on the day, in order of the days from which they hold. */
export const grantTermsOn = (grant: So, day: Day): GrantTerms => {
  const changes = all(grant, 'GrantAmended').filter(({ on }) => on <= day);
  const inTurn = changes.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  return inTurn.reduce<GrantTerms>(
    (terms, { data: { decidedOn: _, reason: __, modules = [], ...more } }) => ({
      ...terms,
      ...more,
      modules: [
        ...terms.modules.map((known) => modules.find(({ module }) => module === known.module) ?? known),
        ...modules.filter(({ module }) => !terms.modules.some((known) => known.module === module)),
      ],
    }),
    all(grant, 'GrantAwarded')[0]!.data,
  );
};

/** The line to which something of a day is charged, if the grant runs on it. */
export const grantLineOn = (grant: So, day: Day, module: string, line: string): GrantLine | undefined => {
  const { from, to, modules } = grantTermsOn(grant, day);
  if (day < from || day > to) return undefined;
  return modules.find((each) => each.module === module)?.lines.find((each) => each.line === line);
};

const TALKS: readonly string[] = ['coaching-session', 'coaching-hour'];

/** What was delivered, by the key under which it is charged; what was said last of a day stands. */
export const delivered = (so: So) =>
  new Map(
    all(
      so,
      ...(['SessionHeld', 'CourseAttended', 'CourseDayNoted'] as const),
      ...(['TrainingAttended', 'ExamTaken', 'TrainingCertified'] as const),
    ).map((each) => {
      const { on } = each;
      const programme = 'programme' in each.data ? each.data.programme : undefined;
      const unit = (key: string, pays: readonly string[], minutes: number, units: number) =>
        [key, { on, pays, programme, minutes, units }] as const;
      if (each.type === 'SessionHeld')
        return unit(`session/${each.data.session}`, TALKS, each.data.minutes, 1);
      if (each.type === 'ExamTaken') return unit(`exam/${each.data.level}/${on}`, ['exam-fee'], 0, 1);
      if (each.type === 'TrainingCertified')
        return unit(`certificate/${each.data.training}/${on}`, ['exam-fee'], 0, 1);
      return each.type === 'TrainingAttended'
        ? unit(`training/${each.data.training}/${on}`, ['teaching-unit'], 0, each.data.units)
        : unit(`course/${each.data.course}/${on}`, ['teaching-unit'], 0, each.data.units);
    }),
  );

/** Where somebody lived on a day, or at first. */
export const livedIn = (so: So, day: Day): string => {
  const homes = all(so, 'ParticipantRegistered', 'DetailsChanged')
    .flatMap(({ on, data: { municipality } }) => (municipality ? [{ on, municipality }] : []))
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  return (homes.findLast(({ on }) => on <= day) ?? homes[0])!.municipality;
};

/** What stands on a unit: the claim that was made last and not lifted. */
export const claimsOf = (so: So) => {
  const said = all(so, 'UnitClaimed', 'ClaimReleased');
  return said.flatMap((one) => {
    const last = said.findLast(({ data }) => data.entry === one.data.entry);
    return one === last && one.type === 'UnitClaimed' ? [one] : [];
  });
};

/** Whether a unit counts in a programme: that of its own, or one in which the person was on that day. */
export const countsIn = (so: So, programme: string, on: Day, own?: string): boolean =>
  own
    ? own === programme
    : stays(so).some((stay) => stay.programme === programme && stay.from <= on && on <= (stay.to ?? on));
