import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { WORKSHOP } from '../interview/workshop.ts';
import { createCliHost } from '../run-cli.ts';

const ANSWERS = {
  schemaVersion: 1,
  rubric: { id: 'workshop', version: '1.0.0' },
  enterprise: { name: '鹰潭铜业有限公司', industry: 'C32', region: '360600' },
  assessment: { kind: 'self', assessedOn: '2026-11-01', assessors: [{ name: 'Li' }], targetLevel: 2 },
  answers: {
    'tool-list.1.1': { option: 'full', note: 'seen', evidence: [{ title: 'Tool book', kind: 'record' }] },
    'tool-list.1.2': 'mostly',
    'budget.1.1': { notApplicable: true, reason: 'head office' },
  },
};

const host = createCliHost();
afterAll(() => host[Symbol.dispose]());

function writeAnswers(name: string, changes: object = {}): string {
  writeFileSync(join(host.folder, name), JSON.stringify({ ...ANSWERS, ...changes }));
  return name;
}
const assess = (file: string, ...args: string[]) =>
  host.run(['assess', '--answers', file, '--rubric', WORKSHOP, ...args]);
const list = async (): Promise<{ id: string; status: string; answered: number }[]> => {
  const { stdout } = await host.run(['list', '--json']);
  return (JSON.parse(stdout) as { assessments: { id: string; status: string; answered: number }[] })
    .assessments;
};

describe('dcmm assess --answers', () => {
  it('stores a finished assessment, prints its result and what to do next', async () => {
    const { code, stdout, stderr } = await assess(writeAnswers('a.json'));
    expect(code).toBe(0);
    expect(stdout).toContain('鹰潭铜业有限公司');
    expect(stdout).toMatch(/Level \S+ \w+, score \d\.\d\d/);
    const [stored] = await list();
    expect(stored).toMatchObject({ status: 'done', answered: 3 });
    expect(stderr).toContain(`dcmm report ${stored?.id}`);
    const shown = JSON.parse((await host.run(['show', stored?.id ?? '', '--json'])).stdout);
    expect(shown.response.answers).toEqual({
      ...ANSWERS.answers,
      'tool-list.1.2': { option: 'mostly' },
    });
    expect(shown.response.assessment).toEqual(ANSWERS.assessment);
  });

  it('names everything that is wrong at once: shape, ids and dates', async () => {
    const file = writeAnswers('wrong.json', {
      extra: 1,
      assessment: { ...ANSWERS.assessment, assessedOn: '2026/11/01', targetLevel: 'three' },
      answers: { 'nowhere.1.1': 'full', 'tool-list.1.2': 'fully' },
    });
    const { code, stdout, stderr } = await assess(file);
    expect([code, stdout]).toEqual([3, '']);
    for (const words of [
      '$.extra  Unknown field',
      '$.assessment.assessedOn  Should look like 2026-03-31',
      '$.assessment.targetLevel  Should be a whole number',
      '$.answers["nowhere.1.1"]  The rubric has no criterion',
      '$.answers["tool-list.1.2"].option  No option “fully”',
    ])
      expect(stderr).toContain(words);
  });

  it('does not store the same answers twice', async () => {
    const before = (await list()).length;
    const { code, stderr } = await assess('a.json');
    expect(code).toBe(0);
    expect(stderr).toContain('stored already');
    expect(await list()).toHaveLength(before);
  });

  it('prints one JSON value', async () => {
    const { code, stdout } = await assess('a.json', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      schemaVersion: 1,
      status: 'done',
      isNew: false,
      result: { level: 1 },
    });
    expect(stdout.trim().split('\n')).toHaveLength(1);
  });

  it('reads standard input, and lets flags go over the file', async () => {
    const { code, stdout } = await host.run(
      [
        'assess',
        '--answers',
        '-',
        '--rubric',
        WORKSHOP,
        '--enterprise',
        'Other Ltd',
        '--target-level',
        '3',
        '--json',
      ],
      { input: JSON.stringify(ANSWERS) },
    );
    expect(code).toBe(0);
    const { result } = JSON.parse(stdout);
    expect(result.enterprise).toEqual({ ...ANSWERS.enterprise, name: 'Other Ltd' });
    expect(result.assessment.targetLevel).toBe(3);
  });

  it('lays more answers over an assessment that exists', async () => {
    const [{ id } = { id: '' }] = (await list()).slice(-1);
    const more = { answers: { 'tool-list.2.1': 'full', 'tool-list.1.2': 'none' } };
    const { code } = await host.run(['assess', '--resume', id, '--answers', writeAnswers('more.json', more)]);
    expect(code).toBe(0);
    const shown = JSON.parse((await host.run(['show', id, '--json'])).stdout);
    expect(Object.keys(shown.response.answers)).toHaveLength(4);
    expect(shown.response.answers['tool-list.1.2']).toEqual({ option: 'none' });
    expect(shown.assessment.status).toBe('done');
  });

  it('takes no answer away with a blank one or a remark', async () => {
    const [{ id } = { id: '' }] = (await list()).slice(-1);
    const blank = { answers: { 'tool-list.2.1': {}, 'tool-list.1.2': { note: 'Ask again.' } } };
    await host.run(['assess', '--resume', id, '--answers', writeAnswers('blank.json', blank)]);
    const { response } = JSON.parse((await host.run(['show', id, '--json'])).stdout);
    expect(response.answers['tool-list.2.1']).toEqual({ option: 'full' });
    expect(response.answers['tool-list.1.2']).toEqual({ option: 'none', note: 'Ask again.' });
  });

  it('names every problem with its place and stores nothing', async () => {
    const before = (await list()).length;
    const { code, stderr } = await assess(
      writeAnswers('bad.json', {
        enterprise: { name: 'Bad', industry: 'C99', region: '990000', uscc: '91360600MA35XXXX00' },
        answers: { nowhere: 'full', 'budget.1.1': { option: 'maybe' } },
      }),
    );
    expect(code).toBe(3);
    for (const part of [
      '$.enterprise.industry',
      '$.enterprise.region',
      '$.enterprise.uscc',
      'nowhere',
      'maybe',
    ])
      expect(stderr).toContain(part);
    expect(await list()).toHaveLength(before);
  });

  it('refuses a name that would drive the terminal', async () => {
    const { code, stderr } = await assess(writeAnswers('esc.json', { enterprise: { name: 'x\u001b[2J' } }));
    expect(code).toBe(3);
    expect(stderr).toContain('$.enterprise.name');
    expect(stderr).not.toContain('\u001b');
  });

  it('says which file is missing', async () => {
    const { code, stderr } = await assess('gone.json');
    expect(code).toBe(4);
    expect(stderr).toContain('gone.json');
  });
});

