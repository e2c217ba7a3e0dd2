import type { Depth } from '../core/next-question.ts';
import type { Answer, AssessmentInfo, Enterprise, Migration, Response } from '../core/response.ts';
import type { Coverage, Outcome, Result, ResultWarning } from '../core/result.ts';
import type { Level, Rubric } from '../core/rubric.ts';
import type { Language } from '../core/text.ts';
import type { AssessmentLock } from './assessment-lock.ts';
import type { Inventories } from './inventory-store.ts';
import type { PackedScore } from './pack-score.ts';
import type { RubricOutline } from './rubric-outline.ts';

export type { AssessmentLock } from './assessment-lock.ts';

export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

export type AssessmentStatus = 'open' | 'done';

/** An enterprise as the store knows it; assessments keep their own copy of its profile. */
export interface StoredEnterprise {
  readonly id: number;
  readonly enterprise: Enterprise;
  /** How many assessments it has. */
  readonly assessments: number;
  /** ISO time, UTC. */
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A profile laid over a rubric, kept so that a stored result can be explained for ever. */
export interface StoredProfile {
  readonly digest: string;
  readonly id: string;
  readonly content: JsonValue;
}

export interface StoredRubric {
  readonly digest: string;
  readonly id: string;
  readonly version: string;
  /** ISO time, UTC. */
  readonly createdAt: string;
}

export interface NewAssessment {
  readonly enterpriseId: number;
  /** Must have been given to `saveRubric`. */
  readonly rubricDigest: string;
  /** Must have been given to `saveProfile`; null = none. */
  readonly profileDigest?: string | null;
  readonly depth: Depth;
  readonly language: Language;
  readonly info: AssessmentInfo;
  readonly bonuses?: Readonly<Record<string, number>>;
  /** The answer file that it is made from, as shown to the user. */
  readonly sourceFile?: string;
  /** Full id of the assessment that it was migrated from. */
  readonly migratedFrom?: string;
  /** Where its answers came from, and those without a place in its rubric; kept with the response. */
  readonly migration?: Migration;
}

/** What a result says, without its nodes: enough for `list`, `show` and cohorts. */
export interface ResultSummary {
  readonly score: number | null;
  /** *The* level: after gates. */
  readonly level: Level | null;
  readonly levelByScore: Level | null;
  readonly levelByWeakest: Level | null;
  readonly outcome: Outcome;
  readonly coverage: Coverage;
  readonly warnings: readonly ResultWarning[];
  readonly scoringVersion: number;
  readonly answersDigest: string;
  /** ISO time, UTC. */
  readonly createdAt: string;
}

/** One line of `list`: an assessment without its answers. */
export interface StoredAssessment {
  readonly id: string;
  readonly status: AssessmentStatus;
  readonly depth: Depth;
  /** Null when it came from a file, which has no language. */
  readonly language: Language | null;
  readonly enterpriseId: number;
  /** The enterprise as it was when assessed. */
  readonly enterprise: Enterprise;
  readonly rubric: StoredRubric;
  readonly profile: { readonly id: string; readonly digest: string } | null;
  readonly info: AssessmentInfo;
  /** Set on records of batch scoring and on assessments begun from a file. */
  readonly source: { readonly file: string; readonly digest: string | null } | null;
  /** Made by batch scoring: its answers are those of the file and cannot be edited. */
  readonly imported: boolean;
  /** Id of the assessment it was migrated from, if that still exists. */
  readonly migratedFrom: string | null;
  /** Where the interview stands, as the interview saved it. */
  readonly bookmark: JsonValue;
  /** Nodes that are rated or not applicable. */
  readonly answered: number;
  /** How many there are to answer: the rubric's criteria (full) or items (screening). */
  readonly questions: number;
  readonly result: ResultSummary | null;
  /** ISO times, UTC. */
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface AssessmentChanges {
  readonly info?: AssessmentInfo;
  readonly depth?: Depth;
  readonly language?: Language;
  readonly bonuses?: Readonly<Record<string, number>>;
  readonly profileDigest?: string | null;
}

export interface AssessmentFilter {
  /** Part of the enterprise's name, or its whole credit code. */
  readonly enterprise?: string;
  readonly enterpriseId?: number;
  readonly rubricId?: string;
  readonly status?: AssessmentStatus;
  readonly level?: Level;
  /** At most so many, the last changed first; default 50. `Number.POSITIVE_INFINITY` = all. */
  readonly limit?: number;
}

export interface StoredResult {
  readonly summary: ResultSummary;
  readonly rubricDigest: string;
  readonly profileDigest: string | null;
  /** Scores by node in the order of `RubricOutline.nodes`; null = no score. */
  readonly nodeScores: readonly (number | null)[];
  /**
   * The whole result; null for a record of batch scoring, which keeps only what cannot be computed again:
   * score `loadResponse` with `loadRubric` once more (same scoring version, same bytes).
   */
  readonly content: Result | null;
}

/** One answer as it was and as it became; null = no answer. */
export interface AnswerChange {
  readonly changeSet: number;
  readonly nodeId: string;
  readonly who: string;
  /** ISO time, UTC. */
  readonly at: string;
  readonly before: Answer | null;
  readonly after: Answer | null;
  /** The change set that this one took back; null for an ordinary change. */
  readonly undoes: number | null;
}

export interface SaveAnswerOptions {
  /** Who answers: shown in the history. */
  readonly who: string;
  /** Saved in the same transaction when given. */
  readonly bookmark?: JsonValue;
}

export interface AnswerToSave {
  readonly nodeId: string;
  /** Null takes the answer away. */
  readonly answer: Answer | null;
  /** Keep it in the history even if the answer is as it was: somebody has looked at it. */
  readonly confirms?: boolean;
}

/** One stored result as cohort statistics read it; who it is, `findAssessment` says. */
export interface CohortRow {
  readonly assessmentId: string;
  readonly enterpriseId: number;
  readonly industry: string | null;
  readonly region: string | null;
  readonly role: Enterprise['role'] | null;
  readonly size: Enterprise['size'] | null;
  readonly kind: AssessmentInfo['kind'] | null;
  /** ISO date of the assessment; of its result where none was given. */
  readonly date: string;
  readonly rubricId: string;
  readonly rubricDigest: string;
  readonly level: Level | null;
  /** Scores in the order of the rubric's `RubricOutline.nodes`; NaN = no score. Valid during the visit only. */
  readonly nodeScores: Float64Array;
  /** The rating of each criterion in the codes of pack-answers.ts; empty unless asked for. May be kept. */
  readonly ratings: Uint8Array;
}

export interface CohortFilter {
  /** Only these rubrics; all when absent. */
  readonly rubricIds?: readonly string[];
  /** Give the ratings too: half as long again for all rows. */
  readonly withRatings?: boolean;
}

/**
 * The stored assessments. Every method that changes something has it on disk (or throws) when its promise
 * settles. All of them may reject with AppError: database-locked, database-damaged, database-read-only, disk-full,
 * database-unusable; ids that are not there with assessment-not-found.
 */
export interface Store {
  /** The database file; `:memory:` for one that is not kept. */
  readonly file: string;
  close(): void;
  /**
   * Runs `work`, and either everything that it changes here is kept or nothing. For short work of one's own: others
   * cannot write until it has ended, and what must not be undone (`deleteAssessment`) does not belong in it.
   */
  atomically<T>(work: () => Promise<T>): Promise<T>;

