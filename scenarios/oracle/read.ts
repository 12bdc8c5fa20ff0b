import type { Client } from '../client.js';
import type { Amendment, Happening, Terms, Testimony } from './happenings.js';

interface History {
  readonly entries: readonly {
    readonly read: { readonly type: string; readonly happenedOn: string; readonly data: object };
  }[];
}

const happeningsIn = ({ entries }: History): Happening[] =>
  entries.map(({ read: { type, happenedOn, data } }) => ({ type, on: happenedOn, data }) as Happening);

/** The second witness: the histories as the service hands them out. */
export const read = async (
  { get }: Pick<Client, 'get'>,
  programme: string,
  people: readonly string[],
): Promise<Testimony> => {
  const ofProgramme = await get<History>(`programmes/${programme}/history`);
  const entered = (wanted: string) =>
    ofProgramme.entries
      .filter(({ read: { type } }) => type === wanted)
      .map(({ read: { happenedOn: on, data } }): Amendment => ({ on, data }));
  const histories = people.map(
    async (id) => [id, happeningsIn(await get<History>(`journeys/${id}/history`))] as const,
  );
  return {
    programme,
    terms: entered('ProgrammeDefined')[0]!.data as Terms,
    amendments: entered('ProgrammeAmended'),
    people: new Map(await Promise.all(histories)),
  };
};
