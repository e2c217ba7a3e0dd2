import { describe, expect, it } from 'vitest';
import { shortenPath } from '../../../src/cli/output/shorten-path.ts';
import { textWidth } from '../../../src/cli/output/text-width.ts';
import { forAll } from '../../core/draw.ts';

describe('a path that is too long for its column', () => {
  it.each([
    ['answers/sample.json', 19, 'answers/sample.json'],
    ['answers/2026/q3/sample.json', 19, 'answe…/sample.json'],
    ['答卷/2026年第三季度/b.json', 20, '答卷/2026年…/b.json'],
    ['C:\\答卷\\2026\\q3\\sample.json', 19, 'C:\\答…\\sample.json'],
    ['answers/sample-copper.dcmm-2025.json', 28, 'sample-copper.dcmm-2025.json'],
    ['answers/sample-copper.dcmm-2025.json', 20, 'sample-co…2025.json'],
    ['sample-copper.dcmm-2025.json', 20, 'sample-co…2025.json'],
  ])('%s in %i columns becomes %s', (path, columns, expected) => {
    expect(shortenPath(path, columns)).toBe(expected);
  });

  it('fits whatever it is made of, and keeps the end of its name', () => {
    forAll((draw) => {
      const parts = draw.times(1, 6, () =>
        draw.oneOf(['answers', '答卷', '2026年第三季度', 'a', '👩‍💻', 'long-folder-name']),
      );
      const path = `${parts.join('/')}.json`;
      const columns = draw.whole(12, 60);
      const short = shortenPath(path, columns);
      expect(textWidth(short)).toBeLessThanOrEqual(columns);
      expect(short.endsWith('.json')).toBe(true);
    });
  });
});
