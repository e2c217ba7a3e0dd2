/** Office files want colours without the leading mark. */
export const plainColor = (color: string): string => color.replace('#', '').toUpperCase();

/** A plain colour mixed with white, as the style sheet of the other formats does. */
export function tint(color: string, share: number): string {
  const channels = [0, 2, 4].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  const mixed = channels.map((channel) => Math.round(255 - (255 - channel) * share));
  return mixed
    .map((channel) => channel.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();
}
