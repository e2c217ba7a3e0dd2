import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type CliHost, createCliHost } from '../run-cli.ts';

const SAMPLE = join(import.meta.dirname, '../../../seeds/answers/sample-lithium.dcmm-2018.json');

let host: CliHost;
beforeAll(() => {
  host = createCliHost();
});
afterAll(() => host[Symbol.dispose]());

type Json = Record<string, unknown>;

/** Changes a JSON file of the host in place. */
function edit(name: string, change: (value: never) => void): void {
  const file = join(host.folder, name);
  const value = JSON.parse(readFileSync(file, 'utf8'));
  change(value as never);
  writeFileSync(file, JSON.stringify(value));
}

describe('dcmm rubric list', () => {
  it('counts the domains, items and criteria of both editions', async () => {
    const { code, stdout } = await host.run(['rubric', 'list']);
    expect(code).toBe(0);
    const lines = stdout.trimEnd().split('\n').slice(1);
    expect(lines.map((line) => line.split('\t'))).toEqual([
      ['dcmm-2018', '1.0.0', 'GB/T 36073-2018', '8', '28', '462', 'replaced on 2026-07-01'],
      ['dcmm-2025', '1.0.0', 'GB/T 36073-2025', '9', '33', '533', 'in force since 2026-07-01'],
    ]);
  });

  it('lists a rubric of one’s own, and says when it cannot be used', async () => {
    const own = createCliHost();
    await own.run(['rubric', 'new', 'own-one', '--output', 'config/dcmm/rubrics/own-one']);
    await own.run(['rubric', 'new', 'torn-one', '--output', 'config/dcmm/rubrics/torn-one']);
    writeFileSync(join(own.folder, 'config/dcmm/rubrics/torn-one/rubric.json'), '{"id":');
    const { stdout } = await own.run(['rubric', 'list']);
    own[Symbol.dispose]();
    expect(stdout).toMatch(/^own-one\t0\.1\.0\t.*\tyours$/m);
    expect(stdout).toMatch(/^torn-one\t—\t.*cannot be used/m);
  });
});

describe('dcmm rubric show', () => {
  it('shows notice, levels and every item, and on what basis they stand', async () => {
    const { code, stdout } = await host.run(['rubric', 'show', 'dcmm-2025']);
    expect(code).toBe(0);
    expect(stdout).toContain('All 533 questions were written by this project');
    expect(stdout).toContain('9.1\tdata-ownership\t  Ownership management\t16');
    expect(stdout).toMatch(
      /^Basis of every item: name .*; clause number .*; criteria written by this project/m,
    );
  });

  it.each(['data-ownership', '9.1'])(
    'shows item %s with its basis, roles, levels and criteria',
    async (id) => {
      const { stdout } = await host.run(['rubric', 'show', 'dcmm-2025', id, '--lang', 'zh-CN']);
      expect(stdout).toContain('9.1 权属管理 (data-ownership)');
      expect(stdout).toMatch(/^依据：名称见于.*本项为新版新设/m);
      expect(stdout).toMatch(/^问谁：/m);
      expect(stdout).toMatch(/常见不足：/);
      expect(stdout).toMatch(/data-ownership\.3\.1 {2}公司有没有/);
    },
  );

  it('shows evidence, follow-up, advice and terms of one criterion', async () => {
    const { stdout } = await host.run(['rubric', 'show', 'dcmm-2025', 'data-ownership.3.1']);
    for (const part of ['Evidence · policy: ', 'Follow-up: ', 'If not met: ', 'Who: ', 'Effort: ', 'Term · '])
      expect(stdout).toContain(part);
  });

  it('shows the notice of the classification rubric', async () => {
    const { code, stdout } = await host.run(['rubric', 'show', 'industrial-data-2020']);
    expect([code, stdout.includes('industrial-data-2020 1.0.0')]).toEqual([0, true]);
  });

  it('names the nearest ids for one that is not there', async () => {
    const { code, stderr } = await host.run(['rubric', 'show', 'dcmm-2025', 'data-ownersip']);
    expect(code).toBe(2);
    expect(stderr).toContain('data-ownership');
  });

  it('names the known rubrics for one that is not there', async () => {
    const { code, stderr } = await host.run(['rubric', 'show', 'dcmm-2019']);
    expect(code).toBe(2);
    expect(stderr).toContain('dcmm-2018, dcmm-2025, industrial-data-2020');
  });

  it('gives the whole rubric with --json', async () => {
    const { stdout } = await host.run(['rubric', 'show', 'dcmm-2018', '--json']);
    const { rubric, content } = JSON.parse(stdout);
    expect(rubric).toEqual({
      id: 'dcmm-2018',
      version: '1.0.0',
      digest: expect.stringMatching(/^[\da-f]{64}$/),
    });
    expect(content.children).toHaveLength(8);
  });
});

