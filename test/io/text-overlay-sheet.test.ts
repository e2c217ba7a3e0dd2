import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { indexRubric } from '../../src/core/index-rubric.ts';
import {
  parseOverlayWorkbook,
  readOverlayRows,
  renderOverlayWorkbook,
} from '../../src/io/text-overlay-sheet.ts';
import { SAMPLE } from '../core/sample-rubric.ts';

const rubric = { id: 'small', version: '1.2.3' };
const HEAD = ['id', 'clause', 'zh-CN', 'en'];

describe('an overlay workbook', () => {
  it('comes with every id and our own wording, and reads as empty until it is filled in', async () => {
    const bytes = await renderOverlayWorkbook(indexRubric(SAMPLE));
    const { sheets } = await readXlsx(bytes);
    const ids = sheets[0]?.rows.slice(1).map(([id]) => id);
    expect(ids).toEqual(['tools', 'tools.1.1', 'tools.2.1', 'training', 'training.1.1', 'training.2.1']);
    expect(await parseOverlayWorkbook(bytes, rubric)).toMatchObject({ ok: true, value: { texts: {} } });
  });

  it('gives clause and wording by id, in either language', () => {
    const read = readOverlayRows(
      [
        ['自有文本'],
        HEAD,
        ['tools.1.1', '8.1.4 b) 1)', '原文', null],
        ['tools', 6, null, 'Tooling'],
        ['training', null, null, null],
      ],
      rubric,
    );
    expect(read).toEqual({
      ok: true,
      value: {
        schemaVersion: 1,
        kind: 'text-overlay',
        rubric,
        texts: {
          'tools.1.1': { clause: '8.1.4 b) 1)', text: { 'zh-CN': '原文' } },
          tools: { clause: '6', text: { en: 'Tooling' } },
        },
      },
    });
  });

  it('knows Chinese headings', () => {
    const read = readOverlayRows(
      [
        ['编号', '条款号', '中文'],
        ['tools', '8.1', '工装'],
      ],
      rubric,
    );
    expect(read).toMatchObject({
      ok: true,
      value: { texts: { tools: { clause: '8.1', text: { 'zh-CN': '工装' } } } },
    });
  });

  it.each<[string, (string | number | Date | null)[][], string]>([
    ['without a heading for ids', [['clause'], ['8.1']], 'overlay-heading A1'],
    [
      'with a clause typed as a number, in which 8.10 is 8.1',
      [HEAD, ['tools', 8.1, null, null]],
      'overlay-clause-number B2',
    ],
    [
      'with a clause that became a date',
      [HEAD, ['tools', new Date(Date.UTC(2026, 7, 1)), null, null]],
      'overlay-clause-number B2',
    ],
    ['with one id twice', [HEAD, ['tools', '1', null, null], ['tools', '2', null, null]], 'overlay-twice A3'],
  ])('%s is a named problem with its cell', (_, rows, expected) => {
    const read = readOverlayRows(rows, rubric);
    expect(read.ok ? [] : read.problems.map(({ code, path }) => `${code} ${path}`)).toEqual([expected]);
  });

  it('that is none is a named problem', async () => {
    const read = await parseOverlayWorkbook(new TextEncoder().encode('no workbook'), rubric);
    expect(read.ok ? [] : read.problems.map(({ code }) => code)).toEqual(['damaged-file']);
  });

  it('keeps clauses as text all the way through a spreadsheet', async () => {
    const bytes = await writeXlsx({ sheets: [{ name: 's', rows: [HEAD, ['tools', '8.10', null, null]] }] });
    expect(await parseOverlayWorkbook(bytes, rubric)).toMatchObject({
      ok: true,
      value: { texts: { tools: { clause: '8.10' } } },
    });
  });
});
