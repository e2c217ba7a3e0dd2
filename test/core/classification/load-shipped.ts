import { fileURLToPath } from 'node:url';
import type { ClassificationIndex } from '../../../src/core/classification/index-classification.ts';
import { findAppPaths } from '../../../src/io/app-paths.ts';
import { loadClassification } from '../../../src/io/load-classification.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The shipped rubric, with an overlay if one is named. */
export async function loadShipped(overlay?: string): Promise<ClassificationIndex> {
  const loaded = await loadClassification('industrial-data-2020', overlay, findAppPaths({}), root);
  return loaded.index;
}
