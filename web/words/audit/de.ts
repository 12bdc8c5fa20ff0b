/** Words of the pages for audit and data protection. */
export const audit = {
  tabs: {
    entries: 'Buchungen',
    reads: 'Zugriffsprotokoll',
    unusual: 'Auffällige Zugriffe',
    anchors: 'Verankerung',
  },
  intro: {
    entries: 'Was ein Konto festgehalten hat oder was zu einem Vorgang gehört, in allen Verläufen.',
    reads: 'Wer wessen Daten wann gesehen hat, auf welcher Grundlage, und was verweigert wurde.',
    unusual:
      'Wie viele Personen ein Konto gesehen hat, ohne für sie zuständig zu sein, verglichen mit dem Üblichen.',
    anchors:
      'Signierte Wurzeln über alle Verläufe. Wer sie außerhalb verwahrt, kann jede spätere Änderung nachweisen.',
  },
  entries: {
    recorded: 'Erfasst',
    happened: 'Geschehen',
    what: 'Was',
    who: 'Von wem',
    where: 'Verlauf',
    together: 'Vorgang',
    show: 'Ganzer Vorgang',
  },
  reads: { whose: 'Wessen', one: (id: string) => `Verlauf ${id}` },
  anchors: {
    none: 'Es gibt noch keine Wurzel.',
    last: (number: number, at: string) => `Die letzte Wurzel Nr. ${number} ist vom ${at}.`,
    age: (minutes: number) =>
      minutes < 120
        ? `vor ${minutes} Minuten`
        : minutes < 2880
          ? `vor ${Math.floor(minutes / 60)} Stunden`
          : `vor ${Math.floor(minutes / 1440)} Tagen`,
    number: 'Nr.',
    at: 'Signiert am',
    facts: 'Einträge im Journal',
    heads: 'Gewachsene Verläufe',
    root: 'Wurzel',
    key: 'Schlüssel',
    flaws: 'Beanstandungen',
    none2: 'keine',
    older: 'Ältere',
    newest: 'Neueste',
  },
  person: 'Person',
  opened: 'Geöffnet',
  until: 'Gilt bis',
};
