import type { Criterion, Node, Rubric } from '../rubric.ts';
import { LANGUAGES, type Language, type Text } from '../text.ts';

/** The fields of a maturity rubric that hold texts. */
type Field =
  | 'title'
  | 'description'
  | 'notice'
  | 'name'
  | 'label'
  | 'hint'
  | 'summary'
  | 'term'
  | 'definition'
  | 'purpose'
  | 'roles'
  | 'basis'
  | 'descriptors'
  | 'weaknesses'
  | 'text'
  | 'evidence'
  | 'followUp'
  | 'action'
  | 'owner'
  | 'result';

export interface FoundText {
  /** Id of the criterion, node, option or entry that holds it. */
  readonly id: string;
  /** The node whose part it is: texts of one item may lean on each other, those of two may not. */
  readonly item: string;
  readonly field: string;
  readonly text: Text;
}

/** A label, a name, a role, a remark on provenance: the same wherever the same is meant. */
export const LABELS: ReadonlySet<string> = new Set<Field>([
  'title',
  'name',
  'label',
  'term',
  'roles',
  'owner',
  'basis',
]);

export const placeOf = ({ id, field }: FoundText, language?: Language): string =>
  `${id} ${field}${language === undefined ? '' : ` ${language}`}`;

function* criterionTexts(criterion: Criterion, item: string): Generator<FoundText> {
  const { id, recommendation } = criterion;
  yield { id, item, field: 'text', text: criterion.text };
  for (const { name } of criterion.evidence ?? []) yield { id, item, field: 'evidence', text: name };
  if (criterion.followUp) yield { id, item, field: 'followUp', text: criterion.followUp };
  if (recommendation === undefined) return;
  yield { id, item, field: 'action', text: recommendation.action };
  yield { id, item, field: 'owner', text: recommendation.owner };
  yield { id, item, field: 'result', text: recommendation.result };
}

function* nodeTexts(node: Node): Generator<FoundText> {
  const { id } = node;
  const of = (field: Field, text: Text): FoundText => ({ id, item: id, field, text });
  yield of('name', node.name);
  if (node.purpose) yield of('purpose', node.purpose);
  for (const role of node.roles ?? []) yield of('roles', role);
  if (node.basis?.note) yield of('basis', node.basis.note);
  for (const text of Object.values(node.descriptors ?? {})) yield of('descriptors', text);
  for (const text of Object.values(node.weaknesses ?? {})) yield of('weaknesses', text);
  for (const criterion of node.criteria ?? []) yield* criterionTexts(criterion, id);
  for (const child of node.children ?? []) yield* nodeTexts(child);
}

function* headTexts(rubric: Rubric): Generator<FoundText> {
  const of = (id: string, field: Field, text: Text): FoundText => ({ id, item: rubric.id, field, text });
  yield of(rubric.id, 'title', rubric.title);
  if (rubric.description) yield of(rubric.id, 'description', rubric.description);
  yield of(rubric.id, 'notice', rubric.notice);
  for (const { level, name, summary } of rubric.levels) {
    yield of(`level-${level}`, 'name', name);
    if (summary) yield of(`level-${level}`, 'summary', summary);
  }
  for (const set of rubric.answerSets)
    for (const option of set.options) {
      yield of(`${set.id}.${option.id}`, 'label', option.label);
      if (option.hint) yield of(`${set.id}.${option.id}`, 'hint', option.hint);
    }
  for (const layer of rubric.layers) yield of(layer.id, 'name', layer.name);
  for (const bonus of rubric.bonuses ?? []) yield of(bonus.id, 'label', bonus.text);
  for (const gate of rubric.gates ?? []) if (gate.text) yield of(gate.id, 'label', gate.text);
  for (const entry of rubric.glossary ?? []) {
    yield of(entry.id, 'term', entry.term);
    yield of(entry.id, 'definition', entry.definition);
  }
}

/** Every text of a rubric with where it stands. */
export function collectTexts(rubric: Rubric): readonly FoundText[] {
  return [...headTexts(rubric), ...rubric.children.flatMap((node) => [...nodeTexts(node)])];
}

/**
 * The fields that hold questions. Criteria and follow-ups are asked as questions in some rubrics and stated as
 * practices in others: what most of them are, all are meant to be.
 */
export function findQuestionFields(texts: readonly FoundText[]): ReadonlySet<string> {
  const asks = (field: Field): boolean => {
    const all = texts.filter((entry) => entry.field === field);
    const asked = all.filter(({ text }) => LANGUAGES.some((language) => /[?？]$/.test(text[language])));
    return all.length > 0 && asked.length * 2 > all.length;
  };
  return new Set((['text', 'followUp'] as const).filter(asks));
}

/** A text in every language. */
export const inEach = (text: Text): readonly (readonly [Language, string])[] =>
  LANGUAGES.map((language) => [language, text[language]] as const);
