import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { measureAnchors } from '../src/audit/measures.js';
import { metricsOf } from '../src/engine/metrics.js';

/* An alert on a metric that nobody has never fires, and one without a paragraph wakes somebody who cannot help. */

const read = (path: string): string => readFileSync(join(import.meta.dirname, '..', path), 'utf8');

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly for?: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string; readonly runbook: string };
}

const { groups } = parse(read('ops/prometheus/alerts.yml')) as { groups: { name: string; rules: Rule[] }[] };
const rules = groups.flatMap((group) => group.rules);

/** Words of the language itself. */
const LANGUAGE = [
  ...['absent', 'by', 'increase', 'max', 'min', 'rate', 'sum'],
  ...['instance', 'mountpoint', 'reader', 'status'],
];
/** Metrics of others. */
const ELSEWHERE = ['node_filesystem_avail_bytes', 'node_filesystem_size_bytes'];

const { registry } = metricsOf({} as never);
measureAnchors(registry, { behind: () => 0, every: () => 600, trouble: () => 0 });
const ours = registry.getMetricsAsArray().map(({ name }) => name);

const wordsIn = (expr: string): readonly string[] =>
  [...expr.replace(/"[^"]*"|\[\w+\]/g, '').matchAll(/[a-z_]\w*/gi)].map(([word]) => word);

const unknownIn = (expr: string): readonly string[] =>
  wordsIn(expr).filter(
    (word) => ![...LANGUAGE, ...ELSEWHERE, ...ours, ...ours.map((name) => `${name}_count`)].includes(word),
  );

/** Brackets that do not match. */
const isBalanced = (expr: string): boolean => {
  const open: string[] = [];
  for (const sign of expr.replace(/"[^"]*"/g, '')) {
    if ('([{'.includes(sign)) open.push(')]}'['([{'.indexOf(sign)]!);
    else if (')]}'.includes(sign) && open.pop() !== sign) return false;
  }
  return open.length === 0;
};

describe('the alerts', () => {
  it.each(rules.map((rule) => [rule.alert, rule] as const))(
    '%s asks for metrics that there are, and says what to do',
    (_, { expr, labels, annotations, ...rule }) => {
      expect(unknownIn(expr)).toEqual([]);
      expect(isBalanced(expr)).toBe(true);
      expect(rule.for ?? '1m').toMatch(/^\d+[smh]$/);
      expect(['page', 'warn']).toContain(labels.severity);
      expect(annotations.summary).toMatch(/\.$/);
      const [page, anchor] = annotations.runbook.split('#');
      const headings = [...read(page!).matchAll(/^#{2,3} (.+)$/gm)].map(([, heading]) =>
        heading!
          .toLowerCase()
          .replace(/[^\p{L}\p{N}\s_-]/gu, '')
          .replace(/\s/g, '-'),
      );
      expect(headings).toContain(anchor);
    },
  );

  it('are checked for what is not there', () => {
    expect(rules.length).toBeGreaterThan(6);
    expect(unknownIn('max(journal_positon) > 1')).toEqual(['journal_positon']);
    expect(isBalanced('max(rate(x[5m])')).toBe(false);
  });
});
