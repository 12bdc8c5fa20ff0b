import anyAscii from 'any-ascii';

/*
 * How a name is found although it was written otherwise: another script, another transliteration, another order.
 */

const UMLAUTS: readonly (readonly [RegExp, string])[] = [
  [/ä/g, 'ae'],
  [/ö/g, 'oe'],
  [/ü/g, 'ue'],
];

/** The parts of a name in plain Latin letters: `Müller-Абай` → `mueller`, `abay`. */
export const partsOf = (name: string): readonly string[] => {
  const german = UMLAUTS.reduce((text, [from, to]) => text.replace(from, to), name.toLowerCase());
  return anyAscii(german)
    .toLowerCase()
    .replace(/[`'’]/g, '')
    .split(/[^a-z]+/)
    .filter((part) => part.length > 0);
};

/** What sounds alike becomes the same letter, from longest to shortest; vowels and what stands for them vanish. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/dsch|dzh|dj|zh/g, 'j'],
  [/tsch|shch|sch|tch|sh|ts|tz|cz/g, 's'],
  [/kh|ch/g, 'h'],
  [/ph/g, 'f'],
  [/th|dh|d/g, 't'],
  [/gh/g, 'g'],
  [/x/g, 'ks'],
  [/[cqg]/g, 'k'],
  [/z/g, 's'],
  [/v/g, 'f'],
  [/b/g, 'p'],
  [/[aeiouy]/g, ''],
  [/h$/, ''],
];

/** Letters that are consonants for some who write a name and vowels for others. */
const BOTH: readonly (readonly [RegExp, string])[] = [
  [/w/g, 'f'],
  [/w|j/g, ''],
];

/** The skeletons of a part of a name: the same for `Mohammed`, `Muhamad` and `محمد`. */
export const skeletonsOf = (part: string): readonly string[] => {
  const sounds = SOUNDS.reduce((text, [from, to]) => text.replace(from, to), part);
  const readings = BOTH.map(([from, to]) => sounds.replace(from, to).replace(/(.)\1+/g, '$1'));
  // A single letter would find half of all people.
  return [...new Set(readings)].filter((skeleton) => skeleton.length > 1);
};

/** Words under which a name is found. */
export const nameWords = (...names: readonly (string | null | undefined)[]): readonly string[] => {
  const parts = names.flatMap((name) => (name ? partsOf(name) : []));
  return [...new Set(parts.flatMap((part) => [part, ...skeletonsOf(part).map((each) => `~${each}`)]))];
};
