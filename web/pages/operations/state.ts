import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { components } from '../../generated/api.js';
import { look } from '../../api/client.js';
import type { Problem } from '../../api/problem.js';

export type Reader = components['schemas']['ReaderAnswer'];
export type Parked = components['schemas']['ParkedAnswer'] & { readonly reader: string };
export type Instance = components['schemas']['InstanceAnswer'];
export type Sweep = components['schemas']['SweepAnswer'];

/** Anew every two seconds while the page is open: what the service does itself is no view and tells nothing. */
const OFTEN = { refetchInterval: 2_000 } as const;

export const useReaders = () => look.useQuery('get', '/operations/projections', {}, OFTEN);
export const useSweeps = () => look.useQuery('get', '/operations/sweeps', {}, OFTEN);
export const useInstances = () => look.useQuery('get', '/operations/instances', {}, OFTEN);
export const useReady = () => look.useQuery('get', '/health/ready', {}, { ...OFTEN, retry: false });

/** Something that the service is told to do. */
export const useOrder = <Asked>(run: (asked: Asked) => Promise<unknown>) => {
  const queries = useQueryClient();
  return useMutation<unknown, Problem, Asked>({
    mutationFn: run,
    onSettled: () => queries.invalidateQueries(),
  });
};
