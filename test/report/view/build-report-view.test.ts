import { describe, expect, it } from 'vitest';
import { findGaps } from '../../../src/core/find-gaps.ts';
import { planRoadmap } from '../../../src/core/plan-roadmap.ts';
import type { Answer, Response } from '../../../src/core/response.ts';
import { scoreResponse } from '../../../src/core/score-response.ts';
import { scoreSample, viewSample } from '../sample-report.ts';

const IDENTITY = { rubricDigest: '', answersDigest: '' };
const zh = (words: Readonly<Partial<Record<string, string>>> | null): string => words?.['zh-CN'] ?? '';

const withAnswers =
  (answers: (response: Response) => Record<string, Answer>) =>
  (response: Response): Response => ({
    ...response,
    answers: answers(response),
  });
const nothing = withAnswers(() => ({}));
const screening = withAnswers(({ answers }) => {
  const items = [...new Set(Object.keys(answers).map((id) => id.split('.')[0] ?? ''))];
  return Object.fromEntries(items.map((id, at) => [id, { level: 1 + (at % 3) }]));
});

describe('the view model', () => {
  it('says the same as the result', async () => {
    const { result } = await scoreSample();
    const view = await viewSample();
    expect(view.summary.score.value).toBe(result.score);
    expect(view.summary.level.value).toBe(result.level);
    for (const domain of view.domains)
      for (const { id, score } of [domain, ...domain.items])
        expect(score.value).toBe(result.nodes.find((node) => node.id === id)?.score);
  });

  it('is the same for the same result', async () => {
    expect(JSON.stringify(await viewSample())).toBe(JSON.stringify(await viewSample()));
  });

  it('prints a dash and the reason where there is no score, never 0', async () => {
    const view = await viewSample({}, (response) => ({
      ...response,
      answers: Object.fromEntries(
        Object.entries(response.answers).map(([id, answer]) =>
          id.startsWith('data-model.') ? [id, { notApplicable: true, reason: '没有数据模型' }] : [id, answer],
        ),
      ),
    }));
    const item = view.domains.flatMap(({ items }) => items).find(({ id }) => id === 'data-model');
    expect(item?.score).toEqual({
      value: null,
      text: '—',
      part: null,
      reason: { 'zh-CN': '所有条目均不适用' },
    });
    expect(item?.level.text).toBe('—');
    expect(view.radar.axes.every(({ value }) => value !== null)).toBe(true);
  });

  it('shows an unanswered questionnaire without inventing strengths', async () => {
    const view = await viewSample({}, nothing);
    expect(view.summary.possible).not.toBeNull();
    expect(view.domains.flatMap(({ strengths }) => strengths)).toEqual([]);
    const kinds = view.findings.map(({ kind }) => kind);
    expect(kinds).toContain('unanswered');
    for (const kind of ['weakest', 'strongest', 'even', 'uneven']) expect(kinds).not.toContain(kind);
    for (const { state, weaknesses, items } of view.domains) {
      expect(weaknesses).toEqual([]);
      expect(zh(state)).toBe('本能力域的条目都没有回答，0.00 分不代表实际水平。');
      for (const item of items) expect([item.state, item.weakness]).toEqual([null, null]);
    }
    expect(zh(view.summary.statement)).toContain('还没有回答任何条目');
    expect([view.summary.strongest, view.summary.weakest]).toEqual([[], []]);
    expect(view.evidence.documents).toEqual([]);
  });

  it('plans nothing for what nobody answered, and says that it does not', async () => {
    const { index } = await scoreSample();
    const asset = index.root.children.find(({ id }) => id === 'data-asset')?.children.map(({ id }) => id);
    const view = await viewSample(
      {},
      withAnswers(({ answers }) =>
        Object.fromEntries(
          Object.entries(answers).filter(([id]) => asset?.includes(id.split('.')[0] ?? '') === false),
        ),
      ),
    );
    const domain = view.domains.find(({ id }) => id === 'data-asset');
    const planned = view.roadmap.flatMap(({ domains }) => domains);
    expect(planned.length).toBeGreaterThan(0);
    expect(planned.map(({ id }) => id)).not.toContain('data-asset');
    expect(view.gaps.filter(({ domain: { id } }) => id === 'data-asset')).toEqual([]);
    expect(domain?.recommendations).toEqual([]);
    for (const item of domain?.items ?? []) {
      expect(zh(item.gap)).toBe('未作答');
      expect(zh(item.actionsNote)).toMatch(/^有 \d+ 个条目尚未作答，答完才知道要做什么。$/);
    }
    expect(zh(view.gapsStatement)).toMatch(/3 级以内有 \d+ 个条目尚未作答/);
    expect(zh(view.roadmapStatement)).toMatch(/有 \d+ 个条目尚未作答，没有安排措施/);
    expect(zh(view.summary.statement)).not.toContain('若按最弱的能力域');
  });

  it('counts after a screening the items that nobody judged, not their criteria', async () => {
    const view = await viewSample({}, (response) => {
      const { answers } = screening(response);
      return { ...response, answers: Object.fromEntries(Object.entries(answers).slice(3)) };
    });
    expect(zh(view.summary.possible)).toMatch(/^尚有 3 个能力项未评定/);
    const finding = view.findings.find(({ kind }) => kind === 'unanswered');
    expect(zh(finding?.text ?? null)).toMatch(/^3 个能力项没有评定/);
  });

  it('praises nobody with the description of the lowest level', async () => {
    const view = await viewSample(
      {},
      withAnswers(({ answers }) =>
        Object.fromEntries(
          Object.keys(answers).map((id, at) => [
            id,
            { option: id.includes('.1.') && at % 3 > 0 ? 'mostly' : 'none' },
          ]),
        ),
      ),
    );
    const strongest = view.findings.find(({ kind }) => kind === 'strongest');
    expect(zh(strongest?.text ?? null)).toMatch(
      /^得分 [\d.]+，高出总分 [\d.]+；做得最好的是“[^”]+”（[\d.]+）。$/,
    );
    for (const { strengths, strengthsNote } of view.domains) {
      expect(strengths).toEqual([]);
      expect(zh(strengthsNote)).toMatch(/^(|还没有能力项达到目标等级，最接近的是“[^”]+”。)$/);
    }
  });

  it('compares only what was answered, and never says 0 % of something', async () => {
    const view = await viewSample(
      {},
      withAnswers(({ answers }) => Object.fromEntries(Object.entries(answers).slice(0, 1))),
    );
    expect(view.findings.map(({ kind }) => kind)).not.toContain('weakest');
    expect(view.summary.strongest.length + view.summary.weakest.length).toBe(0);
    expect(zh(view.summary.coverage)).toBe('适用条目 533 个，已作答 1 个（1%）');
  });

  it('asks nothing of an item that does not apply', async () => {
    const view = await viewSample({}, (response) => ({
      ...response,
      answers: Object.fromEntries(
        Object.entries(response.answers).map(([id, answer]) =>
          id.startsWith('data-model.') ? [id, { notApplicable: true, reason: '没有' }] : [id, answer],
        ),
      ),
    }));
    const item = view.domains.flatMap(({ items }) => items).find(({ id }) => id === 'data-model');
    expect(item).toMatchObject({ gap: { 'zh-CN': '不适用' }, aim: null, actions: [], actionsNote: null });
  });

  it('describes each item of a screening by the level that was chosen', async () => {
    const view = await viewSample({}, screening);
    const { index } = await scoreSample();
    expect(view.screening).toBe(true);
    for (const item of view.domains.flatMap(({ items }) => items)) {
      expect(item.outcome).toBe('screened');
      expect(zh(item.state)).toBe(
        index.nodesById.get(item.id)?.node?.descriptors?.[item.level.text]?.['zh-CN'],
      );
      expect(
        item.groups.flatMap(({ criteria }) => criteria).every(({ rating }) => rating === 'screened'),
      ).toBe(true);
    }
    expect(view.gaps.length).toBe(
      view.domains.flatMap(({ items }) => items).filter(({ reached }) => !reached).length,
    );
  });

  it('names no strongest and weakest where all are alike, and warns of ticking through once', async () => {
    const view = await viewSample(
      { languages: ['en'] },
      withAnswers(({ answers }) =>
        Object.fromEntries(Object.keys(answers).map((id) => [id, { option: 'full' }])),
      ),
    );
    expect([view.summary.strongest, view.summary.weakest]).toEqual([[], []]);
    const warnings = view.summary.warnings.map(({ en }) => en);
    expect(warnings).toEqual([
      expect.stringMatching(/^In each of .+ and others \(9 in all\) all criteria carry the same rating\./),
    ]);
  });

  it('names after a screening the items to lift first', async () => {
    const view = await viewSample({ size: 'brief' }, screening);
    expect(view.nextSteps).toEqual([]);
    expect(view.nextItems).toHaveLength(4);
    expect(view.nextItems[0]).toEqual(view.roadmap.flatMap(({ items }) => items)[0]);
  });

  it('promises no level in days: a screening begins with a closer look', async () => {
    const [first, ...later] = (await viewSample({}, screening)).roadmap;
    expect(first).toMatchObject({ count: 0, items: [] });
    expect(zh(first?.text ?? null)).toContain('逐条评估');
    expect(later.flatMap(({ items }) => items).length).toBeGreaterThan(0);
  });

  it('never prints one sentence twice on the pages of the findings and the domains', async () => {
    const { findings, domains } = await viewSample();
    const sentences = [...findings.map(({ text }) => zh(text)), ...domains.map(({ state }) => zh(state))];
    expect(new Set(sentences).size).toBe(sentences.length);
  });

  it('keeps every text in both languages of a side-by-side report', async () => {
    const view = await viewSample({ languages: ['zh-CN', 'en'] });
    const lacking: string[] = [];
    const look = (value: unknown, path: string): void => {
      if (value === null || typeof value !== 'object') return;
      const keys = Object.keys(value);
      if (keys.includes('zh-CN') !== keys.includes('en')) lacking.push(path);
      for (const [key, part] of Object.entries(value)) look(part, `${path}.${key}`);
    };
    look(view, '$');
    expect(lacking).toEqual([]);
  });

  it('compares with an earlier result', async () => {
    const { result } = await scoreSample(nothing);
    const view = await viewSample({ previous: result });
    expect(view.change?.rows[0]).toMatchObject({
      before: '0.00',
      now: '2.08',
      difference: '+2.08',
      direction: 'up',
    });
    expect(view.chapters.map(({ id }) => id)).toContain('change');
  });

  it('says in words what has moved since an earlier result, and that others rated it', async () => {
    const worse = withAnswers(({ answers }) =>
      Object.fromEntries(
        Object.entries(answers).map(([id, answer]) => [
          id,
          id.startsWith('data-model.') ? { option: 'none' } : answer,
        ]),
      ),
    );
    const { result } = await scoreSample((response) => ({
      ...worse(response),
      assessment: { ...response.assessment, kind: 'self', assessedOn: '2025-09-20' },
    }));
    const risen = await viewSample({ previous: result });
    expect(zh(risen.change?.statement ?? null)).toBe(
      '与 2025年9月20日的评估相比，总分由 2.02 提高到 2.08（+0.06）。等级仍为 2 级。进步最大的是“数据架构”（+0.54）。上次为企业自评，本次为咨询评估，打分的宽严可能不同，比较时请留意。',
    );
    const { result: now } = await scoreSample();
    const fallen = await viewSample({ previous: now }, worse);
    expect(zh(fallen.change?.statement ?? null)).toContain('总分由 2.08 降到 2.02（−0.06）');
    expect(zh(fallen.change?.statement ?? null)).toContain('“数据架构”有所下降。');
  });

  it('says in words where others stand', async () => {
    const view = await viewSample({
      languages: ['en'],
      benchmark: {
        label: { 'zh-CN': '同行', en: 'Peers' },
        count: 7,
        date: '2026-09-30',
        scores: { 'dcmm-2025': 2.31, 'data-strategy': 2, 'data-asset': 2 },
        quartiles: { 'dcmm-2025': [1.7, 2.24, 2.9] },
      },
    });
    expect(view.benchmark?.statement.en).toBe(
      'The group: Peers, 7 enterprises, as of 30 September 2026. The overall score is 2.08, the mean of the group 2.31 (a difference of −0.23). It lies in the lower middle quarter of the group. Data strategy is furthest ahead of the mean (+0.36). Data assets is furthest behind it (−0.88).',
    );
    expect(view.benchmark?.rows[0]).toMatchObject({
      name: { en: 'Overall' },
      standing: { en: 'lower middle' },
    });
  });

  it('names one document once, with all that it supports', async () => {
    const shared = { title: '数据管理办法', kind: 'policy', dated: '2020-01-01' } as const;
    const view = await viewSample({}, (response) => ({
      ...response,
      answers: Object.fromEntries(
        Object.keys(response.answers)
          .slice(0, 5)
          .map((id) => [id, { option: 'full', evidence: [shared] }]),
      ),
    }));
    expect(view.evidence.documents).toHaveLength(1);
    expect(view.evidence.documents[0]).toMatchObject({ title: shared.title, freshness: 'stale' });
    expect(view.evidence.documents[0]?.supports).toHaveLength(5);
  });
});

