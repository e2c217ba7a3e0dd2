import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lintClassification } from '../src/core/lint/lint-classification.ts';
import { lintRubric } from '../src/core/lint/lint-rubric.ts';
import { findAppPaths } from '../src/io/app-paths.ts';
import { findRubricFiles } from '../src/io/find-rubric-file.ts';
import { loadAllowances } from '../src/io/load-allowances.ts';
import { findOverlayFiles, loadClassification, loadOverlay } from '../src/io/load-classification.ts';
import { loadConditions } from '../src/io/load-conditions.ts';
import { loadCrosswalk } from '../src/io/load-crosswalk.ts';
import { loadRubric } from '../src/io/load-rubric.ts';

const paths = findAppPaths({});
const ids = [...(await findRubricFiles(paths)).keys()];

describe('the shipped rubrics', () => {
  it.each([
    ['dcmm-2018', 8, 28],
    ['dcmm-2025', 9, 33],
  ])('%s loads without a problem and has %i domains with %i items', async (id, domains, items) => {
    const { index } = await loadRubric(id, paths, '/');
    expect(index.rubric.children).toHaveLength(domains);
    expect(index.items).toHaveLength(items);
  });

  it.each(ids)('%s has evidence, follow-up, advice and effort for every criterion', async (id) => {
    const { index } = await loadRubric(id, paths, '/');
    const bare = index.criteria.filter(
      ({ criterion: { evidence = [], followUp, recommendation, effort, buildsOn } }) =>
        evidence.length === 0 || !followUp || !recommendation || !effort || buildsOn === undefined,
    );
    expect(bare.map(({ criterion: { id: bareId } }) => bareId)).toEqual([]);
  });

  it.each(ids)(
    '%s says of every item who knows, what each level looks like and what it lacks',
    async (id) => {
      const { index } = await loadRubric(id, paths, '/');
      const levels = ['1', '2', '3', '4', '5'];
      for (const { node } of index.items) {
        expect(Object.keys(node?.descriptors ?? {}), node?.id).toEqual(levels);
        expect(Object.keys(node?.weaknesses ?? {}), node?.id).toEqual(levels);
        expect(node?.roles?.length, node?.id).toBeGreaterThan(1);
        expect(node?.basis?.criteria, node?.id).toBe('own');
      }
    },
  );

  it.each(ids)('%s gives lint nothing to find, with no exception made', async (id) => {
    const { index, file } = await loadRubric(id, paths, '/');
    expect(await loadAllowances(file)).toEqual([]);
    expect(lintRubric(index.rubric)).toEqual([]);
  });

  it('the classification rubric and its overlays give lint nothing to find', async () => {
    const { index, file } = await loadClassification('industrial-data-2020', undefined, paths, '/');
    const overlays = await Promise.all([...(await findOverlayFiles(file)).values()].map(loadOverlay));
    expect(lintClassification(index.rubric, overlays)).toEqual([]);
  });
});

describe('the shipped crosswalk', () => {
  it.each([
    ['dcmm-2018', 'dcmm-2025'],
    ['dcmm-2025', 'dcmm-2018'],
  ])('leads from every criterion of %s to %s, with no dangling end', async (from, to) => {
    const [source, target] = [await loadRubric(from, paths, '/'), await loadRubric(to, paths, '/')];
    const { items, criteria } = await loadCrosswalk(source.index, target.index, paths, { cwd: '/' });
    const [left, right] = [
      new Set(criteria.flatMap((one) => one.from)),
      new Set(criteria.flatMap((one) => one.to)),
    ];
    expect([left.size, right.size]).toEqual([source.index.criteria.length, target.index.criteria.length]);
    expect(new Set(items.flatMap((one) => one.to)).size).toBe(target.index.items.length);
  });

  it('calls the same only what reads the same', async () => {
    const [old, now] = [await loadRubric('dcmm-2018', paths, '/'), await loadRubric('dcmm-2025', paths, '/')];
    const { criteria } = await loadCrosswalk(old.index, now.index, paths, { cwd: '/' });
    const same = criteria.filter(({ relation }) => relation === 'same');
    expect(same.length).toBeGreaterThan(200);
    for (const { from, to } of same)
      expect(now.index.criteriaById.get(to[0] ?? '')?.criterion.text).toEqual(
        old.index.criteriaById.get(from[0] ?? '')?.criterion.text,
      );
  });
});

it('the shipped entry conditions load and name their sources', async () => {
  for (const name of readdirSync(join(paths.rubrics, 'eligibility'))) {
    const { conditions } = await loadConditions(join(paths.rubrics, 'eligibility', name), paths, '/');
    expect(conditions.sources.length, name).toBeGreaterThan(0);
  }
});

it('docs/content.md counts what the rubrics hold now', () => {
  expect(() =>
    execFileSync(process.execPath, ['scripts/write-content-counts.mjs', '--check'], { stdio: 'pipe' }),
  ).not.toThrow();
});