describe('dcmm rubric validate', () => {
  it('finds every shipped rubric sound', async () => {
    const { code, stdout } = await host.run(['rubric', 'validate']);
    expect(code).toBe(0);
    expect(stdout).toBe('dcmm-2018: sound\ndcmm-2025: sound\nindustrial-data-2020: sound\n');
  });

  it('names every problem of a rubric with its file and place, and goes on with the next one', async () => {
    await host.run(['rubric', 'new', 'broken-one']);
    edit('broken-one/domains/record.json', (domain: { children: { criteria: Json[] }[] }) => {
      const [first, second] = domain.children[0]?.criteria ?? [];
      if (first && second) {
        second.id = first.id;
        first.answerSet = 'nowhere';
      }
    });
    const { code, stdout, stderr } = await host.run(['rubric', 'validate', './broken-one', 'dcmm-2018']);
    expect(code).toBe(3);
    expect(stderr).toContain('record.json');
    expect(stderr).toContain('nowhere');
    expect(stdout).toContain('dcmm-2018: sound');
  });
});

describe('dcmm rubric lint', () => {
  it('finds nothing in any shipped rubric', async () => {
    const { code, stdout } = await host.run(['rubric', 'lint', '--max-warnings', '0']);
    expect(stdout).toBe(
      ['dcmm-2018', 'dcmm-2025', 'industrial-data-2020'].map((id) => `${id}: nothing found\n`).join(''),
    );
    expect(code).toBe(0);
  });

  it('names rule, place and text of what it finds and leaves with 3', async () => {
    await host.run(['rubric', 'new', 'rough-one']);
    edit('rough-one/domains/record.json', (domain: { children: { criteria: { text: Json }[] }[] }) => {
      const criterion = domain.children[0]?.criteria[0];
      if (criterion) criterion.text.en = 'TODO ask about the DLP';
    });
    const { code, stdout } = await host.run(['rubric', 'lint', './rough-one']);
    expect(code).toBe(3);
    expect(stdout).toMatch(/error {4}placeholder {2}\S+ text en/);
    expect(stdout).toMatch(/error {4}no-question-mark/);
    expect(stdout).toMatch(/error {4}jargon-unexplained[^\n]*\n[^\n]*“DLP”/);
  });

  it('leaves with 1 when there are more warnings than allowed', async () => {
    await host.run(['rubric', 'new', 'wordy-one']);
    edit('wordy-one/domains/record.json', (domain: { children: { criteria: Json[] }[] }) => {
      const criterion = domain.children[0]?.criteria[0];
      if (criterion) delete criterion.followUp;
    });
    expect((await host.run(['rubric', 'lint', './wordy-one', '--max-warnings', '0'])).code).toBe(1);
    expect((await host.run(['rubric', 'lint', './wordy-one', '--max-warnings', '1'])).code).toBe(0);
    expect((await host.run(['rubric', 'lint', './wordy-one', '--max-warnings', 'few'])).code).toBe(2);
  });
});

