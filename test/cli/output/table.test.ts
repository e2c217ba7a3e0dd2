import { Writable } from 'node:stream';
import { expect, it } from 'vitest';
import type { Context } from '../../../src/cli/context.ts';
import { renderTable } from '../../../src/cli/output/table.ts';

const terminal = Object.assign(new Writable(), { isTTY: true, columns: 80 });
const context = { stdout: terminal, env: {}, color: { stdout: false } } as unknown as Context;

it('takes as many rows as an inventory has', () => {
  const rows = Array.from({ length: 150_000 }, (_, at) => [`D-${at}`]);
  const lines = renderTable(context, [{ title: 'Code' }], rows).split('\n');
  expect(lines.slice(-2)).toEqual(['D-149999', '']);
});
