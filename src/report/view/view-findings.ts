import type { Finding } from '../../core/find-findings.ts';
import type { Text } from '../../core/text.ts';
import type { FindingView, Words } from './report-view.ts';
import { countUnjudged, isLowest, percent, type ViewContext, viewName, viewRef } from './view-context.ts';
import { viewGateText } from './view-summary.ts';

/** A sentence of the rubric about an item at its level: what it looks like, or what holds it back. */
function textOf(context: ViewContext, item: string, kind: 'descriptors' | 'weaknesses'): Words | null {
  const { level } = viewRef(context, item);
  if (kind === 'descriptors' && isLowest(context, level.value)) return null;
  const texts: Readonly<Record<string, Text>> | undefined = context.index.nodesById.get(item)?.node?.[kind];
  const text = texts?.[level.text];
  return text === undefined ? null : context.pick(text);
}

/** The domain whose open criteria would raise the score most. */
function heaviestDomain(context: ViewContext): Words {
  const effects = new Map<string, number>();
  for (const { domain, effect } of [...context.gaps.criteria, ...context.gaps.items])
    effects.set(domain, (effects.get(domain) ?? 0) + effect);
  const [heaviest] = [...effects].sort(([, a], [, b]) => b - a);
  return heaviest === undefined ? {} : viewName(context, heaviest[0]).name;
}

/** How many criteria, or items of a screening, are known to fall short, and where most of it lies. */
function sayOpen(context: ViewContext): Words {
  const { phrase, sentences, gaps } = context;
  const [criteria, items] = [gaps.criteria.length, gaps.items.length];
  if (criteria + items === 0) return {};
  return sentences([
    criteria > 0 ? phrase('finding.open.criteria', { count: criteria }) : null,
    items > 0 ? phrase('finding.open.items', { count: items }) : null,
    phrase('finding.open.heaviest', { domain: heaviestDomain(context) }),
  ]);
}

const isAllMet = ({ gaps }: ViewContext): boolean =>
  gaps.criteria.length + gaps.items.length + gaps.unanswered.length === 0;

interface FindingWords {
  readonly title: Words;
  readonly text: Words;
}

/** How the findings of one kind are said. */
type Say<K extends Finding['kind']> = (
  context: ViewContext,
  finding: Extract<Finding, { readonly kind: K }>,
) => FindingWords;

const nameOf = (context: ViewContext, id: string): Words => viewName(context, id).name;

/** The weakest or the strongest domain, with the item in it that tells most. */
function sayExtreme(
  context: ViewContext,
  kind: 'weakest' | 'strongest',
  domain: string,
  distance: number,
  item: string | null,
): FindingWords {
  const { phrase, number } = context;
  const params = {
    domain: nameOf(context, domain),
    score: viewRef(context, domain).score.text,
    [kind === 'weakest' ? 'behind' : 'ahead']: number(distance),
  };
  const title = phrase(`finding.${kind}.title`, params);
  if (item === null) return { title, text: phrase(`finding.${kind}.plain`, params) };
  const itemScore = viewRef(context, item).score.text;
  const text = textOf(context, item, kind === 'weakest' ? 'weaknesses' : 'descriptors');
  return {
    title,
    text: context.sentences([
      phrase(`finding.${kind}`, { ...params, item: nameOf(context, item), itemScore }),
      text,
    ]),
  };
}

const SAY: { readonly [K in Finding['kind']]: Say<K> } = {
  'target-reached': (context, { target }) => ({
    title: context.phrase('finding.target-reached.title'),
    text: context.phrase(isAllMet(context) ? 'finding.target-reached.all' : 'finding.target-reached', {
      enterprise: context.result.enterprise.name,
      score: context.number(context.result.score ?? 0),
      target,
    }),
  }),
  'target-missed': (context, { target, missing }) => {
    const { phrase, number } = context;
    return {
      title: phrase('finding.target-missed.title', { target, missing: number(missing) }),
      text: context.sentences([
        phrase('finding.target-missed', {
          target,
          needed: number(context.targetScore ?? 0),
          score: number(context.result.score ?? 0),
        }),
        sayOpen(context),
      ]),
    };
  },
  gate: (context, { gate, nodes }) => ({
    title: context.phrase('finding.gate.title'),
    text: context.phrase('finding.gate', {
      text: viewGateText(context, gate),
      nodes: context.list(nodes.map((id) => nameOf(context, id))),
    }),
  }),
  weakest: (context, { domain, behind, item }) => sayExtreme(context, 'weakest', domain, behind, item),
  strongest: (context, { domain, ahead, item }) => sayExtreme(context, 'strongest', domain, ahead, item),
  uneven: (context, { highest, lowest, spread }) => ({
    title: context.phrase('finding.uneven.title'),
    text: context.phrase('finding.uneven', {
      highest: nameOf(context, highest),
      lowest: nameOf(context, lowest),
      spread: context.number(spread),
    }),
  }),
  even: (context, { spread }) => ({
    title: context.phrase('finding.even.title'),
    text: context.phrase('finding.even', { spread: context.number(spread) }),
  }),
  'broken-step': (context, { level, met, total, below }) => {
    const summary = context.index.rubric.levels.find((one) => one.level === level)?.summary;
    return {
      title: context.phrase('finding.broken-step.title', { level }),
      text: context.sentences([
        context.phrase('finding.broken-step', {
          level,
          met,
          total,
          percent: percent(met / total),
          below: percent(below),
        }),
        summary === undefined ? null : context.pick(summary),
      ]),
    };
  },
  'without-evidence': (context, { met, without, item }) => ({
    title: context.phrase('finding.without-evidence.title'),
    text: context.phrase(without === met ? 'finding.without-evidence.all' : 'finding.without-evidence', {
      met,
      without,
      item: item === null ? '' : nameOf(context, item),
    }),
  }),
  'quick-wins': (context, { count, from, to }) => ({
    title: context.phrase('finding.quick-wins.title'),
    text: context.phrase('finding.quick-wins', {
      count,
      from: context.number(from),
      to: context.number(to),
    }),
  }),
  unanswered: (context, { count, lowest, highest }) => {
    const unjudged = countUnjudged(context);
    return {
      title: context.phrase('finding.unanswered.title'),
      text: context.phrase(unjudged === null ? 'finding.unanswered' : 'finding.unanswered.screening', {
        count: unjudged ?? count,
        lowest: context.number(lowest),
        highest: context.number(highest),
      }),
    };
  },
};

/** The compiler does not see that a finding fits the words of its own kind: this is where that is said. */
const say = <K extends Finding['kind']>(
  context: ViewContext,
  finding: Extract<Finding, { readonly kind: K }>,
): FindingWords => (SAY[finding.kind] as Say<K>)(context, finding);

/** The findings as sentences, in their order. */
export const viewFindings = (context: ViewContext): FindingView[] =>
  context.findings.map((finding) => ({ kind: finding.kind, ...say(context, finding) }));
