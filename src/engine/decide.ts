import type { Chapter, Consult, Context, Enquiry } from '../kernel/context.js';
import { corrected, type Correction, placeOf } from '../kernel/correction.js';
import { evolved, type Given } from '../kernel/decider.js';
import type { StoredFact } from '../kernel/journal.js';
import { berlinDay } from '../kernel/local-date.js';
import {
  type Decision,
  type Fact,
  isRefusal,
  type Recording,
  refuse,
  refuseIf,
  type Refusal,
  warnIf,
} from '../kernel/messages.js';
import { idOf } from '../kernel/projection.js';
import type { By } from './by.js';
import { factsOf, type History, stateOf } from './history.js';
import type { Issue } from './issue.js';
import { Look, look } from './look.js';
import { Problem } from './problems.js';
import type { Runtime } from './runtime.js';
import { tell, Tell } from './tell.js';

/** Within a stream time never runs backwards, whatever a clock says. */
const recordingTime = ({ now }: By, last: string): string => {
  const present = now.toISOString();
  return present > last ? present : last;
};

const accepted = <T extends object>(decision: T | Refusal): T => {
  if ('refused' in decision)
    throw new Problem(409, decision.refused, decision.hint, decision.lines && { errors: decision.lines });
  return decision;
};

/** What follows from a command, or the refusal as a problem. */
export const decide = async (
  runtime: Runtime,
  context: Context,
  { state, recordedAt, place }: History,
  request: Issue,
): Promise<readonly Recording[]> => {
  const { command, body, by, correction } = request;
  const chapter = runtime.registry.deciding(context, command);
  const barred = context.guard(state as never, command);
  if (barred) throw new Problem(409, barred.refused, barred.hint);
  const decideOn = async (present: object, given: Given): Promise<Decision<object>> => {
    const known = await consulted(runtime, chapter, place.stream, request, present);
    const all = { ...known, ...given };
    return chapter.decider.decide[command]!({ ...body } as never, present as never, all as never) as never;
  };
  const given = {
    today: berlinDay(new Date(recordingTime(by, recordedAt))),
    actor: by.actor,
    commandId: by.commandId,
  };
  if (!chapter.history && !correction) return accepted(await decideOn(state, given));

  const history = factsOf(runtime.codec, await runtime.journal.read(place.stream));
  const decision = correction
    ? await correct(context, chapter, history, correction, decideOn)
    : await decideOn(state, { ...given, history } as Given);
  return warnOthers(runtime, history, notFinal(context, history, accepted(decision)));
};

/** Decides a command once more, at the place of the entry that it corrects. */
const correct = async (
  context: Context,
  chapter: Chapter,
  history: readonly Fact[],
  { entry, reason }: Correction,
  decideOn: (state: object, given: Given) => Promise<Decision<object>>,
): Promise<Decision<object>> => {
  const at = placeOf(history, entry);
  if (isRefusal(at)) return at;
  if (!Object.hasOwn(chapter.decider.evolve, at.content.at(-1)!.type))
    return refuse('other-kind-of-entry', 'An entry is corrected by the kind of command that made it.');
  return corrected(at, await decideOn(stateOf(context, at.before), at.given), reason);
};

/** What was done when it was recorded was done: an act is ended by another one, and not taken back as an entry. */
const notFinal = (
  { chapters }: Context,
  history: readonly Fact[],
  recordings: readonly Recording[],
): readonly Recording[] => {
  const at = placeOf(history, recordings[0]?.retracts ?? '');
  const type = isRefusal(at) ? '' : at.content[0]!.type;
  const isAct = chapters.some(({ final, decider }) => final && Object.hasOwn(decider.evolve, type));
  return accepted(
    refuseIf(
      isAct,
      'final-entry',
      'This took effect when it was recorded and cannot be taken back. Record what ends it.',
    ) ?? recordings,
  );
};

/** What other streams have decided on an entry stands, and whoever changes the entry is told so. */
const warnOthers = (
  { registry }: Runtime,
  history: readonly Fact[],
  recordings: readonly Recording[],
): readonly Recording[] => {
  const [first, ...others] = recordings;
  const at = first && placeOf(history, first.corrects ?? first.retracts ?? '');
  if (!at || isRefusal(at)) return recordings;
  const decided = at.content.some(({ type }) => registry.reactsTo(type));
  const warnings = [...(first.warnings ?? []), ...warnIf(decided, 'others-have-decided')];
  return warnings.length > 0 ? [{ ...first, warnings }, ...others] : recordings;
};

/** What a view says; who corrects an entry asks none, since it knows what came of that entry. */
const enquired = async (
  runtime: Runtime,
  { view, ask, needed, initial }: Enquiry,
  own: string,
  { body, by, correction }: Issue,
  state: object,
): Promise<unknown> => {
  const asked = runtime.views.find(({ name }) => name === view);
  const told = runtime.streamViews.find(({ name }) => name === view);
  if (!asked && !told) throw new Error(`There is no view ${view}.`);
  if (correction) return initial;
  const wanted = ask(body as never, state as never, own);
  if (!asked) return tell(runtime, new Tell(told!, idOf(own), wanted, by), 'everything');
  const question = Object.assign(new asked.query(), wanted);
  try {
    const { rows } = await look(runtime, new Look(asked, question, by), 'everything');
    // A repeated command may find what it has opened itself.
    return rows.filter((row) => (row as { readonly id?: string }).id !== idOf(own));
  } catch (error) {
    // Nobody can wait for a view that is being built from a whole journal.
    if (!needed && error instanceof Problem && error.status === 503) return initial;
    throw error;
  }
};

/** What another stream has published, folded for this decision, or its facts. */
const foldedFor = async (
  { codec, folded, journal }: Runtime,
  purpose: string,
  { initial, opened, evolve }: Consult,
  stream: string,
): Promise<unknown> => {
  if (!evolve) return factsOf(codec, await journal.read(stream));
  const folding = { purpose, initial, evolve: (known: unknown, fact: Fact) => evolved(evolve, known, fact) };
  const known = await folded.latest(folding, stream);
  return opened ? codec.open(known) : known;
};

/** What this decision needs to know of elsewhere. */
const consulted = async (
  runtime: Runtime,
  chapter: Chapter,
  own: string,
  request: Issue,
  state: object,
): Promise<object> => {
  const { command, body } = request;
  const answers = Object.entries(chapter.consults).map(async ([name, consult]) => {
    const known = async (): Promise<unknown> => {
      if (consult.commands && !consult.commands.includes(command)) return consult.initial;
      if ('view' in consult) return enquired(runtime, consult, own, request, state);
      const stream = consult.stream(body as never, state as never, own);
      return stream === undefined
        ? consult.initial
        : foldedFor(runtime, `${chapter.name}/${name}`, consult, stream);
    };
    return [name, await known()] as const;
  });
  return Object.fromEntries(await Promise.all(answers));
};

/** Recordings as facts to be stored after a history. */
export const encode = (
  { codec }: Runtime,
  context: Context,
  { place, recordedAt }: History,
  recordings: readonly Recording[],
  by: By,
  digest: string | undefined,
): Promise<StoredFact[]> => {
  return codec.encode(recordings, place, recordingTime(by, recordedAt), {
    actor: by.actor,
    commandId: by.commandId,
    ...(by.causeId && { causeId: by.causeId }),
    correlationId: by.correlationId,
    legalBasis: by.legalBasis ?? context.legalBasis,
    ...(digest && { fingerprint: digest }),
    ...(by.simulated && { simulated: true as const }),
  });
};
