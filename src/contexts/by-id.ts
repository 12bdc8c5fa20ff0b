/** Things of one kind within a stream, by their ids. */
export type ById<Thing> = Readonly<Record<string, Thing>>;

/** The thing with this id, if there is one. */
export const find = <Thing>(things: ById<Thing>, id: string | undefined): Thing | undefined =>
  id !== undefined && Object.hasOwn(things, id) ? things[id] : undefined;

/** All of them, one with changes; what is unknown stays unknown. */
export const changed = <Thing>(things: ById<Thing>, id: string, changes: Partial<Thing>): ById<Thing> => {
  const thing = find(things, id);
  return thing ? { ...things, [id]: { ...thing, ...changes } } : things;
};

/** All but one. */
export const without = <Thing>(things: ById<Thing>, id: string): ById<Thing> =>
  Object.fromEntries(Object.entries(things).filter(([key]) => key !== id));
