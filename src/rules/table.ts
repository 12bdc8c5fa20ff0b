import { ALWAYS, from, house, rule } from './written.js';
import { MONEY } from './table.money.js';

/*
 * Everything that a law, an ordinance or the custom of the house lays down and that a programme does not set for itself,
 * with the day from which it holds. A changed rule is one more version: what happened before is judged by the old one.
 * The ids stand in answers and in facts, so they are never renamed.
 */

export const RULES = {
  'retention-case-file': rule(
    'years',
    'How long a file is kept after the year in which the journey ended',
    'Aufbewahrungsfrist der Akte nach Ende des Jahres, in dem der Verlauf endete',
    house<number>(10),
  ),
  'retention-funding': rule(
    'years',
    'How long what is charged to a grant stays provable, after the year in which the statement of use was due',
    'Aufbewahrungsfrist zuwendungsrechtlicher Nachweise nach dem Jahr des Verwendungsnachweises',
    from<number>(ALWAYS, 5, 'ANBest-P no. 6.5'),
  ),
  'internship-cap': rule(
    'days',
    'Longest internship in a programme that sets no cap of its own',
    'Höchstdauer eines Praktikums, wenn das Programm keine eigene festlegt',
    house<number>(28),
  ),
  'employer-measure-cap': rule(
    'weeks',
    'Longest measure at one employer',
    'Höchstdauer einer Maßnahme bei einem Arbeitgeber',
    from<number>('2012-04-01', 6, '§ 45(2) SGB III'),
  ),
  'employer-measure-cap-hardship': rule(
    'weeks',
    'Longest measure at one employer for the long-term unemployed and those who are hard to place',
    'Höchstdauer bei Langzeitarbeitslosen und schwerwiegenden Vermittlungshemmnissen',
    from<number>('2012-04-01', 12, '§ 45(8) SGB III, § 16(3) SGB II'),
  ),
  'orientation-internship-cap': rule(
    'months',
    'Longest orientation internship without the minimum wage',
    'Höchstdauer eines Orientierungspraktikums ohne Mindestlohn',
    from<number>('2015-01-01', 3, '§ 22(1) no. 2 MiLoG'),
  ),
  'break-glass': rule(
    'hours',
    'Longest time for which a case is opened in an emergency',
    'Höchstdauer eines Notzugriffs',
    house<number>(24),
  ),
  'recognition-receipt': rule(
    'months',
    'From filing until the authority confirms the receipt',
    'Frist für die Empfangsbestätigung ab Antrag',
    from<number>('2012-04-01', 1, '§ 6(2) BQFG'),
  ),
  'recognition-decision': rule(
    'months',
    'From complete documents until the authority decides',
    'Entscheidungsfrist ab vollständigen Unterlagen',
    from<number>('2012-12-01', 3, '§ 6(3) BQFG'),
  ),
  'recognition-receipt-accelerated': rule(
    'weeks',
    'From filing until the authority confirms the receipt, in an accelerated procedure',
    'Frist für die Empfangsbestätigung im beschleunigten Verfahren',
    from<number>('2020-03-01', 2, '§ 14a(2) BQFG'),
  ),
  'recognition-decision-accelerated': rule(
    'months',
    'From complete documents until the authority decides, in an accelerated procedure',
    'Entscheidungsfrist im beschleunigten Verfahren',
    from<number>('2020-03-01', 2, '§ 14a(3) BQFG'),
  ),
  'recognition-extensions': rule(
    'times',
    'How often the authority may give itself more time, with a reason',
    'Wie oft die Behörde die Frist begründet verlängern darf',
    from<number>('2012-12-01', 1, '§ 6(3) BQFG'),
  ),
  'integration-course-units': rule(
    'teaching units',
    'Language part of the integration course',
    'Sprachkurs des allgemeinen Integrationskurses',
    from<number>('2005-01-01', 600, '§ 11(1) IntV'),
  ),
  'special-course-units': rule(
    'teaching units',
    'Language part of the special integration courses',
    'Sprachkurs der speziellen Integrationskurse',
    from<number>('2007-12-08', 900, '§ 13(1) IntV'),
  ),
  'orientation-course-units': rule(
    'teaching units',
    'Orientation course at the end of an integration course',
    'Orientierungskurs',
    from<number>('2016-08-06', 100, '§ 12 IntV'),
  ),
  'integration-course-size': rule(
    'people',
    'Most participants of an integration course',
    'Höchste Teilnehmerzahl eines Integrationskurses',
    from<number>('2016-08-06', 25, '§ 14(2) IntV'),
  ),
  'integration-course-level': rule(
    'CEFR level',
    'Level to which an integration course leads',
    'Zielniveau des Integrationskurses',
    from<string>('2005-01-01', 'B1', '§ 43(3) AufenthG, § 3(2) IntV'),
  ),
  'course-size': rule(
    'people',
    'Places of a course if nobody says otherwise',
    'Plätze eines Kurses ohne andere Angabe',
    house<number>(25),
  ),
  'plan-revision': rule(
    'months',
    'The plan is revised at least this often',
    'Spätestens danach wird der Plan fortgeschrieben',
    from<number>('2005-01-01', 6, '§ 15(1) SGB II (agreement for six months)'),
    from<number>('2016-08-01', 6, '§ 15(3) SGB II (agreement reviewed)'),
    from<number>('2023-07-01', 6, '§ 15(3) SGB II (cooperation plan)'),
  ),
  'follow-up-first': rule(
    'days',
    'First look at a placement',
    'Erste Nachfrage nach einer Vermittlung',
    house<number>(42),
  ),
  'follow-up-second': rule(
    'days',
    'Second look at a placement, after six months',
    'Zweite Nachfrage nach einer Vermittlung, nach sechs Monaten',
    house<number>(182),
  ),
  'title-warning': rule(
    'days',
    'A residence title that ends so soon is amber',
    'Restlaufzeit, ab der ein Aufenthaltstitel gelb ist',
    house<number>(90),
  ),
  'title-alarm': rule(
    'days',
    'A residence title that ends so soon is red',
    'Restlaufzeit, ab der ein Aufenthaltstitel rot ist',
    house<number>(30),
  ),
  'contact-window': rule(
    'days',
    'Contacts are counted over this time, and so long without any is too long',
    'Zeitraum der Kontaktzählung; so lange ohne Kontakt ist zu lang',
    house<number>(28),
  ),
  ...MONEY,
  'age-bands': rule(
    'years',
    'Ages at which the next age band begins',
    'Lebensjahre, mit denen die nächste Altersgruppe beginnt',
    house<readonly number[]>([18, 25, 28, 35, 51, 65]),
  ),
  'small-count': rule(
    'people',
    'Figures of fewer people are shown to nobody outside the case team',
    'Kleinere Fallzahlen werden außerhalb der Fallbearbeitung nicht gezeigt',
    house<number>(5),
  ),
} as const;
