import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { indexRubric, type RubricIndex } from '../../../src/core/index-rubric.ts';
import { buildQuestionnaire } from '../../../src/core/questionnaire.ts';
import type { Answer, Response } from '../../../src/core/response.ts';
import type { Language } from '../../../src/core/text.ts';
import { openAnswers } from '../../../src/io/open-answers.ts';
import { renderFormWorkbook } from '../../../src/io/questionnaire/render-form-workbook.ts';
import { anyResponse, anyRubric } from '../../core/any-rubric.ts';
import { Draw } from '../../core/draw.ts';
import { SAMPLE } from '../../core/sample-rubric.ts';
import { checkWorkbook } from '../../report/office-rules.ts';
import { readParts } from '../../report/read-office.ts';
import { type EditedSheet, editForm, fillIn } from './edit-form.ts';

const TODAY = '2026-11-21';
const INDEX = indexRubric(SAMPLE);
const GUIDE = 0;
const QUESTIONS = 1;

const render = (index: RubricIndex, response?: Response, language: Language = 'en'): Promise<Uint8Array> =>
  renderFormWorkbook(
    buildQuestionnaire(index, {
      language,
      digest: 'd'.repeat(64),
      ...(response !== undefined && { response }),
    }),
  );

async function loadShipped(): Promise<RubricIndex> {
  const { loadRubricFile } = await import('../../../src/io/load-rubric.ts');
  const file = join(import.meta.dirname, '../../../rubrics/dcmm-2025/rubric.json');
  return (await loadRubricFile(file)).index;
}

async function parse(bytes: Uint8Array, index = INDEX) {
  const opened = await openAnswers(bytes);
  return opened.ok ? opened.value.parse(index, { today: TODAY }) : opened;
}

const responseWith = (answers: Record<string, Answer>): Response => ({
  schemaVersion: 1,
  rubric: { id: SAMPLE.id, version: SAMPLE.version },
  enterprise: { name: 'Example' },
  assessment: {},
  answers,
});

/** A form of the small rubric about "Example", changed by hand; what is read of it. */
async function readEdited(edit: (sheets: EditedSheet[]) => unknown, response = responseWith({})) {
  const bytes = await editForm(await render(INDEX, response), (sheets) => {
    const edited = edit(sheets);
    return Array.isArray(edited) ? edited : undefined;
  });
  return parse(bytes);
}

async function problemsOf(...args: Parameters<typeof readEdited>) {
  const read = await readEdited(...args);
  return read.ok ? [] : read.problems.map(({ code, path }) => `${path} ${code}`);
}

async function answersOf(...args: Parameters<typeof readEdited>) {
  const read = await readEdited(...args);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return { ...read.value.answers };
}

/** Texts that spreadsheets, XML or we ourselves might take for something else. */
const HOSTILE = [
  '=1+1',
  "'=1+1",
  "''@x",
  '-',
  '＋1',
  '_x0041_',
  '_x000D_',
  '<b>&amp;</b>',
  ']]>',
  '__proto__',
  '1e5',
  '007',
];
const line = fc
  .oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }))
  .map((words) => words.replaceAll(/[\p{Cc}\p{Cs}\u2028\u2029\ufffe\uffff]/gu, '').trim())
  .filter((words) => words !== '');
