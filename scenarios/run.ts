import type { Client } from './client.js';
import { type Day, eveningOf } from './calendar.js';
import { compare } from './oracle/compare.js';
import { type Comparison, compareRows, together } from './oracle/comparison.js';
import { fundingRows } from './oracle/views/funding.js';
import { told } from './oracle/told.js';
import { play, type Played, type Watching } from './player.js';
import type { Script } from './script/script.js';

/** What one play came to, apart from the differences themselves. */
export interface Result extends Comparison {
  readonly scenario: string;
  readonly commands: number;
  readonly seconds: number;
  readonly played: Played;
}

export const endOf = ({ checkpoints }: Script): Day => checkpoints.at(-1)!;

interface FundingLine {
  readonly programme: string;
  readonly title: string;
  readonly month: string;
}

/**
 * How much of a story a service has. The last step is made alone and counts in the funding view, so all is there when
 * that view says what the story ends with.
 */
export const standing = async (client: Client, script: Script): Promise<'nothing' | 'a part' | 'all'> => {
  const { rows } = await client.get<{ rows: FundingLine[] }>('funding', { now: eveningOf(endOf(script)) });
  const found = rows.filter(({ title }) => title === script.title);
  if (found.length === 0) return 'nothing';
  const [{ programme }] = found as [FundingLine];
  const names = new Map([['programme', programme]]);
  const counted = fundingRows(told(script.steps, { names, answers: new Map() }), programme, endOf(script));
  const byMonth = (lines: readonly object[]) =>
    new Map((lines as FundingLine[]).map((line) => [line.month, line]));
  const { differing } = compareRows('', byMonth(counted), byMonth(counted), byMonth(found));
  return differing.length === 0 ? 'all' : 'a part';
};

/** Plays a story and compares what the service says with what it should. */
export const run = async (
  client: Client,
  script: Script,
  progress?: Watching['progress'],
): Promise<Result> => {
  const before = performance.now();
  const isNew = (await standing(client, script)) === 'nothing';
  const comparisons: Comparison[] = [];
  const checkpoint = async (day: Day, played: Played): Promise<void> => {
    // Views show the present, so what an earlier play left can be compared at its end only.
    if (isNew || day === endOf(script)) comparisons.push(await compare(client, script, played, day));
  };
  const played = await play(client, script, { progress, checkpoint });
  return {
    ...{ scenario: script.name, commands: script.steps.length, ...together(comparisons), played },
    seconds: Math.round((performance.now() - before) / 100) / 10,
  };
};