  // rubrics and profiles
  /** Keeps the rubric for ever; nothing happens when the digest is known. */
  saveRubric(digest: string, rubric: Rubric): Promise<void>;
  loadRubric(digest: string): Promise<Rubric | null>;
  /** A small part of it, in a twentieth of the time. */
  loadRubricOutline(digest: string): Promise<RubricOutline | null>;
  /** Without content, newest first. */
  listRubrics(): Promise<readonly StoredRubric[]>;
  saveProfile(profile: StoredProfile): Promise<void>;
  loadProfile(digest: string): Promise<StoredProfile | null>;

  // enterprises
  /** Rejects with enterprise-exists when the credit code (or, without one, the name) is taken. */
  createEnterprise(enterprise: Enterprise): Promise<StoredEnterprise>;
  /** Replaces its profile; open assessments follow, finished ones keep theirs. */
  updateEnterprise(id: number, enterprise: Enterprise): Promise<StoredEnterprise>;
  /** By whole credit code, else by whole name (the one with most assessments first). */
  findEnterprise(codeOrName: string): Promise<StoredEnterprise | null>;
  /** By name; `contains` = part of the name. */
  listEnterprises(filter?: {
    readonly contains?: string;
    readonly limit?: number;
  }): Promise<readonly StoredEnterprise[]>;

