import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CliHost, createCliHost } from '../run-cli.ts';

let host: CliHost;
beforeEach(() => {
  host = createCliHost();
});
afterEach(() => host[Symbol.dispose]());

interface Check {
  readonly id: string;
  readonly state: string;
  readonly found: string;
  readonly fix: string | null;
}

/** With a browser that cannot start, which is quick; what is looked at besides does not depend on it. */
async function look(...args: string[]): Promise<{ code: number; checks: Record<string, Check> }> {
  const env = { DCMM_BROWSER: join(host.folder, 'no-browser') };
  const { code, stdout } = await host.run(['doctor', '--json', ...args], { env });
  const { checks } = JSON.parse(stdout) as { checks: Check[] };
  return { code, checks: Object.fromEntries(checks.map((check) => [check.id, check])) };
}

describe('dcmm doctor', () => {
  it('says which browser is named wrongly, and not to run the doctor', async () => {
    const { code, checks } = await look();
    expect(code).toBe(4);
    expect(checks.browser?.state).toBe('fail');
    expect(checks.browser?.found).toContain(join(host.folder, 'no-browser'));
    expect(checks.browser?.fix).toContain('DCMM_BROWSER');
    for (const { fix } of Object.values(checks)) expect(fix ?? '').not.toContain('dcmm doctor');
  });

  it('has no fault to find with a database that is not there yet, or an empty file', async () => {
    expect((await look()).checks.database?.state).toBe('note');
    writeFileSync(join(host.folder, 'empty.sqlite'), '');
    expect((await look('--db', join(host.folder, 'empty.sqlite'))).checks.database?.state).toBe('note');
  });

  it('tells what is in the place of the database', async () => {
    mkdirSync(join(host.folder, 'folder.sqlite'));
    const { database } = (await look('--db', join(host.folder, 'folder.sqlite'))).checks;
    expect(database?.state).toBe('fail');
    expect(database?.found).toContain('EISDIR');
    expect(database?.fix).toContain('--db');
  });
});
