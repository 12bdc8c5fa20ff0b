import type { components } from '../generated/api.js';
import { api } from './client.js';

export type Found = components['schemas']['PersonFound'];

/** @param name any part of it, in any spelling; it goes out in a body: addresses are remembered */
export const findPeople = async (name: string): Promise<readonly Found[]> => {
  const { data } = await api.POST('/people', { body: { familyName: name } });
  return data!.rows;
};
