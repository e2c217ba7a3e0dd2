import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../../src/report/md/render-markdown.ts';
import { viewSample } from '../sample-report.ts';

describe('Markdown', () => {
  it('keeps its shape', async () => {
    await expect(renderMarkdown(await viewSample())).toMatchFileSnapshot('../../golden/report.md');
    await expect(renderMarkdown(await viewSample({ languages: ['en'], size: 'brief' }))).toMatchFileSnapshot(
      '../../golden/report-brief.en.md',
    );
  });

  it('has as many cells in a row as in the head of its table', async () => {
    const lines = renderMarkdown(await viewSample({ languages: ['zh-CN', 'en'] })).split('\n');
    const cells = (line: string) => line.replace(/\\\|/g, '').split('|').length;
    let head = 0;
    for (const [at, line] of lines.entries()) {
      if (!line.startsWith('|')) continue;
      if (!lines[at - 1]?.startsWith('|')) head = cells(line);
      expect(cells(line), line).toBe(head);
    }
  });

  it('takes texts as text', async () => {
    const view = await viewSample({}, (response) => ({
      ...response,
      enterprise: { ...response.enterprise, name: '# <b>|`x`|\n- *y*' },
    }));
    expect(renderMarkdown(view)).toContain('**\\# \\<b\\>\\|\\`x\\`\\| - \\*y\\***');
  });
});
