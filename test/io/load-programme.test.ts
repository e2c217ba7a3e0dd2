import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { AppError } from '../../src/errors.ts';
import type { AppPaths } from '../../src/io/app-paths.ts';
import { loadProgramme } from '../../src/io/load-programme.ts';

const SEEDS = join(import.meta.dirname, '../../seeds');
const PATHS = { seeds: SEEDS } as AppPaths;
const SHIPPED = readdirSync(join(SEEDS, 'programmes')).map((name) => name.replace(/\.json$/, ''));

describe('a shipped programme', () => {
  it.each(SHIPPED)('%s can be loaded by its id', async (id) => {
    const programme = await loadProgramme(id, PATHS, '/');
    expect(programme.id).toBe(id);
    // What is counted for a target is ours, and said to be.
    for (const { measure, note } of programme.targets)
      expect(measure === undefined || note !== undefined).toBe(true);
  });
});

describe('a programme of the user', () => {
  const problemsOf = async (content: object): Promise<string[]> => {
    const folder = mkdtempSync(join(tmpdir(), 'dcmm-programme-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, 'own.json'), JSON.stringify(content));
    try {
      await loadProgramme('own.json', PATHS, folder);
      return [];
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return (error.problems ?? []).map(({ code, path }) => `${code} ${path}`);
    }
  };
  const text = { 'zh-CN': '虚构', en: 'Made up' };
  const own = {
    schemaVersion: 1,
    kind: 'programme',
    id: 'own',
    name: text,
    issuedBy: text,
    regions: ['3606'],
    targets: [{ id: 'one', text, by: '2027-12-31' }],
  };

  it.each(['2026', '2026-05', '2026-05-31'])('may be issued on %s', async (issuedOn) => {
    expect(await problemsOf({ ...own, issuedOn })).toEqual([]);
  });

  it('has days that exist and targets with ids of their own', async () => {
    const [target] = own.targets;
    const targets = [target, { ...target, by: '2027-02-30' }];
    expect(await problemsOf({ ...own, issuedOn: '2026-13', targets })).toEqual([
      'date-invalid $.issuedOn',
      'date-invalid $.targets[1].by',
      'duplicate-id $.targets[1].id',
    ]);
  });

  it('has no number below one and no unknown fields', async () => {
    const [target] = own.targets;
    expect(await problemsOf({ ...own, targets: [{ ...target, value: 0, levle: 3 }] })).toHaveLength(2);
  });
});
