import type { RubricIndex } from '../../core/index-rubric.ts';
import { isToReview, type Review } from '../../core/list-review.ts';
import {
  countAnswered,
  type Depth,
  findLowestOption,
  findUnanswered,
  type ItemProgress,
  isAnswered,
  listProgress,
  listQuestions,
  type Question,
  type UnmetLevel,
} from '../../core/next-question.ts';
import { addAnswer, estimateSeconds, NO_PACE, type Pace } from '../../core/pace.ts';
import type { Answer, Migration, Response } from '../../core/response.ts';
import type { Result } from '../../core/result.ts';
import type { Rubric } from '../../core/rubric.ts';
import type { ResultIdentity } from '../../core/score-response.ts';
import type { AnswerToSave, JsonValue, Store, StoredAssessment } from '../../store/store.ts';

/** What is kept of an answer when it is rated anew. */
type Remarks = Pick<Answer, 'note' | 'evidence' | 'confidence'>;
/** Undefined and empty values take a remark away. */
export type RemarkChanges = { readonly [K in keyof Remarks]?: Remarks[K] | undefined };
/** What an answer says, apart from the remarks. */
export type Rating =
  | { readonly option: string | readonly string[] }
  | { readonly level: number }
  | { readonly notApplicable: true; readonly reason: string };

interface InterviewSetup {
  readonly store: Store;
  readonly assessment: StoredAssessment;
  /** With the profile laid over it, if there is one. */
  readonly rubric: Rubric;
  readonly identity: Omit<ResultIdentity, 'answersDigest'>;
  /** What is answered already. */
  readonly response: Response;
  /** Who answers, for the history. */
  readonly who: string;
  readonly now: () => Date;
}

function remarksOf({ note, evidence, confidence }: RemarkChanges): Remarks {
  return {
    ...(note !== undefined && note !== '' && { note }),
    ...(evidence !== undefined && evidence.length > 0 && { evidence }),
    ...(confidence !== undefined && { confidence }),
  };
}

function ratingOf(answer: Answer | undefined): Rating | null {
  if (answer === undefined) return null;
  if ('notApplicable' in answer) return { notApplicable: true, reason: answer.reason };
  if ('level' in answer) return { level: answer.level };
  return answer.option === undefined ? null : { option: answer.option };
}

function readPace(bookmark: JsonValue): Pace {
  const pace = bookmark !== null && typeof bookmark === 'object' && 'pace' in bookmark ? bookmark.pace : null;
  if (pace === null || typeof pace !== 'object' || !('answers' in pace) || !('seconds' in pace))
    return NO_PACE;
  const { answers, seconds } = pace;
  return typeof answers === 'number' && typeof seconds === 'number' ? { answers, seconds } : NO_PACE;
}

/**
 * One interview under way: which question is shown, what is answered. Everything that changes an answer has
 * it on disk before its promise settles; when saving fails, nothing here has changed either.
 */
export class Interview {
  readonly rubric: Rubric;
  readonly assessment: StoredAssessment;
  readonly questions: readonly Question[];
  readonly answers: Map<string, Answer>;
  /** Of the question on the screen. */
  position: number;
  readonly #setup: InterviewSetup;
  #bonuses: Readonly<Record<string, number>> | undefined;
  #migration: Migration | undefined;
  #pace: Pace;
  #index: RubricIndex | null = null;
  #shownAt: number;

  constructor(setup: InterviewSetup) {
    const { rubric, assessment, response } = setup;
    this.#setup = setup;
    this.rubric = rubric;
    this.assessment = assessment;
    this.questions = listQuestions(rubric, assessment.depth);
    this.answers = new Map(Object.entries(response.answers));
    this.position = findUnanswered(this.questions, this.answers)?.position ?? 0;
    this.#bonuses = response.bonuses;
    this.#migration = response.migration;
    this.#pace = readPace(assessment.bookmark);
    this.#shownAt = setup.now().getTime();
  }

  get depth(): Depth {
    return this.assessment.depth;
  }

  get current(): Question {
    const question = this.questions[this.position];
    if (question === undefined) throw new RangeError(`no question ${this.position}`);
    return question;
  }

  get answered(): number {
    return countAnswered(this.questions, this.answers);
  }

  get progress(): readonly ItemProgress[] {
    return listProgress(this.questions, this.answers);
  }

