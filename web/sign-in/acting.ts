/** As which of one's roles and units one acts, and in a demonstration on which day; kept for this page only. */
export type Acting = Readonly<Partial<Record<'Role' | 'Unit' | 'Dev-Now', string>>>;

let chosen: Acting = {};

export const acting = (): Acting => chosen;
export const act = (next: Acting): void => {
  chosen = next;
};
