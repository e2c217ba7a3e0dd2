import type { Level, LevelDefinition, Policies } from '../../core/rubric.ts';
import type { Language } from '../../core/text.ts';

/** A score with the rubric's decimals; a dash where there is none, never 0. */
export const formatScore = (score: number | null, policies: Policies): string =>
  score === null ? '—' : score.toFixed(policies.rounding.decimals);

/** A level with its name: “3 稳健级”. */
export function formatLevel(
  { levels }: { readonly levels: readonly Pick<LevelDefinition, 'level' | 'name'>[] },
  level: Level | null,
  language: Language,
): string {
  if (level === null) return '—';
  const name = levels.find((definition) => definition.level === level)?.name[language];
  return name === undefined ? String(level) : `${level} ${name}`;
}
