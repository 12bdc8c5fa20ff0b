import { addDays, type Day, workday } from '../calendar.js';
import { type Case, inOrder, records, type Step } from './script.js';

/** To an offer of the directory, which helps with a need: most take it up, some never answer. */
export const referred = (of: Case, day: Day, offer: string, need: string): Step[] => {
  const { chance, key } = of;
  const as = `${key}/to-${offer}`;
  const answered = workday(addDays(day, chance.between(3, 25)));
  const luck = chance.next();
  const answer = luck < 0.6 ? 'accept' : luck < 0.85 ? 'decline' : undefined;
  const by = answer === 'decline' ? { by: chance.of(['participant', 'provider']) } : {};
  return inOrder([
    records(of, day, 'support/make-referral', { offer: `@${offer}`, need }, { as, with: [offer] }),
    ...(answer ? [records(of, answered, `support/${answer}-referral`, { referral: `@${as}`, ...by })] : []),
  ]);
};
