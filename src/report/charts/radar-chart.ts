import type { Language } from '../../core/text.ts';
import type { ThemeColors } from '../theme.ts';
import type { RadarView, Words } from '../view/report-view.ts';
import { wrapLabel } from './wrap-label.ts';

export interface RadarLabels {
  readonly now: Words;
  readonly target: Words;
  readonly before: Words;
  readonly benchmark: Words;
}

const WIDTH = 470;
const HEIGHT = 392;
const FONT_SIZE = 13;
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
  const pick = (words: Words): string => languages.map((language) => words[language]).join(' / ');
  const lines = languages.length > 1 ? 2 : 3;
  const series = [
    {
      name: pick(labels.now),
      value: axes.map(({ value }) => value ?? 0),
      areaStyle: { color: colors.secondary, opacity: 0.22 },
      lineStyle: { color: colors.primary, width: 2.4 },
      itemStyle: { color: colors.primary },
      symbol: 'circle',
      symbolSize: 6,
    },
  ];
  const outline = (name: string, values: readonly (number | null)[], color: string, type: string) => ({
    name,
    value: axes.map(({ position }) => values[position] ?? 0),
    lineStyle: { color, width: 1.5, type },
    itemStyle: { color },
    symbol: 'none',
    areaStyle: undefined,
  });
  const data: object[] = [];
  const { target } = radar;
  if (target !== null)
    data.push(
      outline(
        pick(labels.target),
        radar.axes.map(() => target),
        colors.accent,
        'dashed',
      ),
    );
  if (radar.previous !== null) data.push(outline(pick(labels.before), radar.previous, '#59636e', 'dotted'));
  if (radar.benchmark !== null)
    data.push(outline(pick(labels.benchmark), radar.benchmark, '#59636e', 'solid'));
  data.push(...series);

  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height: HEIGHT });
  try {
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: 'inherit', fontSize: FONT_SIZE },
      legend:
        data.length > 1
          ? {
              bottom: 0,
              itemWidth: 26,
              itemHeight: 8,
              icon: 'rect',
              selectedMode: false,
              textStyle: { color: '#20262d', fontSize: FONT_SIZE },
            }
          : { show: false },
      radar: {
        center: ['50%', '46%'],
        radius: 124,
        splitNumber: 5,
        axisNameGap: 9,
        axisName: { color: '#20262d', fontSize: FONT_SIZE, lineHeight: 17 },
        splitArea: { show: false },
        splitLine: { lineStyle: { color: '#c9d1d9', width: 0.8 } },
        axisLine: { lineStyle: { color: '#c9d1d9', width: 0.8 } },
        indicator: axes.map(({ name, text, max }) => ({
          name: [...languages.flatMap((language) => wrapLabel(name[language] ?? '', 10.5, lines)), text].join(
            '\n',
          ),
          max,
          min: 0,
        })),
      },
      series: [{ type: 'radar', silent: true, data }],
    });
    return settleIds(chart.renderToSVGString());
  } finally {
    // Without this a timer of ECharts keeps the process alive.
    chart.dispose();
  }
}
