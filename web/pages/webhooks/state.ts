import type { components } from '../../generated/api.js';
import { api, look } from '../../api/client.js';

export type Webhook = components['schemas']['WebhookAnswer'];

export const useWebhooks = () => look.useQuery('get', '/operations/webhooks', {}, { refetchInterval: 5_000 });

const of = (id: string) => ({ params: { path: { id } } });

/** What can be done with one, by its word. */
export const ORDERS = {
  test: (id: string) => api.POST('/operations/webhooks/{id}/test', of(id)),
  rotate: (id: string) => api.POST('/operations/webhooks/{id}/rotate-secret', of(id)),
  pause: (id: string) => api.POST('/operations/webhooks/{id}/pause', of(id)),
  resume: (id: string) => api.POST('/operations/webhooks/{id}/resume', of(id)),
  end: (id: string) => api.DELETE('/operations/webhooks/{id}', of(id)),
} as const;

export type Order = keyof typeof ORDERS;

/** Which of them make sense in which state. */
export const ordersFor = (state: string): readonly Order[] => [
  'test',
  state === 'active' ? 'pause' : 'resume',
  'rotate',
  'end',
];
