/**
 * What a report costs, beside the same work done barely, in one run with turns taken:
 *  - one PDF, whole process, beside `chromium --headless --print-to-pdf` of the same page;
 *  - one PDF with the browser up, beside a bare `page.pdf()` of the same page;
 *  - many PDFs in one run, beside one process a report;
 *  - the view model and the page of a full report; a Word document.
 * Prints medians and ratios. `npm run bench -- report`; a first argument sets the rounds.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { build } from 'rolldown';

const ROUNDS = Number(process.argv[2] ?? 7);
const MANY = Number(process.argv[3] ?? 20);
const root = join(import.meta.dirname, '..');
const bin = process.env.DCMM_TEST_BIN ?? join(root, 'bin', 'dcmm.js');
const sample = join(root, 'seeds/answers/sample-copper.dcmm-2025.json');
const folder = mkdtempSync(join(tmpdir(), 'dcmm-bench-'));
const env = { ...process.env, HOME: folder, XDG_DATA_HOME: join(folder, 'data') };

const median = (times) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];
const timed = async (work) => {
  const started = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - started) / 1e6;
};
function run(program, args) {
  const { status, stderr } = spawnSync(program, args, { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}\n${stderr}`);
}
function say(name, ours, bare, limit) {
  const ratio = ours / bare;
  process.stdout.write(
    `${name}: ${ours.toFixed(0)} ms beside ${bare.toFixed(0)} ms = ${ratio.toFixed(2)} × (at most ${limit})${ratio > limit ? '  TOO SLOW' : ''}\n`,
  );
  if (ratio > limit) process.exitCode = 1;
}

/** The report's own parts, as the program uses them. */
async function loadParts() {
  const entry = join(folder, 'parts.ts');
  const from = (file) => JSON.stringify(join(root, 'src', file));
  writeFileSync(
    entry,
    `export { loadRubricFile } from ${from('io/load-rubric.ts')};
     export { scoreResponse } from ${from('core/score-response.ts')};
     export { digestAnswers } from ${from('io/digest-answers.ts')};
     export { buildReportView } from ${from('report/view/build-report-view.ts')};
     export { loadTemplate } from ${from('report/html/load-template.ts')};
     export { renderHtml } from ${from('report/html/render-html.ts')};
     export { renderDocx } from ${from('report/docx/render-docx.ts')};
     export { DEFAULT_THEME } from ${from('report/theme.ts')};
     export { withPdfPrinter } from ${from('report/pdf/pdf-printer.ts')};
     export { findFonts, embedFonts, FONT_MARK } from ${from('report/pdf/fonts.ts')};
     export { requireBrowser } from ${from('report/pdf/find-browser.ts')};`,
  );
  const file = join(root, 'node_modules/.cache/dcmm/bench-parts.mjs');
  await build({
    input: entry,
    platform: 'node',
    resolve: { mainFields: ['module', 'main'] },
    external: [/^(puppeteer-core|@sparticuz\/chromium|@expo-google-fonts\/.*)$/],
    output: { file, codeSplitting: false },
  });
  return import(pathToFileURL(file).href);
}

try {
  const parts = await loadParts();
  const response = JSON.parse(readFileSync(sample, 'utf8'));
  const { index, digest } = await parts.loadRubricFile(
    join(root, 'rubrics', response.rubric.id, 'rubric.json'),
  );
  const result = parts.scoreResponse(index, response, {
    rubricDigest: digest,
    answersDigest: parts.digestAnswers(index, response),
  });
  const template = await parts.loadTemplate(join(root, 'templates/report'));
  const input = {
    index,
    response,
    result,
    resultDigest: '0'.repeat(64),
    languages: ['zh-CN'],
    size: 'full',
    generator: 'bench',
  };
  const page = (view) =>
    parts.renderHtml(view, {
      template,
      theme: parts.DEFAULT_THEME,
      medium: 'pdf',
      fontMark: parts.FONT_MARK,
    });

  // The view model and the page; the first round also pays for what loads late.
  const views = [];
  const words = [];
  for (let round = 0; round < ROUNDS + 3; round += 1) {
    views.push(await timed(async () => page(parts.buildReportView(input))));
    words.push(await timed(() => parts.renderDocx(parts.buildReportView(input), parts.DEFAULT_THEME)));
  }
  say('view model and page', median(views.slice(3)), 60, 1);
  say('Word document', median(words.slice(3)), 1000, 1);

  const { fonts } = parts.findFonts();
  const html = await page(parts.buildReportView(input));
  const file = join(folder, 'report.html');
  writeFileSync(file, await parts.embedFonts(html, fonts));
  const search = { env, platform: process.platform, arch: process.arch, cache: join(folder, 'chromium') };
  const { path: browserPath } = parts.requireBrowser(search);
  const noSandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

  const whole = { ours: [], bare: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    whole.ours.push(
      await timed(async () =>
        run(process.execPath, [bin, 'report', sample, '-o', join(folder, 'a.pdf'), '--force', '--quiet']),
      ),
    );
    whole.bare.push(
      await timed(async () =>
        run(browserPath, [
          '--headless',
          ...noSandbox,
          '--disable-gpu',
          '--no-pdf-header-footer',
          `--print-to-pdf=${join(folder, 'b.pdf')}`,
          pathToFileURL(file).href,
        ]),
      ),
    );
  }
  say('one report, whole process', median(whole.ours), median(whole.bare), 1.5);

  const { default: puppeteer } = await import('puppeteer-core');
  const browser = await puppeteer.launch({
    executablePath: browserPath,
    headless: 'shell',
    pipe: true,
    args: noSandbox,
  });
  const up = { ours: [], bare: [] };
  const metadata = { title: 't', author: 'a', subject: 's', keywords: [], creator: 'c', language: 'zh-CN' };
  await parts.withPdfPrinter({ search, temporary: folder, timeoutMs: 120_000, fonts }, async (printer) => {
    for (let round = 0; round < ROUNDS + 1; round += 1) {
      up.ours.push(await timed(() => printer.print({ html, metadata })));
      up.bare.push(
        await timed(async () => {
          const bare = await browser.newPage();
          await bare.goto(pathToFileURL(file).href, { waitUntil: 'load' });
          await bare.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
          await bare.close();
        }),
      );
    }
  });
  await browser.close();
  say('one report, browser up', median(up.ours.slice(1)), median(up.bare.slice(1)), 1.15);

  const answers = Array.from({ length: MANY }, (_, at) => {
    const copy = join(folder, `answers-${at}.json`);
    writeFileSync(
      copy,
      JSON.stringify({ ...response, enterprise: { ...response.enterprise, name: `企业 ${at}（虚构）` } }),
    );
    return copy;
  });
  mkdirSync(join(folder, 'many'));
  const together = await timed(async () =>
    run(process.execPath, [bin, 'report', ...answers, '-o', join(folder, 'many'), '--quiet']),
  );
  const alone = median(whole.ours) * MANY;
  process.stdout.write(
    `${MANY} reports in one run: ${(together / MANY).toFixed(0)} ms each, ${(alone / together).toFixed(2)} × the rate of one process each (at least 4)\n`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
