import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexRubric } from '../../../src/core/index-rubric.ts';
import { readRatings } from '../../../src/core/ratings.ts';
import type { Answer, Response } from '../../../src/core/response.ts';
import type { Rubric } from '../../../src/core/rubric.ts';
import type { Parsed } from '../../../src/errors.ts';
import { parseJson } from '../../../src/io/parse-json.ts';
import { decodeUtf8 } from '../../../src/io/read-text-file.ts';
import { scanAnswerFile } from '../../../src/io/scan-answers/scan-answer-file.ts';
import { parseAnswers } from '../../../src/schema/parse-answers.ts';

const TODAY = '2026-11-22';
const text = (english: string) => ({ 'zh-CN': english, en: english });

const RUBRIC: Rubric = {
  schemaVersion: 1,
  kind: 'maturity',
  id: 'scanned',
  version: '1.2.0',
  title: text('Scanned'),
  notice: text('Notice'),
  levels: [1, 2, 3].map((level) => ({ level, name: text(`Level ${level}`) })),
  answerSets: [
    {
      id: 'four',
      options: ['full', 'mostly', 'partly', 'none'].map((id, at) => ({
        id,
        value: 1 - at / 4,
        label: text(id),
      })),
    },
    { id: 'many', multiple: 'add', options: ['a', 'ab'].map((id) => ({ id, value: 0.5, label: text(id) })) },
  ],
  policies: {
    unanswered: 'zero',
    notApplicable: 'exclude',
    rounding: { decimals: 2, mode: 'half-up', at: 'edge' },
    levelFrom: 'rounded',
  },
  method: { type: 'mean' },
  layers: [
    { id: 'domain', name: text('Domain'), method: { type: 'mean' } },
    { id: 'item', name: text('Item'), method: { type: 'level-sum' } },
  ],
  bands: [
    { level: 1, atLeast: 0 },
    { level: 2, atLeast: 1 },
    { level: 3, atLeast: 2 },
  ],
  bonuses: [{ id: 'award', text: text('Award'), points: 0.1, cap: 0.2 }],
  children: [
    {
      id: 'one',
      name: text('One'),
      children: ['plan', 'plan-b'].map((id) => ({
        id,
        name: text(id),
        criteria: [1, 2, 3].map((level) => ({
          id: `${id}.${level}.1`,
          level,
          text: text('?'),
          ...(level === 3 && { answerSet: 'many' }),
        })),
      })),
    },
  ],
};
const index = indexRubric(RUBRIC);
const IDS = index.criteria.map(({ criterion }) => criterion.id);

/** The long way round: what the scanner has to agree with. */
function parse(bytes: Buffer): Parsed<Response> {
  const decoded = decodeUtf8(bytes);
  const json = decoded.ok ? parseJson(decoded.value) : decoded;
  return json.ok ? parseAnswers(json.value, index, { today: TODAY }) : json;
}

const scan = (bytes: Buffer) => scanAnswerFile(bytes, index, TODAY);

const isPlain = (answer: Answer): boolean =>
  Object.keys(answer).length === 1 && 'option' in answer && typeof answer.option === 'string';

/** Whatever the scanner takes, it reads as the long way does. */
function expectAgreement(bytes: Buffer): boolean {
  const scanned = scan(bytes);
  if (scanned === null) return false;
  const parsed = parse(bytes);
  if (!parsed.ok) throw new Error(`taken, with ${JSON.stringify(parsed.problems)}: ${bytes.toString()}`);
  const { answers, ...head } = parsed.value;
  const { answers: none, ...scannedHead } = scanned.head;
  expect(none).toEqual({});
  expect(scannedHead).toEqual(head);
  const ratings = readRatings(index, parsed.value);
  expect([...scanned.answers.codes]).toEqual([...ratings.codes]);
  expect(ratings.several.size + ratings.screened.size).toBe(0);
  const remarks = Object.entries(answers).filter(([, answer]) => !isPlain(answer));
  const { rest } = scanned.answers;
  if (rest === null) expect(remarks).toEqual([]);
  else expect(Object.entries(JSON.parse(Buffer.from(rest).toString()))).toEqual(remarks);
  return true;
}

