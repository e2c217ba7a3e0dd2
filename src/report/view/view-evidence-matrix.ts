import type { IndexedCriterion } from '../../core/index-rubric.ts';
import type { Evidence } from '../../core/response.ts';
import type { EvidenceMatrixView, EvidenceRow, Words } from './report-view.ts';
import { numberOf, viewEvidence, viewRating } from './view-answers.ts';
import { nodeOf, resultOf, type ViewContext, viewName } from './view-context.ts';

interface Document {
  readonly evidence: Evidence;
  readonly number: number;
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

type Noted = (evidence: Evidence, supports: string) => number;

function viewRow(context: ViewContext, entry: IndexedCriterion, note: Noted): EvidenceRow | null {
  const { criterion, item } = entry;
  const { rating, ratingText } = viewRating(context, entry, false);
  const claims = rating === 'met' || rating === 'mostly' || rating === 'partly';
  const evidence = context.response.answers[criterion.id]?.evidence ?? [];
  if (!claims && evidence.length === 0) return null;
  const number = numberOf(criterion.id, item.id);
  return {
    criterion: number,
    text: context.pick(criterion.text),
    rating,
    ratingText,
    documents: evidence.map((one) => ({
      number: note(one, supportName(context, item.id, number)),
      freshness: viewEvidence(context, one).freshness,
    })),
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
  const note: Noted = (evidence, supports) => {
    const key = keyOf(evidence);
    const known = documents.get(key);
    if (known !== undefined) known.supports.push(supports);
    else documents.set(key, { evidence, number: documents.size + 1, supports: [supports] });
    return known?.number ?? documents.size;
  };

  const items: { item: EvidenceMatrixView['items'][number]['item']; rows: EvidenceRow[] }[] = [];
  let [supported, without] = [0, 0];
  for (const item of context.index.items) {
    if (resultOf(context, item.id).outcome === 'screened')
      for (const one of answers[item.id]?.evidence ?? []) note(one, supportName(context, item.id, null));
    const rows: EvidenceRow[] = [];
    for (const entry of nodeOf(context, item.id).criteria) {
      const row = viewRow(context, entry, note);
      if (row === null) continue;
      rows.push(row);
      if (row.documents.length > 0) supported += 1;
      else without += 1;
    }
    if (rows.length > 0) items.push({ item: viewName(context, item.id), rows });
  }

  const list = [...documents.values()].map(({ evidence, number, supports }) => ({
    number,
    ...viewEvidence(context, evidence),
    supports,
  }));
  const old = list.filter(({ freshness }) => freshness === 'stale').length;
  const statement =
    list.length === 0
      ? context.phrase('evidence.none')
      : screening
        ? context.phrase('evidence.statement.screening', { documents: list.length })
        : context.phrase('evidence.statement', { documents: list.length, supported, without, old });
  return { statement, items, documents: list };
}
