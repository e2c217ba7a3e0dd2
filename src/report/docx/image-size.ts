interface ImageSize {
  readonly width: number;
  readonly height: number;
}

/** Markers of a JPEG that state its size; the others of their range state tables. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

function readJpegSize(data: Buffer): ImageSize | null {
  let at = 2;
  while (at + 9 <= data.length && data[at] === 0xff) {
    const marker = data[at + 1] ?? 0;
    if (isFrame(marker)) return { height: data.readUInt16BE(at + 5), width: data.readUInt16BE(at + 7) };
    at += 2 + data.readUInt16BE(at + 2);
  }
  return null;
}

/** From the width and height of the root element, else from its view box. */
function readSvgSize(svg: string): ImageSize | null {
  const [, root = ''] = /<svg\b([^>]*)>/.exec(svg) ?? [];
  const numberOf = (name: string): number =>
    Number(new RegExp(`\\s${name}\\s*=\\s*["']\\s*([\\d.]+)(?:px|pt|mm)?\\s*["']`).exec(root)?.[1]);
  const [, box = ''] = /\sviewBox\s*=\s*["']([^"']*)["']/.exec(root) ?? [];
  const [, , boxWidth, boxHeight] = box
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const sizes = [
    [numberOf('width'), numberOf('height')],
    [boxWidth, boxHeight],
  ].find((size) => size.every((side) => side !== undefined && side > 0));
  const [width, height] = sizes ?? [];
  return width === undefined || height === undefined ? null : { width, height };
}

/** Width and height of a PNG or JPEG in pixels, of an SVG in units of its own; null when the data is none of them. */
export function readImageSize(data: Buffer): ImageSize | null {
  if (data.length >= 24 && data.toString('latin1', 1, 4) === 'PNG')
    return { width: data.readUInt32BE(16), height: data.readUInt32BE(20) };
  if (data[0] === 0xff && data[1] === 0xd8) return readJpegSize(data);
  return readSvgSize(data.toString('utf8'));
}
