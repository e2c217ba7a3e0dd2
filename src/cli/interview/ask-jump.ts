import { type AskedItem, findUnanswered, type ItemProgress } from '../../core/next-question.ts';
import { clipText, padText, textWidth } from '../output/text-width.ts';
import { choose } from '../prompts/choose.ts';
import type { Desk } from './desk.ts';
import { pathOf } from './render-question.ts';

const keywordsOf = ({ node }: AskedItem): string =>
  [node.id, node.clause, ...Object.values(node.name)].join(' ');

const describeAnswered = ({ answered, total }: ItemProgress): string =>
  `${answered}/${total}${answered === total ? ' ✓' : ''}`;

/** How many of an item's answers need a look; nothing where none does. */
function describeReview({ interview, context }: Desk, { item }: ItemProgress): string {
  const { length: count } = interview.toReview.filter((question) => question.item === item);
  return count === 0 ? '' : `  ${context.t('assess.ask.jumpReview', { count })}`;
}

/** Beside an item in the list: the pointer before it, the gap behind it, and the column that stays free. */
const MARGIN = 5;

/** A line an item: its path and all that is known of it, or as much of that as there is room for. */
function describeItems(desk: Desk, columns: number): string[] {
  const { progress } = desk.interview;
  const paths = progress.map(({ item }) => pathOf(desk, item));
  const names = progress.map(({ item }) => desk.say(item.node.name));
  const answered = progress.map(describeAnswered);
  const all = progress.map((each, at) => answered[at] + describeReview(desk, each));
  const tightest = [names, answered] as const;
  const widest = (texts: readonly string[]): number => Math.max(...texts.map(textWidth));
  const [labels, counts] =
    [[paths, all] as const, [names, all] as const].find(
      ([left, right]) => widest(left) + widest(right) + MARGIN <= columns,
    ) ?? tightest;
  const room = Math.min(widest(labels), columns - widest(counts) - MARGIN);
  return labels.map((label, at) => `${padText(clipText(label, room), room)}  ${counts[at]}`);
}

/** Asks for an item and goes to its first open question, else the first that needs a look, else its first. */
export async function askJump(desk: Desk): Promise<void> {
  const { interview, context } = desk;
  const { progress, questions, toReview } = interview;
  const lines = describeItems(desk, context.stderr.columns ?? 80);
  const first = await choose(context, {
    message: context.t('assess.ask.jump'),
    search: true,
    cancel: true,
    initial: progress.find(({ item }) => item === interview.current.item)?.item,
    choices: progress.map(({ item }, at) => ({
      value: item,
      name: lines[at] ?? '',
      keywords: keywordsOf(item),
    })),
  });
  if (first === null) return;
  const own = questions.filter(({ item }) => item === first);
  const target =
    findUnanswered(own, interview.answers) ?? toReview.find(({ item }) => item === first) ?? own[0];
  if (target !== undefined) interview.goTo(target.position);
}