/** Mostly what is right, now and then what may be wrong. */
const mostly = <T, U>(right: fc.Arbitrary<T>, other: fc.Arbitrary<U>): fc.Arbitrary<T | U> =>
  fc.oneof({ weight: 12, arbitrary: right }, { weight: 1, arbitrary: other });

const words = mostly(
  fc.string({
    unit: fc.constantFrom(...'ab 数据，“”\u00a0é😀/'.split(/(?:)/u)),
    minLength: 1,
    maxLength: 12,
  }),
  fc.string({
    unit: fc.constantFrom(...'b数\u2028\u0085\u3000\n\t"\\\u0001\u007f '.split(/(?:)/u)),
    maxLength: 4,
  }),
);
const dates = mostly(
  fc.constantFrom('2025-02-28', '2024-02-29', '2026-11-22'),
  fc.constantFrom('2025-02-29', '2026-11-23', '1899-01-01', '2025-1-1'),
);
const evidence = fc.record(
  {
    title: words,
    kind: mostly(fc.constantFrom('policy', 'record', 'system', 'interview'), fc.constant('other')),
    reference: words,
    dated: dates,
  },
  { requiredKeys: ['title'] },
);
const remarks = {
  note: words,
  confidence: mostly(fc.constantFrom<unknown>(1, 3, 5), fc.constantFrom<unknown>(0, 6, 12, 2.5, '3')),
  evidence: fc.array(evidence, { maxLength: 2 }),
};
const options = (id: string) =>
  mostly(
    id.endsWith('.3.1')
      ? fc.constantFrom<unknown>('a', 'ab')
      : fc.constantFrom<unknown>('full', 'mostly', 'none'),
    fc.constantFrom<unknown>('nope', 'a', 'full', ['a', 'ab'], ['a']),
  );
const answerTo = (id: string) =>
  fc.oneof(
    { weight: 6, arbitrary: options(id) },
    { weight: 12, arbitrary: fc.record({ option: options(id), ...remarks }, { requiredKeys: ['option'] }) },
    {
      weight: 3,
      arbitrary: fc.record(
        {
          notApplicable: mostly(fc.constant<unknown>(true), fc.constantFrom<unknown>(false, 1)),
          reason: words,
          ...remarks,
        },
        { requiredKeys: ['notApplicable', 'reason'] },
      ),
    },
    { weight: 2, arbitrary: fc.record(remarks, { requiredKeys: [] }) },
    {
      weight: 1,
      arbitrary: fc.record(
        { option: options(id), notApplicable: fc.constant(true), reason: words, level: fc.nat(4) },
        { requiredKeys: [] },
      ),
    },
  );
const ids = mostly(fc.constantFrom(...IDS), fc.constantFrom('plan', 'plan.9.9', 'ééé'));
const answers = fc
  .array(
    ids.chain((id) => fc.tuple(fc.constant(id), answerTo(id))),
    { maxLength: 5 },
  )
  .map((list) => Object.fromEntries(list));
const files = fc.record(
  {
    schemaVersion: mostly(fc.constant(1), fc.constant(2)),
    rubric: mostly(
      fc.constantFrom({ id: 'scanned' }, { id: 'scanned', version: '1.0.0' }),
      fc.constant({ id: 'other' }),
    ),
    enterprise: fc.record({
      name: fc.constantFrom('企业', 'answers', '"answers": {'),
      region: mostly(fc.constant('360600'), fc.constant('999999')),
    }),
    assessment: fc.record({ assessedOn: dates, scope: words }, { requiredKeys: [] }),
    bonuses: mostly(fc.constant({ award: 1 }), fc.constant({ other: 1 })),
    answers,
  },
  { requiredKeys: ['schemaVersion', 'rubric', 'enterprise', 'answers'] },
);
/** The same value written in different ways. */
const written = fc
  .tuple(files, fc.constantFrom(undefined, 1, 2, '\t', 5), fc.boolean(), fc.boolean(), fc.boolean())
  .map(([file, indent, returns, mark, reversed]) => {
    const entries = Object.entries(file);
    const value = Object.fromEntries(reversed ? entries.reverse() : entries);
    const json = JSON.stringify(value, null, indent);
    return Buffer.from((mark ? '\u{feff}' : '') + (returns ? json.replaceAll('\n', '\r\n') : json));
  });

