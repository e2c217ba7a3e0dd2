import { type FileChild, Paragraph } from 'docx';
import { ChartRun, type RadarChartSeries } from 'docx/charts';
import { findRadarAxes } from '../charts/radar-chart.ts';
import { wrapLabel } from '../charts/wrap-label.ts';
import type { ReportView, Words } from '../view/report-view.ts';
import type { Blocks } from './blocks.ts';
import { FONTS } from './styles.ts';

const GREY = '59636E';
/** Widest line of a label in ems, and the most lines of one in each language. */
const [LABEL_WIDTH, LABEL_LINES] = [12, 2];

interface RadarSize {
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** Whether a numbered caption stands below. */
  readonly caption: boolean;
  /** The languages of the labels around it: in little room, the first alone. */
  readonly languages: ReportView['languages'];
}

/** Names and values around the chart. Where most names take a second line, labels of two would run into each other. */
function labelAxes(
  axes: NonNullable<ReturnType<typeof findRadarAxes>>,
  languages: ReportView['languages'],
): string[] {
  const wrap = (most: number): string[][] =>
    axes.map(({ name }) =>
      languages.flatMap((language) => wrapLabel(name[language] ?? '', LABEL_WIDTH, most)),
    );
  const tall = wrap(LABEL_LINES).filter((lines) => lines.length > languages.length);
  const labels = wrap(tall.length * 2 > axes.length ? 1 : LABEL_LINES);
  return labels.map((lines, at) => [...lines, axes[at]?.text ?? ''].join('\n'));
}

/**
 * The radar as a chart of Word's own, its data in a workbook inside: drawn in vectors, and a reader can change it.
 * Null where a radar would say nothing, or its axes are on different scales, which Word cannot draw.
 */
export function radarFigure(
  view: ReportView,
  blocks: Blocks,
  { width, height, caption, languages: labelled }: RadarSize,
): FileChild[] | null {
  const { radar, languages } = view;
  const { label, colors } = blocks;
  const axes = findRadarAxes(radar);
  const scales = new Set(axes?.map(({ max }) => max));
  if (axes === null || scales.size !== 1) return null;
  const pick = (words: Words): string => languages.map((language) => words[language]).join(' / ');
  const line = (
    name: Words,
    values: readonly (number | null)[],
    style: RadarChartSeries['line'] & { readonly color: string },
  ): RadarChartSeries => ({
    name: pick(name),
    values: axes.map(({ position }) => values[position] ?? null),
    color: style.color,
    line: style,
  });
  const { target, previous, benchmark } = radar;
  const chart = new ChartRun({
    type: 'radar',
    categories: labelAxes(axes, labelled),
    series: [
      ...(target === null
        ? []
        : [
            line(
              label('label.radar.target'),
              radar.axes.map(() => target),
              { color: colors.accent, width: 1.5, dash: 'dash' },
            ),
          ]),
      ...(previous === null
        ? []
        : [line(label('label.radar.before'), previous, { color: GREY, width: 1.5, dash: 'shortDot' })]),
      ...(benchmark === null
        ? []
        : [line(label('label.radar.benchmark'), benchmark, { color: GREY, width: 1.25 })]),
      {
        ...line(
          label('label.radar.now'),
          radar.axes.map(({ value }) => value),
          { color: colors.primary, width: 2.25 },
        ),
        markers: { shape: 'circle', size: 5 },
      },
    ],
    valueAxis: { minimum: 0, maximum: [...scales][0] ?? 0, interval: 1, font: { size: 7, color: GREY } },
    categoryAxis: { font: { size: 9 } },
    legend: { position: 'bottom', font: { size: 8 } },
    font: { name: FONTS.eastAsia },
    chartArea: { border: 'none' },
    transformation: { width, height },
    altText: {
      name: pick(label('label.radar')),
      description: axes.map(({ name, text }) => `${pick(name)} ${text}`).join('; '),
    },
  });
  return [
    new Paragraph({ keepNext: caption, children: [chart] }),
    ...(caption ? [blocks.caption('figure', label('label.radar'))] : []),
  ];
}
