import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { type Anchor, type Head, leafOf } from '../../src/audit/anchor.js';
import { type Path, rootBy } from '../../src/audit/merkle.js';
import { verifyBundle } from '../../src/audit/verify-bundle.js';
import { flawOf } from '../../src/engine/chain.js';
import type { StoredFact } from '../../src/kernel/journal.js';
import { temporaryFolder } from '../support/server.js';
import { startTestService, type TestService } from '../support/service.js';

let api: TestService;
let person: string;
let grant: string;
const folder = temporaryFolder();
const auditor = { 'dev-role': 'auditor', 'dev-actor': 'auditor-1' };
const administrator = { 'dev-role': 'administrator', 'dev-actor': 'admin-1' };
const EVIL = `<img src=x onerror=alert(1)>"'&`;

beforeAll(async () => {
  api = await startTestService({ ANCHOR_DIR: join(folder, 'anchors') });
  person = await api.person({ familyName: EVIL, givenName: 'Erika' });
  await api
    .issue(`/journeys/${person}/coaching/hold-session`, {
      on: '2021-03-12',
      minutes: 45,
      channel: 'phone',
      language: 'ar',
      topics: ['housing'],
      note: 'Nur fuer mich',
    })
    .expect(201);
  grant = await api.grant();
  await api.issue('/operations/anchors', {}, administrator).expect(200);
  await api.person();
});
afterAll(() => api?.stop());

const bundle = async (path: string, query = ''): Promise<Buffer> => {
  const { body } = await api
    .get(`${path}/bundle${query}`, auditor)
    .buffer(true)
    .parse((answer, done) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => done(null, Buffer.concat(chunks)));
    })
    .expect(200);
  return body as Buffer;
};
const ofPerson = (disclose: string) => bundle(`/journeys/${person}`, `?disclose=${disclose}`);

describe('anchors', () => {
  it('are listed for the auditor, made by the administrator, shown to nobody else', async () => {
    const { body } = await api.get('/operations/anchors', auditor).expect(200);
    expect(body.anchors).toHaveLength(1);
    expect(body.anchors[0].statement).toMatchObject({ number: 1, facts: 3, heads: 3 });
    await api.get('/operations/anchors?before=1', auditor).expect(200, { anchors: [] });
    await api.get('/operations/anchors?before=x', auditor).expect(400);
    await api.get('/operations/anchors', { 'dev-role': 'case-worker' }).expect(403);
    await api.issue('/operations/anchors', {}, auditor).expect(403);
  });

  it('say in the metrics how long facts have been waiting', async () => {
    const { text } = await api.get('/metrics', administrator).expect(200);
    expect(text).toMatch(/^anchor_behind_seconds [\d.]+$/m);
    expect(text).toMatch(/^anchor_in_trouble 0$/m);
  });
});

describe('the proof of a fact', () => {
  it('leads from the fact over the chain and the tree to a signed anchor', async () => {
    const { body } = await api.get(`/journeys/${person}/history`, auditor).expect(200);
    const fact = body.entries[0].stored.id;
    const answer = await api.get(`/journeys/${person}/proof?fact=${fact}`, auditor).expect(200);
    const { segment, proof } = answer.body as {
      segment: StoredFact[];
      proof: { head: Head; path: Path; anchor: Anchor };
    };
    expect(segment[0]!.id).toBe(fact);
    expect(segment.flatMap((each, index) => flawOf(each, segment[index - 1]) ?? [])).toEqual([]);
    expect(segment.at(-1)!.hash).toBe(proof.head.hash);
    expect(rootBy(leafOf(proof.head), proof.path)).toBe(proof.anchor.statement.root);
  });

  it('is for the auditor alone, of facts that are there and anchored', async () => {
    const none = '00000000-0000-4000-8000-000000000000';
    await api.get(`/journeys/${person}/proof?fact=${none}`, auditor).expect(404);
    await api.get(`/journeys/${none}/proof?fact=${none}`, auditor).expect(404);
    await api.get(`/journeys/${person}/proof?fact=${none}`, { 'dev-role': 'coordinator' }).expect(403);
    const late = await api.person();
    const { body } = await api.get(`/journeys/${late}/history`, auditor).expect(200);
    const { body: problem } = await api
      .get(`/journeys/${late}/proof?fact=${body.entries[0].stored.id}`, auditor)
      .expect(409);
    expect(problem.code).toBe('not-anchored');
  });
});

