import { findTerms } from '../../core/find-terms.ts';
import { padText, textWidth } from '../output/text-width.ts';
import { wrapLabelled, wrapText } from '../output/wrap-text.ts';
import type { View } from '../prompts/show-view.ts';
import type { Desk } from './desk.ts';
import type { Request } from './interview-request.ts';
import { type Option, renderReview } from './render-question.ts';
import { ScrollView } from './scroll-view.ts';

const INDENT = '  ';

/** A heading with paragraphs below it; nothing where there is nothing to say. */
function renderSection(desk: Desk, title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [desk.paint.key(title), ...lines, ''];
}

/** "label  text" with the texts below one another. */
function renderPairs(pairs: readonly (readonly [string, string])[], columns: number): string[] {
  const widest = Math.max(0, ...pairs.map(([label]) => textWidth(label)));
  return pairs.flatMap(([label, text]) =>
    wrapLabelled(`${INDENT}${padText(label, Math.min(widest, 24))}  `, text, columns),
  );
}

/** The glossary's terms in every text that the question shows. */
function listTerms(desk: Desk, texts: readonly string[]): (readonly [string, string])[] {
  const { interview, context } = desk;
  return findTerms(interview.rubric, texts.join('\n'), context.language).map(
    ({ term, definition }) => [desk.say(term), desk.say(definition)] as const,
  );
}

function renderHelp(desk: Desk, options: readonly Option[], columns: number): string[] {
  const { t } = desk.context;
  const { current } = desk.interview;
  const paragraph = (text: string): string[] =>
    text === '' ? [] : wrapText(text, columns - INDENT.length).map((line) => INDENT + line);
  const criterion = current.kind === 'criterion' ? current.entry.criterion : null;
  const question = criterion === null ? '' : desk.say(criterion.text);
  const followUp = desk.say(criterion?.followUp);
  const evidence = (criterion?.evidence ?? []).map(({ kind, name }) =>
    t('assess.help.evidenceItem', { name: desk.say(name), kind: t(`assess.evidenceKinds.${kind}`) }),
  );
  const { node } = current.item;
  const descriptors = Object.entries(node.descriptors ?? {}).map(
    ([level, text]) => [t('assess.level', { level, name: '' }).trim(), desk.say(text)] as const,
  );
  const hints = options
    .filter(({ hint }) => hint !== '')
    .map(({ key, label, hint }) => [`${key} ${label}`, hint] as const);
  const texts = [
    question,
    followUp,
    ...evidence,
    desk.say(node.purpose),
    ...descriptors.map(([, text]) => text),
  ];
  return [
    ...renderSection(desk, t('assess.help.question'), paragraph(question)),
    ...renderReview(desk, columns).flatMap((line, at, all) => (at === all.length - 1 ? [line, ''] : [line])),
    ...renderSection(
      desk,
      t('assess.help.evidence'),
      evidence.flatMap((name) => wrapLabelled(`${INDENT}- `, name, columns)),
    ),
    ...renderSection(desk, t('assess.help.followUp'), paragraph(followUp)),
    ...renderSection(desk, t('assess.help.options'), renderPairs(hints, columns)),
    ...(criterion === null
      ? []
      : renderSection(desk, t('assess.help.descriptors'), renderPairs(descriptors, columns))),
    ...renderSection(desk, t('assess.help.terms'), renderPairs(listTerms(desk, texts), columns)),
    ...renderSection(desk, t('assess.help.keys'), paragraph(t('assess.help.keyList'))),
  ];
}

/** Everything that helps to answer the question on the screen. */
export function createHelpView(desk: Desk, options: readonly Option[], back: View<Request>): View<Request> {
  const item = desk.say(desk.interview.current.item.node.name);
  const title = desk.context.t('assess.help.title', { item });
  return new ScrollView(desk, title, (columns) => renderHelp(desk, options, columns), back);
}
