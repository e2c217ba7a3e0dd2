import { chmodSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCliHost } from './run-cli.ts';

const host = createCliHost();
afterAll(() => host[Symbol.dispose]());
const at = (name: string): string => join(host.folder, name);
const SAMPLE = join(import.meta.dirname, '../../seeds/answers/sample-copper.dcmm-2025.json');

beforeAll(() => {
  const answers = readFileSync(SAMPLE);
  writeFileSync(at('ok.json'), answers);
  mkdirSync(at('folder.json'));
  writeFileSync(at('empty.json'), '');
  writeFileSync(
    at('binary.json'),
    Uint8Array.from({ length: 500 }, (_, place) => (place * 37) % 256),
  );
  writeFileSync(at('utf16.json'), Buffer.from(`\ufeff${answers}`, 'utf16le'));
  symlinkSync(at('loop-2.json'), at('loop.json'));
  symlinkSync(at('loop.json'), at('loop-2.json'));
});

/** Every way to hand a file in, with FILE in its place. */
const COMMANDS = [
  ['score', 'FILE'],
  ['assess', '--answers', 'FILE'],
  ['explain', './FILE'],
  ['report', './FILE', '--format', 'md'],
  ['verify', 'FILE'],
  ['cohort', './FILE'],
  ['migrate', './FILE', '--to', 'dcmm-2018', '--dry-run'],
  ['classify', 'grade', 'FILE'],
  ['classify', 'import', 'FILE', '--dry-run'],
  ['rubric', 'validate', './FILE'],
  ['rubric', 'overlay', 'set', 'dcmm-2025', 'FILE'],
  ['eligibility', '--profile', 'FILE'],
  ['score', 'ok.json', '--profile', 'FILE'],
  ['report', 'ok.json', '--format', 'md', '--theme', 'FILE'],
  ['report', 'ok.json', '--format', 'html', '--template', 'FILE'],
  ['db', 'check', '--db', 'FILE'],
  ['list', '--db', 'FILE'],
];
const cases = (files: readonly string[]) =>
  files.flatMap((file) => COMMANDS.map((command) => [command.join(' ').replace('FILE', file)]));

describe('what is no file of the kind that is wanted', () => {
  it.each(cases(['missing.json', 'folder.json', 'empty.json', 'binary.json', 'utf16.json', 'loop.json']))(
    'is a failure with words and a code of its own, never a mistake of ours: %s',
    async (line) => {
      const { code, stderr } = await host.run(line.split(' '));
      // An empty database is made into one; a missing one is as good as empty; a folder may be a template.
      expect([0, 2, 3, 4]).toContain(code);
      expect(stderr).not.toContain('unexpected error');
      expect(stderr).not.toMatch(/\n {4}at /);
    },
  );

  it.each(['explain', 'report', 'cohort', 'migrate', 'score'])(
    'is the machine’s failure in %s where it cannot be read',
    async (command) => {
      const more = command === 'migrate' ? ['--to', 'dcmm-2018'] : [];
      for (const file of ['./missing.json', './loop.json']) {
        const { code, stderr } = await host.run([command, file, ...more]);
        expect([file, code, stderr.includes(file)]).toEqual([file, 4, true]);
      }
    },
  );
});

describe('a database', () => {
  it('is never made of a device, whose permissions stay as they are', async () => {
    const before = statSync('/dev/null').mode;
    const { code, stderr } = await host.run(['list', '--db', '/dev/null']);
    try {
      expect([code, statSync('/dev/null').mode]).toEqual([4, before]);
      expect(stderr).toContain('not a regular file');
    } finally {
      if (statSync('/dev/null').mode !== before) chmodSync('/dev/null', before);
    }
  });
});

it('a report never takes the place of the answers that it is made from', async () => {
  const before = readFileSync(at('ok.json'));
  const { code, stderr } = await host.run([
    'report',
    'ok.json',
    '--format',
    'md',
    '-o',
    './ok.json',
    '--force',
  ]);
  expect([code, stderr]).toEqual([2, expect.stringContaining('would replace the source')]);
  expect(readFileSync(at('ok.json')).equals(before)).toBe(true);
});
