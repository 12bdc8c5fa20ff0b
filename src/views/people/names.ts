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

const once = (text: string): string => text.replace(/(.)\1+/g, '$1');

/** The skeletons of a part of a name: the same for `Mohammed`, `Muhamad` and `محمد`, for `Hryhorij` and `Григорій`. */
export const skeletonsOf = (part: string): readonly string[] => {
  // Ukrainians write and say h for what is g in Russian.
  const spoken = [part, part.replaceAll('g', 'h')];
  const readings = spoken.flatMap((said) => {
    const sounds = SOUNDS.reduce((text, [from, to]) => text.replace(from, to), said);
    return BOTH.map(([from, to]) => once(sounds.replace(from, to)));
  });
  // A single letter would find half of all people: with its vowels it finds `Julia` for `Юлія`.
  const whole = once(part.replace(/[jy]/g, 'i'));
  return [...new Set(readings.map((skeleton) => (skeleton.length > 1 ? skeleton : whole)))].filter(
    (skeleton) => skeleton.length > 1,
  );
};

/** Words under which a name is found. */
export const nameWords = (...names: readonly (string | null | undefined)[]): readonly string[] => {
  const parts = names.flatMap((name) => (name ? partsOf(name) : []));
  return [...new Set(parts.flatMap((part) => [part, ...skeletonsOf(part).map((each) => `~${each}`)]))];
};