  // assessments; ids are whole except where a prefix is named
  createAssessment(assessment: NewAssessment): Promise<StoredAssessment>;
  /** Rejects with assessment-not-found, or assessment-ambiguous when the prefix fits several. */
  findAssessment(idOrPrefix: string): Promise<StoredAssessment>;
  listAssessments(filter?: AssessmentFilter): Promise<readonly StoredAssessment[]>;
  /** How many fit the filter; its limit is ignored. */
  countAssessments(filter?: AssessmentFilter): Promise<number>;
  updateAssessment(id: string, changes: AssessmentChanges): Promise<StoredAssessment>;
  /** Gone with answers, history and results, overwritten on disk; with the enterprise too if this was its last. */
  deleteAssessment(id: string): Promise<void>;
  /** No other process can edit it until released. Rejects with assessment-in-use. */
  lockAssessment(id: string): Promise<AssessmentLock>;

  // answers: without a lock of ours each call takes one for its own duration
  /** Everything answered so far, as an answer file would hold it; node ids in the order of the rubric. */
  loadResponse(id: string): Promise<Response>;
  /** The part of it that says where its answers came from; null where none were carried over. */
  loadMigration(id: string): Promise<Migration | null>;
  /**
   * One answer, durable when the promise resolves. An answer equal to the stored one leaves no history, unless it
   * confirms it.
   * Rejects with assessment-done (reopen first) or assessment-imported.
   */
  saveAnswer(id: string, nodeId: string, answer: Answer | null, options: SaveAnswerOptions): Promise<void>;
  /** Several as one step, undone as one. */
  saveAnswers(id: string, answers: readonly AnswerToSave[], options: SaveAnswerOptions): Promise<void>;
  /** Takes back the last step that is not yet taken back; its changes, or null when there is none. */
  undo(id: string, options: SaveAnswerOptions): Promise<readonly AnswerChange[] | null>;
  /** Newest first. */
  listChanges(
    id: string,
    filter?: { readonly nodeId?: string; readonly limit?: number },
  ): Promise<readonly AnswerChange[]>;

  // results
  /** Adds a result; the last one added is the assessment's result. The same one again changes nothing. */
  saveResult(id: string, result: Result): Promise<void>;
  /** Saves the result and closes the assessment, in one transaction. */
  finishAssessment(id: string, result: Result): Promise<void>;
  /** A finished assessment can be answered again; its result stays until the next. */
  reopenAssessment(id: string): Promise<void>;
  loadResult(id: string): Promise<StoredResult | null>;
  /** Every result the assessment ever had, newest first. */
  listResults(id: string): Promise<readonly StoredResult[]>;

  // many
  /**
   * Stores scored answer files in one transaction. The id of each comes from the digests of file, rubric
   * and profile, so the same file again is the same record: `false` in its place, and nothing changes.
   */
  saveScored(scores: readonly PackedScore[]): Promise<readonly boolean[]>;
  /** Visits the current result of every assessment, oldest first. */
  visitResults(filter: CohortFilter, visit: (row: CohortRow) => void): Promise<void>;

  /** Data assets: inventories, their review and filing. */
  readonly inventories: Inventories;

  /** Every record as one JSON value a line: rubrics, enterprises, then assessments with answers and history. */
  exportLines(): AsyncIterable<object>;
}

export interface StoreOptions {
  /** Path of the database, or `:memory:`. Its folder is made (0700) when missing. */
  readonly file: string;
  readonly now: () => Date;
  /** How long to wait for another process's transaction, in ms; default 5000. */
  readonly busyTimeout?: number;
  /** Told, once an older database has been migrated, where the copy of it lies. */
  readonly onBackup?: (copy: string) => void;
  /** Random short id of an assessment; tests give their own. */
  readonly newId?: () => string;
}
