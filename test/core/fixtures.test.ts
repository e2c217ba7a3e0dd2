import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scoreResponse } from '../../src/core/score-response.ts';
import { loadRubricFile } from '../../src/io/load-rubric.ts';
import { parseAnswers } from '../../src/schema/parse-answers.ts';
import { IDENTITY, responseOf, type ShortAnswers } from './small-rubric.ts';

const folder = join(import.meta.dirname, '../fixtures/rubrics');

interface Case {
  readonly name: string;
  readonly answers: ShortAnswers;
  readonly expected: { readonly nodes: Readonly<Record<string, number | null>> } & Record<string, unknown>;
}

// Other people's models, said in the format alone; the README beside each rubric has the calculation by hand.
describe.each(readdirSync(folder))('%s', (name) => {
  const cases: Case[] = JSON.parse(readFileSync(join(folder, name, 'cases.json'), 'utf8'));

  it.each(cases)('$name', async ({ answers, expected: { nodes, ...expected } }) => {
    const { index } = await loadRubricFile(join(folder, name, 'rubric.json'));
    const response = parseAnswers(responseOf(index.rubric, answers), index, { today: '2026-11-22' });
    if (!response.ok) throw new Error(JSON.stringify(response.problems));
    const result = scoreResponse(index, response.value, IDENTITY);
    expect(result).toMatchObject(expected);
    const scores = Object.fromEntries(result.nodes.map(({ id, score }) => [id, score]));
    expect(scores).toMatchObject(nodes);
  });
});
