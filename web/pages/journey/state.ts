import type { components } from '../../generated/api.js';

type Things = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** What the page itself looks at of a journey's state; the rest it shows as it comes. A role may see some chapters only. */
export interface State {
  readonly intake?: {
    readonly participant?: Readonly<
      Record<
        'familyName' | 'givenName' | 'birthDate' | 'municipality' | 'motherTongue',
        string | null | undefined
      >
    >;
  };
  readonly assignment?: { readonly caseWorker?: { readonly value: string } };
  readonly enrolment?: { readonly episodes: readonly object[]; readonly waiting: Things };
  readonly coaching?: { readonly openAppointments: Readonly<Record<string, string>> };
  readonly plan?: { readonly tasks: Things };
  readonly internship?: { readonly internships: Things };
  readonly placement?: { readonly placements: Things; readonly matches: Things };
  readonly sharing?: { readonly shares: Things };
  readonly closing?: { readonly closed?: object };
  readonly corrections?: { readonly contested: Things };
  readonly merging?: { readonly into?: string };
  readonly privacy?: { readonly holds: Things; readonly restricted?: string; readonly erased?: string };
}

export const stateOf = ({ state }: components['schemas']['StateAnswer']): State => state;
