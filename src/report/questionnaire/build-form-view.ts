import { EVIDENCE_KIND_LABELS } from '../../core/evidence-kind-labels.ts';
import type {
  FilledField,
  Questionnaire,
  QuestionnaireCriterion,
  QuestionnaireItem,
} from '../../core/questionnaire.ts';
import { FORM_WORDS } from './form-words.ts';

const viewField = ({ path, kind, required, label, hint, choices }: FilledField) => ({
  name: path.join('.'),
  kind,
  required,
  label,
  hint: hint ?? '',
  choices: choices ?? [],
});

/** What the template of the form is filled in with. */
export function buildFormView({ language, rubric, fields, domains }: Questionnaire) {
  const { page: words } = FORM_WORDS[language];
  /** Answer sets by what they look like: the questionnaire names none. */
  const sets = new Map<string, { id: string; options: QuestionnaireCriterion['options'] }>();
  const setOf = (options: QuestionnaireCriterion['options']): string => {
    const key = JSON.stringify(options);
    const known = sets.get(key) ?? { id: `set-${sets.size + 1}`, options };
    sets.set(key, known);
    return known.id;
  };

  const viewCriterion = (criterion: QuestionnaireCriterion, at: number, item: QuestionnaireItem) => ({
    id: criterion.id,
    text: criterion.text,
    place: [
      ...(criterion.level === null ? [] : [words.level(criterion.level)]),
      words.ordinal(at + 1, item.criteria.length),
    ].join(' · '),
    set: setOf(criterion.options),
    type: criterion.multiple ? 'checkbox' : 'radio',
    several: criterion.multiple ? words.several : '',
    options: criterion.options,
    evidence: criterion.evidence.map(({ kind, name }) => ({
      kind,
      name,
      kindName: EVIDENCE_KIND_LABELS[kind][language],
    })),
    followUp: criterion.followUp ?? '',
  });

  const viewItem = (item: QuestionnaireItem) => ({
    id: item.id,
    name: item.name,
    purpose: item.purpose ?? '',
    roles: item.roles.join(words.separator),
    levels: item.levels.map(({ level, name, description }) => ({
      level,
      label: `${words.level(level)} ${name}`,
      description: description ?? '',
    })),
    criteria: item.criteria.map((criterion, at) => viewCriterion(criterion, at, item)),
  });

  // Assessors have a list of their own, which grows.
  const asked = fields.filter(({ path }) => path[1] !== 'assessors').map(viewField);
  return {
    language,
    title: rubric.title,
    notice: rubric.notice,
    enterprise: asked.filter(({ name }) => name.startsWith('enterprise.')),
    assessment: asked.filter(({ name }) => !name.startsWith('enterprise.')),
    domains: domains.map(({ id, name, purpose, items }) => ({
      id,
      name,
      purpose: purpose ?? '',
      items: items.map(viewItem),
    })),
    sets: [...sets.values()]
      .map(({ id, options }) => ({
        id,
        options: options
          .filter(({ hint }) => hint !== null)
          .map((option) => ({ id: option.id, label: option.label, hint: option.hint ?? '' })),
      }))
      .filter(({ options }) => options.length > 0),
    confidences: words.confidences.map((label, at) => ({ value: at + 1, label: `${at + 1} ${label}` })),
    kinds: Object.entries(EVIDENCE_KIND_LABELS).map(([id, label]) => ({ id, label: label[language] })),
  };
}
