import type { CommandsOf } from '../../kernel/decider.js';
import { type Column, type Sheet, stepper } from '../../kernel/sheet.js';
import { asDay, asFlag, asLower, asText, asUpper, asWord } from '../../shapes/cells.js';
import type * as assignment from './assignment/commands.dto.js';
import type * as identity from './identity/commands.dto.js';
import type * as intake from './intake/commands.dto.js';
import type * as status from './status/commands.dto.js';

type Modules = [typeof assignment, typeof identity, typeof intake, typeof status];
type All<M> = M extends [infer First, ...infer Rest] ? CommandsOf<First> & All<Rest> : unknown;

const step = stepper<All<Modules>>();

const column = (name: string, also: string, read: Column['read'] = asText): Column => ({
  name,
  also: also.split('|'),
  read,
});
const day = (name: string, also: string): Column => column(name, also, asDay);
const word = (name: string, also: string, said?: Parameters<typeof asWord>[0]): Column =>
  column(name, also, asWord(said));

const SEXES = {
  w: 'female',
  weiblich: 'female',
  m: 'male',
  männlich: 'male',
  d: 'diverse',
  divers: 'diverse',
};
const REGIMES = { 'sgb ii': 'sgb-ii', 'sgb iii': 'sgb-iii', 'sgb xii': 'sgb-xii', keine: 'none' };
const NATIVE = 'NATIVE';

/** CEFR levels are written large, `native` small. */
const level = (name: string, also: string): Column =>
  column(name, also, (cell) => (asUpper(cell) === NATIVE ? asLower(cell) : asUpper(cell)));

/** What a city knows of a participant when it comes: a row of its spreadsheet becomes a journey. */
export const participants: Sheet = {
  summary:
    'Registers many participants from a spreadsheet as CSV, one row each, with what is known of them ' +
    '(Teilnehmerliste einlesen).',
  steps: [
    step('RegisterParticipant', {
      on: day('registeredOn', 'Aufnahmedatum|Aufnahme am'),
      familyName: column('familyName', 'Familienname|Nachname|Name'),
      givenName: column('givenName', 'Vorname|Vornamen'),
      birthDate: day('birthDate', 'Geburtsdatum|geboren am'),
      sex: word('sex', 'Geschlecht', SEXES),
      municipality: column('municipality', 'Gemeinde|Wohnort|Kommune'),
      motherTongue: column('motherTongue', 'Muttersprache', asLower),
      interpreterNeeded: column('interpreterNeeded', 'Sprachmittlung|Dolmetscher', asFlag),
      externalNumber: column('externalNumber', 'Kundennummer'),
      reason: column('noDuplicate', 'Dublettenprüfung|keine Dublette weil'),
    }),
    step('ChangeDetails', {
      phone: column('phone', 'Telefon|Telefonnummer|Mobil'),
      email: column('email', 'E-Mail|Mail'),
    }),
    step('RecordExternalNumber', { number: column('benefitUnit', 'BG-Nummer') }, { kind: 'benefit-unit' }),
    step('RecordLanguageSkill', { level: level('germanLevel', 'Deutsch|Deutschniveau') }, { language: 'de' }),
    step('RecordLanguageSkill', {
      language: column('language', 'Sprache|weitere Sprache', asLower),
      level: level('languageLevel', 'Sprachniveau'),
    }),
    step('RecordResidenceTitle', {
      kind: word('titleKind', 'Aufenthaltstitel'),
      paragraph: column('titleParagraph', 'Rechtsgrundlage'),
      on: day('titleFrom', 'Titel ab|gültig ab'),
      validUntil: day('titleUntil', 'Titel bis|gültig bis'),
      authority: column('titleAuthority', 'Ausländerbehörde'),
    }),
    step('RecordWorkPermission', {
      scope: word('workScope', 'Beschäftigungserlaubnis'),
      on: day('workFrom', 'Beschäftigung ab'),
      validUntil: day('workUntil', 'Beschäftigung bis'),
    }),
    step('StartRegime', {
      regime: word('regime', 'Rechtskreis', REGIMES),
      on: day('regimeSince', 'Rechtskreis seit|Leistungsbezug ab'),
      decidedOn: day('regimeDecidedOn', 'Bescheid vom'),
      payer: column('regimePayer', 'Leistungsträger'),
    }),
    step('AssignCaseWorker', {
      caseWorker: column('caseWorker', 'Fallmanager|Fallmanagerin|Coach', asLower),
      on: day('caseWorkerSince', 'Fallmanager seit'),
    }),
    {
      command: 'RequestSeat',
      fields: { on: day('seatFrom', 'Platz ab') },
      always: {},
      at: {
        context: 'programme',
        id: column('programme', 'Programm|Maßnahme', asLower),
        subject: 'participant',
      },
    },
  ],
  blames: {
    'born-after-registration': ['birthDate'],
    'end-before-start': ['validUntil'],
    'in-the-future': ['decidedOn', 'on'],
    'programme-not-running': ['on'],
    'reason-required': ['reason'],
  },
};
