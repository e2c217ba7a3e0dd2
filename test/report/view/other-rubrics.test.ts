import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Answer, Response } from '../../../src/core/response.ts';
import { scoreResponse } from '../../../src/core/score-response.ts';
import type { Language } from '../../../src/core/text.ts';
import { loadRubricFile } from '../../../src/io/load-rubric.ts';
import { renderDocx } from '../../../src/report/docx/render-docx.ts';
import { loadTemplate } from '../../../src/report/html/load-template.ts';
import { renderHtml } from '../../../src/report/html/render-html.ts';
import { renderMarkdown } from '../../../src/report/md/render-markdown.ts';
import { DEFAULT_THEME } from '../../../src/report/theme.ts';
import { buildReportView } from '../../../src/report/view/build-report-view.ts';
import type { ReportView } from '../../../src/report/view/report-view.ts';
import { renderXlsx } from '../../../src/report/xlsx/render-xlsx.ts';
import { IDENTITY, responseOf, type ShortAnswers } from '../../core/small-rubric.ts';
import { readParts } from '../read-office.ts';
import { scoreSample, TEMPLATES, viewSample } from '../sample-report.ts';

const folder = join(import.meta.dirname, '../../fixtures/rubrics');

/** The report on somebody else's model, with the answers of its first worked example or others. */
async function viewOther(
  name: string,
  change: (answers: ShortAnswers) => ShortAnswers = (answers) => answers,
  languages: readonly Language[] = ['en'],
): Promise<ReportView> {
  const { index } = await loadRubricFile(join(folder, name, 'rubric.json'));
  const [example] = JSON.parse(readFileSync(join(folder, name, 'cases.json'), 'utf8'));
  const answers = responseOf(index.rubric, change(example.answers)) as unknown as Response;
  const response: Response = { ...answers, assessment: { ...answers.assessment, targetLevel: 3 } };
  const result = scoreResponse(index, response, IDENTITY);
  return buildReportView({
    index,
    response,
    result,
    resultDigest: '0'.repeat(64),
    languages,
    size: 'full',
    generator: 'dcmm 0.0.0',
  });
}

const everythingMet = (answers: ShortAnswers): ShortAnswers =>
  Object.fromEntries(Object.keys(answers).map((id) => [id, 'most']));

describe('a rubric without recommendations and weaknesses of its own', () => {
  it('never says that all is met where something is open', async () => {
    const view = await viewOther('owasp-samm');
    const items = view.domains.flatMap((domain) => domain.items);
    const open = items.filter(({ groups }) => groups.some(({ criteria }) => criteria.some(({ gap }) => gap)));
    expect(open.length).toBeGreaterThan(0);
    for (const item of open) {
      const count = item.groups.flatMap(({ criteria }) => criteria).filter(({ gap }) => gap).length;
      expect(item.actionsNote?.en).toMatch(
        new RegExp(`^${count} (criterion|criteria) in the table above (is|are) not fully met\\.`),
      );
    }
    expect(view.domains.map(({ weaknessesNote }) => weaknessesNote?.en)).toEqual([
      'Strategy and metrics and Policy and compliance stand below the target level.',
      'Security testing stands below the target level.',
    ]);
  });

  it('says that all is met where it is', async () => {
    const view = await viewOther('owasp-samm', everythingMet);
    for (const domain of view.domains) {
      expect(domain.weaknessesNote?.en).toBe('All security practices have reached the target level.');
      expect(domain.strengthsNote?.en).toMatch(/ (has|have) reached the target level\.$/);
      for (const item of domain.items)
        expect(item.actionsNote?.en).toBe('All that the target level asks for is met.');
    }
  });

  it('asks in the roadmap that the open criteria be met, so that no score rises by itself', async () => {
    const view = await viewOther('owasp-samm');
    let before = view.summary.score.value ?? 0;
    for (const phase of view.roadmap) {
      const after = phase.reaches.score.value ?? 0;
      if (after > before) expect(phase.count).toBeGreaterThan(0);
      before = after;
    }
    const actions = view.roadmap.flatMap(({ domains }) => domains.flatMap((domain) => domain.actions));
    expect(actions.map(({ action }) => action.en)).toContainEqual(
      expect.stringMatching(/^Meet the criterion: /),
    );
  });
});

