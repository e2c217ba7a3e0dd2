import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RubricIndex } from '../../../src/core/index-rubric.ts';
import { loadRubricFile } from '../../../src/io/load-rubric.ts';
import { buildCohortView, type CohortView } from '../../../src/report/cohort/build-cohort-view.ts';
import type { CohortReport } from '../../../src/report/cohort/cohort-report.ts';
import { renderCohort } from '../../../src/report/cohort/render-cohort.ts';
import { createCliHost } from '../../cli/run-cli.ts';
import { printerSettings } from '../pdf/printing.ts';
import { type ReadPdf, readPdf, squeeze } from '../pdf/read-pdf.ts';

const root = join(import.meta.dirname, '../../..');
const RUBRIC = 'dcmm-2018';
const SETTINGS = {
  template: join(root, 'templates/cohort'),
  generator: 'dcmm 0.0.0',
  printer: printerSettings(),
};

let report: CohortReport;
let view: CohortView;
let index: RubricIndex;

/** Twelve enterprises of two cities, every item answered as a whole with their level. */
beforeAll(async () => {
  ({ index } = await loadRubricFile(join(root, 'rubrics', RUBRIC, 'rubric.json')));
  const host = createCliHost();
  const files = Array.from({ length: 12 }, (_, n) => ({
    schemaVersion: 1,
    rubric: { id: RUBRIC },
    enterprise: { name: `<b>虚构</b> & ${n}`, region: n % 2 === 0 ? '360600' : '360100' },
    assessment: { assessedOn: '2026-03-01' },
    answers: Object.fromEntries(index.items.map(({ id }) => [id, { level: (n % 5) + 1 }])),
  }));
  writeFileSync(join(host.folder, 'all.ndjson'), files.map((file) => `${JSON.stringify(file)}\n`).join(''));
  const args = [
    'cohort',
    'all.ndjson',
    '--by',
    'city',
    '--programme',
    'jiangsu-2021',
    '--json',
    '--lang',
    'zh-CN',
  ];
  const { stdout } = await host.run(args);
  host[Symbol.dispose]();
  report = JSON.parse(stdout) as CohortReport;
  view = buildCohortView({ report, index, language: 'zh-CN' });
}, 60_000);

describe('the view of a cohort', () => {
  it('places the parts of a box plot on the scale of the rubric, 0 to 5', () => {
    const [nanchang, yingtan] = view.groups?.rows ?? [];
    // Yingtan: levels 1, 3, 5, 2, 4, 1; Nanchang: 2, 4, 1, 3, 5, 2.
    expect([yingtan?.name, yingtan?.box]).toEqual([
      '鹰潭市',
      { whiskerStart: 20, whiskerWidth: 80, boxStart: 25, boxWidth: 50, median: 50 },
    ]);
    expect(nanchang?.box).toMatchObject({ boxStart: 40, boxWidth: 35, median: 50 });
  });

  it('shades the map from its lowest to its highest median, and none where there is no median', () => {
    const { heatMap } = view;
    expect(heatMap?.columns).toEqual(['全部', '南昌市', '鹰潭市']);
    // All alike: nothing stands out.
    expect(new Set(heatMap?.rows.flatMap(({ cells }) => cells.map(({ heat }) => heat)))).toEqual(
      new Set([0]),
    );
    const spread = report.all?.score;
    if (!report.all || !spread) throw new Error('no scores');
    // The first node without a score, the second best, the others worst, one a little better.
    const medians = [null, 5, 1.7, ...report.all.nodes.slice(3).map(() => 1)];
    const nodes = report.all.nodes.map((node, at) => {
      const median = medians[at] ?? null;
      return { ...node, spread: median === null ? null : { ...spread, median } };
    });
    const changed = { ...report, groups: [], all: { ...report.all, nodes } };
    const rows = buildCohortView({ report: changed, index, language: 'zh-CN' }).heatMap?.rows ?? [];
    expect(rows.slice(0, 4).map(({ cells }) => cells[0])).toEqual([
      { text: '—', heat: -1 },
      { text: '5.00', heat: 4 },
      { text: '1.70', heat: 0 },
      { text: '1.00', heat: 0 },
    ]);
  });
});

describe('the page of a cohort', () => {
  it('escapes what users wrote, and loads nothing', async () => {
    const page = Buffer.from(await renderCohort(view, 'html', SETTINGS)).toString();
    expect(page).toContain('&lt;b&gt;虚构&lt;/b&gt; &amp; 4');
    expect(page).not.toMatch(/<b>|<script|https?:\/\//);
    expect(page).toContain('苏工信数据〔2021〕632号');
  });

  it('is printed with its own fonts, its title and everything on it', async () => {
    const pdf: ReadPdf = await readPdf(await renderCohort(view, 'pdf', SETTINGS));
    const text = squeeze(pdf.text.join(''));
    expect(pdf.info.Title).toBe('数据管理能力群体统计 — 全部已评估企业');
    expect(pdf.language).toBe('zh-CN');
    expect(pdf.fonts.every(({ embedded, type3 }) => embedded && !type3)).toBe(true);
    for (const words of [
      '等级分布',
      '政策目标',
      '按城市比较',
      '能力项热力图',
      '值得请来交流的做法',
      '统计口径',
      '--no-names',
    ])
      expect(text).toContain(words);
  }, 180_000);
});