describe('a bundle', () => {
  it.each([
    ['none', 0],
    ['personal', 3],
    ['all', 4],
  ])('that discloses %s opens that and nothing else', async (disclose, least) => {
    const report = verifyBundle(await ofPerson(disclose));
    expect(report).toMatchObject({ problems: [], facts: 2, anchored: 2, stated: 0 });
    expect(report.opened).toBeGreaterThanOrEqual(least);
    expect(JSON.stringify(report.read).includes('Erika')).toBe(disclose !== 'none');
    const text = Object.values(unzipSync(await ofPerson(disclose))).map((file) => strFromU8(file));
    expect(text.join('').includes('Erika')).toBe(disclose !== 'none');
    if (disclose === 'none') expect(report.opened).toBe(0);
  });

  it('has a timeline to print, in which a name is text whatever it is', async () => {
    const html = strFromU8(unzipSync(await ofPerson('all'))['timeline.html']!);
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;');
    expect(html).toContain('12.03.2021');
    expect(strFromU8(unzipSync(await ofPerson('none'))['timeline.html']!)).toContain('nicht offengelegt');
  });

  it('of a grant is sound, too', async () => {
    expect(verifyBundle(await bundle(`/grants/${grant}`))).toMatchObject({
      problems: [],
      facts: 1,
      anchored: 1,
    });
  });

  it('is verified by one file that needs nothing else', async () => {
    const made = await ofPerson('personal');
    const here = temporaryFolder();
    const files = unzipSync(made);
    writeFileSync(join(here, 'verify.mjs'), files['verify.mjs']!);
    writeFileSync(join(here, 'bundle.zip'), made);
    const [pem] = Object.values(JSON.parse(strFromU8(files['public-keys.json']!)) as Record<string, string>);
    writeFileSync(join(here, 'key.pem'), pem!);
    const args = [join(here, 'verify.mjs'), join(here, 'bundle.zip'), '--key', join(here, 'key.pem')];
    expect(execFileSync(process.execPath, args, { cwd: here }).toString()).toContain('Sound.');
    const bytes = readFileSync(join(here, 'bundle.zip'));
    writeFileSync(join(here, 'bundle.zip'), bytes.subarray(0, bytes.length - 30));
    expect(spawnSync(process.execPath, args, { cwd: here }).status).toBe(2);

    writeFileSync(join(here, 'key.pem'), 'no key');
    const unread = spawnSync(process.execPath, args, { cwd: here });
    expect([unread.status, unread.stderr.toString()]).toEqual([
      1,
      expect.stringContaining('key.pem holds no public key'),
    ]);
  });

  it('is for the auditor alone, and leaves an entry of whom it was', async () => {
    await api.get(`/journeys/${person}/bundle`, { 'dev-role': 'coordinator' }).expect(403);
    await api.get(`/journeys/${person}/bundle?disclose=everything`, auditor).expect(400);
    await api.get(`/journeys/not-an-id/bundle`, auditor).expect(400);
    await ofPerson('all');
    const { body } = await api.get(`/read-log?participant=${person}`, auditor).expect(200);
    expect(JSON.stringify(body)).toContain('"bundle"');
  });
});

describe('a bundle that was changed', () => {
  let whole: Record<string, Uint8Array>;
  beforeAll(async () => {
    whole = unzipSync(await ofPerson('all'));
  });
  /** What is told of a bundle with other files; a broken one is told of as an error. */
  const told = (files: Record<string, Uint8Array>, trusted?: string[]): readonly string[] => {
    try {
      return verifyBundle(Buffer.from(zipSync(files)), trusted).problems;
    } catch (error) {
      return [(error as Error).message];
    }
  };

  it('in nothing is sound', () => {
    expect(told(whole)).toEqual([]);
  });

  it('in any byte of any file is told of', () => {
    for (const [name, content] of Object.entries(whole)) {
      // The signature's file is JSON around what is checked: its braces and quotes are not signed.
      const step = Math.max(1, Math.floor(content.length / 40));
      for (let at = 0; at < content.length; at += step) {
        const changed = content.slice();
        changed[at]! ^= 1;
        expect([name, at, told({ ...whole, [name]: changed })]).not.toEqual([name, at, []]);
      }
    }
  });

  it('by a file too many or one too few is told of', () => {
    expect(told({ ...whole, 'more.txt': strToU8('x') })).toEqual(['more.txt was added']);
    for (const name of Object.keys(whole)) {
      const { [name]: _, ...rest } = whole;
      expect(told(rest)).not.toEqual([]);
    }
  });

  const text = (name: string) => strFromU8(whole[name]!);
  it.each<readonly [string, () => Record<string, string>]>([
    [
      'a fact left out at the end',
      () => ({ 'facts.jsonl': text('facts.jsonl').split('\n').slice(0, 1).join('\n') }),
    ],
    [
      'facts in another order',
      () => ({ 'facts.jsonl': text('facts.jsonl').trim().split('\n').reverse().join('\n') }),
    ],
    ['another day', () => ({ 'facts.jsonl': text('facts.jsonl').replace('2021-03-12', '2021-03-11') })],
    ['a proof left out', () => ({ 'proofs.jsonl': '' })],
    [
      'another key of a field',
      () => ({ 'keys.jsonl': text('keys.jsonl').replace(/"key":"..../, '"key":"AAAA') }),
    ],
    ['another timeline', () => ({ 'timeline.html': '<p>Nothing happened.' })],
  ])('by %s is told of', (_, change) => {
    const files = Object.fromEntries(
      Object.entries(change()).map(([name, content]) => [name, strToU8(content)]),
    );
    expect(told({ ...whole, ...files })).not.toEqual([]);
  });

  it('and signed by somebody else is told of, where the key of the house is known', async () => {
    const other = await startTestService();
    try {
      const id = await other.person();
      const { body } = await other
        .get(`/journeys/${id}/bundle`, auditor)
        .buffer(true)
        .parse((answer, done) => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.on('end', () => done(null, Buffer.concat(chunks)));
        });
      const trusted = Object.values(JSON.parse(text('public-keys.json')) as Record<string, string>);
      expect(told(unzipSync(body as Buffer))).toEqual([]);
      expect(told(unzipSync(body as Buffer), trusted)[0]).toContain('not signed by a known key');
      expect(verifyBundle(body as Buffer, trusted).anchored).toBe(0);
    } finally {
      await other.stop();
    }
  });
});
