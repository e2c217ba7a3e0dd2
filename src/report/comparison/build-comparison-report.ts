import type { CriterionChange, CriterionState } from '../../core/comparison/compare-answers.ts';
import {
  type ComparedSide,
  compareAssessments,
  type LevelChange,
} from '../../core/comparison/compare-assessments.ts';
import { countAnswered } from '../../core/count-answered.ts';
import type { IndexedCriterion, IndexedNode, RubricIndex } from '../../core/index-rubric.ts';
import type { Level } from '../../core/rubric.ts';
import type { Language } from '../../core/text.ts';
import type {
  ComparedAssessment,
  ComparisonReport,
  CriterionChangeReport,
  LevelChangeReport,
  LevelName,
  StateReport,
} from './comparison-report.ts';

/** One of the two, and where it came from. */
export interface ComparedSource extends ComparedSide {
  readonly assessment: { readonly id: string; readonly status: 'open' | 'done' } | null;
  readonly file: string | null;
}

interface ReportOptions {
  readonly language: Language;
  /** Id of the domain or item to keep to, which one of the two rubrics has; absent: the whole. */
  readonly node?: string;
}

function describeSide(
  { index, result, assessment, file }: ComparedSource,
  language: Language,
): ComparedAssessment {
  const { enterprise, rubric, scoringVersion, score, level, coverage } = result;
  return {
    assessment: assessment?.id ?? null,
    file,
    open: assessment?.status === 'open',
    enterprise: { name: enterprise.name, uscc: enterprise.uscc ?? null },
    assessedOn: result.assessment.assessedOn ?? null,
    rubric: { ...rubric, title: index.rubric.title[language] },
    scoringVersion,
    score,
    level,
    coverage,
    answered: countAnswered(index, result, index.root),
  };
}

function nameLevel({ rubric }: RubricIndex, level: Level | null, language: Language): LevelName | null {
  if (level === null) return null;
  const found = rubric.levels.find((one) => one.level === level);
  return { level, name: found?.name[language] ?? '' };
}

function describeState(
  entry: IndexedCriterion | undefined,
  { outcome, options }: CriterionState,
  language: Language,
): StateReport {
  const labels = entry?.options.set.options ?? [];
  return {
    outcome,
    options: options.map((id) => ({
      id,
      label: labels.find((option) => option.id === id)?.label[language] ?? id,
    })),
  };
}

/** Whether a node is the one asked for, or below it. */
function isBelow(node: IndexedNode | null | undefined, wanted: string): boolean {
  return node != null && (node.id === wanted || isBelow(node.parent, wanted));
}

/** Compares two assessments and names everything in one language. Expects two that are comparable. */
export function buildComparisonReport(
  before: ComparedSource,
  after: ComparedSource,
  { language, node: wanted }: ReportOptions,
): ComparisonReport {
  const comparison = compareAssessments(before, after);
  const { sameEnterprise, otherRules, score, causes, nodes, judgements, criteria } = comparison;
  const findNode = (id: string): IndexedNode | undefined =>
    after.index.nodesById.get(id) ?? before.index.nodesById.get(id);
  const nameOf = (id: string): string => {
    const found = findNode(id);
    return found === undefined ? id : (found.node?.name ?? after.index.rubric.title)[language];
  };
  const isWanted = (id: string): boolean => wanted === undefined || isBelow(findNode(id), wanted);
  const nameLevels = ({ direction, ...levels }: LevelChange): LevelChangeReport => ({
    before: nameLevel(before.index, levels.before, language),
    after: nameLevel(after.index, levels.after, language),
    direction,
  });
  const describeCriterion = (change: CriterionChange): CriterionChangeReport => {
    const [old, now] = [before.index.criteriaById.get(change.id), after.index.criteriaById.get(change.id)];
    const { criterion } = now ?? (old as IndexedCriterion);
    return {
      id: change.id,
      item: change.item,
      itemName: nameOf(change.item),
      level: criterion.level ?? null,
      text: criterion.text[language],
      kind: change.kind,
      direction: change.direction,
      before: describeState(old, change.before, language),
      after: describeState(now, change.after, language),
    };
  };
  const declared = [...(after.index.rubric.bonuses ?? []), ...(before.index.rubric.bonuses ?? [])];
  return {
    schemaVersion: 1,
    before: describeSide(before, language),
    after: describeSide(after, language),
    sameEnterprise,
    otherRules,
    node: wanted ?? null,
    score,
    level: nameLevels(comparison.level),
    causes,
    nodes: nodes
      .filter(({ id }) => isWanted(id))
      .map(({ level, ...change }) => {
        const found = findNode(change.id);
        return {
          ...change,
          layer: found?.layer ?? '',
          parent: found?.parent?.id ?? null,
          depth: found?.depth ?? 0,
          name: nameOf(change.id),
          isItem: (found?.criteria.length ?? 0) > 0,
          level: nameLevels(level),
        };
      }),
    judgements: judgements
      .filter(({ item }) => isWanted(item))
      .map((change) => ({ ...change, name: nameOf(change.item) })),
    criteria: criteria.filter(({ item }) => isWanted(item)).map(describeCriterion),
    gates: comparison.gates,
    warnings: comparison.warnings,
    bonuses: comparison.bonuses.map((bonus) => ({
      ...bonus,
      text: declared.find(({ id }) => id === bonus.id)?.text[language] ?? bonus.id,
    })),
  };
}
