import type { Language } from '../../core/text.ts';
import type { Words } from '../view/report-view.ts';
import { widthOf, wrapLabel } from './wrap-label.ts';

/** Sizes in the units of the drawing; `width` of a label is its widest line. */
export const FONT_SIZE = 13;
export const LINE_HEIGHT = 17;
export const LABEL_GAP = 9;
const RADIUS = 124;
const MOST_RADIUS = 150;
const LEAST_WIDTH = 440;
/** Widest line of a label in ems, and the most lines of one. */
const [MOST_EMS, MOST_LINES] = [13, 3];

interface RadarLayout {
  readonly labels: readonly string[];
  readonly radius: number;
  readonly width: number;
  /** Of the web and its labels, without the legend below them. */
  readonly height: number;
  /** Height of the middle of the web. */
  readonly middle: number;
}

interface Axis {
  readonly name: Words;
  readonly text: string;
}

const angleOf = (position: number, count: number): number => (2 * Math.PI * position) / count;
const isUpright = (angle: number): boolean => Math.abs(Math.sin(angle)) < 0.01;

/** The lines of each label: names in their languages, then the value. */
function wrapLabels(axes: readonly Axis[], languages: readonly Language[], most: number): string[][] {
  return axes.map(({ name, text }, position) => {
    // A label right above or below the web has its neighbours beside it.
    const room = (2 * RADIUS * Math.sin(angleOf(1, axes.length))) / FONT_SIZE;
    const ems = isUpright(angleOf(position, axes.length)) ? Math.min(MOST_EMS, room) : MOST_EMS;
    return [...languages.flatMap((language) => wrapLabel(name[language] ?? '', ems, most)), text];
  });
}

/** The radius at which no label reaches the next one on its side of the web. */
function findRadius(labels: readonly string[][]): number {
  const count = labels.length;
  let radius = RADIUS;
  for (let at = 1; angleOf(at + 1, count) < Math.PI - 0.01; at += 1) {
    const [one, next] = [Math.cos(angleOf(at, count)), Math.cos(angleOf(at + 1, count))];
    // Labels above the middle stand on their axis, those below it hang from it.
    const between = next >= 0 ? labels[at + 1] : one <= 0 ? labels[at] : [];
    radius = Math.max(radius, ((between?.length ?? 0) * LINE_HEIGHT) / (one - next));
  }
  return radius;
}

/** Finds room for the labels of a radar: as many lines as fit without one touching another, and a drawing as wide as they are. */
export function layOutRadar(axes: readonly Axis[], languages: readonly Language[]): RadarLayout {
  const count = axes.length;
  let lines = MOST_LINES;
  let labels = wrapLabels(axes, languages, lines);
  while (lines > 1 && findRadius(labels) > MOST_RADIUS) {
    lines -= 1;
    labels = wrapLabels(axes, languages, lines);
  }
  const radius = Math.min(MOST_RADIUS, findRadius(labels));
  let [half, above, below] = [LEAST_WIDTH / 2, 0, 0];
  for (const [position, label] of labels.entries()) {
    const angle = angleOf(position, count);
    const reach = radius + LABEL_GAP;
    const width = Math.max(...label.map(widthOf)) * FONT_SIZE;
    half = Math.max(half, reach * Math.abs(Math.sin(angle)) + (isUpright(angle) ? width / 2 : width));
    const height = label.length * LINE_HEIGHT;
    above = Math.max(above, reach * Math.cos(angle) + height);
    below = Math.max(below, -reach * Math.cos(angle) + height);
  }
  return {
    labels: labels.map((label) => label.join('\n')),
    radius,
    width: Math.ceil(2 * half),
    height: Math.ceil(above + below),
    middle: Math.ceil(above),
  };
}
