import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { applyProfile } from '../../src/core/apply-profile.ts';
import { fromDecimal, round, toNumber } from '../../src/core/rational.ts';
import type { RoundingMode } from '../../src/core/rubric.ts';
import { findAppPaths } from '../../src/io/app-paths.ts';
import { loadRubric } from '../../src/io/load-rubric.ts';
import { parseProfile } from '../../src/schema/parse-profile.ts';
import { text } from './any-rubric.ts';
import { answerSet, item, layer, nodeOf, rubricOf, score } from './small-rubric.ts';

const page = readFileSync('docs/scoring.md', 'utf8');
const dcmm = (id: string) => loadRubric(id, findAppPaths({}), '/');

it('the profile that the page shows can be laid over its rubric', async () => {
  const parsed = parseProfile(JSON.parse(/```json\n([\s\S]*?)```/.exec(page)?.[1] ?? ''));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const { index } = await dcmm(parsed.value.rubric.id);
  expect(applyProfile(index.rubric, parsed.value)).toMatchObject({ ok: true });
});

it('the table of rounding modes is what they do', () => {
  const [head = '', ...rows] = (/\| mode \|[\s\S]*?\n\n/.exec(page)?.[0] ?? '').trim().split('\n');
  const cells = (row: string) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replace('−', '-'));
  const values = cells(head).slice(1).map(Number);
  const modes = rows.slice(1).map(cells);
  expect(modes.map(([mode]) => mode?.split('`')[1])).toEqual(['half-up', 'half-even', 'floor', 'truncate']);
  for (const [mode = '', ...rounded] of modes)
    expect(rounded.map(Number), mode).toEqual(
      values.map((value) => toNumber(round(fromDecimal(value), 2, mode.split('`')[1] as RoundingMode))),
    );
});

it.each(['dcmm-2018', 'dcmm-2025'])('the defaults on the page are those of %s', async (id) => {
  const { rubric } = (await dcmm(id)).index;
  expect(rubric).toMatchObject({
    policies: {
      unanswered: 'zero',
      notApplicable: 'exclude',
      rounding: { decimals: 2, mode: 'half-up', at: 'edge' },
      levelFrom: 'rounded',
    },
    method: { type: 'mean' },
    layers: [{ method: { type: 'mean' } }, { method: { type: 'level-sum' } }],
    gates: [],
    bonuses: [],
    warnings: { minimumCoverage: 0.8, maximumNotApplicable: 0.2, straightLineFrom: 8 },
  });
  const [set] = rubric.answerSets;
  expect(page).toContain(set?.options.map(({ label, value }) => `${label['zh-CN']} ${value}`).join(' · '));
  expect(page).toContain(rubric.bands.map(({ atLeast }) => atLeast).join(' / '));
});

it('the worked example comes out as the page says', async () => {
  const ratings: Record<number, (string | null)[]> = {
    1: ['full'],
    2: ['full', 'full', 'partly'],
    3: ['full', 'partly', 'partly', 'none', 'none', 'partly'],
    4: ['none', 'none'],
    5: [null, null],
  };
  const given = Object.entries(ratings).flatMap(([level, options]) =>
    options.map((option) => ({ level: Number(level), option })),
  );
  const { rubric } = (await dcmm('dcmm-2018')).index;
  const small = rubricOf(
    [
      item(
        'a',
        given.map(({ level }) => ({ level })),
      ),
    ],
    {
      levels: rubric.levels.map(({ level }) => ({ level, name: text(`${level}`) })),
      answerSets: [answerSet('conformity', { full: 1, mostly: 0.8, partly: 0.5, none: 0 })],
      layers: [layer('item', { type: 'level-sum' })],
      bands: rubric.bands,
    },
  );
  const answers = (level5: string | null | undefined) =>
    Object.fromEntries(
      given.flatMap(({ level, option }, at) => {
        const answer = level === 5 ? level5 : option;
        return answer === undefined ? [] : [[`a.${at + 1}`, answer]];
      }),
    );
  expect(nodeOf(score(small, answers(null)), 'a')).toMatchObject({ score: 3.25, level: 3 });
  expect(nodeOf(score(small, answers('none')), 'a')).toMatchObject({ score: 2.25, level: 2 });
  expect(score(small, answers(undefined)).possible).toMatchObject({
    lowest: { score: 2.25 },
    highest: { score: 3.25 },
  });
});

it('every model in the fixtures is named, and has its calculation beside it', () => {
  const folders = readdirSync('test/fixtures/rubrics');
  for (const folder of folders)
    expect(readdirSync(`test/fixtures/rubrics/${folder}`).sort()).toEqual([
      'README.md',
      'cases.json',
      'rubric.json',
    ]);
  expect(folders).toHaveLength(8);
});
