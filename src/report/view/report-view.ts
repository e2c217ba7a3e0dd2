import type { CriterionOutcome } from '../../core/rate-criterion.ts';
import type { Outcome } from '../../core/result.ts';
import type { Level } from '../../core/rubric.ts';
import type { Language } from '../../core/text.ts';

/** One text in the language or languages of the report: one key, or two for a side-by-side report. */
export type Words = Readonly<Partial<Record<Language, string>>>;

export type ReportSize = 'brief' | 'full';

/** A score as printed: `text` is "2.35", or "—" with the reason when there is none. It is never 0 for "none". */
export interface ScoreView {
  readonly value: number | null;
  readonly text: string;
  /** Percent of the scale, 0 to 100, for bars. */
  readonly part: number | null;
  readonly reason: Words | null;
}

/** A level as printed: `text` is "3", or "—". */
export interface LevelView {
  readonly value: Level | null;
  readonly text: string;
  readonly name: Words | null;
}

export interface NodeRef {
  readonly id: string;
  readonly clause: string | null;
  readonly name: Words;
  readonly score: ScoreView;
  readonly level: LevelView;
}

/** What the rubric calls its layers: the nodes at the top, and those that hold the criteria. */
export interface TermsView {
  readonly domain: Words;
  readonly item: Words;
}

/** A line of a table of facts. */
export interface Fact {
  readonly name: Words;
  readonly value: Words;
}

export interface EvidenceView {
  readonly title: string;
  readonly kind: Words | null;
  readonly reference: string | null;
  readonly dated: string | null;
  /** Age at the date of the assessment: up to 12 months, up to 24, more; or no date to tell by. */
  readonly freshness: 'fresh' | 'ageing' | 'stale' | 'undated';
  readonly freshnessText: Words;
}

/** How far a criterion is met: a step of five for the symbol, with the option's own words beside it. */
export type Rating = 'met' | 'mostly' | 'partly' | 'unmet' | 'not-applicable' | 'unanswered' | 'screened';

export interface CriterionView {
  readonly id: string;
  readonly number: string;
  readonly level: number | null;
  readonly text: Words;
  readonly outcome: CriterionOutcome | 'screened';
  readonly rating: Rating;
  readonly ratingText: Words;
  /** Share of the best value, 0 to 1; null when it has no value. */
  readonly share: number | null;
  readonly note: string | null;
  readonly reason: string | null;
  readonly confidence: number | null;
  /** Little confidence was stated: worth a second look. */
  readonly doubtful: boolean;
  readonly evidence: readonly EvidenceView[];
  /** The target level asks for it and it is not fully met, or not answered. */
  readonly gap: boolean;
  /** Why an answer carried over from another rubric needs a second look; null when it needs none. */
  readonly review: Words | null;
}

export interface LevelGroupView {
  readonly level: LevelView;
  readonly share: number | null;
  readonly shareText: string;
  readonly asked: boolean;
  readonly criteria: readonly CriterionView[];
}

export interface ActionView {
  readonly criterion: string;
  readonly item: NodeName;
  readonly action: Words;
  readonly owner: Words | null;
  readonly result: Words | null;
  readonly effort: 'S' | 'M' | 'L' | null;
  readonly effortText: Words;
  readonly level: string;
  readonly effect: number;
  readonly effectText: string;
  /** The items whose actions come first, where they are others. */
  readonly after: readonly NodeName[];
  /** The same as a line of text; null when there are none. */
  readonly afterText: Words | null;
}

export interface NodeName {
  readonly id: string;
  readonly clause: string | null;
  readonly name: Words;
}

export interface HeatCell {
  readonly level: number;
  readonly share: number | null;
  /** Percent without the sign, or "—". */
  readonly text: string;
  /** 0 (nothing) to 4 (all met): the shade. −1: nothing to show. */
  readonly step: number;
  readonly asked: boolean;
  /** The target level itself: its edge is drawn. */
  readonly lastAsked: boolean;
}

