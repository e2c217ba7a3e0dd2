import { describe, expect, it } from 'vitest';
import { renderRadar } from '../../../src/report/charts/radar-chart.ts';
import { layOutRadar } from '../../../src/report/charts/radar-layout.ts';
import { widthOf } from '../../../src/report/charts/wrap-label.ts';
import { DEFAULT_THEME } from '../../../src/report/theme.ts';
import type { RadarView, Words } from '../../../src/report/view/report-view.ts';

const LABELS = {
  now: { en: 'This assessment' },
  target: { en: 'Target' },
  before: { en: 'Last assessment' },
  benchmark: { en: 'Comparison group' },
};
const NAMES: Readonly<Record<string, Words>> = {
  'four characters': { 'zh-CN': '数据战略' },
  'twenty Chinese characters': { 'zh-CN': '企业级数据资产全生命周期合规与价值管理壹' },
  'sixty English letters': { en: 'Enterprise-wide data asset lifecycle, compliance and value X' },
  'both languages': {
    'zh-CN': '企业级数据资产全生命周期合规与价值管理壹',
    en: 'Enterprise-wide data asset lifecycle, compliance and value X',
  },
};

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Where the lines of text stand in a drawing; the width of a line is an estimate, as in the layout. */
function readTexts(svg: string): { view: Box; boxes: (Box & { text: string })[] } {
  const [, width = 0, height = 0] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg)?.map(Number) ?? [];
  const boxes = [...svg.matchAll(/<text ([^>]*)>([^<]*)<\/text>/g)].map(([, attributes = '', text = '']) => {
    const [, moveX = 0, moveY = 0] = /translate\(([-\d.]+) ([-\d.]+)\)/.exec(attributes)?.map(Number) ?? [];
    const number = (name: string) =>
      Number(new RegExp(`(?:^| )${name}="([-\\d.]+)"`).exec(attributes)?.[1] ?? 0);
    const anchor = /text-anchor="(\w+)"/.exec(attributes)?.[1] ?? 'start';
    const size = widthOf(text) * 13;
    const x = moveX + number('x');
    const left = anchor === 'middle' ? x - size / 2 : anchor === 'end' ? x - size : x;
    const y = moveY + number('y');
    return { text, left, right: left + size, top: y - 6.5, bottom: y + 6.5 };
  });
  return { view: { left: 0, top: 0, right: width, bottom: height }, boxes };
}

const radarOf = (name: Words, count: number): RadarView => ({
  axes: Array.from({ length: count }, (_, at) => ({
    name,
    value: 1 + (at % 3),
    text: `${1 + (at % 3)}.00`,
    max: 5,
  })),
  target: 3,
  previous: null,
  benchmark: null,
});

describe('the radar', () => {
  it.each(Object.keys(NAMES).flatMap((kind) => [3, 6, 8, 9, 10].map((count) => [kind, count] as const)))(
    'keeps names of %s on %i axes whole and apart',
    async (kind, count) => {
      const name = NAMES[kind] ?? {};
      const languages = (['zh-CN', 'en'] as const).filter((language) => language in name);
      const labels = Object.fromEntries(
        Object.entries(LABELS).map(([key, words]) => [key, { ...words, 'zh-CN': words.en }]),
      ) as unknown as typeof LABELS;
      const svg = await renderRadar(radarOf(name, count), labels, DEFAULT_THEME.colors, languages);
      const { view, boxes } = readTexts(svg ?? '');
      expect(boxes.length).toBeGreaterThan(2 * count);
      for (const box of boxes) {
        expect(box.left).toBeGreaterThanOrEqual(view.left);
        expect(box.right).toBeLessThanOrEqual(view.right);
        expect(box.top).toBeGreaterThanOrEqual(view.top);
        expect(box.bottom).toBeLessThanOrEqual(view.bottom);
      }
      const touching = boxes.flatMap((one, at) =>
        boxes
          .slice(at + 1)
          .filter(
            (other) =>
              one.left < other.right &&
              other.left < one.right &&
              one.top < other.bottom &&
              other.top < one.bottom,
          )
          .map((other) => `${one.text} | ${other.text}`),
      );
      expect(touching).toEqual([]);
    },
  );

  it('tells its lines apart without colour', async () => {
    const radar = { ...radarOf({ en: 'Axis' }, 5), previous: [1, 1, 1, 1, 1], benchmark: [2, 2, 2, 2, 2] };
    const svg = (await renderRadar(radar, LABELS, DEFAULT_THEME.colors, ['en'])) ?? '';
    expect(new Set(svg.match(/stroke-dasharray="[^"]*"/g)).size).toBe(2);
    for (const words of Object.values(LABELS)) expect(svg).toContain(`>${words.en}</text>`);
  });

  it('draws no line through values that are missing', async () => {
    const radar = { ...radarOf({ en: 'Axis' }, 5), previous: [1, null, 1, 1, 1] };
    const svg = (await renderRadar(radar, LABELS, DEFAULT_THEME.colors, ['en'])) ?? '';
    expect(svg).not.toContain(LABELS.before.en);
  });

  it('keeps the drawing narrow for short names', () => {
    const { axes } = radarOf(NAMES['four characters'] ?? {}, 9);
    expect(layOutRadar(axes, ['zh-CN']).width).toBe(440);
  });
});
