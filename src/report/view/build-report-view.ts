import type { Benchmark } from '../../core/cohort/benchmark.ts';
import { scoresOf } from '../../core/comparison/compare-scores.ts';
import { fillNotice } from '../../core/fill-notice.ts';
import { findFindings } from '../../core/find-findings.ts';
import { findGaps } from '../../core/find-gaps.ts';
import { groupBy } from '../../core/group-by.ts';
import type { IndexedNode, RubricIndex } from '../../core/index-rubric.ts';
import { listReview } from '../../core/list-review.ts';
import { planRoadmap } from '../../core/plan-roadmap.ts';
import { toNumber } from '../../core/rational.ts';
import type { Response } from '../../core/response.ts';
import type { Result } from '../../core/result.ts';
import type { Language } from '../../core/text.ts';
import { createPhrases } from '../words/phrases.ts';
import { listChapters } from './list-chapters.ts';
import type { ReportSize, ReportView, TermsView, Words } from './report-view.ts';
import { viewAction } from './view-actions.ts';
import { viewBenchmark, viewChange } from './view-change.ts';
import { printNumber, type ViewContext, viewLevel } from './view-context.ts';
import { viewDomain } from './view-domain.ts';
import { viewEvidenceMatrix } from './view-evidence-matrix.ts';
import { viewFindings } from './view-findings.ts';
import { viewGaps } from './view-gaps.ts';
import { followsDcmm, viewMethod } from './view-method.ts';
import { viewMigration } from './view-migration.ts';
import { viewDate, viewOrganisation } from './view-organisation.ts';
import { viewRoadmap, viewRoadmapStatement } from './view-roadmap.ts';
import { viewRadar, viewSummary } from './view-summary.ts';

export interface ReportInput {
  readonly index: RubricIndex;
  readonly response: Response;
  readonly result: Result;
  /** Digest that names the result; printed in every report. */
  readonly resultDigest: string;
  /** One language, or two for a side-by-side report; the first leads. */
  readonly languages: readonly Language[];
  readonly size: ReportSize;
  /** Name and version of the program. */
  readonly generator: string;
  /** An earlier result of the same enterprise and rubric. */
  readonly previous?: Result;
  readonly benchmark?: Benchmark;
}

/** Findings, actions named under "what to do next", strongest and weakest items: two pages hold fewer. */
const MOST = {
  full: { findings: Number.POSITIVE_INFINITY, nextSteps: 6, ranked: 5 },
  brief: { findings: 5, nextSteps: 4, ranked: 3 },
} as const;

/** The target level: as stated, else the next one above the level reached. */
function findTarget({ index, result }: ReportInput): { target: number; stated: boolean } {
  const { targetLevel } = result.assessment;
  if (targetLevel !== undefined) return { target: targetLevel, stated: true };
  const levels = index.rubric.bands.map(({ level }) => level).filter((level) => typeof level === 'number');
  const highest = Math.max(0, ...levels);
  const now = typeof result.level === 'number' ? result.level : 0;
  return { target: levels.find((level) => level > now) ?? highest, stated: false };
}

/** The rubric's own names for its top layer and for the layer that holds the criteria. */
function viewTerms({ rubric, root, items }: RubricIndex, languages: readonly Language[]): TermsView {
  const nameOf = (node: IndexedNode | undefined): Words => {
    const name = rubric.layers.find(({ id }) => id === node?.layer)?.name ?? rubric.title;
    return Object.fromEntries(languages.map((language) => [language, name[language]]));
  };
  return { domain: nameOf(root.children[0]), item: nameOf(items[0]) };
}

function createContext(input: ReportInput, target: number): ViewContext {
  const { index, response, result, languages } = input;
  const gaps = findGaps(index, response, target);
  const phases = planRoadmap(index, response, gaps);
  const terms = viewTerms(index, languages);
  return {
    ...createPhrases(languages, terms),
    terms,
    review: listReview(response),
    index,
    response,
    result,
    results: new Map(result.nodes.map((node) => [node.id, node])),
    target,
    targetScore: index.rubric.bands.find(({ level }) => level === target)?.atLeast ?? null,
    gaps,
    openCriteria: new Set([...gaps.criteria.map(({ criterion }) => criterion), ...gaps.unanswered]),
    phases,
    actionsByItem: groupBy(
      phases.flatMap(({ actions }) => actions),
      ({ item }) => item,
    ),
    findings: findFindings({ index, response, result, targetLevel: target, gaps, phases }),
    scaleOf: (id) => {
      const node = index.nodesById.get(id);
      return node === undefined ? 0 : toNumber(node.scale.highest);
    },
    number: printNumber(index.rubric.policies.rounding.decimals),
  };
}

