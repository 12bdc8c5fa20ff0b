import { ALWAYS, from, house, rule } from './written.js';

/** The part of the table that is about grants. */
export const MONEY = {
  'draw-down-window': rule(
    'months',
    'Money is drawn down for payments that are due in this time, and spent in it',
    'Frist, in der abgerufene Mittel für fällige Zahlungen benötigt und verwendet werden',
    from<number>(ALWAYS, 2, 'ANBest-P no. 1.4'),
  ),
  'statement-of-use': rule(
    'months',
    'From the end of a grant until its statement of use is due, if the notice says nothing else',
    'Frist für den Verwendungsnachweis nach Ende des Bewilligungszeitraums',
    from<number>(ALWAYS, 6, 'ANBest-P no. 6.1'),
  ),
  'repayment-interest': rule(
    'hundredths of a percentage point above the base rate',
    'Interest on money of a grant that is to be paid back, or was not spent in time',
    'Zinsen auf Erstattungen und nicht alsbald verwendete Zuwendungen',
    from<number>('2015-01-01', 500, '§ 49a(3) VwVfG'),
  ),
  'base-rate': rule(
    'hundredths of a percent a year',
    'Base rate of interest',
    'Basiszinssatz',
    from<number>('2015-01-01', -83, '§ 247 BGB'),
    from<number>('2016-07-01', -88, '§ 247 BGB'),
    from<number>('2023-01-01', 162, '§ 247 BGB'),
    from<number>('2023-07-01', 312, '§ 247 BGB'),
    from<number>('2024-01-01', 362, '§ 247 BGB'),
    from<number>('2024-07-01', 337, '§ 247 BGB'),
    from<number>('2025-01-01', 227, '§ 247 BGB'),
    from<number>('2025-07-01', 127, '§ 247 BGB'),
  ),
  'spending-pace': rule(
    'days',
    'Time over which the pace is measured at which a grant is spent',
    'Zeitraum, über den das Tempo der Ausgaben einer Zuwendung gemessen wird',
    house<number>(90),
  ),
  'lapse-warning': rule(
    'months',
    'Before its end it is time to see what of a grant will lapse',
    'Vorlauf, mit dem vor verfallenden Mitteln gewarnt wird',
    house<number>(6),
  ),
} as const;