describe('dcmm assess without a terminal', () => {
  it.each([[[]], [['--resume']], [['--no-input']], [['--json']]])(
    'stops with code 2 and names the flag (%s)',
    async (args) => {
      const { code, stdout, stderr } = await host.run(['assess', ...args]);
      expect(code).toBe(2);
      expect(stdout).toBe('');
      expect(stderr).toContain('--answers FILE');
    },
  );
});

describe('the flags of dcmm assess', () => {
  it.each([
    [['--uscc', '91360600MA35XXXX00'], '--uscc'],
    [['--industry', 'Z1'], '--industry'],
    [['--region', '12'], '--region'],
    [['--date', '2027-01-01'], '--date'],
    [['--target-level', 'x'], '--target-level'],
    [['--bonus', 'award'], '--bonus'],
    [['--enterprise', 'x\u001b[2J'], '--enterprise'],
    [['--assessor', 'a\u0007'], '--assessor'],
    [['--scope', 'x'.repeat(5001)], '--scope'],
    [['--size', 'huge'], '--size'],
    [['--depth', 'deep'], '--depth'],
  ])('are refused when they cannot be right: %s', async (args, flag) => {
    const { code, stderr } = await assess('a.json', ...args);
    expect(code).toBe(2);
    expect(stderr).toContain(flag);
    expect(stderr).not.toContain('\u001b');
  });

  it('do not mix an assessment that exists with a new one', async () => {
    const { code, stderr } = await host.run(['assess', '--resume', '--depth', 'full', '--answers', 'a.json']);
    expect(code).toBe(2);
    expect(stderr).toContain('--depth');
  });
});
