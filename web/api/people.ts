import { useQuery } from '@tanstack/react-query';
import type { components } from '../generated/api.js';
import { api } from './client.js';

export type Found = components['schemas']['PersonFound'];

/** @param name any part of it, in any spelling; it goes out in a body: addresses are remembered */
const findPeople = async (name: string): Promise<readonly Found[]> => {
  const { data } = await api.POST('/people', { body: { familyName: name } });
  return data!.rows;
};

/** Who was found by a name; kept no longer than it is shown. Nothing is asked for no name. */
export const usePeople = (asked: string) =>
  useQuery({
    queryKey: ['post', '/people', asked],
    queryFn: () => findPeople(asked),
    enabled: asked !== '',
    gcTime: 0,
  });
