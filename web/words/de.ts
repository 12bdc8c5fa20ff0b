import { journey } from './journey/de.js';
import { tables } from './tables/de/tables.js';

/** What stands on the pages, in German; English says the same (en.ts), or it does not compile. */
export const words = {
  tables: tables as Tables,
  journey,
  title: 'Integrationsverlauf',
  welcome: {
    purpose: 'Begleitung in Sprache, Ausbildung und Arbeit: Fallliste, Verläufe, Förderung und Prüfung.',
    signIn: 'Anmelden',
    failed: 'Die Anmeldung ist nicht gelungen.',
    failedHint: 'Bitte versuchen Sie es noch einmal. Bleibt es dabei, hilft die Administration.',
  },
  shell: {
    language: 'Sprache',
    loading: 'Wird geladen',
    skip: 'Zum Inhalt',
    menu: 'Menü',
    close: 'Schließen',
    pages: 'Seiten',
    nothing: 'Für Ihre Rolle gibt es hier keine Seite.',
    role: 'Rolle',
    unit: 'Stelle',
    signOut: 'Abmelden',
    scheme: { light: 'Helle Darstellung', dark: 'Dunkle Darstellung' },
  },
  currency: {
    lost: 'Die Verbindung ist unterbrochen.',
    asOf: 'Was Sie sehen, ist der Stand von',
    trying: 'Es wird weiter versucht, sie herzustellen.',
    rebuilding: 'Einige Ansichten werden gerade neu aufgebaut und zeigen so lange ihren bisherigen Stand:',
  },
  failed: {
    title: 'Das ist nicht gelungen.',
    unreachable: 'Der Dienst ist gerade nicht zu erreichen.',
    number: 'Kennung für die Administration:',
  },
  table: {
    empty: 'Es gibt keine Einträge.',
    more: 'Weitere laden',
    filters: 'Auswahl',
    all: 'alle',
    usual: 'wie üblich',
    open: 'Öffnen',
  },
  plot: { figures: 'Zahlen zum Bild' },
  form: {
    choose: 'Bitte wählen',
    none: 'keine Angabe',
    add: 'Zeile hinzufügen',
    remove: 'Zeile entfernen:',
    cancel: 'Abbrechen',
    recorded: 'Festgehalten',
    nothingNew: 'Es gab nichts Neues festzuhalten.',
    reason: 'Das weicht von einer Regel ab. Mit einer Begründung wird es festgehalten.',
  },
  pages: {
    day: 'Mein Tag',
    caseload: 'Fallliste',
    journey: 'Integrationsverlauf',
    employers: 'Betriebe',
    offers: 'Unterstützungsangebote',
    mentors: 'Patinnen und Paten',
    organisations: 'Netzwerkpartner',
    staff: 'Fachkräfte',
    operations: 'Betrieb des Dienstes',
  },
  day: {
    previous: 'Tag davor',
    next: 'Tag danach',
    today: 'Heute',
    overdue: 'Überfällig',
    nothing: 'An diesem Tag steht nichts an.',
    whose: 'Tag von',
    deputising: 'in Vertretung',
    daysPast: (days: number) => (days === 1 ? 'seit einem Tag' : `seit ${days} Tagen`),
    mediator: 'Sprachmittlung',
    calendar: 'Kalender herunterladen',
  },
  caseload: {
    register: 'Person aufnehmen',
    search: 'Person suchen',
    found: 'Gefundene Personen',
    find: 'Suchen',
    elsewhere: 'Wird von einer anderen Stelle begleitet; bitte dort fragen:',
    name: 'Name',
    erased: 'gelöscht',
    interpreter: 'mit Sprachmittlung',
    contacts: 'Gespräche in 4 Wochen',
    of: 'von',
    lists: 'Gespeicherte Listen',
    save: 'Auswahl speichern',
    download: 'Als Tabelle herunterladen',
    actions: 'Aktionen',
    who: (name: string) => `Etwas festhalten für ${name}`,
    restricted: 'Verarbeitung eingeschränkt',
    contested: 'bestritten',
    unitsLeft: (units: number) => `noch ${units} UE`,
    cap: (days: number, cap: number) => `${days} von ${cap} Tagen`,
    since: 'seit',
    until: 'bis',
  },
  operations: {
    reader: 'Ansicht',
    readers: {
      policies: 'Automatische Folgen',
      sweeps: 'Massenläufe',
      acts: 'Protokoll der Betriebshandlungen',
    },
    readersTitle: 'Ansichten und Abläufe',
    state: 'Zustand',
    states: { green: 'in Ordnung', amber: 'zu beobachten', red: 'gestört', gray: 'unbekannt' },
    here: 'diese Instanz',
    there: 'andere Instanz oder keine',
    parkedTitle: 'Zurückgestellte Verläufe',
    nothingParked: 'Nichts ist zurückgestellt.',
    cause: 'Ursache',
    replay: 'Wieder aufnehmen',
    sweepsTitle: 'Massenläufe',
    progress: 'Fortschritt',
    refused: 'Abgelehnt',
    service: 'Dienst',
    ready: 'bereit',
    notReady: 'nicht bereit',
    readOnly: 'Es wird nur gelesen',
    until: 'bis',
    again: 'Wieder schreiben lassen',
    head: 'Stand des Journals',
    publish: 'Kennzahlen neu veröffentlichen',
    published: 'Die Kennzahlen sind neu veröffentlicht.',
  },
};

interface Tables {
  readonly commands: Readonly<Record<string, string>>;
  readonly fields: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string>>;
  readonly problems: Readonly<Record<string, string>>;
  readonly facts: Readonly<Record<string, string>>;
  readonly views: Readonly<Record<string, string>>;
}

export type Words = typeof words;