describe('dcmm rubric diff', () => {
  beforeAll(async () => {
    await host.run(['rubric', 'new', 'same-one', '--output', 'a']);
    await host.run(['rubric', 'new', 'same-one', '--output', 'b']);
    await host.run(['rubric', 'new', 'same-one', '--output', 'c']);
  });

  it('says that words change no score, and what version they ask for', async () => {
    edit('b/rubric.json', (rubric: Json) => {
      rubric.title = { 'zh-CN': '交接班自查（新）', en: 'Shift handover check (new)' };
    });
    const { code, stdout } = await host.run(['rubric', 'diff', './a', './b', '--check']);
    expect(code).toBe(1);
    expect(stdout).toContain('No score can change.');
    expect(stdout).toContain('the changes ask for a patch version');
    edit('b/rubric.json', (rubric: Json) => {
      rubric.version = '0.1.1';
    });
    expect((await host.run(['rubric', 'diff', './a', './b', '--check'])).code).toBe(0);
  });

  it('says that another value of an option can change scores', async () => {
    edit('c/rubric.json', (rubric: { version: string; answerSets: { options: { value: number }[] }[] }) => {
      const option = rubric.answerSets[0]?.options[0];
      if (option) option.value += 0.25;
      rubric.version = '0.1.1';
    });
    const { code, stdout } = await host.run(['rubric', 'diff', './a', './c', '--check', '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ scoreCanChange: true, needed: 'major', enough: false });
  });

  it('finds no difference between a rubric and itself', async () => {
    const { code, stdout } = await host.run(['rubric', 'diff', 'dcmm-2025', 'dcmm-2025']);
    expect([code, stdout]).toEqual([0, 'No difference.\n']);
  });
});

describe('dcmm rubric new', () => {
  it('starts a rubric that is sound, lints clean and scores the answers beside it', async () => {
    const made = await host.run(['rubric', 'new', 'my-check']);
    expect(made.code).toBe(0);
    expect((await host.run(['rubric', 'validate', './my-check'])).stdout).toBe('./my-check: sound\n');
    expect((await host.run(['rubric', 'lint', './my-check', '--max-warnings', '0'])).code).toBe(0);
    const scored = await host.run(['score', 'my-check/answers.json', '--rubric', './my-check', '--json']);
    const { results, failures } = JSON.parse(scored.stdout);
    expect(failures).toEqual([]);
    expect(results[0].rubric.id).toBe('my-check');
    expect(results[0].level).not.toBeNull();
  });

  it('never writes over what is there', async () => {
    const before = readFileSync(join(host.folder, 'my-check/rubric.json'), 'utf8');
    writeFileSync(join(host.folder, 'my-check/rubric.json'), `${before}\n`);
    const { code } = await host.run(['rubric', 'new', 'my-check']);
    expect(code).not.toBe(0);
    expect(readFileSync(join(host.folder, 'my-check/rubric.json'), 'utf8')).toBe(`${before}\n`);
  });

  it.each(['My Check', '../up', '-x', ''])('refuses the id %j', async (id) => {
    const { code } = await host.run(['rubric', 'new', '--', id]);
    expect(code).toBe(2);
  });
});

describe('dcmm rubric overlay', () => {
  const OWN = '本单位持有的标准文本 OWN-TEXT-7391';
  const overlay = (texts: Json): void =>
    writeFileSync(
      join(host.folder, 'own.json'),
      JSON.stringify({
        schemaVersion: 1,
        kind: 'text-overlay',
        rubric: { id: 'dcmm-2018' },
        source: 'GB/T 36073-2018，授权号 12345',
        texts,
      }),
    );
  const kept = () => join(host.folder, 'config/dcmm/overlays/dcmm-2018.json');

  beforeEach(async () => {
    overlay({ 'data-model.2.1': { clause: '7.1.3 b) 1)', text: { 'zh-CN': OWN } } });
    await host.run(['rubric', 'overlay', 'set', 'dcmm-2018', 'own.json']);
  });

  it('keeps the text in the configuration folder, for its owner only', () => {
    expect(readFileSync(kept(), 'utf8')).toContain(OWN);
    expect(statSync(kept()).mode & 0o777).toBe(0o600);
  });

  it('shows it where it is asked for and nowhere else', async () => {
    const shown = await host.run(['rubric', 'show', 'dcmm-2018', 'data-model', '--lang', 'zh-CN']);
    expect(shown.stdout).not.toContain(OWN);
    const own = await host.run([
      ...['rubric', 'show', 'dcmm-2018', 'data-model.2.1', '--overlay', '--lang', 'zh-CN'],
    ]);
    expect(own.stdout).toContain(`data-model.2.1 7.1.3 b) 1)  ${OWN}`);
    const whole = await host.run(['rubric', 'show', 'dcmm-2018', '--overlay']);
    expect(whole.stdout).toContain('organisation’s own text (GB/T 36073-2018，授权号 12345)');
  });

  it('stays out of results, the database, exports and reports unless asked for', async () => {
    await host.run(['score', SAMPLE, '--save']);
    const { assessments } = JSON.parse((await host.run(['list', '--json'])).stdout);
    const id: string = assessments[0].id;
    const outputs = await Promise.all([
      host.run(['score', SAMPLE, '--json']),
      host.run(['show', id, '--json']),
      host.run(['db', 'export']),
      host.run(['report', id, '--format', 'md', '--output', 'plain.md']),
    ]);
    expect(outputs.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
    const plain = readFileSync(join(host.folder, 'plain.md'), 'utf8');
    for (const text of [...outputs.map(({ stdout }) => stdout), plain]) expect(text).not.toContain('7391');
    const asked = await host.run([
      ...['report', id, '--format', 'md', '--output', 'own.md', '--overlay', '--report-lang', 'zh-CN'],
    ]);
    expect(asked.code).toBe(0);
    const report = readFileSync(join(host.folder, 'own.md'), 'utf8');
    expect(report).toContain(OWN);
    expect(report).toContain('采用本单位自行提供的文本（GB/T 36073-2018，授权号 12345）');
  });

  it('names every unknown id and keeps what it had', async () => {
    overlay({
      'data-model.9.9': { clause: '1' },
      'datamodel.2.1': { clause: '2' },
      'data-model.2.1': { clause: '3' },
    });
    const { code, stderr } = await host.run(['rubric', 'overlay', 'set', 'dcmm-2018', 'own.json']);
    expect(code).toBe(3);
    expect(stderr).toContain('data-model.9.9');
    expect(stderr).toContain('datamodel.2.1');
    expect(readFileSync(kept(), 'utf8')).toContain(OWN);
  });

  it('refuses the overlay of another rubric', async () => {
    const { code, stderr } = await host.run(['rubric', 'overlay', 'set', 'dcmm-2025', 'own.json']);
    expect(code).toBe(3);
    expect(stderr).toContain('dcmm-2018');
    expect(existsSync(join(host.folder, 'config/dcmm/overlays/dcmm-2025.json'))).toBe(false);
  });

  it('changes nothing on a dry run', async () => {
    overlay({ 'data-model.2.1': { clause: 'new' } });
    const { code } = await host.run(['rubric', 'overlay', 'set', 'dcmm-2018', 'own.json', '--dry-run']);
    expect(code).toBe(0);
    expect(readFileSync(kept(), 'utf8')).toContain(OWN);
  });

  it('writes a workbook with every id to fill in, which can be taken back as it is filled', async () => {
    const { code } = await host.run(['rubric', 'overlay', 'template', 'dcmm-2018', '-o', 'form.xlsx']);
    expect(code).toBe(0);
    const { sheets } = await readXlsx(readFileSync(join(host.folder, 'form.xlsx')));
    const [sheet] = sheets;
    if (sheet === undefined) throw new Error('an empty workbook');
    const empty = await host.run(['rubric', 'overlay', 'set', 'dcmm-2018', 'form.xlsx']);
    expect([empty.code, empty.stderr.includes('Nothing is filled in')]).toEqual([3, true]);
    const at = sheet.rows.findIndex(([id]) => id === 'data-model.3.1');
    const rows = sheet.rows.map((row, index) => (index === at ? ['data-model.3.1', 'CLAUSE-1', OWN] : row));
    writeFileSync(join(host.folder, 'full.xlsx'), await writeXlsx({ sheets: [{ name: 'x', rows }] }));
    const { code: set, stdout } = await host.run(['rubric', 'overlay', 'set', 'dcmm-2018', 'full.xlsx']);
    expect([set, stdout.includes('Criteria: 1 of 462.')]).toEqual([0, true]);
    expect(readFileSync(kept(), 'utf8')).toContain('CLAUSE-1');
  });

  it('unpacks no workbook that claims to hold more than any does', async () => {
    const bytes = Buffer.from(readFileSync(join(host.folder, 'full.xlsx')));
    // The size that the first entry of the directory gives for what it unpacks to.
    const entry = bytes.indexOf(Buffer.from('PK\u0001\u0002', 'latin1'));
    bytes.writeUInt32LE(0x7fffffff, entry + 24);
    writeFileSync(join(host.folder, 'bomb.xlsx'), bytes);
    const { code, stderr } = await host.run(['rubric', 'overlay', 'set', 'dcmm-2018', 'bomb.xlsx']);
    expect([code, stderr]).toEqual([3, expect.stringContaining('Unpacked, the workbook would take more')]);
  });

  it('lists what is kept and whether it still fits', async () => {
    writeFileSync(kept(), readFileSync(kept(), 'utf8').replaceAll('data-model.2.1', 'data-model.9.9'));
    const { stdout } = await host.run(['rubric', 'overlay', 'list']);
    expect(stdout).toMatch(/^dcmm-2018\t—\tdoes not fit \(1 problem\)/m);
    // What still fits is shown: a profile may have left the rest out.
    expect((await host.run(['rubric', 'show', 'dcmm-2018', '--overlay'])).code).toBe(0);
  });

  it('forgets it, and says so when there is none', async () => {
    expect((await host.run(['rubric', 'overlay', 'remove', 'dcmm-2018'])).code).toBe(0);
    expect(existsSync(kept())).toBe(false);
    expect((await host.run(['rubric', 'overlay', 'remove', 'dcmm-2018'])).code).not.toBe(0);
    expect((await host.run(['rubric', 'show', 'dcmm-2018', '--overlay'])).code).not.toBe(0);
  });
});