  /** Seconds that the open questions will take at the user's pace. */
  get secondsLeft(): number {
    return estimateSeconds(this.#pace, this.questions.length - this.answered, this.depth);
  }

  /** Why the answer to the question on the screen, carried over from another rubric, needs a look; null = it does not. */
  get review(): Review | null {
    return this.#findReview(this.current);
  }

  /** Whether the question on the screen has an answer that still needs a look. */
  get isToReview(): boolean {
    return this.review !== null && isAnswered(this.current, this.answers);
  }

  /** The answered questions whose answers, carried over from another rubric, still need a look. */
  get toReview(): readonly Question[] {
    if (this.#migration === undefined) return [];
    return this.questions.filter(
      (question) => isAnswered(question, this.answers) && this.#findReview(question) !== null,
    );
  }

  #findReview({ id }: Question): Review | null {
    const review = this.#migration?.review[id];
    return review !== undefined && isToReview(review, this.answers.get(id)) ? review : null;
  }

  goTo(position: number): void {
    this.position = Math.max(0, Math.min(position, this.questions.length - 1));
    this.#shownAt = this.#setup.now().getTime();
  }

  /** Goes to the next open question behind this one, or before it when there is none; false: all are answered. */
  goToNextOpen(): boolean {
    const next = findUnanswered(this.questions, this.answers, this.position + 1);
    if (next === null) return false;
    this.goTo(next.position);
    return true;
  }

  /** Goes to the first answer at or behind a position that needs a look; false: none does. */
  goToReview(from: number): boolean {
    const next = this.toReview.find(({ position }) => position >= from);
    if (next === undefined) return false;
    this.goTo(next.position);
    return true;
  }

  /** Rates a question; its note, evidence and confidence stay. */
  async rate(question: Question, rating: Rating): Promise<void> {
    const seconds = (this.#setup.now().getTime() - this.#shownAt) / 1000;
    const pace = addAnswer(this.#pace, seconds);
    const remarks = remarksOf(this.answers.get(question.id) ?? {});
    const confirms = this.#findReview(question) !== null;
    await this.#save([{ nodeId: question.id, answer: { ...rating, ...remarks }, confirms }], pace);
  }

  /** Gives a carried-over answer once more as it is: it has been looked at. */
  async confirm(question: Question): Promise<void> {
    const rating = ratingOf(this.answers.get(question.id));
    if (rating !== null) await this.rate(question, rating);
  }

  /** Changes note, evidence or confidence; the rating stays. A question without either has no answer. */
  async remark(question: Question, changes: RemarkChanges): Promise<void> {
    const before = this.answers.get(question.id);
    const remarks = remarksOf({ ...remarksOf(before ?? {}), ...changes });
    const rating = ratingOf(before);
    const answer = rating === null && Object.keys(remarks).length === 0 ? null : { ...rating, ...remarks };
    await this.#save([{ nodeId: question.id, answer }]);
  }

  /** Takes the rating away; note, evidence and confidence stay. */
  async clear(question: Question): Promise<void> {
    const remarks = remarksOf(this.answers.get(question.id) ?? {});
    const answer = Object.keys(remarks).length === 0 ? null : remarks;
    await this.#save([{ nodeId: question.id, answer }]);
  }

  /** Marks the open criteria above a mostly unmet level as not met, in one step. */
  async markNotMet({ higher }: UnmetLevel): Promise<void> {
    const changes = higher.flatMap((entry) => {
      const option = findLowestOption(entry);
      const { id } = entry.criterion;
      const answer = { option: option ?? '', ...remarksOf(this.answers.get(id) ?? {}) };
      return option === null ? [] : [{ nodeId: id, answer }];
    });
    await this.#save(changes);
  }

  /** Takes back the last change and shows its question; how many answers changed, 0 = there was nothing to take back. */
  async undo(): Promise<number> {
    const { store, who } = this.#setup;
    const changes = (await store.undo(this.assessment.id, { who })) ?? [];
    for (const { nodeId, after } of changes) this.#keep(nodeId, after);
    await this.#readMigration();
    const changed = new Set(changes.map(({ nodeId }) => nodeId));
    const first = this.questions.find(({ id }) => changed.has(id));
    if (first !== undefined) this.goTo(first.position);
    return changes.length;
  }

  async countBonuses(bonuses: Readonly<Record<string, number>>): Promise<void> {
    await this.#setup.store.updateAssessment(this.assessment.id, { bonuses });
    this.#bonuses = bonuses;
  }

  get bonuses(): Readonly<Record<string, number>> {
    return this.#bonuses ?? {};
  }

  /** The score of what is answered so far. */
  async score(): Promise<Result> {
    // The engine loads when it is first asked for, not before the first question.
    const { indexRubric } = await import('../../core/index-rubric.ts');
    const { scoreResponse } = await import('../../core/score-response.ts');
    const { digestAnswers } = await import('../../io/digest-answers.ts');
    const { identity, response } = this.#setup;
    this.#index ??= indexRubric(this.rubric);
    const index = this.#index;
    const answers = Object.fromEntries(this.answers);
    const now: Response = {
      ...response,
      answers,
      ...(this.#bonuses !== undefined && { bonuses: this.#bonuses }),
    };
    return scoreResponse(index, now, { ...identity, answersDigest: digestAnswers(index, now) });
  }

  /** Scores, saves the result and closes the assessment. */
  async finish(): Promise<Result> {
    const result = await this.score();
    await this.#setup.store.finishAssessment(this.assessment.id, result);
    return result;
  }

  #keep(nodeId: string, answer: Answer | null): void {
    if (answer === null) this.answers.delete(nodeId);
    else this.answers.set(nodeId, answer);
  }

  async #save(changes: readonly AnswerToSave[], pace: Pace = this.#pace): Promise<void> {
    const { store, who } = this.#setup;
    const bookmark = { pace: { answers: pace.answers, seconds: pace.seconds } };
    await store.saveAnswers(this.assessment.id, changes, { who, bookmark });
    this.#pace = pace;
    for (const { nodeId, answer } of changes) this.#keep(nodeId, answer);
    await this.#readMigration();
  }

  /** Which of the answers that were carried over have been answered again, only the history tells. */
  async #readMigration(): Promise<void> {
    if (this.#migration === undefined) return;
    this.#migration = (await this.#setup.store.loadResponse(this.assessment.id)).migration;
  }
}
