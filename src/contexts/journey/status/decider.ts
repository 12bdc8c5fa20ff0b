import type { CommandsOf, Decider } from '../../../kernel/decider.js';
import type { LocalDate } from '../../../kernel/local-date.js';
import { recorder, refuse, refuseIf } from '../../../kernel/messages.js';
import type {
  Accommodation,
  AsylumDecision,
  Prospects,
  Regime,
  RegimeRank,
  TitleKind,
  WorkScope,
} from '../../../shapes/status-words.js';
import { type ById, changed, find } from '../../by-id.js';
import { notInFuture, rightOrder } from '../../rules.js';
import { latest, type Since } from '../../since.js';
import type * as commands from './commands.dto.js';
import type { StatusFacts } from './facts.js';

/** What holds from a day until another one, both included; without an end until something ends it. */
interface Period {
  readonly from: LocalDate;
  readonly to?: LocalDate;
}

interface Title extends Period {
  readonly kind: TitleKind;
  /** Set once somebody found that it no longer holds. */
  readonly over?: true;
}
interface Permission extends Period {
  readonly scope: WorkScope;
}
interface Spell extends Period {
  readonly regime: Regime;
  readonly rank: RegimeRank;
}

export interface Status {
  readonly asylum?: Since<AsylumDecision>;
  readonly prospects?: Since<Prospects>;
  readonly accommodation?: Since<Accommodation>;
  /** Whether courses of a kind are open, by kind. */
  readonly courses: ById<Since<boolean>>;
  /** By title id. */
  readonly titles: ById<Title>;
  /** By permission id. */
  readonly permissions: ById<Permission>;
  /** Spells of benefits by id; they may overlap. */
  readonly spells: ById<Spell>;
}

const record = recorder<StatusFacts>();

const holding = (title: Title | undefined, on: LocalDate) =>
  title
    ? (refuseIf(
        !!title.over,
        'title-over',
        `This title is recorded as over since ${title.to}. Correct that entry if it is wrong.`,
      ) ??
      refuseIf(
        on < title.from,
        'end-before-start',
        `The title is valid from ${title.from}; its last day cannot lie before.`,
      ))
    : refuse(
        'unknown-title',
        'There is no title with this id in this journey. Record it first with record-residence-title.',
      );

const sameSpell = ({ spells }: Status, regime: Regime, on: LocalDate): boolean =>
  Object.values(spells).some(
    (spell) => spell.regime === regime && spell.from <= on && (spell.to === undefined || on <= spell.to),
  );

export const decider: Decider<'status', Status, CommandsOf<typeof commands>, StatusFacts> = {
  initial: { courses: {}, titles: {}, permissions: {}, spells: {} },

  decide: {
    RecordAsylumDecision: ({ on, ...decided }, _, given) =>
      notInFuture(on, given) ?? record('AsylumDecided', on, decided),
    AssessProspects: ({ on, ...assessed }, _, given) =>
      notInFuture(on, given) ?? record('ProspectsAssessed', on ?? given.today, assessed),
    RecordAccommodation: ({ on, ...lives }, _, given) =>
      notInFuture(on, given) ?? record('AccommodationRecorded', on ?? given.today, lives),
    ClarifyCourseAccess: ({ on, ...access }, _, { today }) =>
      record('CourseAccessClarified', on ?? today, access),

    RecordResidenceTitle: ({ on, ...title }, _, { commandId }) =>
      rightOrder(on, title.validUntil) ??
      record('ResidenceTitleRecorded', on, { ...title, title: commandId }),

    ExpireResidenceTitle: ({ title, on }, { status }, given) => {
      const its = find(status.titles, title);
      const last = on ?? its?.to ?? given.today;
      return (
        holding(its, last) ?? notInFuture(last, given) ?? record('ResidenceTitleExpired', last, { title })
      );
    },
    WithdrawResidenceTitle: ({ on, ...withdrawn }, { status }, given) =>
      holding(find(status.titles, withdrawn.title), on) ??
      notInFuture(on, given) ??
      record('ResidenceTitleWithdrawn', on, withdrawn),

    RecordWorkPermission: ({ on, ...permission }, _, { commandId }) =>
      rightOrder(on, permission.validUntil) ??
      record('WorkPermissionRecorded', on, { ...permission, permission: commandId }),

    StartRegime: ({ on, decidedOn, rank = 'primary', ...benefits }, { status }, given) => {
      const decided = decidedOn ?? given.today;
      return (
        notInFuture(decided, given) ??
        refuseIf(
          sameSpell(status, benefits.regime, on),
          'regime-already-running',
          'Benefits under this law are already recorded for that day. End them first, or correct that entry.',
        ) ??
        record('RegimeStarted', on, { ...benefits, rank, decidedOn: decided, spell: given.commandId })
      );
    },

    EndRegime: ({ on, decidedOn, ...ended }, { status }, given) => {
      const its = find(status.spells, ended.spell);
      const decided = decidedOn ?? given.today;
      return (
        refuseIf(
          !its,
          'unknown-spell',
          'There are no benefits with this id in this journey. Record them first with start-regime.',
        ) ??
        notInFuture(decided, given) ??
        refuseIf(
          !!its?.to,
          'regime-ended',
          `The end of these benefits is recorded for ${its?.to}. Correct that entry if it is wrong.`,
        ) ??
        refuseIf(
          !!its && on < its.from,
          'end-before-start',
          `These benefits began on ${its?.from}; the last day cannot lie before.`,
        ) ??
        record('RegimeEnded', on, { ...ended, decidedOn: decided })
      );
    },
  },

  evolve: {
    AsylumDecided: (status, { data: { decision }, happenedOn }) => ({
      ...status,
      asylum: latest(status.asylum, decision, happenedOn),
    }),
    ProspectsAssessed: (status, { data: { prospects }, happenedOn }) => ({
      ...status,
      prospects: latest(status.prospects, prospects, happenedOn),
    }),
    AccommodationRecorded: (status, { data: { accommodation }, happenedOn }) => ({
      ...status,
      accommodation: latest(status.accommodation, accommodation, happenedOn),
    }),
    CourseAccessClarified: (status, { data: { courses, open }, happenedOn }) => ({
      ...status,
      courses: { ...status.courses, [courses]: latest(find(status.courses, courses), open, happenedOn) },
    }),
    ResidenceTitleRecorded: (status, { data: { title, kind, validUntil }, happenedOn }) => ({
      ...status,
      titles: { ...status.titles, [title]: { kind, from: happenedOn, to: validUntil } },
    }),
    ResidenceTitleExpired: (status, { data: { title }, happenedOn }) => ({
      ...status,
      titles: changed(status.titles, title, { to: happenedOn, over: true }),
    }),
    ResidenceTitleWithdrawn: (status, { data: { title }, happenedOn }) => ({
      ...status,
      titles: changed(status.titles, title, { to: happenedOn, over: true }),
    }),
    WorkPermissionRecorded: (status, { data: { permission, scope, validUntil }, happenedOn }) => ({
      ...status,
      permissions: { ...status.permissions, [permission]: { scope, from: happenedOn, to: validUntil } },
    }),
    RegimeStarted: (status, { data: { spell, regime, rank }, happenedOn }) => ({
      ...status,
      spells: { ...status.spells, [spell]: { regime, rank, from: happenedOn } },
    }),
    RegimeEnded: (status, { data: { spell }, happenedOn }) => ({
      ...status,
      spells: changed(status.spells, spell, { to: happenedOn }),
    }),
  },
};
