import { styleText } from 'node:util';

export type Style = (text: string) => string;

/** Colour only points at things: without it every text is the same. Shades that hold on light and dark ground. */
export interface Paint {
  readonly strong: Style;
  readonly faint: Style;
  /** Keys to press, and where the pointer is. */
  readonly key: Style;
  readonly good: Style;
  readonly warn: Style;
  readonly bad: Style;
}

const plain: Style = (text) => text;
const PLAIN: Paint = { strong: plain, faint: plain, key: plain, good: plain, warn: plain, bad: plain };

const styled =
  (format: Parameters<typeof styleText>[0]): Style =>
  (text) =>
    text === '' ? '' : styleText(format, text, { validateStream: false });

const COLORED: Paint = {
  strong: styled('bold'),
  faint: styled('dim'),
  key: styled('cyan'),
  good: styled('green'),
  warn: styled('yellow'),
  bad: styled('red'),
};

export const createPaint = (color: boolean): Paint => (color ? COLORED : PLAIN);
