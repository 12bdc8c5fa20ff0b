import { useQuery } from '@tanstack/react-query';
import { ask } from '../api/client.js';
import { type Problem, problemIn } from '../api/problem.js';
import type { Me } from './me.js';

const whoAmI = async (): Promise<Me> => {
  const response = await ask(new Request('/me'));
  if (!response.ok) throw await problemIn(response);
  return (await response.json()) as Me;
};

export const useSignedIn = (): { readonly me?: Me; readonly error?: Problem } => {
  const { data, error } = useQuery<Me, Problem>({
    queryKey: ['get', '/me'],
    queryFn: whoAmI,
    staleTime: Infinity,
  });
  return { ...(data && { me: data }), ...(error && !data && { error }) };
};
