import type { AskedItem, Question } from '../../core/next-question.ts';
import { type Answer, isNotApplicable, isRated, isScreening } from '../../core/response.ts';
import { cleanLine } from '../output/clean.ts';
import { clipText, textWidth } from '../output/text-width.ts';
import { wrapLabelled, wrapText } from '../output/wrap-text.ts';
import type { Desk } from './desk.ts';
import { formatTime } from './format-time.ts';
import { renderKeyBar } from './key-bar.ts';

/** One way to answer the question on the screen. */
export interface Option {
  /** The key that chooses it. */
  readonly key: string;
  /** Option id, or the level as text. */
  readonly id: string;
  readonly label: string;
  readonly hint: string;
}

/** Beyond nine options the keys go on with capital letters, which no command uses. */
const keyAt = (at: number): string => (at < 9 ? String(at + 1) : String.fromCharCode(65 + at - 9));

export function listOptions(desk: Desk, question: Question): Option[] {
  const { rubric } = desk.interview;
  if (question.kind === 'criterion')
    return question.entry.set.options.map(({ id, label, hint }, at) => ({
      key: keyAt(at),
      id,
      label: desk.say(label),
      hint: desk.say(hint),
    }));
  return question.levels.map((level, at) => {
    const name = rubric.levels.find((definition) => definition.level === level)?.name;
    return {
      // The digit of a level is the level itself wherever it can be.
      key: level >= 1 && level <= 9 ? String(level) : keyAt(at),
      id: String(level),
      label: name === undefined ? desk.context.t('assess.level', { level, name: '' }).trim() : desk.say(name),
      hint: desk.say(question.item.node.descriptors?.[String(level)]),
    };
  });
}

/** Whether several options may be chosen together. */
export const takesSeveral = (question: Question): boolean =>
  question.kind === 'criterion' && question.entry.set.multiple !== undefined;

/** Ids of the options that an answer chose. */
export function chosenOptions(answer: Answer | undefined): readonly string[] {
  if (isScreening(answer)) return [String(answer.level)];
  if (!isRated(answer)) return [];
  return typeof answer.option === 'string' ? [answer.option] : answer.option;
}

/** Names from the outermost group to the item. */
export function pathOf(desk: Desk, { node, groups }: AskedItem): string {
  return [...groups, node].map(({ name }) => desk.say(name)).join(desk.context.t('assess.pathSeparator'));
}

/** Where we are: domain, item, position, time left. */
export function renderPlace(desk: Desk, columns: number): string[] {
  const { interview, context, paint } = desk;
  const { current, questions, secondsLeft, toReview } = interview;
  const params = { path: pathOf(desk, current.item), at: current.position + 1, of: questions.length };
  const place =
    secondsLeft === 0
      ? toReview.length === 0
        ? context.t('assess.placeDone', params)
        : context.t('assess.placeReview', { ...params, count: toReview.length })
      : context.t('assess.place', { ...params, time: formatTime(context.t, secondsLeft) });
  return wrapText(place, columns).map(paint.strong);
}

/** The same in one line, for very small terminals. */
export function renderPlaceTightly(desk: Desk, columns: number): string[] {
  const { current, questions } = desk.interview;
  const place = `${current.position + 1}/${questions.length} · ${desk.say(current.item.node.name)}`;
  return [desk.paint.strong(clipText(place, columns))];
}

export type Amount = 'full' | 'short' | 'none';

/** The item's purpose and who can tell, shown where it is opened. */
export function renderIntroduction(desk: Desk, amount: Amount, columns: number): string[] {
  const { t } = desk.context;
  const { node } = desk.interview.current.item;
  if (amount === 'none') return [];
  const purpose = desk.say(node.purpose);
  const roles = (node.roles ?? []).map((role) => desk.say(role)).join(t('common.comma'));
  const lines = (label: string, text: string): string[] => {
    if (text === '') return [];
    return amount === 'full' ? wrapLabelled(label, text, columns) : [clipText(label + text, columns)];
  };
  return [...lines(t('assess.purpose'), purpose), ...lines(t('assess.roles'), roles)].map(desk.paint.faint);
}

/** Level and place in the item, then the question itself. */
export function renderQuestionText(desk: Desk, columns: number): string[] {
  const { t } = desk.context;
  const { rubric, current } = desk.interview;
  if (current.kind === 'item') return wrapText(t('assess.whichLevel'), columns).map(desk.paint.strong);
  const { criterion } = current.entry;
  const { item } = current;
  const name = rubric.levels.find(({ level }) => level === criterion.level)?.name;
  const place = [
    criterion.level === undefined
      ? ''
      : t('assess.level', { level: criterion.level, name: desk.say(name) }).trim(),
    t('assess.ordinal', { at: item.criteria.indexOf(current.entry) + 1, of: item.criteria.length }),
  ];
  return [
    ...wrapText(place.filter((part) => part !== '').join(' · '), columns).map(desk.paint.faint),
    ...wrapText(desk.say(criterion.text), columns).map(desk.paint.strong),
    ...(takesSeveral(current) ? wrapText(t('assess.several'), columns).map(desk.paint.faint) : []),
  ];
}

