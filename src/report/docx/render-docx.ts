import type { Theme } from '../theme.ts';
import type { ReportView } from '../view/report-view.ts';
export async function renderDocx(view: ReportView, _theme: Theme): Promise<Uint8Array> {
  return Buffer.from(view.enterprise);
}
