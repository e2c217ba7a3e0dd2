import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { usccCheckCharacter } from '../../src/core/check-uscc.ts';
import type { Response } from '../../src/core/response.ts';
import { openStore } from '../../src/store/open-store.ts';

const BIN = join(import.meta.dirname, '../../bin/dcmm.js');
const SEED = join(import.meta.dirname, '../../seeds/answers/sample-lithium.dcmm-2018.json');
const FILES = 5000;
/** Every tenth file is broken. */
const BROKEN_EVERY = 10;

interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

let folder: string;
const sample = JSON.parse(readFileSync(SEED, 'utf8')) as Response;
/** A few of the answers: all of them would only make the test slower. */
const ANSWERS = Object.entries(sample.answers).filter((_, at) => at % 20 === 0);
const [FIRST = ''] = ANSWERS.map(([id]) => id);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dcmm-many-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function start(args: readonly string[]): ChildProcess & { readonly result: Promise<Run> } {
  const child = spawn(process.execPath, [BIN, ...args], {
    cwd: folder,
    env: {
      ...process.env,
      HOME: folder,
      XDG_DATA_HOME: join(folder, 'data'),
      XDG_CONFIG_HOME: join(folder, 'config'),
    },
  });
  const read = async (stream: NodeJS.ReadableStream): Promise<string> => {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(Buffer.from(chunk));
    return Buffer.concat(chunks).toString();
  };
  const result = Promise.all([
    new Promise<number | null>((resolve) => child.on('close', resolve)),
    read(child.stdout),
    read(child.stderr),
  ]).then(([code, stdout, stderr]) => ({ code, stdout, stderr }));
  return Object.assign(child, { result });
}

const run = (args: readonly string[]): Promise<Run> => start(args).result;

/** The n-th answer file, like no other. */
function makeFile(n: number) {
  const first17 = `91360600MA${String(n).padStart(7, '0')}`;
  return {
    ...sample,
    enterprise: { ...sample.enterprise, name: `虚构企业 ${n}`, uscc: first17 + usccCheckCharacter(first17) },
    answers: Object.fromEntries(
      ANSWERS.map(([id, answer], at) => [id, (n + at) % 7 === 0 ? { option: 'none' } : answer]),
    ),
  };
}
type File = ReturnType<typeof makeFile>;

const json = (value: unknown): string => JSON.stringify(value, null, 2);
const withAnswer = (file: File, id: string, answer: unknown): string =>
  json({ ...file, answers: { ...file.answers, [id]: answer } });
const deep = `${'['.repeat(200)}${']'.repeat(200)}`;

