import { deflateRawSync } from 'node:zlib';
import { writeOds } from 'hucre/ods';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import type { ReadInventory } from '../../../src/io/inventory/inventory-entry.ts';
import { readInventory } from '../../../src/io/inventory/read-inventory.ts';
import { loadShipped } from '../../core/classification/load-shipped.ts';

const index = await loadShipped('steel');
const HEAD = ['资产编号', '数据名称', '是否涉及国家秘密', '数据类别', '死亡人数', '国家安全'];
const ROW = ['A-1', '高炉控制', '否', 'prod.control', 12, '严重危害'];
const csv = (rows: readonly (readonly (string | number)[])[]) =>
  rows.map((row) => row.join(',')).join('\r\n');
const bytes = (text: string) => new TextEncoder().encode(text);
const read = (data: Uint8Array) => readInventory(data, index);
const xlsx = (sheet: object) => writeXlsx({ sheets: [{ name: '资产清单', ...sheet }] });

async function readWell(data: Uint8Array): Promise<ReadInventory> {
  const result = await read(data);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

/** Every problem of a file, of the whole and of its assets: code and place. */
async function problemsOf(data: Uint8Array): Promise<string[]> {
  const result = await read(data);
  const problems = result.ok ? result.value.entries.flatMap((entry) => entry.problems) : result.problems;
  return problems.map(({ code, path }) => `${code} ${path}`);
}

/** 高炉控制 and 否 in GBK bytes, as Chinese Excel saves them. */
const GB = Uint8Array.from([
  ...[
    0xd7, 0xca, 0xb2, 0xfa, 0xb1, 0xe0, 0xba, 0xc5, 0x2c, 0xca, 0xfd, 0xbe, 0xdd, 0xc3, 0xfb, 0xb3, 0xc6,
    0x0d, 0x0a,
  ],
  ...[0x41, 0x2d, 0x31, 0x2c, 0xb8, 0xdf, 0xc2, 0xaf, 0xbf, 0xd8, 0xd6, 0xc6, 0x0d, 0x0a],
]);

describe('the same asset comes in from every kind of file', () => {
  const expected = {
    code: 'A-1',
    name: '高炉控制',
    stateSecret: false,
    class: 'prod.control',
    impact: { deaths: 12, nationalSecurity: 'serious' },
  };
  it.each([
    ['CSV in UTF-8', () => bytes(csv([HEAD, ROW]))],
    ['CSV with a byte-order mark', () => bytes(`\u{feff}${csv([HEAD, ROW])}`)],
    ['CSV with semicolons', () => bytes([HEAD, ROW].map((row) => row.join(';')).join('\n'))],
    [
      'CSV in UTF-16',
      () => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(csv([HEAD, ROW]), 'utf16le')]),
    ],
    ['xlsx', () => xlsx({ rows: [HEAD, ROW] })],
    ['ods', () => writeOds({ sheets: [{ name: 'x', rows: [HEAD, ROW] }] })],
    [
      'xlsx with a title above the header',
      () =>
        xlsx({
          rows: [['鄱湖铜业'], [], HEAD, ROW],
          merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 5 }],
        }),
    ],
    [
      'xlsx with ids as headings',
      () => xlsx({ rows: [['code', 'name', 'stateSecret', 'class', 'deaths', 'nationalSecurity'], ROW] }),
    ],
    [
      'xlsx with headings in English and stars',
      () =>
        xlsx({
          rows: [
            ['Asset code*', 'Data name *', 'State secret*', 'Data class', 'Deaths', 'National security'],
            ['A-1', '高炉控制', 'no', 'prod.control 控制信息', '12', 'Serious harm'],
          ],
        }),
    ],
    ['JSON', () => bytes(JSON.stringify({ assets: [{ ...expected }] }))],
    ['JSON, a bare list', () => bytes(JSON.stringify([expected]))],
    ['JSON, one asset', () => bytes(JSON.stringify(expected))],
  ] as const)('%s', async (_, make) => {
    const { entries, asksStateSecret } = await readWell(await make());
    expect(entries.map(({ asset }) => asset)).toEqual([expected]);
    expect(asksStateSecret).toBe(true);
  });

  it('CSV in GB18030', async () => {
    const { entries, asksStateSecret } = await readWell(GB);
    expect(entries.map(({ asset }) => asset)).toEqual([{ code: 'A-1', name: '高炉控制' }]);
    expect(asksStateSecret).toBe(false);
  });

  it('keeps what looks like a number as the text it is', async () => {
    const { entries } = await readWell(bytes('code,name\n007,1e5\n'));
    expect(entries[0]?.asset).toEqual({ code: '007', name: '1e5' });
  });

  it('shares equal answers, so that like assets are graded once', async () => {
    const { entries } = await readWell(bytes(csv([HEAD, ROW, ['A-2', ...ROW.slice(1)]])));
    expect(entries[0]?.asset?.impact).toBe(entries[1]?.asset?.impact);
  });

  it('takes the apostrophe away that our exports put before a formula', async () => {
    const { entries } = await readWell(bytes("code,name\nA-1,'=SUM(A1)\nA-2,'-5\nA-3,'quoted\n"));
    expect(entries.map(({ asset }) => asset?.name)).toEqual(['=SUM(A1)', '-5', "'quoted"]);
  });
});

