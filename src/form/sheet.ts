import type { RubricIndex } from '../core/index-rubric.ts';
import { type Answer, type Evidence, isGiven, isScreening, type Response } from '../core/response.ts';

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** A copy without what says nothing, texts without blanks around them; `kept` stays even when it is empty. */
function tidy<T extends object>(fields: T, kept?: keyof T): T {
  const entries = Object.entries(fields).map(([key, value]) => [
    key,
    typeof value === 'string' ? value.trim() : value,
  ]);
  return Object.fromEntries(entries.filter(([key, value]) => key === kept || !isEmpty(value))) as T;
}

function tidyAnswer(answer: Answer): Answer {
  const evidence = answer.evidence?.map((one: Evidence) => tidy(one, 'title'));
  return tidy({ ...answer, ...(evidence !== undefined && { evidence }) });
}

/** How many answers a response gives: remarks alone are none. */
export const countAnswers = ({ answers }: Response): number => Object.values(answers).filter(isGiven).length;

/** The answers as they stand on the page, complete or not. Each change is told to whoever listens. */
export class Sheet {
  readonly index: RubricIndex;
  readonly #listeners: (() => void)[] = [];
  readonly #start: string;
  #response: Response;

  /** `start`: what the form was made with. */
  constructor(index: RubricIndex, start: Response) {
    this.index = index;
    this.#response = start;
    this.#start = JSON.stringify(this.toAnswerFile());
  }

  get response(): Response {
    return this.#response;
  }

  /** Whether anything has been written on it since the form was made. */
  get isTouched(): boolean {
    return JSON.stringify(this.toAnswerFile()) !== this.#start;
  }

  listen(listener: () => void): void {
    this.#listeners.push(listener);
  }

  set(response: Response): void {
    this.#response = response;
    for (const listener of this.#listeners) listener();
  }

  setPart<K extends 'enterprise' | 'assessment' | 'bonuses'>(part: K, fields: Partial<Response[K]>): void {
    this.set({ ...this.#response, [part]: { ...this.#response[part], ...fields } });
  }

  answerOf(id: string): Answer | undefined {
    const { answers } = this.#response;
    return Object.hasOwn(answers, id) ? answers[id] : undefined;
  }

  setAnswer(id: string, answer: Answer): void {
    this.set({ ...this.#response, answers: { ...this.#response.answers, [id]: answer } });
  }

  /** Whether a criterion, or an item that is asked for as a whole, needs no answer any more. */
  isDone(id: string): boolean {
    if (isGiven(this.answerOf(id))) return true;
    const itemId = this.index.criteriaById.get(id)?.item.id ?? id;
    // As in the scoring, a criterion with an answer of its own stands for its item.
    const isJudgedByCriteria = this.index.nodesById
      .get(itemId)
      ?.criteria.some(({ criterion }) => isGiven(this.answerOf(criterion.id)));
    return id === itemId
      ? isJudgedByCriteria === true
      : !isJudgedByCriteria && isScreening(this.answerOf(itemId));
  }

  /** What is handed out: in the rubric's order, without what is empty. */
  toAnswerFile(): Response {
    const { enterprise, assessment, bonuses, migration } = this.#response;
    const { id, version } = this.index.rubric;
    const answers: Record<string, Answer> = {};
    const add = (one: string) => {
      const answer = this.answerOf(one);
      const tidied = answer === undefined ? {} : tidyAnswer(answer);
      if (Object.keys(tidied).length > 0) answers[one] = tidied as Answer;
    };
    for (const item of this.index.items) {
      add(item.id);
      for (const { criterion } of item.criteria) add(criterion.id);
    }
    const assessors = assessment.assessors?.map((one) => tidy(one, 'name'));
    const applied = Object.entries(bonuses ?? {});
    return {
      schemaVersion: 1,
      rubric: { id, version },
      enterprise: tidy(enterprise, 'name'),
      assessment: tidy({ ...assessment, ...(assessors !== undefined && { assessors }) }),
      answers,
      ...(applied.length > 0 && { bonuses: Object.fromEntries(applied) }),
      ...(migration !== undefined && { migration }),
    };
  }
}
