import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Enterprise } from '../../src/core/response.ts';
import type { Result } from '../../src/core/result.ts';
import type { Rubric } from '../../src/core/rubric.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { NewAssessment, Store, StoreOptions } from '../../src/store/store.ts';

const text = (english: string) => ({ 'zh-CN': `${english}（中文）`, en: english });

/** Two domains, three items, five criteria, two answer sets. */
export const SAMPLE_RUBRIC: Rubric = {
  schemaVersion: 1,
  kind: 'maturity',
  id: 'sample',
  version: '1.0.0',
  title: text('Sample'),
  notice: text('Notice'),
  levels: [1, 2, 3].map((level) => ({ level, name: text(`Level ${level}`) })),
  answerSets: [
    {
      id: 'four',
      options: ['none', 'partly', 'largely', 'full'].map((id, step) => ({
        id,
        value: step / 3,
        label: text(id),
      })),
    },
    {
      id: 'many',
      multiple: 'add',
      options: ['a', 'b'].map((id) => ({ id, value: 0.5, label: text(id) })),
    },
  ],
  policies: {
    unanswered: 'zero',
    notApplicable: 'exclude',
    rounding: { decimals: 2, mode: 'half-up', at: 'edge' },
    levelFrom: 'rounded',
  },
  method: { type: 'mean' },
  layers: [
    { id: 'domain', name: text('Domain'), method: { type: 'mean' } },
    { id: 'item', name: text('Item'), method: { type: 'mean' } },
  ],
  bands: [
    { level: 1, atLeast: 0 },
    { level: 2, atLeast: 0.5 },
    { level: 3, atLeast: 0.8 },
  ],
  children: [
    {
      id: 'strategy',
      name: text('Strategy'),
      children: [
        {
          id: 'planning',
          name: text('Planning'),
          criteria: [
            { id: 'planning.1.1', level: 1, text: text('Is there a plan?') },
            { id: 'planning.2.1', level: 2, text: text('Is the plan followed?') },
          ],
        },
        {
          id: 'budget',
          name: text('Budget'),
          criteria: [{ id: 'budget.1.1', level: 1, text: text('Is there a budget?') }],
        },
      ],
    },
    {
      id: 'quality',
      name: text('Quality'),
      children: [
        {
          id: 'rules',
          name: text('Rules'),
          criteria: [
            { id: 'rules.1.1', level: 1, text: text('Are there rules?'), answerSet: 'many' },
            { id: 'rules.2.1', level: 2, text: text('Are the rules checked?') },
          ],
        },
      ],
    },
  ],
};
export const RUBRIC_DIGEST = 'a'.repeat(64);
export const CRITERIA = ['planning.1.1', 'planning.2.1', 'budget.1.1', 'rules.1.1', 'rules.2.1'];
export const NODES = ['sample', 'strategy', 'planning', 'budget', 'quality', 'rules'];

export const ACME: Enterprise = {
  name: '鹰潭铜业有限公司',
  uscc: '91360600MA35XXXX0X',
  industry: 'C32',
  region: '360600',
  role: 'data-owner',
  size: 'large',
};

/** A clock that moves one second each time it is read. */
export function fakeClock(start = Date.UTC(2026, 10, 21, 10)): () => Date {
  let time = start;
  return () => {
    const now = new Date(time);
    time += 1000;
    return now;
  };
}

/** A folder of its own for one test, gone afterwards. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dcmm-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export async function openTestStore(file = ':memory:', options: Partial<StoreOptions> = {}): Promise<Store> {
  const store = await openStore({ file, now: fakeClock(), ...options });
  onTestFinished(() => store.close());
  return store;
}

/** An enterprise, the sample rubric and an open assessment; its id. */
export async function startAssessment(store: Store, changes: Partial<NewAssessment> = {}): Promise<string> {
  await store.saveRubric(RUBRIC_DIGEST, SAMPLE_RUBRIC);
  const enterprise = (await store.findEnterprise(ACME.name)) ?? (await store.createEnterprise(ACME));
  const { id } = await store.createAssessment({
    enterpriseId: enterprise.id,
    rubricDigest: RUBRIC_DIGEST,
    depth: 'full',
    language: 'zh-CN',
    info: { kind: 'self', assessedOn: '2026-11-21', targetLevel: 3 },
    ...changes,
  });
  return id;
}

/** A result as scoring would give it, with these numbers in it. */
export function sampleResult(changes: Partial<Result> = {}): Result {
  const coverage = { answered: 4, applicable: 5, total: 5 };
  const node = (id: string, score: number | null) => ({
    id,
    layer: 'item',
    parent: null,
    weight: 1,
    method: 'mean' as const,
    score,
    level: score === null ? null : 2,
    outcome: score === null ? ('unanswered' as const) : ('scored' as const),
    numerator: score,
    denominator: score === null ? null : 1,
    excluded: [],
    coverage,
  });
  return {
    schemaVersion: 1,
    scoringVersion: 1,
    rubric: { id: 'sample', version: '1.0.0', digest: RUBRIC_DIGEST, profile: null },
    answersDigest: 'b'.repeat(64),
    enterprise: ACME,
    assessment: { kind: 'self', assessedOn: '2026-11-21' },
    score: 0.67,
    level: 2,
    outcome: 'scored',
    levels: { byScore: 3, weakestDomain: 1, afterGates: 2 },
    possible: { lowest: { score: 0.6, level: 2 }, highest: { score: 0.8, level: 3 } },
    coverage,
    gates: [],
    bonuses: [],
    warnings: [{ code: 'low-coverage', node: 'sample', value: 0.8, limit: 0.9 }],
    nodes: NODES.map((id, place) => node(id, place === 3 ? null : place / 10 + 0.05)),
    ...changes,
  };
}