describe('what is wrong is named by sheet, column and row', () => {
  it.each([
    [
      'no header',
      () =>
        xlsx({
          rows: [
            ['a', 'b'],
            ['1', '2'],
          ],
        }),
      ['header-missing 资产清单!A1'],
    ],
    ['nothing below the header', () => xlsx({ rows: [HEAD] }), ['rows-none 资产清单!A1']],
    [
      'an unknown column',
      () =>
        xlsx({
          rows: [
            [...HEAD, '运气'],
            [...ROW, 1],
          ],
        }),
      ['column-unknown 资产清单!G1'],
    ],
    [
      'a column twice',
      () =>
        xlsx({
          rows: [
            [...HEAD, '死亡人数'],
            [...ROW, 1],
          ],
        }),
      ['column-twice 资产清单!G1'],
    ],
    [
      'merged cells',
      () =>
        xlsx({
          rows: [HEAD, ROW, ['A-2', 'x', '否', '', '', '']],
          merges: [{ startRow: 1, startCol: 3, endRow: 2, endCol: 3 }],
        }),
      ['cell-merged 资产清单!D2'],
    ],
    [
      'a formula',
      () =>
        xlsx({
          rows: [HEAD, ROW],
          cells: new Map([['1,4', { value: 3, type: 'formula', formula: '1+2', formulaResult: 3 }]]),
        }),
      ['cell-formula 资产清单!E2'],
    ],
    [
      'a formula in CSV',
      () => bytes(csv([HEAD, ['A-1', '=cmd|calc', '否', '', '', '']])),
      ['cell-formula B2'],
    ],
    ['an unknown class', () => bytes(csv([HEAD, ['A-1', 'x', '否', '魔法', 1, '']])), ['unknown-class D2']],
    [
      'a word for a number',
      () => bytes(csv([HEAD, ['A-1', 'x', '否', '', '很多', '']])),
      ['impact-value E2'],
    ],
    [
      'more digits than a number can hold',
      () => bytes('code,name,directLossCny\nA,x,99999999.999999999\n'),
      ['impact-value C2'],
    ],
    ['an unknown degree', () => bytes(csv([HEAD, ['A-1', 'x', '否', '', '', '非常']])), ['impact-value F2']],
    ['neither yes nor no', () => bytes(csv([HEAD, ['A-1', 'x', '也许', '', '', '']])), ['cell-yes-no C2']],
    [
      'the first question left open',
      () => bytes(csv([HEAD, ['A-1', 'x', '', '', '', '']])),
      ['state-secret-unanswered C2'],
    ],
    [
      'a state secret',
      () => bytes(csv([HEAD, ['秘', '密', '是', 'prod.control', 'x', 'y']])),
      ['state-secret C2'],
    ],
    ['a missing name', () => bytes(csv([HEAD, ['A-1', '', '否', '', '', '']])), ['cell-missing B2']],
    ['a fraction of a record', () => bytes('code,name,数据条数\nA,x,1.5\n'), ['cell-number C2']],
    ['terminal escapes', () => bytes('code,name\nA,x\u001b[31m\n'), ['control-characters B2']],
    ['a name of 300 characters', () => bytes(`code,name\nA,${'x'.repeat(300)}\n`), ['schema-length B2']],
    [
      'several rows, all of them',
      () => bytes(csv([HEAD, ['', 'x', '否', '', '', ''], ['B', 'x', '否', '', '-1', '']])),
      ['cell-missing A2', 'impact-value E3'],
    ],
    [
      'JSON cut short',
      () => bytes('{"assets": [{"code": "A"'),
      ['json-syntax 1:25', 'json-syntax 1:25', 'json-syntax 1:25'],
    ],
    [
      'JSON with a wrong field',
      () => bytes('[{"code":"A","name":"x","colour":1}]'),
      ['schema-unknown-key $[0].colour'],
    ],
    [
      'JSON with a state secret',
      () => bytes('[{"code":"A","name":"x","stateSecret":true,"colour":1}]'),
      ['state-secret $[0]'],
    ],
    [
      'JSON with a poisoned key',
      () => bytes('[{"code":"A","name":"x","__proto__":{"class":"x"}}]'),
      ['json-forbidden-key $[0].__proto__'],
    ],
    ['an empty file', () => new Uint8Array(0), ['empty-file $']],
    [
      'a picture',
      () => Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 255, 216, 255]),
      ['encoding $'],
    ],
    [
      'a damaged workbook',
      async () => (await xlsx({ rows: [HEAD, ROW] })).subarray(0, 900),
      ['damaged-file $'],
    ],
  ] as const)('%s', async (_, make, expected) => {
    const found = await problemsOf(await make());
    expect([...new Set(found)]).toEqual(
      [...new Set(expected)].map((entry) =>
        entry.startsWith('json-syntax') ? expect.stringContaining('json-syntax') : entry,
      ),
    );
  });

  it('says nothing of a state secret but its place', async () => {
    const result = await readWell(bytes(csv([HEAD, ['秘-1', '绝密数据', '是', '', '', '']])));
    expect(JSON.stringify(result)).not.toMatch(/绝密|秘-1/);
  });
});