/** Ways to break a file, each with the problem that says so. */
const BREAKS: readonly (readonly [code: string, path: string, breaking: (file: File) => string | Buffer])[] =
  [
    ['empty-file', '$', () => '  \n'],
    ['json-syntax', '3:1', () => '{"schemaVersion": 1,\n"answers": {\n'],
    [
      'json-syntax',
      '2:23',
      (file) => json(file).replace('"schemaVersion": 1,', '"schemaVersion": 1,,').replace('1,,', '1 ,,'),
    ],
    ['json-duplicate-key', '$.schemaVersion', (file) => json(file).replace('{', '{"schemaVersion": 1,')],
    ['json-forbidden-key', '$.__proto__', (file) => json(file).replace('{', '{"__proto__": {},')],
    ['json-too-deep', '$', (file) => json(file).replace('{', `{"extra": ${deep},`)],
    ['not-utf8', '1:1', (file) => Buffer.concat([Buffer.from([0xc6, 0xf3]), Buffer.from(json(file))])],
    ['schema-type', '$', () => '[]'],
    ['schema-required', '$.enterprise', ({ enterprise: _, ...file }) => json(file)],
    ['schema-unknown-key', '$.scores', (file) => json({ ...file, scores: {} })],
    ['schema-version', '$.schemaVersion', (file) => json({ ...file, schemaVersion: 2 })],
    ['rubric-unknown', '$.rubric.id', (file) => json({ ...file, rubric: { id: 'dcmm-1999' } })],
    [
      'rubric-version',
      '$.rubric.version',
      (file) => json({ ...file, rubric: { id: 'dcmm-2018', version: '9.0.0' } }),
    ],
    ['unknown-criterion', '$.answers["data-none.1.1"]', (file) => withAnswer(file, 'data-none.1.1', 'full')],
    ['unknown-option', `$.answers["${FIRST}"].option`, (file) => withAnswer(file, FIRST, 'half')],
    [
      'reason-missing',
      `$.answers["${FIRST}"].reason`,
      (file) => withAnswer(file, FIRST, { notApplicable: true, reason: ' ' }),
    ],
    [
      'uscc-check-digit',
      '$.enterprise.uscc',
      (file) => json({ ...file, enterprise: { ...file.enterprise, uscc: '913606001234567890' } }),
    ],
    [
      'date-future',
      '$.assessment.assessedOn',
      (file) => json({ ...file, assessment: { assessedOn: '2999-01-01' } }),
    ],
    [
      'date-invalid',
      '$.assessment.assessedOn',
      (file) => json({ ...file, assessment: { assessedOn: '2026-02-30' } }),
    ],
    [
      'control-characters',
      '$.enterprise.name',
      (file) => json({ ...file, enterprise: { name: '\u001b[2J' } }),
    ],
  ];

const nameOf = (n: number): string => `enterprise-${String(n).padStart(5, '0')}.json`;
const breakOf = (n: number) =>
  n % BROKEN_EVERY === 3 ? BREAKS[((n - 3) / BROKEN_EVERY) % BREAKS.length] : undefined;

function writeFiles(name: string, count: number, broken: boolean): string[] {
  const target = join(folder, name);
  mkdirSync(target);
  return Array.from({ length: count }, (_, n) => {
    const file = makeFile(n);
    const breaking = broken ? breakOf(n) : undefined;
    writeFileSync(join(target, nameOf(n)), breaking === undefined ? json(file) : breaking[2](file));
    return join(name, nameOf(n));
  });
}

