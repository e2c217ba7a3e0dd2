import type { IndexedCriterion } from '../../core/index-rubric.ts';
import type { Evidence } from '../../core/response.ts';
import type { EvidenceMatrixView, EvidenceRow, Words } from './report-view.ts';
import { numberOf, viewEvidence, viewRating } from './view-answers.ts';
import { nodeOf, resultOf, type ViewContext, viewName } from './view-context.ts';

interface Document {
  readonly evidence: Evidence;
  readonly supports: string[];
}

/** The same title, place and date is the same document, whatever criterion it was named for. */
const keyOf = ({ title, reference, dated, kind }: Evidence): string =>
  JSON.stringify([title, reference ?? '', dated ?? '', kind ?? '']);

/** Kinds of evidence that the rubric suggests for a criterion and that none was named of. */
function missingKinds(context: ViewContext, { criterion }: IndexedCriterion): Words[] {
  const shown = new Set((context.response.answers[criterion.id]?.evidence ?? []).map(({ kind }) => kind));
  const asked = [...new Set((criterion.evidence ?? []).map(({ kind }) => kind))];
  return asked.filter((kind) => !shown.has(kind)).map((kind) => context.phrase(`evidence.${kind}`));
}

function viewRow(context: ViewContext, entry: IndexedCriterion): EvidenceRow | null {
  const answer = context.response.answers[entry.criterion.id];
  const { rating, ratingText } = viewRating(context, entry, false);
  const claims = rating === 'met' || rating === 'mostly' || rating === 'partly';
  const evidence = answer?.evidence ?? [];
  if (!claims && evidence.length === 0) return null;
  return {
    criterion: numberOf(entry.criterion.id, entry.item.id),
    text: context.pick(entry.criterion.text),
    rating,
    ratingText,
    evidence: evidence.map((one) => viewEvidence(context, one)),
    missing: missingKinds(context, entry),
  };
}

/** The name under which the report refers to what a document supports: "6.1 · 2.1", or the item's clause. */
function supportName(context: ViewContext, item: string, number: string | null): string {
  const { clause } = viewName(context, item);
  return [clause ?? item, ...(number === null ? [] : [number])].join(' · ');
}

/** Which evidence supports which criterion, how fresh it is and what is missing. */
export function viewEvidenceMatrix(context: ViewContext, screening: boolean): EvidenceMatrixView {
  const { answers } = context.response;
  const documents = new Map<string, Document>();
  const note = (evidence: Evidence, supports: string) => {
    const known = documents.get(keyOf(evidence));
    if (known === undefined) documents.set(keyOf(evidence), { evidence, supports: [supports] });
    else known.supports.push(supports);
  };

  const items: { item: EvidenceMatrixView['items'][number]['item']; rows: EvidenceRow[] }[] = [];
  let [supported, without] = [0, 0];
  for (const item of context.index.items) {
    if (resultOf(context, item.id).outcome === 'screened')
      for (const one of answers[item.id]?.evidence ?? []) note(one, supportName(context, item.id, null));
    const rows: EvidenceRow[] = [];
    for (const entry of nodeOf(context, item.id).criteria) {
      const row = viewRow(context, entry);
      if (row === null) continue;
      rows.push(row);
      for (const one of answers[entry.criterion.id]?.evidence ?? [])
        note(one, supportName(context, item.id, row.criterion));
      if (row.evidence.length > 0) supported += 1;
      else without += 1;
    }
    if (rows.length > 0) items.push({ item: viewName(context, item.id), rows });
  }

  const list = [...documents.values()].map(({ evidence, supports }, position) => ({
    number: position + 1,
    ...viewEvidence(context, evidence),
    supports,
  }));
  const old = list.filter(({ freshness }) => freshness === 'stale').length;
  const statement = screening
    ? context.phrase('evidence.statement.screening', { documents: list.length })
    : context.phrase('evidence.statement', { documents: list.length, supported, without, old });
  return { statement, items, documents: list };
}