/** The words that every format carries in its metadata, by which `dcmm verify` knows a report again. */
const listMarks = ({ resultDigest, result, size, languages }: ReportInput): string[] => [
  `dcmm-result:${resultDigest}`,
  `dcmm-answers:${result.answersDigest}`,
  `dcmm-report:${size}:${languages.join('+')}`,
];

/** Data-management maturity where the rubric follows a standard for it, otherwise the subject of the rubric. */
function viewTitle({ index, phrase, pick }: ViewContext): Words {
  const { rubric } = index;
  return followsDcmm(rubric) ? phrase('title') : phrase('title.own', { title: pick(rubric.title) });
}

/**
 * Puts together everything that a report shows, in the words of its languages. Pure: the same result gives
 * the same view, and every format is made from it alone.
 */
export function buildReportView(input: ReportInput): ReportView {
  const { index, result, response, size, languages, previous, benchmark } = input;
  const { target, stated } = findTarget(input);
  const context = createContext(input, target);
  const screening =
    result.nodes.some(({ outcome }) => outcome === 'screened') &&
    !index.criteria.some(({ criterion }) => response.answers[criterion.id] !== undefined);
  const { rubric } = index;
  const standard = rubric.edition?.standard ?? null;
  const { gaps, statement } = viewGaps(context);
  const roadmap = viewRoadmap(context);
  // Two languages take the room of twice as many.
  const nextCount = MOST[languages.length > 1 ? 'brief' : size].nextSteps;
  const nextSteps = context.phases.flatMap(({ actions }) => actions);
  const nextItems = roadmap.flatMap(({ items }) => items);
  const nextOfEach = nextSteps.length > 0 && nextItems.length > 0 ? nextCount / 2 : nextCount;
  const domains = index.root.children.map((domain, position) => viewDomain(context, domain, position + 1));
  return {
    schemaVersion: 1,
    size,
    languages,
    generator: input.generator,
    marks: listMarks(input),
    terms: context.terms,
    title: viewTitle(context),
    subtitle: context.phrase(`size.${size}`),
    standard,
    enterprise: result.enterprise.name,
    assessedOn: viewDate(context, result.assessment.assessedOn),
    assessedOnDate: result.assessment.assessedOn ?? null,
    kind: context.phrase(`kind.${result.assessment.kind ?? 'unstated'}`),
    assessors: (result.assessment.assessors ?? []).map(({ name }) => name),
    screening,
    notice: context.pick(fillNotice(index)),
    chapters: listChapters(context, input, domains),
    organisation: viewOrganisation(context, stated),
    scope: result.assessment.scope ?? null,
    migration: viewMigration(context),
    team: (result.assessment.assessors ?? []).map(({ name, organisation }) => ({
      name,
      organisation: organisation ?? null,
    })),
    summary: viewSummary(context, { screening, stated, mostRanked: MOST[size].ranked }),
    radar: viewRadar(
      context,
      previous === undefined ? null : scoresOf(previous),
      benchmark === undefined ? null : new Map(Object.entries(benchmark.scores)),
    ),
    findings: viewFindings(context).slice(0, MOST[size].findings),
    nextSteps: nextSteps.slice(0, nextOfEach).map((action) => viewAction(context, action)),
    nextItems: nextItems.slice(0, nextOfEach),
    heatLevels: rubric.levels.map(({ level }) => ({
      level: viewLevel(context, level),
      lastAsked: level === target,
    })),
    domains,
    gaps,
    gapsStatement: statement,
    roadmap,
    roadmapStatement: viewRoadmapStatement(context, roadmap),
    evidence: viewEvidenceMatrix(context, screening),
    change:
      previous === undefined
        ? null
        : viewChange(context, previous, viewDate(context, previous.assessment.assessedOn)),
    benchmark:
      benchmark === undefined ? null : viewBenchmark(context, benchmark, (date) => viewDate(context, date)),
    method: viewMethod(context, screening),
    glossary: (rubric.glossary ?? []).map(({ term, definition }) => ({
      term: context.pick(term),
      definition: context.pick(definition),
    })),
    digests: {
      result: input.resultDigest,
      answers: result.answersDigest,
      rubric: result.rubric.digest,
      profile: result.rubric.profile?.digest ?? null,
    },
  };
}
