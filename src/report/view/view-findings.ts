import type { Finding } from '../../core/find-findings.ts';
import type { Text } from '../../core/text.ts';
import type { FindingView, Words } from './report-view.ts';
import { percent, type ViewContext, viewName, viewRef } from './view-context.ts';
import { viewGateText } from './view-summary.ts';

/** A sentence of the rubric about an item at its level: what it looks like, or what holds it back. */
function textOf(context: ViewContext, item: string, kind: 'descriptors' | 'weaknesses'): Words | null {
  const { level } = viewRef(context, item);
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

const openCount = ({ gaps }: ViewContext): number => gaps.criteria.length + gaps.items.length;

function words(context: ViewContext, finding: Finding): { title: Words; text: Words } {
  const { phrase, number } = context;
  const nameOf = (id: string) => viewName(context, id).name;
  switch (finding.kind) {
    case 'target-reached': {
      const params = { enterprise: context.result.enterprise.name, score: number(context.result.score ?? 0) };
      return {
        title: phrase('finding.target-reached.title'),
        text: phrase(openCount(context) === 0 ? 'finding.target-reached.all' : 'finding.target-reached', {
          ...params,
          target: finding.target,
        }),
      };
    }
    case 'target-missed': {
      const params = { target: finding.target, missing: number(finding.missing) };
      const openItems = context.gaps.criteria.length === 0;
      return {
        title: phrase('finding.target-missed.title', params),
        text: phrase(openItems ? 'finding.target-missed.screening' : 'finding.target-missed', {
          ...params,
          needed: number(context.targetScore ?? 0),
          score: number(context.result.score ?? 0),
          count: openCount(context),
          domain: heaviestDomain(context),
        }),
      };
    }
    case 'gate':
      return {
        title: phrase('finding.gate.title'),
        text: phrase('finding.gate', {
          text: viewGateText(context, finding.gate),
          nodes: context.list(finding.nodes.map(nameOf)),
        }),
      };
    case 'weakest':
    case 'strongest': {
      const { kind, domain, item } = finding;
      const params = {
        domain: nameOf(domain),
        score: viewRef(context, domain).score.text,
        behind: number(kind === 'weakest' ? finding.behind : 0),
        ahead: number(kind === 'strongest' ? finding.ahead : 0),
      };
      const title = phrase(`finding.${kind}.title`, params);
      if (item === null) return { title, text: phrase(`finding.${kind}.plain`, params) };
      const text = textOf(context, item, kind === 'weakest' ? 'weaknesses' : 'descriptors');
      const itemScore = viewRef(context, item).score.text;
      return {
        title,
        text: context.sentences([
          phrase(`finding.${kind}`, { ...params, item: nameOf(item), itemScore }),
          text,
        ]),
      };
    }
    case 'uneven':
      return {
        title: phrase('finding.uneven.title'),
        text: phrase('finding.uneven', {
          highest: nameOf(finding.highest),
          lowest: nameOf(finding.lowest),
          spread: number(finding.spread),
        }),
      };
    case 'even':
      return {
        title: phrase('finding.even.title'),
        text: phrase('finding.even', { spread: number(finding.spread) }),
      };
    case 'broken-step': {
      const definition = context.index.rubric.levels.find(({ level }) => level === finding.level);
      return {
        title: phrase('finding.broken-step.title', { level: finding.level }),
        text: context.sentences([
          phrase('finding.broken-step', {
            level: finding.level,
            met: finding.met,
            total: finding.total,
            percent: percent(finding.met / finding.total),
            below: percent(finding.below),
          }),
          definition?.summary ? context.pick(definition.summary) : null,
        ]),
      };
    }
    case 'without-evidence':
      return {
        title: phrase('finding.without-evidence.title'),
        text: phrase(
          finding.without === finding.met ? 'finding.without-evidence.all' : 'finding.without-evidence',
          {
            met: finding.met,
            without: finding.without,
            item: finding.item === null ? '' : nameOf(finding.item),
          },
        ),
      };
    case 'quick-wins':
      return {
        title: phrase('finding.quick-wins.title'),
        text: phrase('finding.quick-wins', {
          count: finding.count,
          from: number(finding.from),
          to: number(finding.to),
        }),
      };
    case 'unanswered':
      return {
        title: phrase('finding.unanswered.title'),
        text: phrase('finding.unanswered', {
          count: finding.count,
          lowest: number(finding.lowest),
          highest: number(finding.highest),
        }),
      };
  }
}

/** The findings as sentences, in their order. */
export const viewFindings = (context: ViewContext): FindingView[] =>
  context.findings.map((finding) => ({ kind: finding.kind, ...words(context, finding) }));