/** A file without a problem, in every shape that the scanner is made for. */
const GOOD = {
  schemaVersion: 1,
  rubric: { id: 'scanned', version: '1.2.0' },
  enterprise: { name: '铜业', region: '360600' },
  assessment: { kind: 'self', assessedOn: '2026-01-01' },
  answers: {
    'plan.1.1': 'full',
    'plan.2.1': { option: 'mostly', note: '说明“一”\n第二行 "quoted" \\', confidence: 4 },
    'plan-b.1.1': {
      evidence: [
        { title: '《制度》', kind: 'policy', reference: 'p. 12', dated: '2026-03-01' },
        { title: '系统' },
      ],
      option: 'none',
    },
    'plan-b.2.1': { notApplicable: true, reason: '不涉及' },
    'plan.3.1': { option: 'ab' },
    'plan-b.3.1': { note: '还没问' },
  },
};

describe('scanAnswerFile', () => {
  it.each([undefined, 1, 2, 4, '\t'])('takes an ordinary file, indented by %j', (indent) => {
    const json = JSON.stringify(GOOD, null, indent);
    expect(expectAgreement(Buffer.from(json))).toBe(true);
    expect(expectAgreement(Buffer.from(`\u{feff}${json.replaceAll('\n', '\r\n')}\n`))).toBe(true);
  });

  it('gives the answers that say more than an option as they stand in the file', () => {
    const json = JSON.stringify(GOOD, null, 2);
    const rest = Buffer.from(scan(Buffer.from(json))?.answers.rest ?? []).toString();
    const answers = JSON.parse(rest);
    expect(Object.keys(answers).length).toBeLessThan(Object.keys(GOOD.answers).length);
    expect(GOOD.answers).toMatchObject(answers);
    for (const entry of rest.slice(1, -1).split(/,(?="\w)/)) expect(json).toContain(entry);
  });

  it('agrees with parseJson and parseAnswers on whatever it takes', () => {
    let taken = 0;
    fc.assert(
      fc.property(written, (bytes) => {
        if (expectAgreement(bytes)) taken += 1;
      }),
      { numRuns: 1500, seed: 20261122 },
    );
    // A scanner that takes nothing would agree as well.
    expect(taken).toBeGreaterThan(300);
  });

  it('agrees with them on files with damaged bytes', () => {
    const bytes = Buffer.from(JSON.stringify(GOOD, null, 1));
    const change = fc.tuple(
      fc.nat(bytes.length - 1),
      fc.constantFrom('replace', 'insert', 'delete', 'repeat'),
      fc.oneof(fc.constantFrom(...Buffer.from('"\\{}[],:0159tu \n\t.-e')), fc.nat(255)),
    );
    let taken = 0;
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 2 }), (changes) => {
        let changed = Buffer.from(bytes);
        for (const [at, how, byte] of changes) {
          const [before, own, after] = [
            changed.subarray(0, at),
            changed.subarray(at, at + 1),
            changed.subarray(at + 1),
          ];
          const put = Buffer.from([byte]);
          const parts = {
            replace: [before, put, after],
            insert: [before, put, own, after],
            delete: [before, after],
            repeat: [before, own, own, after],
          }[how as 'replace'];
          changed = Buffer.concat(parts);
        }
        if (expectAgreement(changed)) taken += 1;
      }),
      { numRuns: 4000, seed: 20261122 },
    );
    expect(taken).toBeGreaterThan(200);
  });

  it('takes texts up to the limit and leaves longer ones to others', () => {
    const withTitle = (title: string) =>
      Buffer.from(
        JSON.stringify({ ...GOOD, answers: { 'plan.1.1': { option: 'full', evidence: [{ title }] } } }),
      );
    expect(expectAgreement(withTitle('a'.repeat(500)))).toBe(true);
    expect(scan(withTitle('a'.repeat(501)))).toBeNull();
    expect(scan(withTitle(''))).toBeNull();
  });

  it('leaves a criterion that is answered twice to others', () => {
    const json = JSON.stringify(GOOD).replace('"plan.2.1"', '"plan.1.1"');
    expect(scan(Buffer.from(json))).toBeNull();
  });
});
