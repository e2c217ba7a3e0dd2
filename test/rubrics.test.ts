import { describe, expect, it } from 'vitest';
import { findAppPaths } from '../src/io/app-paths.ts';
import { loadRubric } from '../src/io/load-rubric.ts';

const paths = findAppPaths({});

describe('the shipped rubrics', () => {
  it.each([
    ['dcmm-2018', 8, 28],
    ['dcmm-2025', 9, 33],
  ])('%s loads without a problem and has %i domains with %i items', async (id, domains, items) => {
    const { index } = await loadRubric(id, paths, '/');
    expect(index.rubric.children).toHaveLength(domains);
    expect(index.items).toHaveLength(items);
  });
});
