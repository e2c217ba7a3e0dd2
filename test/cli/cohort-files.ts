import { join } from 'node:path';
import { usccCheckCharacter } from '../../src/core/check-uscc.ts';
import type { Enterprise } from '../../src/core/response.ts';
import { loadRubricFile } from '../../src/io/load-rubric.ts';

/** The rubric of answer files that do not say another. */
export const RUBRIC = 'dcmm-2018';

const listItems = async (rubric: string): Promise<readonly [string, readonly string[]]> => {
  const { index } = await loadRubricFile(join(import.meta.dirname, `../../rubrics/${rubric}/rubric.json`));
  return [rubric, index.items.map(({ id }) => id)];
};
/** Ids of all items, by rubric. */
const ITEMS = new Map(await Promise.all([RUBRIC, 'dcmm-2025'].map(listItems)));

interface Given extends Partial<Enterprise> {
  readonly n: number;
  readonly level: number;
  readonly on?: string;
  readonly kind?: 'self' | 'third-party';
  readonly rubric?: string;
}

/** Every item answered as a whole with one level: then that is the score. */
export function answerFile({
  n,
  level,
  on = '2026-03-01',
  kind = 'self',
  rubric = RUBRIC,
  ...more
}: Given): object {
  const items = ITEMS.get(rubric) ?? [];
  const first17 = `91360600MA${String(n).padStart(7, '0')}`;
  return {
    schemaVersion: 1,
    rubric: { id: rubric },
    enterprise: { name: `虚构企业 ${n}`, uscc: first17 + usccCheckCharacter(first17), ...more },
    assessment: { kind, assessedOn: on },
    answers: Object.fromEntries(items.map((id) => [id, { level }])),
  };
}

const CITIES = [
  { region: '360100', levels: [3, 3, 3, 3, 3, 5] },
  { region: '360200', levels: [5, 5, 5] },
  { region: '360300', levels: [1, 1, 1, 1, 1] },
  { region: '360681', levels: [1, 2, 2, 3, 4] },
];

/** Nineteen enterprises in four cities, two of them assessed the year before as well. */
export function listCohortFiles(): object[] {
  const now = CITIES.flatMap(({ region, levels }) => levels.map((level) => ({ region, level })));
  return [
    ...now.map((one, n) => answerFile({ n, industry: n % 2 === 0 ? 'C3211' : 'J66', ...one })),
    // Number 14 is the first of 360681, now at level 1; number 18 the last, now at 4.
    answerFile({ n: 14, region: '360681', level: 2, on: '2025-03-01', industry: 'C3211' }),
    answerFile({
      n: 18,
      region: '360681',
      level: 2,
      on: '2025-03-01',
      industry: 'C3211',
      kind: 'third-party',
    }),
  ];
}

/** One file a line. */
export const toLines = (files: readonly object[]): string =>
  files.map((file) => `${JSON.stringify(file)}\n`).join('');
