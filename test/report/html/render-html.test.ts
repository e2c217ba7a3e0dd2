import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Response } from '../../../src/core/response.ts';
import { loadTemplate } from '../../../src/report/html/load-template.ts';
import { renderHtml } from '../../../src/report/html/render-html.ts';
import { launchBrowser } from '../../../src/report/pdf/launch-browser.ts';
import { DEFAULT_THEME } from '../../../src/report/theme.ts';
import type { ReportInput } from '../../../src/report/view/build-report-view.ts';
import type { ReportView } from '../../../src/report/view/report-view.ts';
import { printerSettings } from '../pdf/printing.ts';
import { TEMPLATES, viewSample } from '../sample-report.ts';

type Options = Partial<Omit<ReportInput, 'index' | 'response' | 'result'>>;

async function render(
  options: Options = {},
  change?: (response: Response) => Response,
  own?: string,
  shorten: (view: ReportView) => ReportView = (view) => view,
): Promise<string> {
  const template = await loadTemplate(TEMPLATES, own);
  const view = shorten(await viewSample(options, change));
  return renderHtml(view, { template, theme: DEFAULT_THEME, medium: 'html' });
}

/** One of everything: a check of every node need not see five hundred criteria. */
const shortened = (view: ReportView): ReportView => ({
  ...view,
  domains: view.domains.slice(0, 1),
  gaps: view.gaps.slice(0, 3),
  roadmap: view.roadmap.map((phase) => ({ ...phase, domains: phase.domains.slice(0, 1) })),
  evidence: {
    ...view.evidence,
    items: view.evidence.items.slice(0, 2),
    documents: view.evidence.documents.slice(0, 5),
  },
});

const HOSTILE = '</style><script>alert(1)</script>"\'\\ \u202e{{x}}';
const hostile = (response: Response): Response => ({
  ...response,
  enterprise: { ...response.enterprise, name: HOSTILE },
  assessment: {
    ...response.assessment,
    scope: HOSTILE,
    assessors: [{ name: HOSTILE, organisation: HOSTILE }],
  },
  answers: {
    ...response.answers,
    'data-model.1.1': { option: 'full', note: HOSTILE, evidence: [{ title: HOSTILE, reference: HOSTILE }] },
  },
});

describe('the page', () => {
  it('is the same for the same view, however many were made before', async () => {
    expect(await render()).toBe(await render());
  });

  it('asks for nothing outside itself', async () => {
    const html = await render();
    expect(html).not.toMatch(/(src|href)="(?!#|data:)/);
    expect(html).not.toMatch(/url\((?!"?data:)/);
    expect(html).toContain('content="default-src &#x27;none&#x27;');
  });

  it.each(['full', 'brief'] as const)('takes every text of the user as text (%s)', async (size) => {
    const html = await render({ size }, hostile);
    expect(html).not.toContain('<script>alert');
    expect(html.match(/<script>/g) ?? []).toHaveLength(size === 'full' ? 1 : 0);
    expect(html.match(/<\/style>/g)).toHaveLength(html.match(/<style\b/g)?.length ?? 0);
  });

  it('keeps its shape', async () => {
    const html = await render({ size: 'brief' });
    await expect(html.replace(/<style>[\s\S]*?<\/style>/g, '')).toMatchFileSnapshot(
      '../../golden/report-brief.html',
    );
  });
});

describe('templates of one’s own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dcmm-template-'));
  mkdirSync(join(folder, 'partials'));
  const put = (name: string, text: string) => writeFileSync(join(folder, name), text);
  const failure = async (): Promise<unknown> =>
    render({}, undefined, folder).catch((error: unknown) => error);

  it('take the place of single files of the standard one', async () => {
    put('partials/sign-off.hbs', '<p id="own">{{view.enterprise}} &amp; {{label "label.score"}}</p>');
    const html = await render({}, undefined, folder);
    expect(html).toContain('<p id="own">鹰潭示例铜业股份有限公司（虚构） &amp; 得分</p>');
  });

  it.each([
    ['an unclosed block', 'line one\n{{#if view.scope}}', /sign-off\.hbs:2/],
    ['a value that would not be escaped', 'a\nb\n{{{view.enterprise}}}', /sign-off\.hbs:3/],
    ['an unknown field', 'a\n  {{view.entreprise}}', /sign-off\.hbs:2.*entreprise/],
    ['an unknown helper', '\n{{shout view.enterprise}}', /sign-off\.hbs:2.*shout/],
    ['an unknown label', '{{label "label.nothing"}}', /label\.nothing/],
    ['the constructor of a value', '{{view.enterprise.constructor}}', /constructor/],
  ])('are refused for %s, with the place', async (_, text, place) => {
    put('partials/sign-off.hbs', text);
    const error = await failure();
    expect(error).toMatchObject({ code: 'invalid-template' });
    expect(JSON.stringify((error as { params: object }).params)).toMatch(place);
  });

  it('are refused where a link leads out of their folder', async () => {
    const link = join(folder, 'partials/sign-off.hbs');
    const elsewhere = join(mkdtempSync(join(tmpdir(), 'dcmm-elsewhere-')), 'private.txt');
    writeFileSync(elsewhere, 'private');
    rmSync(link, { force: true });
    symlinkSync(elsewhere, link);
    expect(await failure()).toMatchObject({ code: 'invalid-template', params: { file: link } });
    rmSync(link);
  });
});

describe('in a browser', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launchBrowser({ ...printerSettings() });
    page = await browser.newPage();
    // The check is put into the page, which its own policy forbids.
    await page.setBypassCSP(true);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
  });

  async function open(options: Options, shorten?: (view: ReportView) => ReportView): Promise<void> {
    const file = join(mkdtempSync(join(tmpdir(), 'dcmm-page-')), 'report.html');
    writeFileSync(file, await render(options, undefined, undefined, shorten));
    await page.goto(pathToFileURL(file).href);
  }

  it.each([
    ['a full report', {}],
    ['a brief one in English', { size: 'brief', languages: ['en'] }],
    ['one side by side', { languages: ['zh-CN', 'en'] }],
  ] as const)(
    '%s leaves axe nothing to find',
    async (_, options) => {
      await open(options, shortened);
      await page.evaluate(
        readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'),
      );
      const found = await page.evaluate(async () => {
        const { axe } = globalThis as unknown as {
          axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
        };
        return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
      });
      expect(found).toEqual([]);
    },
    90_000,
  );

  it('filters by domain, level and gap', async () => {
    await open({});
    const counts = async () => {
      const count = async (selector: string): Promise<number> =>
        Number(
          await page.evaluate(
            `[...document.querySelectorAll('${selector}')].filter((one) => one.offsetParent !== null).length`,
          ),
        );
      return {
        domains: await count('section[data-domain]'),
        rows: await count('.criterion'),
        kept: await count('.criterion[data-gap=true]'),
      };
    };
    const all = await counts();
    await page.select('#filter-domain', 'data-quality');
    const domain = await counts();
    expect(domain.domains).toBe(1);
    await page.click('#filter-gaps');
    const gaps = await counts();
    expect(gaps.rows).toBe(gaps.kept);
    await page.select('#filter-level', '1');
    const level = await counts();
    expect(all.rows).toBeGreaterThan(domain.rows);
    expect(domain.rows).toBeGreaterThan(gaps.rows);
    expect(gaps.rows).toBeGreaterThan(level.rows);
    expect(all.domains).toBe(9);
  });
});
