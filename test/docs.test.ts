import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '../src/cli/program.ts';
import { ERROR_EXIT_CODES, ExitCode } from '../src/errors.ts';
import { type CliHost, createCliHost } from './cli/run-cli.ts';

const read = (file: string): string => readFileSync(file, 'utf8');
const names = Object.keys(COMMANDS);

let host: CliHost;
beforeAll(() => {
  host = createCliHost();
});
afterAll(() => host[Symbol.dispose]());

describe.each(names)('dcmm %s', (name) => {
  it.each(['en', 'zh-CN'])('has help with examples in %s', async (language) => {
    const { code, stdout } = await host.run([name, '--help', '--lang', language]);
    expect(code).toBe(0);
    expect(stdout).toContain(language === 'en' ? 'Examples:' : '示例：');
    expect(stdout).toContain(`dcmm ${name}`);
  });

  it('has a page in docs/commands that names every option it takes', async () => {
    const file = `docs/commands/${name}.md`;
    expect(existsSync(file), file).toBe(true);
    const page = read(file);
    const { stdout } = await host.run([name, '--help']);
    const options = [...stdout.matchAll(/^ {2}(?:-\w, )?(--[a-z][a-z-]*)/gm)].map(
      ([, option]) => option as string,
    );
    expect(options.filter((option) => option !== '--help' && !page.includes(option))).toEqual([]);
  });

  it.each(['README.md', 'README.zh-CN.md'])('is named in %s', (file) => {
    expect(read(file)).toContain(`dcmm ${name}`);
  });
});

it('every link between the pages leads to a file', () => {
  const pages = ['.', 'docs', 'docs/commands', 'bench'].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.md'))
      .map((name) => join(folder, name)),
  );
  const broken = pages.flatMap((page) =>
    [...read(page).matchAll(/\]\(([^)#]+)/g)]
      .map(([, target = '']) => target)
      .filter((target) => !/^https?:/.test(target) && !existsSync(join(dirname(page), target)))
      .map((target) => `${page} → ${target}`),
  );
  expect(broken).toEqual([]);
});

it.each(['README.md', 'README.zh-CN.md'])('%s names every row of its tables once', (file) => {
  const rows = read(file).match(/^\|.*`dcmm .*\|$/gm) ?? [];
  const commands = rows.map((row) => row.split('|').at(-2)?.trim());
  expect(commands.length).toBeGreaterThan(10);
  expect(new Set(commands).size).toBe(commands.length);
});

it('docs/exit-codes.md lists exactly the codes there are', () => {
  const listed = [...read('docs/exit-codes.md').matchAll(/^\| (\d+) \|/gm)].map(([, code]) => Number(code));
  expect(listed).toEqual(Object.values(ExitCode));
  expect(Object.values(ERROR_EXIT_CODES).every((code) => listed.includes(code))).toBe(true);
});

it('docs/dependencies.md says of every dependency why it is there', () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read('package.json'));
  const page = read('docs/dependencies.md');
  const all = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });
  expect(all.filter((dependency) => !page.includes(dependency))).toEqual([]);
});

it.each(['README.md', 'README.zh-CN.md'])('%s starts with the two commands', (file) => {
  const start = read(file).slice(0, 1500);
  expect(start).toContain('npm run demo');
  expect(start).toContain('npm test');
});
