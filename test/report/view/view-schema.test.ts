import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { scoreSample, TEMPLATES, viewSample } from '../sample-report.ts';

const schema = JSON.parse(readFileSync(join(TEMPLATES, 'view.schema.json'), 'utf8'));
const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);

describe('the schema of the view model', () => {
  it('is made from the type as it is now (else: node scripts/make-schemas.mjs)', async () => {
    const path = '../../../scripts/make-schemas.mjs';
    const { makeSchema } = (await import(path)) as { makeSchema: (file: string) => unknown };
    expect(makeSchema('templates/report/view.schema.json')).toEqual(schema);
  });

  it('fits what the program gives', async () => {
    const { result } = await scoreSample((response) => ({ ...response, answers: {} }));
    for (const view of [
      await viewSample(),
      await viewSample({ languages: ['en', 'zh-CN'], size: 'brief' }),
      await viewSample(
        {
          previous: result,
          benchmark: { label: { 'zh-CN': '同行', en: 'Peers' }, count: 3, date: '2026-01-01', scores: {} },
        },
        (response) => ({ ...response, answers: {}, assessment: {} }),
      ),
    ]) {
      validate(JSON.parse(JSON.stringify(view)));
      expect(validate.errors ?? []).toEqual([]);
    }
  });
});
