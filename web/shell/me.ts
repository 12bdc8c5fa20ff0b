import { createContext, useContext } from 'react';

/** Who is signed in, and what the role may do (`GET /me`). */
export interface Me {
  readonly account: string;
  readonly name?: string | null;
  readonly role: string;
  readonly roles: readonly string[];
  readonly unit: string;
  readonly units: readonly string[];
  readonly may: {
    readonly commands: readonly string[];
    readonly views: readonly string[];
    readonly replay: readonly string[];
    /** What the role may set off in the service itself. */
    readonly operate: readonly string[];
  };
}

export const MeContext = createContext<Me | undefined>(undefined);

export const useMe = (): Me => {
  const me = useContext(MeContext);
  if (!me) throw new Error('Nobody is signed in.');
  return me;
};

export const useMayLook = (view: string): boolean => useMe().may.views.includes(view);
export const useMayIssue = (command: string): boolean => useMe().may.commands.includes(command);
