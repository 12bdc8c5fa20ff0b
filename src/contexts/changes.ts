/** What is wanted and not so already. */
export const changesTo = <Terms extends object>(
  present: Partial<Terms> | undefined,
  wanted: Partial<Terms>,
): Partial<Terms> =>
  Object.fromEntries(
    Object.entries(wanted).filter(
      ([name, value]) =>
        value !== undefined && JSON.stringify(value) !== JSON.stringify(present?.[name as keyof Terms]),
    ),
  ) as Partial<Terms>;

export const isEmpty = (changes: object): boolean => Object.keys(changes).length === 0;
