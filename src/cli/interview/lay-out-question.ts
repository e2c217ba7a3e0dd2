import type { Question } from '../../core/next-question.ts';
import type { Size } from '../prompts/use-terminal.ts';
import type { Desk } from './desk.ts';
import { type KeyHint, renderKeyBar } from './key-bar.ts';
import { columnsFor, layOutScreen } from './lay-out-screen.ts';
import {
  type Amount,
  type Option,
  type OptionsState,
  renderIntroduction,
  renderOptions,
  renderPlace,
  renderPlaceTightly,
  renderQuestionText,
  renderRemarks,
  renderReview,
  renderTightly,
  renderWhatToSee,
  takesSeveral,
} from './render-question.ts';

/** From the roomiest to the tightest: how much of the introduction and of the options' hints is shown. */
const AMOUNTS: Readonly<Record<Question['kind'], readonly (readonly [Amount, Amount])[]>> = {
  criterion: [
    ['full', 'full'],
    ['full', 'short'],
    ['full', 'none'],
    ['short', 'none'],
    ['none', 'none'],
  ],
  // In a screening the hints are the levels' descriptions: they are the question.
  item: [
    ['full', 'full'],
    ['short', 'full'],
    ['none', 'full'],
    ['none', 'short'],
    ['none', 'none'],
  ],
};

/** After so many questions a user knows what the options mean: their hints move to the help. */
const HINTED_QUESTIONS = 5;

/** With fewer rows only the keys to answer, for help and to leave are named. */
const LOW_SCREEN = 16;

/** Blocks of lines one below the other, those that say nothing left out. */
const join = (blocks: readonly (readonly string[])[], gap: readonly string[]): string[] =>
  blocks
    .filter((block) => block.length > 0)
    .flatMap((block, at) => (at === 0 ? [...block] : [...gap, ...block]));

/** "1–4", or each key where they do not follow one another. */
export function nameKeys(options: readonly Option[]): string {
  const keys = options.map(({ key }) => key);
  const [first = '', last = ''] = [keys[0], keys.at(-1)];
  const consecutive = keys.every((key, at) => Number(key) === Number(first) + at);
  return consecutive ? `${first}–${last}` : keys.join(' ');
}

function* composeBodies(
  desk: Desk,
  question: Question,
  state: OptionsState,
  columns: number,
): Iterable<readonly string[]> {
  const opens = desk.opensItem;
  const hinted = question.kind === 'item' || desk.rated < HINTED_QUESTIONS;
  const remarks = renderRemarks(desk, desk.interview.answers.get(question.id), columns);
  const compose = (introduction: Amount, hints: Amount, ...more: (readonly string[])[]) => [
    renderIntroduction(desk, opens ? introduction : 'none', columns),
    renderQuestionText(desk, columns),
    ...more,
    renderReview(desk, columns),
    renderOptions(desk, state, hinted ? hints : 'none', columns),
    remarks,
  ];
  if (!hinted) yield join(compose('full', 'none', renderWhatToSee(desk, columns)), ['']);
  for (const gap of [[''], []])
    for (const [introduction, hints] of AMOUNTS[question.kind]) yield join(compose(introduction, hints), gap);
  yield renderTightly(desk, state, columns);
}

function listKeys(desk: Desk, question: Question, options: readonly Option[], few: boolean): KeyHint[] {
  const { t } = desk.context;
  const answer: KeyHint = [
    nameKeys(options),
    t(takesSeveral(question) ? 'assess.keys.mark' : 'assess.keys.rate'),
  ];
  const confirm: KeyHint[] = desk.interview.isToReview ? [['', t('assess.keys.confirm')]] : [];
  if (few) return [answer, ...confirm, ['h', t('assess.keys.help')], ['q', t('assess.keys.quit')]];
  const waive: KeyHint[] = question.kind === 'criterion' ? [['x', t('assess.keys.notApplicable')]] : [];
  return [
    answer,
    ...confirm,
    ['n', t('assess.keys.note')],
    ['e', t('assess.keys.evidence')],
    ['c', t('assess.keys.confidence')],
    ...waive,
    ['s', t('assess.keys.skip')],
    ['b', t('assess.keys.back')],
    ['j', t('assess.keys.jump')],
    ['r', t('assess.keys.score')],
    ['h', t('assess.keys.help')],
    ['u', t('assess.keys.undo')],
    ['f', t('assess.keys.finish')],
    ['q', t('assess.keys.quit')],
  ];
}

/** The screen of one question: as much of what helps to answer it as the terminal has room for. */
export function layOutQuestion(desk: Desk, question: Question, state: OptionsState, size: Size): string[] {
  const columns = columnsFor(size);
  const low = size.rows < LOW_SCREEN;
  return layOutScreen(size, {
    head: low ? renderPlaceTightly(desk, columns) : [...renderPlace(desk, columns), ''],
    bodies: composeBodies(desk, question, state, columns),
    foot: [
      ...desk.renderNotice(columns),
      ...renderKeyBar(listKeys(desk, question, state.options, low), columns, desk.paint),
    ],
  });
}
