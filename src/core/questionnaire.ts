import { fillNotice } from './fill-notice.ts';
import { findScreeningLevels } from './find-screening-levels.ts';
import { groupBy } from './group-by.ts';
import type { IndexedCriterion, IndexedNode, RubricIndex } from './index-rubric.ts';
import type { Depth } from './next-question.ts';
import { listFields, type QuestionnaireField } from './questionnaire-fields.ts';
import type { Answer, Response } from './response.ts';
import type { EvidenceKind } from './rubric.ts';
import type { Language, Text } from './text.ts';

/** One of the answers to choose from. */
interface QuestionnaireOption {
  readonly id: string;
  readonly label: string;
  /** When to pick it. */
  readonly hint: string | null;
}

/** A question of the rubric. Any of them may be marked as not applicable, with a reason. */
export interface QuestionnaireCriterion {
  readonly id: string;
  /** The maturity level that it is evidence for. */
  readonly level: number | null;
  readonly text: string;
  readonly followUp: string | null;
  /** What could be looked at. */
  readonly evidence: readonly { readonly kind: EvidenceKind; readonly name: string }[];
  readonly options: readonly QuestionnaireOption[];
  /** Several options may be chosen. */
  readonly multiple: boolean;
  /** As given so far. */
  readonly answer: Answer | null;
}

/** A level that an item may be given as a whole, and what it looks like. */
interface QuestionnaireLevel {
  readonly level: number;
  readonly name: string;
  readonly description: string | null;
}

export interface QuestionnaireItem {
  readonly id: string;
  readonly name: string;
  readonly purpose: string | null;
  /** Who could be asked. */
  readonly roles: readonly string[];
  /** Where the item is asked for as a whole (in a screening): the levels to choose from; else empty. */
  readonly levels: readonly QuestionnaireLevel[];
  /** The screening answer as given so far. */
  readonly answer: Answer | null;
  /** Those that are asked; in a screening none, unless the item cannot be answered as a whole. */
  readonly criteria: readonly QuestionnaireCriterion[];
}

/** A domain, or whatever the rubric's top layer is; the whole rubric where that holds the criteria itself. */
export interface QuestionnaireDomain {
  readonly id: string;
  readonly name: string;
  readonly purpose: string | null;
  readonly items: readonly QuestionnaireItem[];
}

/** A field in one language, with what it says so far. */
export interface FilledField extends Omit<QuestionnaireField, 'label' | 'hint' | 'choices'> {
  readonly label: string;
  readonly hint: string | null;
  readonly choices: readonly { readonly value: string | number; readonly label: string }[] | null;
  readonly value: string | number | null;
}

/** A rubric laid out in one language to be filled in elsewhere: plain data, all that a form shows. */
export interface Questionnaire {
  readonly language: Language;
  readonly rubric: {
    readonly id: string;
    readonly version: string;
    readonly digest: string;
    readonly title: string;
    readonly notice: string;
  };
  /** What the rubric calls its top layer, and what holds criteria: "domain", "item". */
  readonly words: { readonly domain: string; readonly item: string };
  readonly fields: readonly FilledField[];
  readonly domains: readonly QuestionnaireDomain[];
}

export interface QuestionnaireOptions {
  readonly language: Language;
  /** Of the rubric, as results name it. */
  readonly digest: string;
  /** `screening`: one question an item; `full` when absent. */
  readonly depth?: Depth;
  /** Only what is below these nodes; all when absent. */
  readonly only?: ReadonlySet<string>;
  /** Answers given so far. */
  readonly response?: Response;
}

/** Room for assessors in a form where nobody is named yet. */
const ASSESSORS = 2;

const isBelow = (node: IndexedNode, only: ReadonlySet<string>): boolean =>
  only.has(node.id) || (node.parent !== null && isBelow(node.parent, only));

/** The domain that an item is in; the rubric itself where items stand directly below it. */
function domainOf(item: IndexedNode): IndexedNode {
  let domain = item.parent ?? item;
  while (domain.depth > 1 && domain.parent !== null) domain = domain.parent;
  return domain;
}

/** What an answer file holds at a path. */
function valueAt(response: Response | undefined, path: QuestionnaireField['path']): string | number | null {
  let found: unknown = response;
  for (const step of path)
    found =
      found === null || found === undefined ? undefined : (found as Record<string | number, unknown>)[step];
  return typeof found === 'string' || typeof found === 'number' ? found : null;
}

/** Lays out a rubric, or a part of it, as a form. What is answered already is in it, whatever the depth. */
export function buildQuestionnaire(
  index: RubricIndex,
  { language, digest, depth = 'full', only, response }: QuestionnaireOptions,
): Questionnaire {
  const { rubric } = index;
  const say = (text: Text | undefined): string | null => text?.[language] ?? null;
  const answerOf = (id: string): Answer | null =>
    response !== undefined && Object.hasOwn(response.answers, id) ? (response.answers[id] ?? null) : null;
  const levelNames = new Map(rubric.levels.map(({ level, name }) => [level, name[language]]));

  const viewCriterion = ({ criterion, options: { set } }: IndexedCriterion): QuestionnaireCriterion => ({
    id: criterion.id,
    level: criterion.level ?? null,
    text: criterion.text[language],
    followUp: say(criterion.followUp),
    evidence: (criterion.evidence ?? []).map(({ kind, name }) => ({ kind, name: name[language] })),
    options: set.options.map(({ id, label, hint }) => ({ id, label: label[language], hint: say(hint) })),
    multiple: set.multiple !== undefined,
    answer: answerOf(criterion.id),
  });

  function viewItem(item: IndexedNode): QuestionnaireItem {
    const { node } = item;
    const answer = answerOf(item.id);
    const levels = findScreeningLevels(index, item);
    const isScreened = depth === 'screening' && levels.length > 0;
    const criteria = item.criteria.map(viewCriterion);
    return {
      id: item.id,
      name: node?.name[language] ?? rubric.title[language],
      purpose: say(node?.purpose),
      roles: (node?.roles ?? []).map((role) => role[language]),
      levels: (isScreened || answer !== null ? levels : []).map((level) => ({
        level,
        name: levelNames.get(level) ?? String(level),
        description: say(node?.descriptors?.[String(level)]),
      })),
      answer,
      criteria: isScreened ? criteria.filter((one) => one.answer !== null) : criteria,
    };
  }

  const items = index.items.filter((item) => only === undefined || isBelow(item, only));
  const assessors = response?.assessment.assessors?.length ?? 0;
  return {
    language,
    rubric: {
      id: rubric.id,
      version: rubric.version,
      digest,
      title: rubric.title[language],
      notice: fillNotice(index)[language],
    },
    words: {
      domain: rubric.layers[0]?.name[language] ?? '',
      item: rubric.layers.at(-1)?.name[language] ?? '',
    },
    fields: listFields(index, Math.max(ASSESSORS, assessors + 1)).map((field) => ({
      ...field,
      label: field.label[language],
      hint: say(field.hint),
      choices: field.choices?.map(({ value, label }) => ({ value, label: label[language] })) ?? null,
      value: valueAt(response, field.path),
    })),
    domains: [...groupBy(items, domainOf)].map(([{ id, node }, own]) => ({
      id,
      name: node?.name[language] ?? rubric.title[language],
      purpose: say(node?.purpose),
      items: own.map(viewItem),
    })),
  };
}