const lines = fc.array(line, { minLength: 1, maxLength: 3 }).map((all) => all.join('\n'));
const day = fc
  .date({ min: new Date('1900-03-01'), max: new Date(TODAY), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const remarks = fc.record(
  {
    note: lines,
    confidence: fc.integer({ min: 1, max: 5 }),
    evidence: fc.array(
      fc.record(
        {
          title: line,
          kind: fc.constantFrom('policy', 'record', 'system', 'interview'),
          reference: line,
          dated: day,
        },
        { requiredKeys: ['title'] },
      ),
      { minLength: 1, maxLength: 5 },
    ),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Partial<Answer>>;

describe('a form as a workbook', () => {
  it('gives back every response that it was filled in with, whatever the rubric and the language', async () => {
    const tape = fc.array(fc.nat({ max: 0xffff }), { maxLength: 300 });
    const law = fc.asyncProperty(
      tape,
      fc.array(remarks, { minLength: 1, maxLength: 4 }),
      line,
      lines,
      fc.array(line, { maxLength: 3 }),
      fc.constantFrom<Language>('zh-CN', 'en'),
      async (numbers, remarked, name, scope, assessors, language) => {
        const draw = new Draw(numbers);
        const rubric = anyRubric(draw);
        const index = indexRubric(rubric);
        const { answers, ...rest } = anyResponse(draw, rubric, { screening: false });
        const response: Response = {
          ...rest,
          rubric: { id: rubric.id, version: rubric.version },
          enterprise: { name, industry: 'C3211', size: 'micro' },
          assessment: {
            scope,
            ...(assessors.length > 0 && { assessors: assessors.map((one) => ({ name: one })) }),
          },
          answers: Object.fromEntries(
            Object.entries(answers).map(([id, answer], at) => [
              id,
              { ...answer, ...remarked[at % remarked.length] } as Answer,
            ]),
          ),
        };
        expect(await parse(await render(index, response, language), index)).toEqual({
          ok: true,
          value: response,
        });
      },
    );
    await fc.assert(law, { numRuns: 40, seed: Number(process.env.FC_SEED ?? 20261126) });
  });

  it('gives back levels of whole items, and the answers beside them', async () => {
    const answers = { tools: { level: 2, note: 'seen' }, 'training.1.1': { option: 'yes' } };
    expect(await parse(await render(INDEX, responseWith(answers)))).toMatchObject({
      ok: true,
      value: { answers },
    });
  });

  it.each(['xlsx', 'ods', 'xls'])('survives being saved by LibreOffice as .%s', async (kind) => {
    const folder = join(import.meta.dirname, '../../fixtures/questionnaire');
    const index = await loadShipped();
    const expected = JSON.parse(readFileSync(join(folder, 'answers.json'), 'utf8'));
    const read = await parse(readFileSync(join(folder, `libreoffice.${kind}`)), index);
    expect(read).toEqual({ ok: true, value: expected });
  });

  it.each(['en', 'zh-CN'] as const)('breaks no rule that Excel would repair, in %s', async (language) => {
    const index = await loadShipped();
    expect(checkWorkbook(readParts(await render(index, undefined, language)))).toEqual([]);
  });

  it('is the same bytes whenever it is made, and its rows grow with what is typed', async () => {
    const [first, second] = [await render(INDEX), await render(INDEX)];
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
    const parts = Object.entries(unzipSync(first)).map(([name, part]) => ({ name, text: strFromU8(part) }));
    const sheets = parts.filter(({ name }) => name.includes('worksheets/'));
    expect(sheets.some(({ text }) => text.includes(' ht='))).toBe(true);
    expect(sheets.some(({ text }) => text.includes('customHeight'))).toBe(false);
    expect(parts.some(({ text }) => text.includes('dcterms:modified'))).toBe(false);
  });

  it('offers the choices as lists, and holds texts as texts', async () => {
    const { sheets } = await readXlsx(await render(INDEX), { readStyles: true });
    const questions = sheets[QUESTIONS];
    const answer = questions?.rows[0]?.indexOf('Answer') ?? -1;
    const column = String.fromCharCode(65 + answer);
    const list = questions?.dataValidations?.find(({ range }) => range.startsWith(`${column}2`));
    expect(list).toMatchObject({ type: 'list', range: `${column}2:${column}5` });
    const [, at = '', to = ''] = /\$A?([A-Z])?\$1:\$[A-Z]\$(\d)/.exec(list?.formula1 ?? '') ?? [];
    expect(at + to).not.toBe('');
    const lists = sheets.at(-1);
    expect(lists?.hidden).toBe(true);
    expect(lists?.rows.map(([first]) => first).slice(0, 3)).toEqual([
      'Yes',
      'No',
      'Not applicable (say why)',
    ]);
  });
});

describe('a form filled in by hand', () => {
  it.each([
    ['a label', 'Yes', { option: 'yes' }],
    ['the label of the other language', '是', { option: 'yes' }],
    ['an id', 'yes', { option: 'yes' }],
    ['full-width letters and blanks', ' ＹＥＳ　', { option: 'yes' }],
  ])('takes %s as an answer', async (_, words, expected) => {
    const answers = await answersOf((sheets) =>
      fillIn(sheets[QUESTIONS] as EditedSheet, 'tools.1.1', 'Answer', words),
    );
    expect(answers).toEqual({ 'tools.1.1': expected });
  });

  it.each([
    ['2026-03-01'],
    ['2026/3/1'],
    ['2026.3.1'],
    ['2026年3月1日'],
    ['２０２６－０３－０１'],
    [new Date('2026-03-01T00:00:00Z')],
  ])('takes %s as a day', async (value) => {
    const answers = await answersOf(([, questions]) => {
      fillIn(questions as EditedSheet, 'tools.1.1', 'Evidence 1', 'a list');
      fillIn(questions as EditedSheet, 'tools.1.1', 'Evidence 1: date', value);
    });
    expect(answers).toEqual({ 'tools.1.1': { evidence: [{ title: 'a list', dated: '2026-03-01' }] } });
  });

  it('takes rows and columns in any order, sheets of any name, and evidence in columns that were added', async () => {
    const answers = await answersOf((sheets) => {
      const questions = sheets[QUESTIONS] as EditedSheet;
      fillIn(questions, 'tools.2.1', 'Answer', 'No');
      fillIn(questions, 'tools.2.1', '证据 7', 'seven');
      fillIn(questions, 'tools.2.1', '证据7类型', '制度');
      const width = Math.max(...questions.rows.map((row) => row.length));
      const [head, ...rows] = questions.rows.map((row) =>
        Array.from({ length: width }, (_, at) => row[width - 1 - at] ?? null),
      );
      questions.rows = [['filled in by the workshop'], [], head ?? [], ...rows.reverse(), []];
      questions.name = 'Sheet9';
      return [
        { name: 'Notes', rows: [['Id', 'of nothing']].slice(1) },
        questions,
        sheets[GUIDE] as EditedSheet,
      ];
    });
    expect(answers).toEqual({
      'tools.2.1': { option: 'no', evidence: [{ title: 'seven', kind: 'policy' }] },
    });
  });

  it('reads the same answer twice as one, and rows of other forms under one heading', async () => {
    const answers = await answersOf((sheets) => {
      const questions = sheets[QUESTIONS] as EditedSheet;
      fillIn(questions, 'tools.1.1', 'Answer', 'Yes');
      questions.rows.push([...(questions.rows[0] ?? [])], [...(questions.rows[1] ?? [])]);
    });
    expect(answers).toEqual({ 'tools.1.1': { option: 'yes' } });
  });

  const question = (id: string, heading: string, value: string | number | Date) => (sheets: EditedSheet[]) =>
    fillIn(sheets[QUESTIONS] as EditedSheet, id, heading, value);
  const both =
    (...edits: ((sheets: EditedSheet[]) => void)[]) =>
    (sheets: EditedSheet[]): undefined => {
      for (const edit of edits) edit(sheets);
    };

  it.each<[string, (sheets: EditedSheet[]) => unknown, string[]]>([
    [
      'an answer that there is not',
      question('tools.1.1', 'Answer', 'Maybe'),
      ['A small rubric!F2 unknown-option'],
    ],
    ['no reason', question('tools.2.1', 'Answer', 'n/a'), ['A small rubric!G3 reason-missing']],
    [
      'a reason beside another answer',
      both(question('tools.1.1', 'Answer', 'Yes'), question('tools.1.1', 'Why not applicable', 'none here')),
      ['A small rubric!G2 reason-unused'],
    ],
    [
      'a confidence that there is not',
      question('tools.1.1', 'Confidence', 6),
      ['A small rubric!I2 cell-choice'],
    ],
    [
      'a kind that there is not',
      both(question('tools.1.1', 'Evidence 1', 'x'), question('tools.1.1', 'Evidence 1: kind', 'rumour')),
      ['A small rubric!K2 cell-choice'],
    ],
    [
      'evidence without a title',
      question('tools.1.1', 'Evidence 2: where', 'p. 3'),
      ['A small rubric!N2 cell-missing'],
    ],
    [
      'a title of two lines',
      question('tools.1.1', 'Evidence 1', 'a\nb'),
      ['A small rubric!J2 cell-one-line'],
    ],
    [
      'a day without a year first',
      both(question('tools.1.1', 'Evidence 1', 'x'), question('tools.1.1', 'Evidence 1: date', '3/1/2026')),
      ['A small rubric!M2 date-invalid'],
    ],
    [
      'a day to come',
      both(question('tools.1.1', 'Evidence 1', 'x'), question('tools.1.1', 'Evidence 1: date', '2027-01-01')),
      ['A small rubric!M2 date-future'],
    ],
    [
      'an unknown column with something in it',
      question('tools.1.1', 'Remarks of the boss', 'fine'),
      ['A small rubric!V1 form-column'],
    ],
    [
      'an unknown id',
      ([, questions]) => void questions?.rows.push(['tools.9.9', ...Array(4).fill(''), 'Yes']),
      ['A small rubric!A6 unknown-criterion'],
    ],
    [
      'ids that reach for a prototype',
      ([, questions]) =>
        void questions?.rows.push(
          ['__proto__', ...Array(4).fill(''), 'Yes'],
          ['constructor', ...Array(4).fill(''), 'Yes'],
        ),
      ['A small rubric!A6 unknown-criterion', 'A small rubric!A7 unknown-criterion'],
    ],
    [
      'a row that lost its id',
      ([, questions]) => void questions?.rows.push([null, null, null, null, null, 'Yes']),
      ['A small rubric!A6 row-without-id'],
    ],
    [
      'a question answered in two ways',
      both(
        question('tools.1.1', 'Answer', 'Yes'),
        ([, questions]) => void questions?.rows.push(['tools.1.1', null, null, null, null, 'No']),
      ),
      ['A small rubric!F6 answered-twice'],
    ],
    [
      'a column of ids that was deleted',
      ([, questions]) => {
        for (const row of questions?.rows ?? []) row.shift();
      },
      ['A small rubric!A1 form-column-missing'],
    ],
    [
      'a heading that is there twice',
      ([, questions]) => void questions?.rows[0]?.push('Note'),
      ['A small rubric!V1 column-twice'],
    ],
    ['no sheet with questions', (sheets) => sheets.slice(0, 1), ['Start here!A1 form-questions-missing']],
    [
      'answers in a hidden sheet',
      both(question('tools.1.1', 'Answer', 'Yes'), ([, questions]) => {
        if (questions !== undefined) questions.hidden = true;
      }),
      ['A small rubric!A1 sheet-hidden'],
    ],
    [
      'merged cells',
      ([, questions]) => {
        if (questions !== undefined) questions.merges = [{ startRow: 1, endRow: 2, startCol: 5, endCol: 5 }];
      },
      ['A small rubric!F2 cell-merged'],
    ],
    [
      'formulas and errors',
      ([, questions]) => {
        if (questions !== undefined)
          questions.cells = new Map([
            ['1,5', { formula: 'UPPER("yes")', formulaResult: 'YES', type: 'formula', value: 'YES' }],
          ]);
      },
      ['A small rubric!F2 cell-formula'],
    ],
  ])('says where there is %s', async (_, edit, expected) => {
    expect(await problemsOf(edit)).toEqual(expected);
  });

  it('says everything that is wrong at once', async () => {
    const found = await problemsOf((sheets) => {
      const guide = sheets[GUIDE] as EditedSheet;
      for (const row of guide.rows) {
        if (row[0] === 'Name of the enterprise *') row[1] = null;
        if (row[0] === 'Unified social credit code') row[1] = '９１３６０６００ma35xxxxxx';
        if (row[0] === 'Size') row[1] = 'giant';
        if (row[0] === 'Date of the assessment') row[1] = 'yesterday';
      }
      fillIn(sheets[QUESTIONS] as EditedSheet, 'tools.1.1', 'Answer', 'Maybe');
      fillIn(sheets[QUESTIONS] as EditedSheet, 'training.1.1', 'Answer', 'Not applicable');
    });
    expect(found).toEqual([
      expect.stringMatching(/^Start here!B\d+ cell-choice$/),
      expect.stringMatching(/^Start here!B\d+ date-invalid$/),
      'A small rubric!F2 unknown-option',
      expect.stringMatching(/^Start here!B\d+ cell-missing$/),
      expect.stringMatching(/^Start here!B\d+ uscc-check-digit$/),
      'A small rubric!G4 reason-missing',
    ]);
  });

  it('understands codes with and without names, and fields under another label not at all', async () => {
    const edited = (industry: string, region: string) =>
      readEdited(([guide]) => {
        for (const row of guide?.rows ?? []) {
          if (row[0] === 'Industry') row[1] = industry;
          if (row[0] === 'Registered in') row[1] = region;
        }
      });
    const expected = { ok: true, value: { enterprise: { industry: 'C32', region: '360600' } } };
    expect(await edited('ｃ32', '３６０６００')).toMatchObject(expected);
    expect(await edited('C32 whatever it is called', '360600 江西省鹰潭市')).toMatchObject(expected);
    const renamed = await problemsOf(([guide]) => {
      const row = guide?.rows.find(([label]) => label === 'Industry');
      row?.splice(0, 2, 'Branch of trade', 'mining');
    });
    expect(renamed).toEqual([expect.stringMatching(/^Start here!B\d+ form-field$/)]);
  });
});

describe('the mark of a form', () => {
  it('is found in any sheet that is left, and tells the rubric', async () => {
    const bytes = await editForm(await render(INDEX), (sheets) => [sheets[QUESTIONS] as EditedSheet]);
    const opened = await openAnswers(bytes);
    expect(opened).toMatchObject({
      ok: true,
      value: { rubricId: 'small', rubricPlace: 'A small rubric!A1' },
    });
  });

  it.each<[string, (cell: unknown) => string | null, string]>([
    ['missing', () => null, 'form-mark-missing'],
    ['of a newer layout', () => 'dcmm-form/2 small 1.2.3', 'form-newer'],
    ['garbled', () => 'dcmm-form/x', 'form-mark-missing'],
  ])('is a problem when it is %s', async (_, change, code) => {
    const bytes = await editForm(await render(INDEX), (sheets) => {
      for (const { rows } of sheets)
        for (const row of rows)
          for (const [at, cell] of row.entries())
            if (String(cell).includes('dcmm-form/')) row[at] = change(cell);
      return undefined;
    });
    const opened = await openAnswers(bytes);
    expect(opened.ok ? [] : opened.problems.map((problem) => problem.code)).toEqual([code]);
  });

  it('is a problem when two forms of different versions stand in one workbook', async () => {
    const bytes = await editForm(await render(INDEX), (sheets) => {
      const head = (sheets[QUESTIONS] as EditedSheet).rows[0];
      if (head !== undefined) head[0] = 'Id dcmm-form/1 small 2.0.0 000000000000';
      return undefined;
    });
    const opened = await openAnswers(bytes);
    expect(opened).toMatchObject({ problems: [{ code: 'form-mark-differs', path: 'A small rubric!A1' }] });
  });

  it('of another major version is refused as in an answer file, with the way to carry answers over', async () => {
    const older = indexRubric({ ...SAMPLE, version: '2.0.0' });
    expect(await parse(await render(INDEX, responseWith({})), older)).toMatchObject({
      problems: [{ code: 'rubric-version', path: expect.stringContaining('!') }],
    });
  });

  it('is what a workbook of something else does not have', async () => {
    const opened = await openAnswers(await writeXlsx({ sheets: [{ name: 'Budget', rows: [['a', 1]] }] }));
    expect(opened).toMatchObject({ problems: [{ code: 'form-mark-missing' }] });
  });
});

it('refuses a workbook that would unpack to far more than any form, before unpacking it', async () => {
  const bytes = Buffer.from(await render(INDEX));
  const entry = bytes.indexOf(Buffer.from('PK\u0001\u0002', 'latin1'));
  bytes.writeUInt32LE(65 * 1024 * 1024, entry + 24);
  expect(await openAnswers(bytes)).toMatchObject({
    problems: [{ code: 'unpacks-too-large', params: { limit: 64 } }],
  });
});

it.each([
  ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
  ['garbled inside', (bytes: Buffer) => bytes.fill(0x55, 200, 2000)],
])('says that a workbook is damaged when it is %s', async (_, damage) => {
  const opened = await openAnswers(damage(Buffer.from(await render(INDEX))));
  expect(opened).toMatchObject({ problems: [{ code: 'damaged-file', path: '$' }] });
});