/** Everything that the database holds, but for the times at which it was put there. */
async function readDatabase(name: string): Promise<string> {
  const store = await openStore({ file: join(folder, name), now: () => new Date() });
  try {
    const lines: string[] = [];
    for await (const line of store.exportLines())
      lines.push(JSON.stringify(line).replaceAll(/"(created|updated|scored)At":"[^"]*"/g, ''));
    return lines.join('\n');
  } finally {
    store.close();
  }
}

describe('scoring 5,000 files of which 500 are broken in 20 ways', () => {
  let files: string[];
  let result: Run;
  beforeAll(async () => {
    files = writeFiles('mixed', FILES, true);
    result = await run(['score', 'mixed', '--json', '--jobs', '4', '--lang', 'en']);
  });

  it('scores every sound file, in the order of the input, and ends with code 3', () => {
    const { results } = JSON.parse(result.stdout);
    expect(result.code).toBe(3);
    expect(results.map(({ file }: { file: string }) => file)).toEqual(
      files.filter((_, n) => breakOf(n) === undefined),
    );
    expect(result.stderr).toBe('4500 scored, 500 failed\n');
  });

  it('names what is wrong with each of the others, and where', () => {
    const { failures } = JSON.parse(result.stdout);
    const expected = files.flatMap((file, n) => {
      const [code, path] = breakOf(n) ?? [];
      return code === undefined ? [] : [{ file, code, path }];
    });
    const found = failures.map(
      ({ file, problems }: { file: string; problems: { code: string; path: string }[] }, at: number) => {
        const problem = problems.find(
          ({ code, path }) => code === expected[at]?.code && path === expected[at]?.path,
        );
        return { file, code: problem?.code, path: problem?.path };
      },
    );
    expect(found).toEqual(expected);
    for (const { problems } of failures)
      for (const { message } of problems) expect(message).toMatch(/\w.*\.$/);
  });

  it('gives the same bytes with one thread as with four', async () => {
    for (const args of [
      ['mixed/enterprise-0[01]*.json', '--format', 'csv'],
      ['mixed/enterprise-00[0-4]*.json', '--json'],
    ]) {
      const [one, four] = [
        await run(['score', ...args, '--jobs', '1']),
        await run(['score', ...args, '--jobs', '4']),
      ];
      expect(one.code).toBe(3);
      expect(one.stdout.length).toBeGreaterThan(100_000);
      expect(one.stdout === four.stdout).toBe(true);
    }
  });
});

describe('storing', () => {
  const COUNT = 1500;
  beforeAll(() => {
    writeFiles('sound', COUNT, false);
  });
  const save = (database: string, jobs: string) => [
    'score',
    'sound',
    '--save',
    '--format',
    'ndjson',
    '--jobs',
    jobs,
    '--db',
    database,
  ];

  it('keeps all that the files say', async () => {
    expect((await run(save('kept.db', '2'))).code).toBe(0);
    const kept = new Map<string, Response>();
    const store = await openStore({ file: join(folder, 'kept.db'), now: () => new Date() });
    for (const { id, source } of await store.listAssessments({ limit: COUNT }))
      kept.set(source?.file ?? '', await store.loadResponse(id));
    store.close();
    const wanted = Array.from({ length: COUNT }, (_, n) => [join('sound', nameOf(n)), makeFile(n)] as const);
    const different = wanted.filter(
      ([name, { enterprise, assessment, answers }]) =>
        !isDeepStrictEqual(
          [enterprise, assessment, answers],
          [kept.get(name)?.enterprise, kept.get(name)?.assessment, kept.get(name)?.answers],
        ),
    );
    expect(different).toEqual([]);
  });

  it('leaves the same database with any number of threads, and after kill -9 in the middle and once more', async () => {
    expect((await run(save('undisturbed.db', '4'))).code).toBe(0);
    const wanted = await readDatabase('undisturbed.db');
    expect(wanted.split('"kind":"assessment"').length - 1).toBe(COUNT);

    await run(save('alone.db', '1'));
    expect((await readDatabase('alone.db')) === wanted).toBe(true);

    const killed = start(save('killed.db', '4'));
    let lines = 0;
    killed.stdout?.on('data', (chunk: Buffer) => {
      for (const byte of chunk) if (byte === 10) lines += 1;
      if (lines > COUNT / 2) killed.kill('SIGKILL');
    });
    expect((await killed.result).code).toBeNull();
    expect((await readDatabase('killed.db')) === wanted).toBe(false);

    const again = await run(save('killed.db', '4'));
    expect(again.code).toBe(0);
    expect(again.stderr).toMatch(/^1500 scored, \d+ stored, \d+ were stored already\n$/);
    expect((await readDatabase('killed.db')) === wanted).toBe(true);
  });
});

describe('Ctrl-C', () => {
  it('keeps what is done, says so, and leaves with 130', async () => {
    writeFiles('long', 2000, false);
    const child = start([
      'score',
      'long',
      '--save',
      '--format',
      'ndjson',
      '--jobs',
      '2',
      '--db',
      'stopped.db',
    ]);
    child.stdout?.once('data', () => child.kill('SIGINT'));
    const { code, stdout, stderr } = await child.result;
    expect(code).toBe(130);
    expect(stderr).toContain('Stopping');
    const written = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).id);
    expect(written.length).toBeLessThan(2000);
    const store = await openStore({ file: join(folder, 'stopped.db'), now: () => new Date() });
    try {
      expect(await store.countAssessments()).toBe(written.length);
      for (const id of written) expect(await store.findAssessment(id)).toMatchObject({ id });
    } finally {
      store.close();
    }
  });
});
