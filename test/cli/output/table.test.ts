import { describe, expect, it } from 'vitest';
import type { Context } from '../../../src/cli/context.ts';
import { renderTable } from '../../../src/cli/output/table.ts';

const COLUMNS = [
  { title: '企业', wrap: true },
  { title: 'Level' },
  { title: 'Score', align: 'right' as const },
];
const ROWS = [
  ['鹰潭示例铜业', '2', '1.97'],
  ['Beispiel', '—', '—'],
];

const contextOf = (stdout: object, color = false): Context =>
  ({ stdout, color: { stdout: color, stderr: color }, env: {} }) as Context;
const onTerminal = (columns: number, color?: boolean): Context => contextOf({ isTTY: true, columns }, color);

describe('a table', () => {
  it('lines its columns up on a terminal, Chinese counted as two, a dash as one', () => {
    expect(renderTable(onTerminal(80), COLUMNS, ROWS)).toBe(
      ['企业          Level  Score', '鹰潭示例铜业  2       1.97', 'Beispiel      —          —', ''].join(
        '\n',
      ),
    );
  });

  it('wraps what may be wrapped where the terminal is narrow', () => {
    expect(renderTable(onTerminal(25), COLUMNS, ROWS)).toBe(
      ['企业        Level  Score', '鹰潭示例铜  2       1.97', '业', 'Beispiel    —          —', ''].join(
        '\n',
      ),
    );
  });

  it('shortens paths in the middle, and leaves the room to the other columns', () => {
    const columns = [{ title: 'File', path: true }, { title: 'Enterprise', wrap: true }, { title: 'Level' }];
    const rows = [['answers/2026/third-quarter/copper.json', '鹰潭示例铜业股份有限公司', '2']];
    expect(renderTable(onTerminal(50), columns, rows)).toBe(
      [
        'File                 Enterprise            Level',
        'answer…/copper.json  鹰潭示例铜业股份有限  2',
        '                     公司',
        '',
      ].join('\n'),
    );
    expect(renderTable(contextOf({}), columns, rows)).toContain('\nanswers/2026/third-quarter/copper.json\t');
  });

  it('has its heads in bold, and nothing else, where colours are wanted', () => {
    const [heads, ...rows] = renderTable(onTerminal(80, true), COLUMNS, ROWS).split('\n');
    expect(heads).toBe('\u001b[1m企业          Level  Score\u001b[22m');
    expect(rows.join('')).not.toContain('\u001b');
  });

  it('has tabs between columns for other programs, and nothing wrapped', () => {
    expect(renderTable(contextOf({ columns: 10 }), COLUMNS, ROWS)).toBe(
      '企业\tLevel\tScore\n鹰潭示例铜业\t2\t1.97\nBeispiel\t—\t—\n',
    );
  });

  it('takes as many rows as an inventory has', () => {
    const rows = Array.from({ length: 150_000 }, (_, at) => [`D-${at}`]);
    const lines = renderTable(onTerminal(80), [{ title: 'Code' }], rows).split('\n');
    expect(lines.slice(-2)).toEqual(['D-149999', '']);
  });
});
