/** The position of the last command of this page: what is read soon after waits for it (read your own writes). */

const SOON = 20_000;

/** Parts of the interface that know no `after`. */
const WITHOUT = /^\/(operations|health|me|sign-in|indicators|metrics)\b|\/(proof|bundle)$/;

let latest: { readonly position: string; readonly at: number } | undefined;

export const recorded = (position: string): void => {
  latest = { position, at: Date.now() };
};

export const sees = (path: string): string | undefined =>
  latest && Date.now() - latest.at < SOON && !WITHOUT.test(path) ? latest.position : undefined;
