import { Link } from 'wouter';
import { useSpeech } from '../words/words.js';

interface Named {
  readonly familyName?: string | null;
  readonly givenName?: string | null;
}

export const nameOf = ({ familyName, givenName }: Named, erased: string): string =>
  [familyName, givenName].filter(Boolean).join(', ') || erased;

/** A person's name, and the way to her journey. */
export const Person = ({ id, of }: { readonly id: string; readonly of: Named }) => {
  const { t } = useSpeech();
  return <Link href={`/journeys/${id}`}>{nameOf(of, t.caseload.erased)}</Link>;
};
