import type { Language } from '../../core/text.ts';
import type { ThemeColors } from '../theme.ts';
import type { RadarView, Words } from '../view/report-view.ts';
import { FONT_SIZE, LABEL_GAP, LINE_HEIGHT, layOutRadar } from './radar-layout.ts';
import { widthOf } from './wrap-label.ts';

interface RadarLabels {
  readonly now: Words;
  readonly target: Words;
  readonly before: Words;
  readonly benchmark: Words;
}

const LEGEND_LINE = 24;
const LEGEND_ICON = 26;
/** A stroke for each kind of line, so that the legend reads without colour. */
const STROKES = {
  solid: 'path://M0,0h26v3h-26z',
  dashed: 'path://M0,0h7v2h-7zM9.5,0h7v2h-7zM19,0h7v2h-7z',
  dotted: 'path://M0,0h2v2h-2zM4.8,0h2v2h-2zM9.6,0h2v2h-2zM14.4,0h2v2h-2zM19.2,0h2v2h-2zM24,0h2v2h-2z',
  thin: 'path://M0,0h26v1.2h-26z',
} as const;
/** Beyond this many axes labels would touch; the template shows bars instead. */
const MOST_AXES = 14;
/** ECharts numbers its class names through the life of the process; a report must not depend on that. */
const settleIds = (svg: string): string => {
  const names = new Map<string, string>();
  return svg.replace(/zr\d+-(?:cls-)?[a-z]?\d+/g, (name) => {
    const known = names.get(name) ?? `radar-${names.size}`;
    names.set(name, known);
    return known;
  });
};

/** The axes that have a value, with their places among all; null where a radar would say nothing: too few or too many. */
export function findRadarAxes(radar: RadarView) {
  const axes = radar.axes.flatMap((axis, position) => (axis.value === null ? [] : [{ ...axis, position }]));
  return axes.length < 3 || axes.length > MOST_AXES ? null : axes;
}

interface Line {
  readonly name: string;
  readonly icon: string;
  readonly value: readonly number[];
}

/** The lines of the chart, the result itself on top of the others. */
function listLines(
  radar: RadarView,
  axes: NonNullable<ReturnType<typeof findRadarAxes>>,
  labels: RadarLabels,
  colors: ThemeColors,
  languages: readonly Language[],
): Line[] {
  const pick = (words: Words): string => languages.map((language) => words[language]).join(' / ');
  /** None where a value is missing: a line through a made-up 0 would say something untrue. */
  function outline(
    name: Words,
    values: readonly (number | null)[] | null,
    color: string,
    stroke: keyof typeof STROKES,
  ): Line[] {
    const value = axes.flatMap(({ position }) => values?.[position] ?? []);
    if (value.length < axes.length) return [];
    const lineStyle = {
      color,
      width: stroke === 'thin' ? 1 : 1.5,
      type: stroke === 'thin' ? 'solid' : stroke,
    };
    const look = { lineStyle, itemStyle: { color }, symbol: 'none' };
    return [{ name: pick(name), icon: STROKES[stroke], value, ...look }];
  }
  const now = {
    name: pick(labels.now),
    icon: STROKES.solid,
    value: axes.map(({ value }) => value ?? 0),
    areaStyle: { color: colors.secondary, opacity: 0.22 },
    lineStyle: { color: colors.primary, width: 2.4 },
    itemStyle: { color: colors.primary },
    symbol: 'circle',
    symbolSize: 6,
  };
  const { target, previous, benchmark } = radar;
  const targets = target === null ? null : radar.axes.map(() => target);
  return [
    ...outline(labels.target, targets, colors.accent, 'dashed'),
    ...outline(labels.before, previous, '#59636e', 'dotted'),
    ...outline(labels.benchmark, benchmark, '#59636e', 'thin'),
    now,
  ];
}

/** What names the lines, below the chart; nothing where there is only one. */
const legendOf = (lines: readonly Line[]): object =>
  lines.length > 1
    ? {
        bottom: 0,
        itemWidth: LEGEND_ICON,
        itemHeight: 3,
        itemGap: 14,
        data: lines.map(({ name, icon }) => ({ name, icon })),
        selectedMode: false,
        textStyle: { color: '#20262d', fontSize: FONT_SIZE },
      }
    : { show: false };

/** The radar of the domains as SVG; null where it would say nothing: fewer than three axes, or too many. */
export async function renderRadar(
  radar: RadarView,
  labels: RadarLabels,
  colors: ThemeColors,
  languages: readonly Language[],
): Promise<string | null> {
  const axes = findRadarAxes(radar);
  if (axes === null) return null;
  const echarts = await import('./echarts.ts');
  const layout = layOutRadar(axes, languages);
  const data = listLines(radar, axes, labels, colors, languages);
  const legendWidth = data.reduce((sum, { name }) => sum + LEGEND_ICON + 16 + widthOf(name) * FONT_SIZE, 0);
  const legendHeight = data.length > 1 ? LEGEND_LINE * Math.ceil(legendWidth / layout.width) + 6 : 0;
  const { width } = layout;
  const height = layout.height + legendHeight;

  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: 'inherit', fontSize: FONT_SIZE },
      legend: legendOf(data),
      radar: {
        center: ['50%', layout.middle],
        radius: layout.radius,
        // As Word and Excel draw it.
        clockwise: true,
        splitNumber: 5,
        axisNameGap: LABEL_GAP,
        axisName: { color: '#20262d', fontSize: FONT_SIZE, lineHeight: LINE_HEIGHT },
        splitArea: { show: false },
        splitLine: { lineStyle: { color: '#c9d1d9', width: 0.8 } },
        axisLine: { lineStyle: { color: '#c9d1d9', width: 0.8 } },
        indicator: axes.map(({ max }, position) => ({ name: layout.labels[position], max, min: 0 })),
      },
      series: [{ type: 'radar', silent: true, data }],
    });
    return settleIds(chart.renderToSVGString());
  } finally {
    // Without this a timer of ECharts keeps the process alive.
    chart.dispose();
  }
}
