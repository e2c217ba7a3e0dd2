import type { ReportView } from '../view/report-view.ts';
export function renderMarkdown(view: ReportView): string {
  return view.enterprise;
}