export interface ItemView extends NodeRef {
  readonly outcome: Outcome;
  /** Whether anything was answered here: an unanswered item may have a score all the same. */
  readonly known: boolean;
  readonly purpose: Words | null;
  readonly roles: readonly Words[];
  /** What the attained level looks like. */
  readonly state: Words | null;
  readonly weakness: Words | null;
  /** What the target level looks like; null when it is reached. */
  readonly aim: Words | null;
  readonly gap: Words;
  readonly reached: boolean;
  readonly coverage: Words;
  readonly heat: readonly HeatCell[];
  readonly groups: readonly LevelGroupView[];
  readonly counts: {
    readonly met: number;
    readonly partly: number;
    readonly unmet: number;
    readonly open: number;
    readonly notApplicable: number;
  };
  readonly screening: { readonly note: string | null; readonly evidence: readonly EvidenceView[] } | null;
  /** As in a criterion, for an item that was answered as a whole. */
  readonly review: Words | null;
  readonly actions: readonly ActionView[];
  /** What there is to say beside the actions, or in their place; null when they say it all. */
  readonly actionsNote: Words | null;
}

/** A strength or a weakness: the item and a sentence from the rubric. */
export interface Remark {
  readonly item: NodeName;
  readonly text: Words;
}

export interface DomainView extends NodeRef {
  readonly number: number;
  readonly outcome: Outcome;
  readonly purpose: Words | null;
  readonly state: Words;
  readonly weight: string;
  readonly coverage: Words;
  readonly strengths: readonly Remark[];
  /** The items that have reached the target level without a sentence of the rubric to say how; or null. */
  readonly strengthsNote: Words | null;
  readonly weaknesses: readonly Remark[];
  /** The same of those below it; or that there are none. */
  readonly weaknessesNote: Words | null;
  readonly recommendations: readonly ActionView[];
  readonly items: readonly ItemView[];
}

export interface FindingView {
  readonly kind: string;
  readonly title: Words;
  readonly text: Words;
}

export interface RadarView {
  readonly axes: readonly {
    readonly name: Words;
    readonly value: number | null;
    readonly text: string;
    readonly max: number;
  }[];
  readonly target: number | null;
  readonly previous: readonly (number | null)[] | null;
  readonly benchmark: readonly (number | null)[] | null;
}

export interface SummaryView {
  readonly score: ScoreView;
  readonly scale: string;
  readonly level: LevelView;
  readonly statement: Words;
  readonly levels: readonly { readonly name: Words; readonly level: LevelView; readonly decides: boolean }[];
  readonly target: {
    readonly level: LevelView;
    readonly score: ScoreView;
    readonly stated: boolean;
    readonly text: Words;
  };
  readonly possible: Words | null;
  readonly coverage: Words;
  readonly warnings: readonly Words[];
  readonly gates: readonly { readonly text: Words; readonly holds: boolean }[];
  readonly strongest: readonly NodeRef[];
  readonly weakest: readonly NodeRef[];
}

export interface GapView {
  readonly rank: number;
  readonly criterion: string;
  readonly item: NodeName;
  readonly domain: NodeName;
  readonly level: string;
  readonly text: Words;
  readonly rating: Rating;
  readonly ratingText: Words;
  readonly effect: number;
  readonly effectText: string;
}

export interface PhaseView {
  readonly phase: number;
  readonly title: Words;
  readonly text: Words;
  readonly reaches: { readonly score: ScoreView; readonly level: LevelView };
  readonly count: number;
  readonly domains: readonly {
    readonly name: Words;
    readonly id: string;
    readonly actions: readonly ActionView[];
  }[];
  /** Items of a screening that have to reach the target level in this phase. */
  readonly items: readonly RaisedItem[];
}

/** An item that has to reach a higher level, and what that level looks like. */
interface RaisedItem {
  readonly item: NodeName;
  readonly from: string;
  readonly to: string;
  readonly aim: Words | null;
}

export interface EvidenceRow {
  readonly criterion: string;
  readonly text: Words;
  readonly rating: Rating;
  readonly ratingText: Words;
  /** Numbers in the index of evidence. */
  readonly documents: readonly { readonly number: number; readonly freshness: EvidenceView['freshness'] }[];
  /** Kinds that the rubric suggests and nothing was shown for. */
  readonly missing: readonly Words[];
}

