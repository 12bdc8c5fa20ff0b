import { describe, expect, it } from '@jest/globals';
import { likeness, nameLikeness, PROBABLE } from './likeness.js';
import { nameWords } from './names.js';

const meet = (a: string, b: string): boolean => nameWords(a).some((word) => nameWords(b).includes(word));

describe('the words of a name', () => {
  it.each([
    ['Mohammed', 'Muhamad'],
    ['Mohammed', 'محمد'],
    ['Achmed', 'Ahmad'],
    ['Khadija', 'Chadidscha'],
    ['Jusuf', 'Youssef'],
    ['Fatima', 'فاطمة'],
    ['Oleksandr', 'Олександр'],
    ['Alexander', 'Aleksandr'],
    ['Wolodymyr', 'Volodymyr'],
    ['Володимир', 'Wolodymyr'],
    ['Ivan', 'Iwan'],
    ['Mahmoud', 'Machmud'],
    ['Jamal', 'Djamal'],
    ['Müller', 'Mueller'],
    ['Yılmaz', 'Yilmaz'],
    ['Muster-Beispiel', 'Beispiel'],
    ['Мюллер', 'Müller'],
    ['Мюллер', 'Mueller'],
    ['محمد', 'Muhamed'],
    ['Meyer', 'Maier'],
    ['Schmidt', 'Schmitt'],
    ['Юлія', 'Julija'],
    ['Yulia', 'Julia'],
    ['Олена', 'Olena'],
    ['Григорій', 'Hryhorij'],
    ['Щербак', 'Shcherbak'],
    ['Щербак', 'Schtscherbak'],
    ['يوسف', 'Yusuf'],
    ['حسين', 'Hussein'],
    ['Philipp', 'Filip'],
  ])('meet for %s and %s', (a, b) => expect(meet(a, b)).toBe(true));

  it.each([
    ['Muster', 'Beispiel'],
    ['Amina', 'Mohammed'],
    ['Li', 'Lu'],
  ])('do not meet for %s and %s', (a, b) => expect(meet(a, b)).toBe(false));
});

describe('two descriptions', () => {
  const person = { familyName: 'Musterfrau', givenName: 'Amina', birthDate: '1990-05-17' };

  it('are of one person if name and birth date are the same', () => {
    expect(likeness(person, { ...person })).toEqual({ score: 90, reasons: ['same-name', 'same-birth-date'] });
  });

  it.each([
    [
      'names in another order',
      { familyName: 'Amina', givenName: 'Musterfrau' },
      ['same-name', 'same-birth-date'],
    ],
    ['a single name', { familyName: 'Musterfrau', givenName: null }, ['similar-name', 'same-birth-date']],
    ['another spelling', { familyName: 'Mustarfrau' }, ['similar-name', 'same-birth-date']],
    ['day and month swapped', { birthDate: '1990-17-05' }, ['same-name', 'day-and-month-swapped']],
    ['only the year', { birthDate: '1990' }, ['same-name', 'compatible-birth-date']],
  ])('may be with %s', (_, changes, reasons) => {
    const found = likeness(person, { ...person, ...changes });
    expect(found.reasons).toEqual(reasons);
    expect(found.score).toBeGreaterThanOrEqual(PROBABLE);
  });

  it.each([
    ['a sibling', { givenName: 'Boris', birthDate: '1992-01-02' }],
    ['a namesake', { birthDate: '1974-11-30' }],
    ['a namesake born nearly then', { birthDate: '1990-05-18' }],
    ['somebody born on the same day', { familyName: 'Beispiel', givenName: 'Olga' }],
  ])('are not of one person for %s', (_, changes) => {
    expect(likeness(person, { ...person, ...changes }).score).toBeLessThan(PROBABLE);
  });

  it('are of one person with the same number, however it is written', () => {
    const other = { familyName: 'Musterfrau', numbers: ['BG 12-34'], phones: ['+49 251 123456'] };
    expect(likeness({ ...other, numbers: ['bg1234'], phones: ['0251/123456'] }, other)).toEqual({
      score: 100,
      reasons: ['same-name', 'same-phone', 'same-number'],
    });
  });

  it('say nothing where nothing is known', () => {
    expect(likeness({}, person)).toEqual({ score: 0, reasons: [] });
    expect(nameLikeness({ familyName: '---' }, person)).toBe(0);
  });
});
