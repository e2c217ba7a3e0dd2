/**
 * What a report costs, beside the same work done barely. Everything takes turns in one run, so that a slow
 * moment of the machine meets both sides; what is printed are medians and ratios, and README.md explains them.
 * `npm run bench -- report`; or `node bench/report.mjs [rounds] [reports in one run]` after a build.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { build } from 'rolldown';
import { median } from './median.mjs';

const ROUNDS = Number(process.argv[2] ?? 9);
const MANY = Number(process.argv[3] ?? 100);
/** Rounds that only warm up: in them the browser is unpacked, and Node compiles what runs often. */
const WARM_UP = 3;
/** The page takes so little time that a moment would decide. */
const PAGES_A_ROUND = 5;
/** A program that takes longer hangs. */
const LIMIT_MS = 1_200_000;
const root = join(import.meta.dirname, '..');
const bin = process.env.DCMM_TEST_BIN ?? join(root, 'bin', 'dcmm.js');
const sample = join(root, 'seeds/answers/sample-copper.dcmm-2025.json');
const folder = mkdtempSync(join(tmpdir(), 'dcmm-bench-'));
const env = {
  ...process.env,
  HOME: folder,
  XDG_DATA_HOME: join(folder, 'data'),
  XDG_CONFIG_HOME: join(folder, 'config'),
  // Kept from run to run: the Chromium of the npm package is unpacked here, if it is used.
  XDG_CACHE_HOME: join(root, 'node_modules/.cache/dcmm-bench'),
};

async function timed(work) {
  const started = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - started) / 1e6;
}

function run(program, args, more = {}) {
  const { status, signal, error, stderr } = spawnSync(program, args, {
    env: { ...env, ...more },
    encoding: 'utf8',
    timeout: LIMIT_MS,
    killSignal: 'SIGKILL',
  });
  if (status !== 0)
    throw new Error(
      `${program} ${args.join(' ')}\n${error?.message ?? signal ?? `exit ${status}`}\n${stderr}`,
    );
}

const seconds = (ms) => `${(ms / 1000).toFixed(2)} s`;
function verdict(missed) {
  if (missed) process.exitCode = 1;
  return missed ? '  MISSED' : '';
}
const sayWithin = (name, ours, limit) =>
  process.stdout.write(`${name}: ${ours.toFixed(0)} ms (at most ${limit})${verdict(ours > limit)}\n`);