export interface EvidenceMatrixView {
  readonly statement: Words;
  readonly items: readonly { readonly item: NodeName; readonly rows: readonly EvidenceRow[] }[];
  /** Each document once, with the criteria that it supports. */
  readonly documents: readonly {
    readonly number: number;
    readonly title: string;
    readonly kind: Words | null;
    readonly reference: string | null;
    readonly dated: string | null;
    readonly freshness: EvidenceView['freshness'];
    readonly freshnessText: Words;
    readonly supports: readonly string[];
  }[];
}

export interface ChangeRow {
  readonly id: string;
  readonly name: Words;
  readonly depth: number;
  readonly before: string;
  readonly now: string;
  readonly difference: string;
  readonly direction: 'up' | 'down' | 'same' | 'unknown';
}

export interface ChangeView {
  readonly statement: Words;
  readonly rows: readonly ChangeRow[];
}

/** `before` is the mean of the group. */
interface BenchmarkRow extends ChangeRow {
  readonly median: string;
  /** From the lower to the upper quartile of the group. */
  readonly middleHalf: string;
  /** The quarter of the group that the score lies in, from 1 (the lowest) to 4; null where that is not known. */
  readonly quarter: number | null;
  readonly standing: Words | null;
}

export interface BenchmarkView {
  readonly statement: Words;
  /** Whether there is more to show than means. */
  readonly hasQuartiles: boolean;
  readonly rows: readonly BenchmarkRow[];
}

export interface MethodView {
  readonly paragraphs: readonly Words[];
  readonly policies: readonly Fact[];
  readonly options: readonly {
    readonly name: Words;
    readonly value: string;
    readonly hint: Words | null;
    readonly rating: Rating;
  }[];
  readonly bands: readonly {
    readonly level: LevelView;
    readonly range: Words;
    readonly summary: Words | null;
  }[];
  readonly weights: readonly {
    readonly id: string;
    readonly clause: string | null;
    readonly name: Words;
    readonly depth: number;
    readonly weight: string;
    readonly criteria: number;
  }[];
  readonly gates: readonly Words[];
}

/** A chapter as the contents list it; `id` is its anchor. */
export interface ChapterView {
  readonly id: string;
  readonly ordinal: string;
  readonly title: Words;
  readonly items: readonly NodeName[];
}

/** Everything a report shows, in words and numbers ready to print: all formats are made from this alone. */
export interface ReportView {
  readonly schemaVersion: 1;
  readonly size: ReportSize;
  readonly languages: readonly Language[];
  readonly generator: string;
  /** By these `dcmm verify` knows the report again. */
  readonly marks: readonly string[];
  readonly terms: TermsView;
  readonly title: Words;
  readonly subtitle: Words;
  readonly standard: string | null;
  readonly enterprise: string;
  readonly assessedOn: Words;
  /** The same as an ISO date. */
  readonly assessedOnDate: string | null;
  readonly kind: Words;
  readonly assessors: readonly string[];
  readonly screening: boolean;
  readonly notice: Words;
  readonly chapters: readonly ChapterView[];
  readonly organisation: readonly Fact[];
  readonly scope: string | null;
  /** Where the answers came from, when some that were carried over still need a second look. */
  readonly migration: Words | null;
  readonly team: readonly { readonly name: string; readonly organisation: string | null }[];
  readonly summary: SummaryView;
  readonly radar: RadarView;
  readonly findings: readonly FindingView[];
  readonly nextSteps: readonly ActionView[];
  /** The same after a screening: the items to lift first. */
  readonly nextItems: readonly RaisedItem[];
  readonly heatLevels: readonly { readonly level: LevelView; readonly lastAsked: boolean }[];
  readonly domains: readonly DomainView[];
  readonly gaps: readonly GapView[];
  readonly gapsStatement: Words;
  readonly roadmap: readonly PhaseView[];
  /** How the phases are made; or why there are none. */
  readonly roadmapStatement: Words;
  readonly evidence: EvidenceMatrixView;
  readonly change: ChangeView | null;
  readonly benchmark: BenchmarkView | null;
  readonly method: MethodView;
  readonly glossary: readonly { readonly term: Words; readonly definition: Words }[];
  readonly digests: {
    readonly result: string;
    readonly answers: string;
    readonly rubric: string;
    readonly profile: string | null;
  };
}