/** The evidence that the rubric names, for whoever has no need of the options' hints any more. */
export function renderWhatToSee(desk: Desk, columns: number): string[] {
  const { t } = desk.context;
  const { current } = desk.interview;
  const evidence = current.kind === 'criterion' ? (current.entry.criterion.evidence ?? []) : [];
  const names = evidence.map(({ name }) => desk.say(name)).join(t('common.semicolon'));
  return names === '' ? [] : wrapLabelled(t('assess.toSee'), names, columns).map(desk.paint.faint);
}

export interface OptionsState {
  readonly options: readonly Option[];
  readonly chosen: readonly string[];
  /** Where the arrow keys have put the pointer; null = nowhere. */
  readonly pointer: number | null;
}

/** The options with what each means; a mark on what is chosen, and not by colour alone. */
export function renderOptions(desk: Desk, state: OptionsState, hints: Amount, columns: number): string[] {
  const { paint } = desk;
  const { options, chosen, pointer } = state;
  const labels = options.map(({ id, label }) => (chosen.includes(id) ? `${label} ✓` : label));
  const widest = Math.max(...labels.map(textWidth));
  return options.flatMap(({ key, id, hint }, at) => {
    const label = labels[at] ?? '';
    const mark = pointer === at ? '>' : ' ';
    const front = `${mark} ${key}  `;
    const style = chosen.includes(id) ? paint.good : (text: string) => text;
    const first = (rest: string): string =>
      `${mark === '>' ? paint.key(mark) : mark} ${paint.key(key)}  ${style(label)}${rest}`;
    const indent = textWidth(front) + widest + 2;
    // Too little room beside the label makes a ladder of single words.
    if (hint === '' || hints === 'none' || columns - indent < 24)
      return [first('')].map((line) =>
        textWidth(front + label) > columns ? clipText(front + label, columns) : line,
      );
    const wrapped = wrapText(hint, columns - indent);
    const shown = hints === 'full' ? wrapped : [clipText(wrapped.join(''), columns - indent)];
    const gap = ' '.repeat(Math.max(0, indent - textWidth(front + label)));
    return shown.map((line, row) =>
      row === 0 ? first(gap + paint.faint(line)) : ' '.repeat(indent) + paint.faint(line),
    );
  });
}

/** Where an answer was carried over from, and what to make sure of. */
export function renderReview(desk: Desk, columns: number): string[] {
  const { t } = desk.context;
  const { review } = desk.interview;
  if (review === null) return [];
  const { from, reason, note } = review;
  const label = t('assess.carried', { from: from.join(' + ') });
  const why = note === undefined ? t(`migrate.reasons.${reason}`) : desk.say(note);
  return wrapText(label + why, columns).map(desk.paint.key);
}

/** Note, evidence, confidence and the reason of an answer, a line each. */
export function renderRemarks(desk: Desk, answer: Answer | undefined, columns: number): string[] {
  const { t } = desk.context;
  if (answer === undefined) return [];
  const { note, evidence = [], confidence } = answer;
  const titles = evidence.map(({ title }) => title).join(t('common.semicolon'));
  const lines = [
    isNotApplicable(answer) ? `${t('assess.notApplicable', { reason: answer.reason })} ✓` : null,
    note === undefined ? null : t('assess.note', { note: note.replace(/\s+/g, ' ') }),
    titles === '' ? null : t('assess.evidence', { titles }),
    confidence === undefined ? null : t('assess.confidence', { value: confidence }),
  ];
  return lines.flatMap((line) => (line === null ? [] : [`  ${clipText(cleanLine(line), columns - 2)}`]));
}

/**
 * Options, question and why a carried answer needs a look, for very small terminals; what comes later gives way to
 * what comes before.
 */
export function renderTightly(desk: Desk, state: OptionsState, columns: number): string[] {
  const { current } = desk.interview;
  const question =
    current.kind === 'item' ? desk.context.t('assess.whichLevel') : desk.say(current.entry.criterion.text);
  const bar = renderKeyBar(
    state.options.map(
      ({ key, id, label }) => [key, state.chosen.includes(id) ? `${label} ✓` : label] as const,
    ),
    columns,
    desk.paint,
  );
  return [...bar, ...wrapText(question, columns).map(desk.paint.strong), ...renderReview(desk, columns)];
}
