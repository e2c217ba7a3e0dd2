import { createHash } from 'node:crypto';
import Handlebars from 'handlebars';
import { renderLevelSteps } from '../charts/level-steps.ts';
import { renderRadar } from '../charts/radar-chart.ts';
import type { Theme } from '../theme.ts';
import type { ReportView } from '../view/report-view.ts';
import { createPhrases } from '../words/phrases.ts';
import type { Template } from './load-template.ts';
import { renderRatingSymbols } from './rating-symbols.ts';

/** The page that becomes a PDF, or the file that people open in their own browser. */
type Medium = 'pdf' | 'html';

interface HtmlOptions {
  readonly template: Template;
  readonly theme: Theme;
  readonly medium: Medium;
  /** Where a PDF's fonts go; a reader's browser has fonts of its own. */
  readonly fontMark?: string;
}

/** What the page may load: nothing but what is in it. Scripts: only the one with this digest, and none in a PDF. */
function contentPolicy(medium: Medium, script: string): string {
  const digest = createHash('sha256').update(script).digest('base64');
  const scripts = medium === 'html' ? `; script-src 'sha256-${digest}'` : '';
  return `default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:${scripts}`;
}

/** A report as one HTML page. The same view, template and theme give the same bytes. */
export async function renderHtml(view: ReportView, options: HtmlOptions): Promise<string> {
  const { template, theme, medium, fontMark = '' } = options;
  const phrases = createPhrases(view.languages, view.terms);
  const [language = 'zh-CN'] = view.languages;
  const join = (words: ReportView['title']) =>
    [...new Set(view.languages.map((one) => words[one] ?? ''))].join(' / ');
  const radar = await renderRadar(
    view.radar,
    {
      now: phrases.phrase('label.radar.now'),
      target: phrases.phrase('label.radar.target'),
      before: phrases.phrase('label.radar.before'),
      benchmark: phrases.phrase('label.radar.benchmark'),
    },
    theme.colors,
    view.languages,
  );
  return template.render(view.size, {
    view,
    phrases,
    theme,
    medium,
    language,
    marks: view.marks.join(' '),
    author: theme.firm ?? view.enterprise,
    script: new Handlebars.SafeString(template.script),
    policy: contentPolicy(medium, template.script),
    fonts: new Handlebars.SafeString(fontMark),
    symbols: renderRatingSymbols(theme.colors),
    charts: { radar, steps: renderLevelSteps(view, theme.colors) },
    runningTitle: `${view.enterprise} · ${view.title[language] ?? ''}`,
    runningFooter: [
      theme.footer ?? theme.firm,
      join(phrases.phrase('label.footer.digest', { digest: view.digests.result.slice(0, 12) })),
    ]
      .filter(Boolean)
      .join(' · '),
    runningChapters: view.chapters.map(({ id, ordinal, title }) => ({
      id,
      page: `ch-${ordinal}`,
      title: title[language] ?? '',
    })),
  });
}
