import type { ReportView } from '../view/report-view.ts';
export async function renderXlsx(view: ReportView): Promise<Uint8Array> {
  return Buffer.from(view.enterprise);
}
