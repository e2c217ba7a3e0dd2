import type { RubricIndex } from '../../core/index-rubric.ts';
import type { Language } from '../../core/text.ts';

/** The name of a domain, item or group; of the rubric itself its title; the id where nothing has that id. */
export function nameOf(index: RubricIndex, id: string, language: Language): string {
  const found = index.nodesById.get(id);
  if (found === undefined) return id;
  return (found.node?.name ?? index.rubric.title)[language];
}
