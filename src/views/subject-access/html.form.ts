import { escaped } from '../../engine/html.js';
import type { SubjectAccessAnswer, SubjectEntry } from './subject-access.dto.js';

const day = (text: string): string => text.slice(0, 10).split('-').reverse().join('.');

const saysOf = (value: unknown): string => {
  if (value === null || value === undefined) return '–';
  if (Array.isArray(value)) return value.map(saysOf).join('; ');
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([name, field]) => `${name}: ${saysOf(field)}`)
      .join(', ');
  if (typeof value === 'boolean') return value ? 'ja' : 'nein';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? day(text) : text;
};

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  rows.length === 0
    ? '<p>Keine.</p>'
    : `<table><thead><tr>${heads.map((head) => `<th>${escaped(head)}</th>`).join('')}</tr></thead><tbody>${rows
        .map((cells) => `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`)
        .join('\n')}</tbody></table>`;

const list = (items: readonly string[]): string =>
  `<ul>${items.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`;

const entries = (of: readonly SubjectEntry[]): string =>
  table(
    ['Tag', 'Was', 'Inhalt', 'Erfasst', 'Durch', 'Rechtsgrundlage'],
    of.map((each) => [
      day(each.happenedOn),
      `${each.bedeutung}${each.superseded ? ' (später berichtigt oder zurückgenommen)' : ''}`,
      saysOf(each.data),
      day(each.recordedAt),
      `${each.role}, ${each.unit}`,
      each.legalBasis,
    ]),
  );

const STYLE =
  'body{font:10pt/1.4 sans-serif;margin:2em;max-width:60em}table{border-collapse:collapse;width:100%}' +
  'th,td{border:1px solid #999;padding:.2em .4em;text-align:left;vertical-align:top;overflow-wrap:anywhere}' +
  'thead{display:table-header-group}tr{break-inside:avoid}';

/** For the person: what is stored, why, since when, who recorded it, who saw it, and what she may ask for. */
export const htmlForm = ({ person, ...told }: SubjectAccessAnswer): string => {
  const name = [person.givenName, person.familyName].filter(Boolean).join(' ') || 'gelöscht';
  return `<!doctype html>
<html lang="de"><head><meta charset="utf-8"><title>Auskunft nach Art. 15 DSGVO</title><style>${STYLE}</style></head><body>
<h1>Auskunft über Ihre gespeicherten Daten</h1>
<p>nach Art. 15 DSGVO und § 83 SGB X, für <strong>${escaped(name)}</strong>${person.birthDate ? `, geboren ${escaped(saysOf(person.birthDate))}` : ''}.</p>
<p>Diese Auskunft nennt alles, was dieser Dienst über Sie gespeichert hat, woher es kommt, auf welcher Rechtsgrundlage es
verarbeitet wird, wem es gegeben wurde und wer es gesehen hat. Zuständige Stelle: ${escaped(person.unit ?? '–')}.</p>
<h2>Rechtsgrundlagen</h2>${list(told.legalBases)}
<h2>Woher die Daten stammen</h2>${list(told.sources)}
<h2>Was gespeichert ist (${told.entries.length} Einträge)</h2>${entries(told.entries)}
<h2>An wen Daten gegeben wurden, und Ihre Einwilligungen</h2>${entries(told.recipients)}
<h2>Wer Ihre Daten gesehen hat (${told.readers.length} Zugriffe)</h2>${table(
    ['Zeitpunkt (UTC)', 'Rolle', 'Stelle', 'Worin', 'Grund'],
    told.readers.map(({ at, role, unit, what, ground }) => [
      `${day(at)} ${at.slice(11, 16)}`,
      role,
      unit,
      what,
      ground ?? '–',
    ]),
  )}
<h2>Was nicht hier steht</h2>
<p>${told.shortened} Einträge nennen auch andere Menschen; was nur diese betrifft, ist weggelassen (Art. 15 Abs. 4 DSGVO).</p>
<h2>Ihre Rechte</h2>
<p>Sie können verlangen, dass falsche Daten berichtigt werden (Art. 16 DSGVO), dass Daten gelöscht oder eingeschränkt werden
(Art. 17, 18 DSGVO, § 84 SGB X), und einer Verarbeitung widersprechen (Art. 21 DSGVO). Eine Einwilligung können Sie jederzeit
zurücknehmen. Sie können sich bei der Datenschutzbeauftragten der zuständigen Stelle und bei der Aufsichtsbehörde beschweren.</p>
</body></html>
`;
};
