import type { ChapterView, DomainView, ReportSize } from './report-view.ts';
import type { ViewContext } from './view-context.ts';

type ChapterId =
  | 'summary'
  | 'heat'
  | 'findings'
  | 'organisation'
  | 'change'
  | 'benchmark'
  | 'gaps'
  | 'roadmap'
  | 'evidence'
  | 'method'
  | 'glossary'
  | 'sign-off';

/** What decides on chapters beside the domains. */
interface ChaptersInput {
  readonly size: ReportSize;
  readonly previous?: unknown;
  readonly benchmark?: unknown;
}

/** The chapters in their order; those that have nothing to show are left out and leave no hole in the numbers. */
export function listChapters(
  { phrase, index }: ViewContext,
  { size, previous, benchmark }: ChaptersInput,
  domains: readonly DomainView[],
): ChapterView[] {
  if (size === 'brief') return [];
  const plain = (id: ChapterId) => ({ id, title: phrase(`section.${id}`), items: [] });
  const chapters = [
    ...(['summary', 'heat', 'findings', 'organisation'] as const).map(plain),
    ...(previous === undefined ? [] : [plain('change')]),
    ...(benchmark === undefined ? [] : [plain('benchmark')]),
    ...domains.map(({ id, name, items }) => ({
      id: `domain-${id}`,
      title: name,
      items: items.map((item) => ({ id: item.id, clause: item.clause, name: item.name })),
    })),
    ...(['gaps', 'roadmap', 'evidence', 'method'] as const).map(plain),
    ...((index.rubric.glossary ?? []).length === 0 ? [] : [plain('glossary')]),
    plain('sign-off'),
  ];
  return chapters.map((chapter, position) => ({
    ...chapter,
    ordinal: String(position + 1).padStart(2, '0'),
  }));
}
