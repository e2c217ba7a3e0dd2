import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createCliHost } from '../run-cli.ts';

const host = createCliHost();
afterAll(() => host[Symbol.dispose]());

// The worked example of test/fixtures/rubrics/owasp-samm, with one blank and one criterion that does not apply.
cpSync(join(import.meta.dirname, '../../fixtures/rubrics/owasp-samm'), join(host.folder, 'samm'), {
  recursive: true,
});
const practice = (id: string, ...options: (string | null)[]) =>
  Object.fromEntries(
    ['1.a', '1.b', '2.a', '2.b', '3.a', '3.b'].flatMap((place, at) =>
      options[at] ? [[`${id}.${place}`, options[at]]] : [],
    ),
  );
writeFileSync(
  join(host.folder, 'answers.json'),
  JSON.stringify({
    schemaVersion: 1,
    rubric: { id: 'owasp-samm' },
    enterprise: { name: 'Sample Ltd' },
    answers: {
      ...practice('strategy-metrics', 'most', 'half', 'half', 'some', 'none', 'none'),
      ...practice('policy-compliance', 'most', 'most', 'half', 'none', 'some', 'none'),
      ...practice('security-testing', 'most', 'most', 'most', 'half', 'half', null),
      'policy-compliance.2.b': { notApplicable: true, reason: 'no such tools' },
    },
  }),
);
const explain = (...args: string[]) => host.run(['explain', 'answers.json', '--rubric', './samm', ...args]);

describe('dcmm explain', () => {
  it('explains the whole', async () => {
    const { code, stdout, stderr } = await explain();
    expect(code).toBe(0);
    expect(stdout).toBe(`Software assurance maturity (scored as OWASP SAMM is) (owasp-samm), the whole
Sample Ltd
Score 1.69, level 1 Level 1
16 of 17 applicable criteria answered (18 in all)
By score 1 Level 1 · by weakest domain 1 Level 1 · after gates 1 Level 1

How the score comes about
  Weighted mean, Σ w·s ÷ Σ w: 3.375 ÷ 2 = 1.6875
  Rounded to 2 decimals, half away from zero: 1.69

What it is made from
Part	Weight	Score	Exact
Governance	1	1.38	1.375
Verification	1	2.00	

From score to level
  Level 1 Level 1: 1 ≤ 1.69 < 2
  The printed score is compared.

Possible range
  1.69 (level 1) to 1.94 (level 1), if every blank is answered worst, or best

Choices of the rubric that mattered
  No answer counts as 0 (criteria: 1)
  What does not apply is left out (criteria: 1)
`);
    expect(stderr).toBe('\nOne step down: dcmm explain answers.json governance\n');
  });

  it('explains an item by its levels and criteria', async () => {
    const { stdout } = await explain('policy-compliance');
    expect(stdout).toContain('Sum over the levels of the mean of each: 1 + 0.5 + 0.125 = 1.625\n');
    expect(stdout).toContain('\n2\t0.5 ÷ 1\t0.5\t\n');
    expect(stdout).toContain('policy-compliance.2.b\t2\t1\tdoes not apply\t—\tleft out: does not apply\n');
  });

  it('explains a criterion', async () => {
    const { stdout } = await explain('policy-compliance.2.b');
    expect(stdout).toContain(
      'In: Software assurance maturity (scored as OWASP SAMM is) › Governance › Policy and compliance\n',
    );
    expect(stdout).toContain('Answer: does not apply\nReason: no such tools\n');
    expect((await explain('security-testing.3.a')).stdout).toContain(
      'Answer: Yes, for at least half\nWorth 0.5 of 1 in Security testing\n50 % of the weight of level 3\n',
    );
  });

  it('speaks Chinese', async () => {
    const { stdout } = await explain('governance', '--lang', 'zh-CN');
    expect(stdout).toContain(
      '治理 (governance), 业务功能\n所在位置：软件保障成熟度（按 OWASP SAMM 的计分）\n得分 1.38，等级 1 1 级\n',
    );
    expect(stdout).toContain('加权平均，Σ w·s ÷ Σ w：2.75 ÷ 2 = 1.375');
  });

  it('gives one JSON value with exact fractions', async () => {
    const { stdout, stderr } = await explain('governance', '--json');
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({
      schemaVersion: 1,
      id: null,
      file: 'answers.json',
      rubric: { id: 'owasp-samm' },
      explanation: { kind: 'group', score: 1.38, calculation: { value: { exact: '11/8', number: 1.375 } } },
    });
  });

  it('names the nearest ids of what is not there', async () => {
    const { code, stdout, stderr } = await explain('goverance');
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('“goverance”');
    expect(stderr).toContain('governance');
  });

  it('explains a stored assessment with the rubric it was made with', async () => {
    await host.run(['score', 'answers.json', '--rubric', './samm', '--save', '--quiet']);
    const { stdout } = await host.run(['list', '--json']);
    const id: string = JSON.parse(stdout).assessments[0].id;
    const stored = await host.run(['explain', id, 'governance']);
    expect(stored.code).toBe(0);
    expect(stored.stdout).toBe((await explain('governance')).stdout);
    expect((await host.run(['explain', 'zzzz'])).code).toBe(2);
  });

  it('says what is wrong with answers that cannot be scored', async () => {
    const { code, stderr } = await host.run(['explain', 'answers.json', '--rubric', 'dcmm-2018']);
    expect(code).toBe(3);
    expect(stderr).toContain('owasp-samm');
  });
});
