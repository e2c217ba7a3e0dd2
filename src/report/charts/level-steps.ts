import type { ThemeColors } from '../theme.ts';
import type { ReportView } from '../view/report-view.ts';

const WIDTH = 210;
const HEIGHT = 74;
const GAP = 1.2;

/** The picture on the cover: one step for each level, filled up to the one that was reached, the target's edge marked. */
export function renderLevelSteps({ heatLevels, summary }: ReportView, colors: ThemeColors): string {
  const count = heatLevels.length;
  const reached = heatLevels.findIndex(({ level }) => level.value === summary.level.value);
  const width = (WIDTH - GAP * (count - 1)) / Math.max(1, count);
  const steps = heatLevels.map(({ lastAsked }, position) => {
    const height = 14 + ((HEIGHT - 14) * (position + 1)) / count;
    const x = (position * (width + GAP)).toFixed(2);
    const y = (HEIGHT - height).toFixed(2);
    const opacity = position === reached ? 0.95 : position < reached ? 0.42 : 0.09;
    const edge = lastAsked
      ? `<rect x="${x}" y="${y}" width="${width.toFixed(2)}" height="1.4" fill="${colors.accent}"/>`
      : '';
    return `<rect x="${x}" y="${y}" width="${width.toFixed(2)}" height="${height.toFixed(2)}" fill="#ffffff" fill-opacity="${opacity}"/>${edge}`;
  });
  const labels = heatLevels.map(({ level }, position) => {
    const x = (position * (width + GAP) + 3).toFixed(2);
    const dark = position === reached;
    return `<text x="${x}" y="${HEIGHT - 4}" font-size="7" font-weight="700" fill="${dark ? colors.primary : '#ffffff'}" fill-opacity="${dark || position < reached ? 1 : 0.6}">${level.text.replace(/[<&>]/g, '')}</text>`;
  });
  return `<svg class="cover-steps" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="xMidYMax slice" aria-hidden="true">${steps.join('')}${labels.join('')}</svg>`;
}
