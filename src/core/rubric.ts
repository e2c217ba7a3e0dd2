import type { Language, Text } from './text.ts';

/** A maturity level as a rubric labels it: 1, 3, "2+". */
export type Level = number | string;

export type RoundingMode = 'half-up' | 'half-even' | 'floor' | 'truncate';

/** The choices that a rubric must speak out (shared words: docs/scoring.md). */
export interface Policies {
  readonly unanswered: 'zero' | 'exclude' | 'block';
  readonly notApplicable: 'exclude' | 'zero' | 'full';
  readonly rounding: {
    readonly decimals: number;
    readonly mode: RoundingMode;
    /** `edge`: once, on output. `each-node`: before a node's value is used by its parent. */
    readonly at: 'edge' | 'each-node';
  };
  readonly levelFrom: 'rounded' | 'exact';
}

/** When a result deserves a warning; shares are 0–1. */
export interface WarningLimits {
  readonly minimumCoverage?: number;
  readonly maximumNotApplicable?: number;
  /** Warn when a domain with at least this many rated criteria has one and the same option throughout. */
  readonly straightLineFrom?: number;
}

interface Option {
  readonly id: string;
  readonly value: number;
  readonly label: Text;
  /** When to pick it: what can be shown. */
  readonly hint?: Text;
}

export interface AnswerSet {
  readonly id: string;
  readonly options: readonly Option[];
  /** Several options may be chosen; their values are added or the highest is taken. */
  readonly multiple?: 'add' | 'max';
}

export type Aggregate = 'mean' | 'min';

/** One rung of a ladder: it is reached when every condition holds. */
export interface LadderRow {
  readonly level: number;
  readonly requires: readonly {
    readonly level: number;
    readonly atLeast?: number;
    readonly above?: number;
  }[];
}

/** How a node's score comes from its children. Formulas: docs/scoring.md. */
export type Method =
  | { readonly type: 'mean' }
  /** `base` is added to the sum: what there is to begin with. */
  | { readonly type: 'sum'; readonly base?: number }
  | { readonly type: 'min' }
  | { readonly type: 'deduct'; readonly base: number; readonly floor?: number }
  | { readonly type: 'level-sum' }
  | { readonly type: 'ladder'; readonly rating: Aggregate; readonly rows: readonly LadderRow[] }
  | { readonly type: 'waterfall'; readonly metFrom?: number };

export interface Band {
  readonly level: Level;
  /** Half-open: from this score (included) up to the next band's (excluded). */
  readonly atLeast: number;
}

/** A condition that must hold for a level and all above it; a failed gate caps the level. */
export interface Gate {
  readonly id: string;
  readonly level: Level;
  readonly text?: Text;
  /** Every node of this layer … */
  readonly layer?: string;
  /** … or these nodes … */
  readonly nodes?: readonly string[];
  /** … scores at least this much, */
  readonly atLeast: number;
  /** except for so many of them (default 0). */
  readonly allowedBelow?: number;
}

/** Extra points for things declared in the answer file (`bonuses`), each kind with a cap. */
export interface Bonus {
  readonly id: string;
  readonly text: Text;
  readonly points: number;
  readonly cap: number;
}

/** A grouping layer below the rubric: "domain", "item". Its method makes the score of each of its nodes. */
export interface Layer {
  readonly id: string;
  readonly name: Text;
  readonly method: Method;
  /** Bands of this layer's scores where they are not on the rubric's scale; `[]` = this layer has no level. */
  readonly bands?: readonly Band[];
}

export type EvidenceKind = 'policy' | 'record' | 'system' | 'interview';
export const EVIDENCE_KINDS = [
  'policy',
  'record',
  'system',
  'interview',
] as const satisfies readonly EvidenceKind[];

export interface Criterion {
  readonly id: string;
  /** The maturity level that it is evidence for. */
  readonly level?: number;
  readonly text: Text;
  readonly weight?: number;
  /** Id of the answer set; the rubric's first when absent. */
  readonly answerSet?: string;
  readonly clause?: string;
  readonly evidence?: readonly { readonly kind: EvidenceKind; readonly name: Text }[];
  readonly followUp?: Text;
  readonly recommendation?: { readonly action: Text; readonly owner: Text; readonly result: Text };
  /** S: days, M: weeks to a quarter, L: more than a quarter. */
  readonly effort?: 'S' | 'M' | 'L';
  readonly buildsOn?: readonly string[];
}

/** How sure we are of a part of the rubric. `own` = written by this project, not the standard's text. */
export type Certainty = 'two-sources' | 'one-source' | 'own';

/** A domain, an item or any group: it holds groups or criteria, never both. */
export interface Node {
  readonly id: string;
  readonly clause?: string;
  readonly name: Text;
  readonly weight?: number;
  readonly purpose?: Text;
  /** Overrides its layer's method. */
  readonly method?: Method;
  readonly basis?: {
    readonly name: Certainty;
    readonly clause: Certainty;
    readonly criteria: Certainty;
    readonly note?: Text;
  };
  readonly roles?: readonly Text[];
  /** What each level looks like, by level; used in a screening. */
  readonly descriptors?: Readonly<Record<string, Text>>;
  readonly weaknesses?: Readonly<Record<string, Text>>;
  readonly children?: readonly Node[];
  readonly criteria?: readonly Criterion[];
}

export interface GlossaryEntry {
  readonly id: string;
  readonly term: Text;
  readonly definition: Text;
  /** Other spellings that mean the same: abbreviations, irregular plurals. */
  readonly aliases?: Readonly<Partial<Record<Language, readonly string[]>>>;
}

export interface LevelDefinition {
  readonly level: Level;
  readonly name: Text;
  readonly summary?: Text;
}

/** A maturity rubric with its domains loaded: what the engine, the interview and the reports read. */
export interface Rubric {
  readonly schemaVersion: 1;
  readonly kind: 'maturity';
  readonly id: string;
  readonly version: string;
  readonly title: Text;
  readonly description?: Text;
  /** Printed in every report; `{{criteria}}` stands for the number of criteria. */
  readonly notice: Text;
  readonly edition?: { readonly standard: string; readonly inForce?: string; readonly replacedOn?: string };
  readonly levels: readonly LevelDefinition[];
  readonly answerSets: readonly AnswerSet[];
  readonly policies: Policies;
  readonly warnings?: WarningLimits;
  /** Method of the rubric node itself, over its top layer. */
  readonly method: Method;
  readonly layers: readonly Layer[];
  readonly bands: readonly Band[];
  readonly gates?: readonly Gate[];
  readonly bonuses?: readonly Bonus[];
  readonly glossary?: readonly GlossaryEntry[];
  readonly children: readonly Node[];
}