/** A zip with one entry of so many zeros, which says of its size whatever is asked. */
function makeBomb(size: number, declared: number): Uint8Array {
  const name = Buffer.from('[Content_Types].xml');
  const packed = deflateRawSync(Buffer.alloc(size), { level: 9 });
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(declared, 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(20, 4);
  central.writeUInt16LE(20, 6);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(declared, 24);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length + name.length, 12);
  end.writeUInt32LE(local.length + name.length + packed.length, 16);
  return Buffer.concat([local, name, packed, central, name, end]);
}

describe('a bomb', () => {
  it('of 1 GB of zeros is refused by what it says of itself, without being unpacked', async () => {
    const before = process.memoryUsage().rss;
    expect(await problemsOf(makeBomb(1024, 1024 ** 3))).toEqual(['unpacks-too-large $']);
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
  });

  it('is known by how little of it is packed, too', async () => {
    expect(await problemsOf(makeBomb(1024, 65 * 1024 ** 2))).toEqual(['unpacks-too-large $']);
  });

  it('that lies about its size is stopped where it said it would end', async () => {
    expect(await problemsOf(makeBomb(64 * 1024 ** 2, 1024))).toEqual(['damaged-file $']);
  });

  it('that says it is empty is not believed', async () => {
    expect(await problemsOf(makeBomb(64 * 1024 ** 2, 0))).toEqual(['damaged-file $']);
  });
});
