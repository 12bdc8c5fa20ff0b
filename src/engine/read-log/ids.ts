const LENGTH = 36;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const HYPHEN = 45;

/** The id in a text that is one, or the name of a stream. */
const idIn = (text: string): string | undefined => {
  const from = text.length - LENGTH;
  if (from < 0 || text.charCodeAt(text.length - 13) !== HYPHEN) return undefined;
  if (from > 0 && text.charCodeAt(from - 1) !== HYPHEN) return undefined;
  const id = text.slice(from);
  return UUID.test(id) ? id : undefined;
};

/** Every id in a value, wherever it stands: what is shown with an id is shown of somebody. */
export const idsIn = (value: unknown, found = new Set<string>()): Set<string> => {
  if (typeof value === 'string') {
    const id = idIn(value);
    if (id) found.add(id);
  } else if (Array.isArray(value)) for (const each of value) idsIn(each, found);
  else if (typeof value === 'object' && value !== null)
    for (const [name, field] of Object.entries(value)) {
      if (name.length >= LENGTH) idsIn(name, found);
      idsIn(field, found);
    }
  return found;
};
