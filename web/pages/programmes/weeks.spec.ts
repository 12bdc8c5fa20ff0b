import { expect, it } from '@jest/globals';
import { peopleIn, type Talks, weeksIn } from './weeks.js';

const talks = (name: string, week: string, state: string | null): Talks => ({
  ...{ participant: name, name, week, state, contacts: 1, target: 2 },
});
const some = [
  talks('Anna', '2021-W10', 'met'),
  talks('Bela', '2021-W09', 'under'),
  talks('Anna', '2020-W53', 'over'),
  talks('Cem', '2021-W09', null),
];

it('weeks stand in their order, each once', () => {
  expect(weeksIn(some)).toEqual(['2020-W53', '2021-W09', '2021-W10']);
});

it('who is talked with too seldom stands first', () => {
  expect(peopleIn(some)).toEqual(['Bela', 'Anna', 'Cem']);
});
