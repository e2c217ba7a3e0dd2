import type { Crosswalk, CrosswalkEntry } from './crosswalk.ts';
import type { IndexedCriterion, IndexedNode, RubricIndex } from './index-rubric.ts';
import { compare } from './rational.ts';
import {
  type Answer,
  chosenOptions,
  isBlank,
  isNotApplicable,
  isRated,
  isScreening,
  type Migration,
  type NotApplicableAnswer,
  type OrphanReason,
  type RatedAnswer,
  type Response,
  type ReviewReason,
} from './response.ts';

/** What became of the answers. Every answer of the source is in `carried` or in `orphaned`. */
interface MigrationReport {
  /** Targets that got their answer from the source, in the order of the target rubric. */
  readonly carried: readonly { readonly id: string; readonly from: readonly string[] }[];
  /** Those of them that a person must look at, or that could only be carried in part. */
  readonly review: readonly string[];
  /** Criteria that the source rubric did not ask about. */
  readonly added: readonly string[];
  /** Criteria that the source asks about as well, but where it had no answer. */
  readonly blank: readonly string[];
  /** Answers without a place in the target, by source id. */
  readonly orphaned: readonly string[];
}

export interface MigratedResponse {
  readonly response: Response & { readonly migration: Migration };
  readonly report: MigrationReport;
}

interface Place {
  readonly kind: 'criterion' | 'item';
  readonly entry: CrosswalkEntry;
}

type Carried =
  | { readonly answer: Answer; readonly review?: ReviewReason }
  | { readonly orphan: OrphanReason };

/** Notes and evidence of several answers together; the least sure respondent sets the confidence. */
function joinRemarks(answers: readonly Answer[]) {
  const notes = [...new Set(answers.flatMap(({ note }) => note ?? []))];
  const evidence = new Map(
    answers.flatMap((answer) => answer.evidence ?? []).map((one) => [JSON.stringify(one), one] as const),
  );
  const confidences = answers.flatMap(({ confidence }) => confidence ?? []);
  return {
    ...(notes.length > 0 && { note: notes.join('\n') }),
    ...(evidence.size > 0 && { evidence: [...evidence.values()] }),
    ...(confidences.length > 0 && { confidence: Math.min(...confidences) }),
  };
}

/** The answer of the lowest value: a merged demand is met only as far as its weakest part. */
function weakestOf(target: IndexedCriterion, answers: readonly RatedAnswer[]): RatedAnswer {
  const worth = (answer: RatedAnswer) => target.options.values.get(chosenOptions(answer)[0] ?? '');
  return answers.reduce((weakest, answer) => {
    const [low, value] = [worth(weakest), worth(answer)];
    return low !== undefined && value !== undefined && compare(value, low) < 0 ? answer : weakest;
  });
}

function mergeCriteria(target: IndexedCriterion, sources: readonly (Answer | undefined)[]): Carried {
  const given = sources.filter((answer) => answer !== undefined);
  const remarks = joinRemarks(given);
  const rated = given.filter(isRated);
  const waived = given.filter(isNotApplicable);
  if (rated.length + waived.length < sources.length) return { answer: remarks, review: 'merged-incomplete' };
  if (rated.length === 0) {
    const reasons = [...new Set(waived.map(({ reason }) => reason))];
    return {
      answer: { ...remarks, notApplicable: true, reason: reasons.join('\n') } satisfies NotApplicableAnswer,
    };
  }
  const apart = waived.length > 0 || new Set(rated.map((answer) => chosenOptions(answer).join(' '))).size > 1;
  return {
    answer: { ...remarks, option: weakestOf(target, rated).option },
    review: apart ? 'merged-apart' : 'merged',
  };
}

function carryToCriterion(target: IndexedCriterion, sources: readonly (Answer | undefined)[]): Carried {
  const known = sources.filter(isRated).flatMap(chosenOptions);
  if (known.some((option) => !target.options.values.has(option))) return { orphan: 'option-gone' };
  const [first] = sources;
  return sources.length === 1 && first !== undefined ? { answer: first } : mergeCriteria(target, sources);
}

/** A screened item stands for the level that fits; of several the lowest. */
function carryToItem(target: IndexedNode, sources: readonly (Answer | undefined)[]): Carried {
  const given = sources.filter((answer) => answer !== undefined);
  const levels = given.filter(isScreening).map(({ level }) => level);
  const remarks = joinRemarks(given);
  if (levels.length < sources.length) return { answer: remarks, review: 'merged-incomplete' };
  const level = Math.min(...levels);
  const known = target.criteria.some(({ criterion }) => criterion.level === level);
  if (!known) return { orphan: 'level-gone' };
  return sources.length === 1
    ? { answer: { ...remarks, level } }
    : { answer: { ...remarks, level }, review: new Set(levels).size > 1 ? 'merged-apart' : 'merged' };
}

function placesOf(entries: readonly CrosswalkEntry[], kind: Place['kind'], into: Map<string, Place>): void {
  for (const entry of entries) for (const id of entry.to) into.set(id, { kind, entry });
}