describe('gaps and roadmap', () => {
  it('state as the effect of a gap what closing it really adds to the score', async () => {
    const { index, response } = await scoreSample();
    const exact = (answers: Response['answers']) => {
      const { numerator, denominator } =
        scoreResponse(index, { ...response, answers }, IDENTITY).nodes[0] ?? {};
      return (numerator ?? 0) / (denominator ?? 1);
    };
    const before = exact(response.answers);
    const { criteria } = findGaps(index, response, 3);
    for (const { criterion, effect } of criteria.filter((_, at) => at % 40 === 0)) {
      const after = exact({ ...response.answers, [criterion]: { option: 'full' } });
      expect(after - before).toBeCloseTo(effect, 9);
    }
    expect(criteria.map(({ effect }) => effect)).toEqual(
      criteria.map(({ effect }) => effect).sort((a, b) => b - a),
    );
  });

  it('ask for nothing above the target level and leave out what is met or does not apply', async () => {
    const { index, response } = await scoreSample();
    const { criteria } = findGaps(index, response, 2);
    for (const { criterion, level } of criteria) {
      const answer = response.answers[criterion];
      expect(level).toBeLessThanOrEqual(2);
      expect(answer).not.toMatchObject({ option: 'full' });
      expect(answer).not.toHaveProperty('notApplicable');
    }
  });

  it('never put an action before one that it builds on, and reach the target at the end', async () => {
    const { index, response } = await scoreSample();
    const phases = planRoadmap(index, response, findGaps(index, response, 3));
    const order = phases.flatMap(({ actions }) => actions);
    const at = new Map(order.map(({ criterion }, position) => [criterion, position]));
    for (const { criterion, after } of order)
      for (const before of after) expect(at.get(before)).toBeLessThan(at.get(criterion) ?? 0);
    expect(phases.at(-1)?.reaches.level).toBeGreaterThanOrEqual(3);
    const scores = phases.map(({ reaches }) => reaches.score ?? 0);
    expect(scores).toEqual([...scores].sort((a, b) => a - b));
  });
});
