import type {
  ClassificationRubric,
  DataClass,
  DecisionTable,
  EnterpriseType,
  Line,
  Question,
  Rule,
  Unit,
} from './rubric.ts';

export interface IndexedClass {
  readonly id: string;
  readonly node: DataClass;
  readonly enterpriseType: EnterpriseType;
  /** From the domain down to the class itself. */
  readonly path: readonly DataClass[];
  /** Position in the tree, parents before children, from 0. */
  readonly position: number;
}

/** What an impact id may be answered with. */
export type ImpactKind =
  | { readonly kind: 'quantity'; readonly unit: Unit }
  | { readonly kind: 'choice'; readonly ranks: ReadonlyMap<string, number> }
  | { readonly kind: 'yes-no' };

/** A classification rubric made quick to look up: computed once, shared by grading, import and reports. */
export interface ClassificationIndex {
  readonly rubric: ClassificationRubric;
  /** The overlay laid over it, if any. */
  readonly overlay: { readonly id: string; readonly version: string } | null;
  readonly classes: ReadonlyMap<string, IndexedClass>;
  readonly questions: ReadonlyMap<string, Question>;
  readonly lines: ReadonlyMap<string, Line>;
  readonly rules: ReadonlyMap<string, { readonly table: DecisionTable; readonly rule: Rule }>;
  /** The grading schemes; tables that refine another come after it. */
  readonly tables: readonly DecisionTable[];
  readonly impacts: ReadonlyMap<string, ImpactKind>;
}

const YES_NO: ImpactKind = { kind: 'yes-no' };

function kindOf(question: Question, rubric: ClassificationRubric): ImpactKind {
  if (question.kind === 'quantity') return { kind: 'quantity', unit: question.unit ?? 'count' };
  if (question.kind === 'yes-no') return YES_NO;
  const set = rubric.answerSets.find(({ id }) => id === question.answerSet);
  return { kind: 'choice', ranks: new Map(set?.options.map(({ id, rank }) => [id, rank])) };
}

/** Every table of the rubric: the grading schemes, then the export routes. */
export const allTables = (rubric: ClassificationRubric): readonly DecisionTable[] => [
  ...rubric.tables,
  rubric.exportRoutes,
];

/** Indexes a rubric that check-classification has found nothing wrong with. */
export function indexClassification(
  rubric: ClassificationRubric,
  overlay: ClassificationIndex['overlay'] = null,
): ClassificationIndex {
  const classes = new Map<string, IndexedClass>();
  const addClass = (node: DataClass, enterpriseType: EnterpriseType, above: readonly DataClass[]): void => {
    const path = [...above, node];
    classes.set(node.id, { id: node.id, node, enterpriseType, path, position: classes.size });
    for (const child of node.children ?? []) addClass(child, enterpriseType, path);
  };
  for (const type of rubric.enterpriseTypes) for (const domain of type.domains) addClass(domain, type, []);

  const rules = new Map<string, { table: DecisionTable; rule: Rule }>();
  const impacts = new Map<string, ImpactKind>();
  for (const question of rubric.questions) impacts.set(question.id, kindOf(question, rubric));
  for (const table of allTables(rubric))
    for (const rule of table.rules) {
      rules.set(rule.id, { table, rule });
      if (rule.question !== undefined) impacts.set(rule.id, YES_NO);
    }

  return {
    rubric,
    overlay,
    classes,
    questions: new Map(rubric.questions.map((question) => [question.id, question])),
    lines: new Map(rubric.lines.map((line) => [line.id, line])),
    rules,
    tables: [...rubric.tables].sort(
      (a, b) => Number(a.refines !== undefined) - Number(b.refines !== undefined),
    ),
    impacts,
  };
}
