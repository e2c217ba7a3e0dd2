import { Readable, Writable } from 'node:stream';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { textWidth } from '../../src/cli/output/text-width.ts';
import { type CliHost, createCliHost } from './run-cli.ts';

let host: CliHost;
beforeAll(() => {
  host = createCliHost();
});
afterAll(() => host[Symbol.dispose]());

describe('help', () => {
  it.each([[[]], [['--help']], [['-h']], [['help']]])(
    'is printed on stdout for %j, with code 0',
    async (args) => {
      const { code, stdout, stderr } = await host.run(args);
      expect([code, stderr]).toEqual([0, '']);
      expect(stdout).toContain('Usage: dcmm');
      expect(stdout).toContain('Examples:');
    },
  );

  it('is the same for `help list` and `list --help`', async () => {
    const [one, other] = [await host.run(['help', 'list']), await host.run(['list', '--help'])];
    expect(one).toEqual(other);
    expect(one.stdout).toContain('dcmm list --status open');
  });

  it.each(['en', 'zh-CN'])(
    'fits 80 columns in %s, with examples of its own to paste, for every command',
    async (lang) => {
      const seen: string[] = [];
      const tooWide: string[] = [];
      const notToPaste: string[] = [];
      const withoutExample: string[] = [];
      const visit = async (path: readonly string[]): Promise<void> => {
        const { code, stdout } = await host.run([...path, '--help', '--lang', lang]);
        expect([path, code]).toEqual([path, 0]);
        seen.push(path.join(' '));
        const own = new RegExp(`^ {2}dcmm ${path.join(' ')}\\b`, 'm');
        if (!own.test(stdout)) withoutExample.push(path.join(' '));
        // What an example is for stands behind a #, so that the whole line can be pasted.
        notToPaste.push(...stdout.split('\n').filter((line) => /^ {2}dcmm .*\S {2,}[^#\s]/.test(line)));
        tooWide.push(...stdout.split('\n').filter((line) => textWidth(line) > 80));
        const [, below = ''] = stdout.split(/^(?:Commands:|命令：)$/m);
        for (const [, name = ''] of below.split('\n\n', 1)[0]?.matchAll(/^ {2}([a-z]+)/gm) ?? [])
          if (name !== 'help') await visit([...path, name]);
      };
      await visit([]);
      expect(seen).toEqual(
        expect.arrayContaining(['assess', 'db backup', 'rubric overlay set', 'classify ask']),
      );
      expect([tooWide, notToPaste, withoutExample]).toEqual([[], [], []]);
    },
  );

  it('of a command says where the options of all commands are', async () => {
    const { stdout } = await host.run(['score', '--help']);
    expect(stdout.trimEnd().split('\n').at(-1)).toContain('see `dcmm --help`');
  });

  it('speaks Chinese throughout, headings included, when asked to', async () => {
    const { stdout } = await host.run(['list', '--help', '--lang', 'zh-CN']);
    expect(stdout).toContain('用法：');
    expect(stdout).not.toMatch(/Usage|Options|default|choices/);
  });
});

describe('version', () => {
  it.each(['--version', '-V'])('is printed by %s', async (flag) => {
    const { code, stdout } = await host.run([flag]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('language', () => {
  it.each([
    [{ LANG: '' }, [], '用法'],
    [{ LANG: 'C' }, [], '用法'],
    [{ LANG: 'zh_CN.UTF-8' }, [], '用法'],
    [{ LANG: 'en_GB.UTF-8' }, [], 'Usage'],
    [{ LANG: 'en_GB.UTF-8', DCMM_LANG: 'zh-CN' }, [], '用法'],
    [{ LANG: 'en_GB.UTF-8', LC_ALL: 'zh_CN.UTF-8' }, [], '用法'],
    [{ LANG: 'zh_CN.UTF-8', DCMM_LANG: 'zh-CN' }, ['--lang', 'en'], 'Usage'],
    [{ LANG: 'zh_CN.UTF-8' }, ['--lang=en'], 'Usage'],
  ])('of %j with %j is found in “%s”', async (env, args, word) => {
    const { stdout } = await host.run([...args, '--help'], { env: env as Record<string, string> });
    expect(stdout).toContain(word);
  });
});

describe('wrong usage', () => {
  it.each([
    [['lisst'], 'There is no command “lisst”. Did you mean list?'],
    [['list', '--nonsense'], 'There is no option --nonsense here.'],
    [['list', '--status', 'half'], '--status <status> cannot be “half”. Choices: open, done.'],
    [['list', '--limit', 'many'], '--limit takes a whole number above 0.'],
    [['list', 'extra'], 'This command takes no arguments.'],
    [['show', 'a', 'b'], 'Too many arguments: 2 given, at most 1 expected.'],
    [['rubric', 'show'], '<rubric> is missing.\nRun `dcmm rubric show --help` for its use'],
    [['rubric', 'shw'], 'Did you mean show?\nRun `dcmm rubric --help`'],
    [['show'], '<id> is missing.'],
    [['-v'], 'There is no option -v here.'],
    [['--nonsense'], 'There is no option --nonsense here.'],
    [['help', 'lisst'], 'There is no command “lisst”. Did you mean list?\nRun `dcmm help` for the commands'],
    [['--lang', 'fr', 'list'], '--lang <language> cannot be “fr”. Choices: zh-CN, en.'],
  ])('of %j leaves with 2 and says what is wrong', async (args, words) => {
    const { code, stdout, stderr } = await host.run(args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(words);
  });

  it('is said in the language of the locale when --lang names none', async () => {
    const { stderr } = await host.run(['list', '--lang', 'fr'], { env: { LANG: 'zh_CN.UTF-8' } });
    expect(stderr).toContain('错误：--lang <language> 不能是“fr”，可选：zh-CN、en。');
  });

  it('is one JSON line on stderr with --json, stdout stays empty', async () => {
    const { code, stdout, stderr } = await host.run(['show', 'zzzz', '--json']);
    expect([code, stdout]).toEqual([2, '']);
    expect(JSON.parse(stderr)).toMatchObject({ error: { code: 'assessment-not-found' } });
    expect(stderr.trimEnd()).not.toContain('\n');
  });

  it('is JSON too where a subcommand is missing, and the help page for people', async () => {
    const { code, stdout, stderr } = await host.run(['db', '--json']);
    expect([code, stdout]).toEqual([2, '']);
    expect(JSON.parse(stderr).error).toMatchObject({
      code: 'usage',
      hint: expect.stringContaining('db --help'),
    });
    expect((await host.run(['db'])).stderr).toContain('dcmm db check');
  });

  it('never lets a name drive the terminal', async () => {
    const { stderr } = await host.run(['show', 'a\u001b[2Jb']);
    expect(stderr).not.toContain('\u001b');
  });
});

class FailingStream extends Writable {
  override _write(_chunk: unknown, _encoding: string, done: (error: Error) => void): void {
    done(Object.assign(new Error('no space left on device'), { code: this.code }));
  }
  constructor(readonly code: string) {
    super();
  }
}

describe('standard output that cannot be written', () => {
  it.each([['--help'], ['db', 'path'], ['rubric', 'list'], ['rubric', 'show', 'dcmm-2018']])(
    'on a full disk ends `dcmm %s %s` with code 4 and one clear message',
    async (...args) => {
      const { code, stderr } = await host.run(args, { stdout: new FailingStream('ENOSPC') });
      expect(code).toBe(4);
      expect(stderr).toContain('could not be written to standard output (the disk is full, ENOSPC)');
      expect(stderr).not.toContain('    at ');
    },
  );

  it('because the reader has gone is no failure', async () => {
    const { code, stderr } = await host.run(['db', 'path'], { stdout: new FailingStream('EPIPE') });
    expect([code, stderr]).toEqual([0, '']);
  });
});

describe('an interruption', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  /** A command that waits for standard input, which never ends, and the way to interrupt it. */
  function startWaiting() {
    const exits: number[] = [];
    let interrupt = (): void => undefined;
    const run = host.run(['assess', '--answers', '-'], {
      stdin: new Readable({ read: () => undefined }),
      on: (_signal, listener) => {
        interrupt = listener;
      },
      exit: (code) => exits.push(code),
    });
    return { run, exits, interrupt: () => interrupt() };
  }

  it('of a wait without an end leaves with 130 after some seconds, a second one at once', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { exits, interrupt } = startWaiting();
    interrupt();
    expect(exits).toEqual([]);
    vi.advanceTimersByTime(10_000);
    expect(exits).toEqual([130]);
    interrupt();
    expect(exits).toEqual([130, 130]);
  });
});