const withoutTags = (markup: string): string => markup.replace(/<style>[\s\S]*?<\/style>|<[^>]+>/g, ' ');
const officeText = (content: Uint8Array): string => withoutTags(Object.values(readParts(content)).join('\n'));

describe('the names of the layers', () => {
  it.each([
    ['en', ['business function', 'security practice'], /\b(domain|item)s?\b/i],
    ['zh-CN', ['业务功能', '安全实践'], /能力域|能力项/],
  ] as const)('are the rubric’s own in every format (%s)', async (language, own, ours) => {
    const view = await viewOther('owasp-samm', undefined, [language]);
    const template = await loadTemplate(TEMPLATES);
    const page = await renderHtml(view, { template, theme: DEFAULT_THEME, medium: 'pdf' });
    const texts = {
      html: withoutTags(page),
      md: renderMarkdown(view),
      docx: officeText(await renderDocx(view, DEFAULT_THEME)),
      xlsx: officeText(await renderXlsx(view, DEFAULT_THEME)),
    };
    for (const [format, text] of Object.entries(texts)) {
      expect(`${format}: ${text.match(ours)?.[0] ?? 'none'}`).toBe(`${format}: none`);
      for (const name of own) expect(text.toLowerCase()).toContain(name);
    }
  });
});

describe('answers carried over from another rubric', () => {
  const review =
    (answers: Readonly<Record<string, Answer>>) =>
    (response: Response): Response => ({
      ...response,
      answers: { ...response.answers, ...answers },
      migration: {
        from: { rubric: { id: 'dcmm-2018', version: '1.0.0' } },
        crosswalk: { id: 'dcmm-2018--dcmm-2025', version: '1.0.0' },
        migratedOn: '2026-11-01',
        review: {
          'data-model.1.1': { from: ['data-model.1.1'], reason: 'changed' },
          'data-model.2.1': { from: ['data-model.2.1', 'data-model.2.2'], reason: 'merged-incomplete' },
        },
        orphaned: { 'data-model.9.9': { answer: { note: 'x' }, reason: 'dropped' } },
      },
    });
  const open = { 'data-model.2.1': { note: 'to be asked again' } } satisfies Record<string, Answer>;

  it('are told in the report and marked where they stand', async () => {
    const view = await viewSample({ languages: ['en'] }, review(open));
    expect(view.migration?.en).toBe(
      'The answers were carried over from dcmm-2018, version 1.0.0, on 2026-11-01. 2 of them need a second look and are marked where they stand. Another 1 earlier answer has no place in this rubric and does not count.',
    );
    expect(view.summary.warnings[0]?.en).toBe(
      '2 answers carried over from dcmm-2018 still need a second look.',
    );
    const marked = view.domains.flatMap(({ items }) =>
      items.flatMap(({ groups }) => groups.flatMap(({ criteria }) => criteria.filter((one) => one.review))),
    );
    expect(marked.map(({ id, review: reason }) => [id, reason?.en])).toEqual([
      ['data-model.1.1', 'the wording of the criterion changed'],
      ['data-model.2.1', 'several criteria became one and not all were answered'],
    ]);
    expect(renderMarkdown(view)).toContain('*To be checked* the wording of the criterion changed');
  });

  it('count as settled once one that came in parts has been answered', async () => {
    const view = await viewSample({ languages: ['en'] }, review({ 'data-model.2.1': { option: 'full' } }));
    expect(view.migration?.en).toContain('1 of them needs a second look and is marked where it stands.');
  });

  it('are not mentioned where nothing was carried over', async () => {
    expect((await viewSample()).migration).toBeNull();
    expect((await scoreSample()).response.migration).toBeUndefined();
  });
});
