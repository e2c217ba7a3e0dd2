import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../src/errors.ts';
import { findAppPaths } from '../../src/io/app-paths.ts';
import { loadProfile } from '../../src/io/load-profile.ts';
import { loadRubric, loadRubricFile } from '../../src/io/load-rubric.ts';
import { text } from '../core/any-rubric.ts';
import { group, item, layer, MEAN, rubricOf } from '../core/small-rubric.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dcmm-rubric-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, content: unknown): string {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

const { children: _, ...head } = rubricOf([], { layers: [layer('domain', MEAN), layer('item', MEAN)] });
const x = group('x', [item('a', 1)]);
const y = group('y', [item('b', 1)]);
const inFiles = { ...head, domains: ['domains/x.json', 'domains/y.json'] };
const paths = { ...findAppPaths({}), userRubrics: '/nowhere' };

async function problemsOf(loading: Promise<unknown>): Promise<unknown> {
  try {
    await loading;
    return [];
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.problems.map(({ code, path }) => `${code} ${path}`);
  }
}

describe('a rubric', () => {
  it('is the same with its domains inline or in files, read by file or by folder', async () => {
    const inline = await loadRubricFile(write('inline.json', { ...head, children: [x, y] }));
    write('rubric.json', { $schema: '../rubric.schema.json', ...inFiles });
    write('domains/x.json', x);
    write('domains/y.json', y);
    for (const name of [folder, `${folder}/rubric.json`]) {
      const loaded = await loadRubric(name, paths, '/');
      expect(loaded.index.rubric.children).toEqual([x, y]);
      expect(loaded.digest).toBe(inline.digest);
    }
    expect((await loadRubric('./rubric.json', paths, folder)).file).toBe(join(folder, 'rubric.json'));
  });

  it('that is not there is told apart from a file that is not there', async () => {
    await expect(loadRubric('dcmm-1999', paths, '/')).rejects.toMatchObject({ code: 'unknown-rubric' });
    await expect(loadRubric('./none.json', paths, folder)).rejects.toMatchObject({ code: 'file-not-found' });
  });

  it('names every problem in every file, each with its file', async () => {
    write('domains/x.json', { ...x, children: [{ ...item('a', 1), colour: 'red' }] });
    write('domains/y.json', '{"id": "y",}');
    const file = write('rubric.json', {
      ...inFiles,
      version: 'one',
      domains: ['domains/x.json', 'domains/y.json', 'domains/z.json', '../w.json', '/etc/hosts'],
    });
    expect(await problemsOf(loadRubricFile(file))).toEqual([
      'schema-pattern $.version',
      'schema-unknown-key domains/x.json $.children[0].colour',
      'json-syntax domains/y.json 1:11',
      'missing-domain-file domains/z.json',
      'path-outside ../w.json',
      'path-outside /etc/hosts',
    ]);
  });

  it('follows no link out of its folder', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'dcmm-elsewhere-'));
    writeFileSync(join(elsewhere, 'x.json'), JSON.stringify(x));
    write('domains/y.json', y);
    symlinkSync(join(elsewhere, 'x.json'), join(folder, 'domains/x.json'));
    const file = write('rubric.json', inFiles);
    expect(await problemsOf(loadRubricFile(file))).toEqual(['path-outside domains/x.json']);
  });

  it('names what is wrong in its words together with what only the whole shows', async () => {
    write('domains/x.json', { ...x, name: 'X', colour: 'red' });
    write('domains/y.json', group('y', [item('a', 1)]));
    const bands = [{ level: 1, atLeast: 0.5 }];
    const file = write('rubric.json', { ...inFiles, title: { en: 'Only English' }, bands });
    expect(await problemsOf(loadRubricFile(file))).toEqual([
      'schema-required $.title["zh-CN"]',
      'schema-unknown-key domains/x.json $.colour',
      'schema-type domains/x.json $.name',
      'duplicate-id domains/y.json $.children[0].id',
      'duplicate-id domains/y.json $.children[0].criteria[0].id',
      'level-without-band $.levels[1]',
    ]);
  });

  it('whose levels are not all given by a band is still looked through for scores without a level', async () => {
    write('domains/x.json', x);
    write('domains/y.json', y);
    const bands = [{ level: 1, atLeast: 0.5 }];
    const problems = await problemsOf(loadRubricFile(write('rubric.json', { ...inFiles, bands })));
    expect(problems).toContain('level-without-band $.levels[1]');
    expect(problems).toContain('bands-hole $.bands[0].atLeast');
  });

  it('says of problems between files which file they are in', async () => {
    write('domains/x.json', x);
    write('domains/y.json', group('y', [item('a', 1)]));
    const file = write('rubric.json', inFiles);
    const loading = loadRubricFile(file);
    await expect(loading).rejects.toMatchObject({
      code: 'invalid-rubric',
      problems: [
        {
          code: 'duplicate-id',
          path: 'domains/y.json $.children[0].id',
          params: { id: 'a', first: 'domains/x.json $.children[0].id' },
        },
        { code: 'duplicate-id', path: 'domains/y.json $.children[0].criteria[0].id' },
      ],
    });
  });

  it('cannot have its domains in both ways, or in neither', async () => {
    expect(
      await problemsOf(loadRubricFile(write('rubric.json', { ...inFiles, children: [x, y] }))),
    ).toContain('schema-excluded $.domains');
    expect(await problemsOf(loadRubricFile(write('rubric.json', head)))).toEqual([
      'schema-required $.domains',
    ]);
  });

  it('of a later schema version is not measured by ours', async () => {
    const file = write('rubric.json', { schemaVersion: 2, all: 'new' });
    expect(await problemsOf(loadRubricFile(file))).toEqual(['schema-version $.schemaVersion']);
  });
});

describe('a profile', () => {
  const profile = {
    schemaVersion: 1,
    kind: 'profile',
    id: 'strict',
    rubric: { id: 'small' },
    name: text('Strict'),
    weights: { x: 3 },
  };

  it('is laid over a rubric and named by its digest, whatever schema the file points to', async () => {
    const rubric = await loadRubricFile(write('rubric.json', { ...head, children: [x, y] }));
    const plain = await loadProfile(rubric, write('strict.json', profile), '/');
    const pointed = await loadProfile(
      rubric,
      write('pointed.json', { $schema: './x.json', ...profile }),
      '/',
    );
    expect(plain.index.nodesById.get('x')?.weight).toEqual({ n: 3, d: 1 });
    expect(plain.digest).toBe(rubric.digest);
    expect(plain.profile).toMatchObject({ id: 'strict', digest: pointed.profile.digest });
  });

  it('names its problems', async () => {
    const rubric = await loadRubricFile(write('rubric.json', { ...head, children: [x, y] }));
    const problems = (content: unknown) => problemsOf(loadProfile(rubric, write('p.json', content), '/'));
    expect(
      await problems({ ...profile, weights: { x: -1 }, gates: [{ id: 'g', level: 2, atLeast: 1e300 }] }),
    ).toEqual([
      'schema-range $.weights.x',
      'schema-required $.gates[0].nodes',
      'schema-range $.gates[0].atLeast',
    ]);
    expect(await problems({ ...profile, weights: { z: 1 } })).toEqual(['unknown-reference $.weights["z"]']);
  });
});
