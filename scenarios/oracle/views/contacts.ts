import { addDays, type Day, daysFrom, weekday, weekOf } from '../../calendar.js';
import { all, cases, stays, termsOf, termsOn, type Testimony } from '../happenings.js';
import { groupsOf } from './lists.js';

/* Talks against the contact target of the programme, by participant and week. */

const mondayOf = (day: Day): Day => addDays(day, 1 - weekday(day));

const stateOf = (difference: number): string =>
  difference < 0 ? 'under' : difference === 0 ? 'met' : 'over';

/** From the week of one day up to another one, in the order of the view. */
export const contactLines = (testimony: Testimony, programme: string, from: Day, today: Day) => {
  const { title } = termsOf(testimony, programme);
  const channels = termsOn(testimony, programme, '9999-12-31').coachingChannels as
    readonly string[] | undefined;
  const lines = [...cases(testimony)].flatMap(([participant, so]) => {
    const present = new Set(
      stays(so).flatMap((stay) =>
        stay.programme === programme
          ? daysFrom(stay.from, [stay.to ?? today, today].toSorted()[0]!).filter(
              (day) => day >= mondayOf(from),
            )
          : [],
      ),
    );
    const talks = all(so, 'SessionHeld').filter(
      ({ on, data }) =>
        data.programme === programme && on <= today && (channels?.includes(data.channel) ?? true),
    );
    return [...groupsOf(present, mondayOf)].map(([monday, days]) => {
      const targets = days.flatMap((day) => termsOn(testimony, programme, day).contactsPerWeek ?? []);
      const target = targets.length > 0 ? Math.floor(targets.reduce((sum, each) => sum + each, 0) / 7) : null;
      const contacts = talks.filter(({ on }) => mondayOf(on) === monday).length;
      const difference = target === null ? null : contacts - target;
      return {
        ...{ programme, title, participant, week: weekOf(monday), from: monday, daysEnrolled: days.length },
        ...{ contacts, target, difference, state: difference === null ? null : stateOf(difference) },
      };
    });
  });
  return lines.toSorted((a, b) => (`${a.from} ${a.participant}` < `${b.from} ${b.participant}` ? -1 : 1));
};
