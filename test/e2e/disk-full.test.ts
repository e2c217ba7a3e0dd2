import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';

const BIN = join(import.meta.dirname, '../../bin/dcmm.js');
const RUBRIC = join(import.meta.dirname, '../fixtures/interview/rubric.json');
const ANSWERS = {
  schemaVersion: 1,
  rubric: { id: 'workshop', version: '1.0.0' },
  enterprise: { name: '鹰潭铜业有限公司' },
  assessment: { assessedOn: '2026-11-01' },
  // Evidence makes the answers as large as those of a real assessment.
  answers: Object.fromEntries(
    ['tool-list.1.1', 'tool-list.1.2', 'budget.1.1'].map((id) => [
      id,
      {
        option: 'full',
        evidence: Array.from({ length: 40 }, (_, at) => ({
          title: `${id} ${at} `.repeat(20),
          kind: 'record',
        })),
      },
    ]),
  ),
};

/** A folder where files cannot grow past a limit, which to the program is a disk that fills up at that point. */
function createPlace() {
  const folder = mkdtempSync(join(tmpdir(), 'dcmm-disk-full-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const env = { PATH: process.env.PATH, HOME: folder, LANG: 'en_US.UTF-8', DCMM_DB: join(folder, 'dcmm.db') };
  const options = { cwd: folder, env, encoding: 'utf8' } as const;
  return {
    write: (name: string, content: object) => writeFileSync(join(folder, name), JSON.stringify(content)),
    run: (...args: string[]) => execFileSync(process.execPath, [BIN, ...args], { ...options, stdio: 'pipe' }),
    /** Its exit code and what it said, with room for files of so many KiB. */
    runWithin(room: number, ...args: string[]) {
      const script = `ulimit -f ${room}; exec "$@"`;
      const { status, stderr } = spawnSync(
        'bash',
        ['-c', script, '-', process.execPath, BIN, ...args],
        options,
      );
      return { code: status, stderr };
    },
  };
}

// The limit is a POSIX one; what it shows is the same on every system.
it.skipIf(process.platform === 'win32')(
  'stores an answer file as a whole or not at all, wherever the disk fills up',
  () => {
    const place = createPlace();
    place.write('answers.json', ANSWERS);
    place.write('tools.json', { ...ANSWERS, enterprise: { name: 'First' } });
    const assess = ['assess', '--rubric', RUBRIC, '--answers'];
    // A database with its schema, the rubric and one assessment: what is stored later is the assessment alone.
    place.run(...assess, 'tools.json');
    const before = place.run('db', 'export');
    const failures: number[] = [];
    let room = 40;
    for (; room < 1024; room += 16) {
      const { code, stderr } = place.runWithin(room, ...assess, 'answers.json');
      if (code === 0) break;
      expect([code, stderr], `${room} KiB`).toEqual([4, expect.stringContaining('dcmm.db')]);
      expect(place.run('db', 'export') === before, `changed nothing with ${room} KiB`).toBe(true);
      failures.push(room);
    }
    expect(failures.length).toBeGreaterThan(3);
    const { assessments } = JSON.parse(place.run('list', '--json'));
    expect(assessments).toMatchObject([{ status: 'done', answered: 3 }, { status: 'done' }]);
  },
);
