import type { Paint } from '../output/paint.ts';
import { textWidth } from '../output/text-width.ts';

/** A key and what it does. */
export type KeyHint = readonly [key: string, label: string];

const GAP = '  ';

/** Keys and their meanings in as many lines as they need; no pair is torn apart. */
export function renderKeyBar(hints: readonly KeyHint[], columns: number, paint: Paint): string[] {
  const lines: { text: string; width: number }[] = [];
  for (const [key, label] of hints) {
    const plain = [key, label].filter((part) => part !== '').join(' ');
    const painted = [paint.key(key), paint.faint(label)].filter((part) => part !== '').join(' ');
    const width = textWidth(plain);
    const line = lines.at(-1);
    if (line === undefined || line.width + GAP.length + width > columns) lines.push({ text: painted, width });
    else {
      line.text += GAP + painted;
      line.width += GAP.length + width;
    }
  }
  return lines.map(({ text }) => text);
}