const reasonFor = (entry: CrosswalkEntry, found: ReviewReason | undefined): ReviewReason | undefined =>
  found ?? (entry.relation === 'split' ? 'split' : entry.review === true ? 'changed' : undefined);

interface MigrateOptions {
  readonly from: { readonly assessment?: string; readonly file?: string };
  /** ISO date of today where the user is. */
  readonly today: string;
}

/** Moves answers one place at a time and takes down what became of each. */
class Mover {
  readonly answers: Record<string, Answer> = {};
  readonly review: Record<string, Migration['review'][string]> = {};
  readonly orphaned: Record<string, Migration['orphaned'][string]> = {};
  readonly carried: { id: string; from: readonly string[] }[] = [];
  readonly added: string[] = [];
  readonly blank: string[] = [];
  readonly #source: Response['answers'];

  constructor(source: Response['answers']) {
    this.#source = Object.fromEntries(Object.entries(source).filter(([, answer]) => !isBlank(answer)));
  }

  orphan(ids: readonly string[], reason: OrphanReason, { note }: CrosswalkEntry): void {
    for (const id of ids) {
      const answer = this.#source[id];
      if (answer !== undefined) this.orphaned[id] = { answer, reason, ...(note && { note }) };
    }
  }

  carry(
    id: string,
    { kind, entry }: Place,
    move: (sources: readonly (Answer | undefined)[]) => Carried,
  ): void {
    const sources = entry.from.map((one) => this.#source[one]);
    if (sources.every((answer) => answer === undefined)) {
      if (kind === 'criterion') (entry.from.length === 0 ? this.added : this.blank).push(id);
      return;
    }
    const outcome = move(sources);
    if ('orphan' in outcome) {
      this.orphan(entry.from, outcome.orphan, entry);
      if (kind === 'criterion') this.blank.push(id);
      return;
    }
    if (!isBlank(outcome.answer)) this.answers[id] = outcome.answer;
    this.carried.push({ id, from: entry.from });
    const reason = reasonFor(entry, outcome.review);
    if (reason !== undefined) this.review[id] = this.#toReview(entry, reason);
  }

  #toReview({ from, note }: CrosswalkEntry, reason: ReviewReason): Migration['review'][string] {
    const given = from.flatMap((id) => {
      const answer = this.#source[id];
      return answer === undefined ? [] : [[id, answer] as const];
    });
    return {
      from,
      reason,
      ...(note && { note }),
      ...(reason.startsWith('merged-') && { given: Object.fromEntries(given) }),
    };
  }
}

/** Every item and criterion of the target that the crosswalk reaches, in the target's order. */
function moveAll(mover: Mover, crosswalk: Crosswalk, target: RubricIndex): void {
  const places = new Map<string, Place>();
  placesOf(crosswalk.items, 'item', places);
  placesOf(crosswalk.criteria, 'criterion', places);
  for (const item of target.items) {
    const place = places.get(item.id);
    if (place?.kind === 'item') mover.carry(item.id, place, (sources) => carryToItem(item, sources));
    for (const entry of item.criteria) {
      const { id } = entry.criterion;
      const own = places.get(id);
      if (own !== undefined) mover.carry(id, own, (sources) => carryToCriterion(entry, sources));
    }
  }
  for (const entry of [...crosswalk.items, ...crosswalk.criteria])
    if (entry.to.length === 0) mover.orphan(entry.from, 'dropped', entry);
}

/**
 * Carries a response over to another rubric along a crosswalk in which check-crosswalk found no problem.
 * Nothing is guessed: what the target asks anew stays unanswered, what needs a look is named with the reason,
 * what has no place is kept as orphaned. The source response is not touched.
 */
export function migrateResponse(
  crosswalk: Crosswalk,
  target: RubricIndex,
  source: Response & { readonly rubric: { readonly version: string } },
  { from, today }: MigrateOptions,
): MigratedResponse {
  const mover = new Mover(source.answers);
  moveAll(mover, crosswalk, target);
  const { answers, review, orphaned, carried, added, blank } = mover;

  const bonusIds = new Set(target.rubric.bonuses?.map(({ id }) => id));
  const bonuses = Object.entries(source.bonuses ?? {});
  for (const [id, count] of bonuses)
    if (!bonusIds.has(id)) orphaned[id] = { answer: { note: String(count) }, reason: 'bonus-gone' };
  const kept = bonuses.filter(([id]) => bonusIds.has(id));

  const { migration: _, bonuses: __, ...rest } = source;
  return {
    response: {
      ...rest,
      rubric: { id: target.rubric.id, version: target.rubric.version },
      answers,
      ...(kept.length > 0 && { bonuses: Object.fromEntries(kept) }),
      migration: {
        from: { rubric: { id: source.rubric.id, version: source.rubric.version }, ...from },
        crosswalk: { id: crosswalk.id, version: crosswalk.version },
        migratedOn: today,
        review,
        orphaned,
      },
    },
    report: { carried, review: Object.keys(review), added, blank, orphaned: Object.keys(orphaned) },
  };
}