const sayBeside = (name, ours, bare, limit) =>
  process.stdout.write(
    `${name}: ${seconds(ours)} beside ${seconds(bare)} = ${(ours / bare).toFixed(2)} × (at most ${limit})${verdict(ours / bare > limit)}\n`,
  );

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
     export { requireBrowser } from ${from('report/pdf/find-browser.ts')};
     export { findPackagedChromium, packagedEnvironment } from ${from('report/pdf/packaged-chromium.ts')};`,
  );
  const file = join(root, 'node_modules/.cache/dcmm-bench/report-parts.mjs');
  await build({
    input: entry,
    platform: 'node',
    resolve: { mainFields: ['module', 'main'] },
    external: [/^(puppeteer-core|@sparticuz\/chromium|@expo-google-fonts\/.*)$/],
    output: { file, codeSplitting: false },
  });
  return import(pathToFileURL(file).href);
}

const PDF_OPTIONS = { preferCSSPageSize: true, printBackground: true, tagged: true, outline: true };
const METADATA = { title: 't', author: 'a', subject: 's', keywords: [], creator: 'c', language: 'zh-CN' };

/** The browser that dcmm takes on this machine, with what it needs to run by itself. */
function findBareBrowser({ requireBrowser, findPackagedChromium, packagedEnvironment }) {
  const search = {
    env,
    platform: process.platform,
    arch: process.arch,
    cache: join(env.XDG_CACHE_HOME, 'dcmm', 'chromium'),
  };
  const { path, source } = requireBrowser(search);
  const packaged = source === 'package' ? findPackagedChromium(search) : null;
  return {
    search,
    path,
    env: packaged?.ok ? packagedEnvironment(packaged.folder) : {},
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    // The npm package leaves out the file that --print-to-pdf needs: it would wait for ever.
    byCommand: source !== 'package',
  };
}

const printByCommand = ({ path, args, env: more }, url) =>
  run(
    path,
    [
      '--headless',
      '--disable-gpu',
      ...args,
      '--no-pdf-header-footer',
      '--generate-pdf-document-outline',
      `--print-to-pdf=${join(folder, 'bare.pdf')}`,
      url,
    ],
    more,
  );

/** Answers like the sample's, each of another enterprise. */
function writeAnswers(response, count) {
  return Array.from({ length: count }, (_, at) => {
    const file = join(folder, `answers-${at}.json`);
    const enterprise = { ...response.enterprise, name: `企业 ${at}（虚构）` };
    writeFileSync(file, JSON.stringify({ ...response, enterprise }));
    return file;
  });
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
  const makePage = () =>
    parts.renderHtml(parts.buildReportView(input), {
      template,
      theme: parts.DEFAULT_THEME,
      medium: 'pdf',
      fontMark: parts.FONT_MARK,
    });
  const makeWord = () => parts.renderDocx(parts.buildReportView(input), parts.DEFAULT_THEME);
  const answers = writeAnswers(response, MANY);
  const makeOne = (round) =>
    run(process.execPath, [
      bin,
      'report',
      answers[round % MANY] ?? sample,
      '-o',
      join(folder, `one-${round}.pdf`),
      '--quiet',
    ]);
  // Unpacks the browser, if that has not been done.
  makeOne('first');

  const html = await makePage();
  const { fonts } = parts.findFonts();
  const file = join(folder, 'report.html');
  writeFileSync(file, await parts.embedFonts(html, fonts));
  const url = pathToFileURL(file).href;
  const bare = findBareBrowser(parts);
  const { default: puppeteer } = await import('puppeteer-core');
  const launch = () =>
    puppeteer.launch({
      executablePath: bare.path,
      headless: 'shell',
      pipe: true,
      args: bare.args,
      env: { ...env, ...bare.env },
    });
  async function printBarePage(browser) {
    const page = await browser.newPage();
    await page.goto(url, { waitUntil: 'load' });
    await page.pdf(PDF_OPTIONS);
    await page.close();
  }
  async function printWithOwnBrowser() {
    const own = await launch();
    await printBarePage(own);
    await own.close();
  }
  const printWhole = bare.byCommand ? () => printByCommand(bare, url) : printWithOwnBrowser;
  const browser = await launch();

  const times = { page: [], word: [], whole: [], bareWhole: [], up: [], bareUp: [] };
  let together = 0;
  const settings = { search: bare.search, temporary: folder, timeoutMs: 120_000, fonts };
  await parts.withPdfPrinter(settings, async (printer) => {
    for (let round = 0; round < ROUNDS + WARM_UP; round += 1) {
      for (let time = 0; time < PAGES_A_ROUND; time += 1) times.page.push(await timed(makePage));
      times.word.push(await timed(makeWord));
      times.whole.push(await timed(() => makeOne(round)));
      times.bareWhole.push(await timed(printWhole));
      times.up.push(await timed(() => printer.print({ html, metadata: METADATA })));
      times.bareUp.push(await timed(() => printBarePage(browser)));
      // Between the single reports that it is compared with.
      if (round === WARM_UP + Math.floor(ROUNDS / 2)) {
        mkdirSync(join(folder, 'many'));
        together = await timed(() =>
          run(process.execPath, [bin, 'report', ...answers, '-o', join(folder, 'many'), '--quiet']),
        );
        rmSync(join(folder, 'many'), { recursive: true });
      }
    }
  });
  await browser.close();

  const of = (name) => median(times[name].slice((times[name].length * WARM_UP) / (ROUNDS + WARM_UP)));
  sayWithin('view model and page', of('page'), 60);
  sayWithin('Word document', of('word'), 1000);
  const whole = bare.byCommand ? 'chromium --print-to-pdf' : 'a browser started for page.pdf() alone';
  sayBeside(`one report, whole process, beside ${whole}`, of('whole'), of('bareWhole'), 1.5);
  sayBeside('one report, browser up, beside page.pdf()', of('up'), of('bareUp'), 1.15);
  const rate = (of('whole') * MANY) / together;
  process.stdout.write(
    `${MANY} reports in one run: ${seconds(together / MANY)} each, ${rate.toFixed(1)} × the rate of one process a report (at least 4)${verdict(rate < 4)}\n`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
