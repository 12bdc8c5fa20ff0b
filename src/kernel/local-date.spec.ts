import { expect, it } from '@jest/globals';
import { addMonths, berlinDay, berlinInstant, earliest, latest } from './local-date.js';

it.each([
  ['2021-03-14T22:59:59.999Z', '2021-03-14'],
  ['2021-03-14T23:00:00.000Z', '2021-03-15'],
  ['2021-07-31T21:59:59.999Z', '2021-07-31'],
  ['2021-07-31T22:00:00.000Z', '2021-08-01'],
  ['2021-07-31T22:59:59.999Z', '2021-08-01'],
  ['2021-10-31T00:59:59.999Z', '2021-10-31'],
  ['2021-07-31T21:59:59.999Z', '2021-07-31'],
])('in Berlin %s is on %s, whatever was asked before', (instant, day) => {
  expect(berlinDay(new Date(instant))).toBe(day);
});

it.each([
  ['2021-01-15', 1, '2021-02-15'],
  ['2021-11-30', 3, '2022-02-28'],
  ['2023-11-30', 3, '2024-02-29'],
  ['2021-12-31', 6, '2022-06-30'],
  ['2021-03-31', -1, '2021-02-28'],
])('%s and %s months is %s', (day, months, then) => {
  expect(addMonths(day, months)).toBe(then);
});

it.each([
  ['2024', '2024-01-01', '2024-12-31'],
  ['2024-02', '2024-02-01', '2024-02-29'],
  ['2023-04', '2023-04-01', '2023-04-30'],
  ['2023-04-05', '2023-04-05', '2023-04-05'],
])('%s is a day from %s to %s', (date, first, last) => {
  expect([earliest(date), latest(date)]).toEqual([first, last]);
});

it('has no day for what is no instant', () => {
  expect(() => berlinDay(new Date(NaN))).toThrow(RangeError);
});

it.each([
  ['2021-03-14', '09:30', '2021-03-14T08:30:00.000Z'],
  ['2021-07-31', '00:00', '2021-07-30T22:00:00.000Z'],
  ['2021-03-28', '01:59', '2021-03-28T00:59:00.000Z'],
  ['2021-03-28', '03:00', '2021-03-28T01:00:00.000Z'],
  ['2021-10-31', '02:30', '2021-10-31T00:30:00.000Z'],
  ['2021-10-31', '03:00', '2021-10-31T02:00:00.000Z'],
])('%s, %s in Berlin is %s', (day, time, instant) => {
  expect(berlinInstant(day, time).toISOString()).toBe(instant);
});
