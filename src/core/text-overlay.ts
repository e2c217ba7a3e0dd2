import type { Problem } from '../errors.ts';
import type { RubricIndex } from './index-rubric.ts';
import { reportTo } from './report-problem.ts';
import type { Criterion, Node, Rubric } from './rubric.ts';
import type { Language, Text } from './text.ts';
import { isSameMajor } from './version.ts';

/** Wording or numbering of one node or criterion as an organisation's own copy of a standard has it. */
export interface OverlayText {
  readonly clause?: string;
  /** For a criterion its wording, for a node its name; a language that is missing keeps ours. */
  readonly text?: Readonly<Partial<Record<Language, string>>>;
}

/**
 * Text that an organisation has a licence for, mapped onto our ids. It stays in the organisation's own
 * file, and is laid over a rubric only to be shown: scores, stored rubrics and exports never contain it.
 */
export interface TextOverlay {
  readonly schemaVersion: 1;
  readonly kind: 'text-overlay';
  readonly rubric: { readonly id: string; readonly version?: string };
  /** Whose text it is: printed beside it. */
  readonly source?: string;
  readonly texts: Readonly<Record<string, OverlayText>>;
}

/** Ids that the rubric does not have, a rubric or version that is another. */
export function checkTextOverlay(overlay: TextOverlay, index: RubricIndex): Problem[] {
  const { id, version } = index.rubric;
  if (overlay.rubric.id !== id)
    return [{ code: 'rubric-id', path: '$.rubric.id', params: { found: overlay.rubric.id, expected: id } }];
  const problems: Problem[] = [];
  const report = reportTo(problems);
  if (Object.keys(overlay.texts).length === 0) report('overlay-empty', '$.texts');
  const made = overlay.rubric.version;
  if (made !== undefined && !isSameMajor(made, version))
    report('overlay-version', '$.rubric.version', { found: made, expected: version });
  for (const [key, { clause, text }] of Object.entries(overlay.texts)) {
    const path = `$.texts[${JSON.stringify(key)}]`;
    const known = index.criteriaById.has(key) || (index.nodesById.has(key) && key !== id);
    if (!known) report('overlay-unknown-id', path, { id: key });
    if (clause === undefined && Object.keys(text ?? {}).length === 0)
      report('overlay-nothing', path, { id: key });
  }
  return problems;
}

const overlayText = (text: Text, overlay: OverlayText | undefined): Text => ({ ...text, ...overlay?.text });

const overlayCriterion = (criterion: Criterion, overlay: OverlayText | undefined): Criterion =>
  overlay === undefined
    ? criterion
    : {
        ...criterion,
        text: overlayText(criterion.text, overlay),
        ...(overlay.clause !== undefined && { clause: overlay.clause }),
      };

/**
 * The rubric as its reader's own copy of the standard words and numbers it, for showing only. Ids, levels
 * and weights are untouched, so results fit it; never score, store or export what this returns.
 * @param remark said after the rubric's notice, which speaks of texts that are now replaced
 */
export function applyTextOverlay(rubric: Rubric, overlay: TextOverlay, remark?: Text): Rubric {
  const overlayNode = (node: Node): Node => {
    const own = overlay.texts[node.id];
    return {
      ...node,
      name: overlayText(node.name, own),
      ...(own?.clause !== undefined && { clause: own.clause }),
      ...(node.children && { children: node.children.map(overlayNode) }),
      ...(node.criteria && {
        criteria: node.criteria.map((criterion) => overlayCriterion(criterion, overlay.texts[criterion.id])),
      }),
    };
  };
  const { notice } = rubric;
  return {
    ...rubric,
    children: rubric.children.map(overlayNode),
    ...(remark && {
      notice: { 'zh-CN': `${notice['zh-CN']}${remark['zh-CN']}`, en: `${notice.en} ${remark.en}` },
    }),
  };
}
