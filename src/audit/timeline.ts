import { escaped } from '../engine/html.js';
import { isSealed, type Sealed } from '../kernel/personal.js';
import type { StoredFact } from '../kernel/journal.js';

/** What stands in for a field that is not disclosed, or whose key is no more. */
const SEALED = '(nicht offengelegt)';
const ERASED = '(gelöscht)';

const STYLE = `body{font:14px/1.5 sans-serif;max-width:60em;margin:2em auto;padding:0 1em;color:#111}
h1{font-size:1.4em}section{border-top:1px solid #999;padding:.5em 0;break-inside:avoid}h2{font-size:1em;margin:0}
dl{display:grid;grid-template-columns:14em 1fr;gap:.1em 1em;margin:.3em 0}dt{color:#555}dd{margin:0;overflow-wrap:anywhere}
.who{color:#555;font-size:.85em}.not{color:#777;font-style:italic}@media print{body{margin:0;max-width:none}}`;

export interface Telling {
  readonly stream: string;
  readonly at: string;
  readonly facts: readonly StoredFact[];
  readonly means: (type: string) => string;
  /** The value of a token that is disclosed, null if it was erased; undefined if it stays sealed. */
  readonly disclosed: (token: Sealed) => unknown;
}

const day = (date: string): string => date.split('-').reverse().join('.');

/** A history to read and to print, in German; it needs nothing from elsewhere and runs no script. */
export const timelineOf = ({ stream, at, facts, means, disclosed }: Telling): string => {
  const shown = (value: unknown): string => {
    if (isSealed(value)) {
      const opened = disclosed(value);
      if (opened === undefined) return `<span class="not">${SEALED}</span>`;
      return opened === null ? `<span class="not">${ERASED}</span>` : shown(opened);
    }
    if (Array.isArray(value)) return value.map(shown).join(', ');
    if (typeof value === 'object' && value !== null)
      return Object.entries(value)
        .map(([name, its]) => `${escaped(name)}: ${shown(its)}`)
        .join('; ');
    return escaped(String(value));
  };
  const section = ({ version, type, happenedOn, recordedAt, data, meta }: StoredFact): string =>
    `<section id="f${version}"><h2>${version}. ${day(happenedOn)} – ${escaped(means(type))}</h2><dl>` +
    Object.entries(data)
      .map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${shown(value)}</dd>`)
      .join('') +
    `</dl><p class="who">${escaped(type)}, erfasst ${escaped(recordedAt)} von ${escaped(meta.actor.id)} ` +
    `(${escaped(meta.actor.role)}, ${escaped(meta.actor.unit)}), Rechtsgrundlage ${escaped(meta.legalBasis)}` +
    `${meta.corrects ? ', berichtigt einen früheren Eintrag' : ''}${meta.retracts ? ', nimmt einen früheren Eintrag zurück' : ''}</p></section>`;
  return `<!doctype html><html lang="de"><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>Verlauf ${escaped(stream)}</title><style>${STYLE}</style>
<h1>Verlauf ${escaped(stream)}</h1><p>${facts.length} Einträge, ausgestellt ${escaped(at)}. Ob sie unverändert und vollständig sind, prüft <code>node verify.mjs</code>; diese Seite ist nur eine Lesehilfe.</p>
${facts.map(section).join('\n')}
</html>
`;
};
