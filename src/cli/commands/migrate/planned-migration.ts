import type { Crosswalk } from '../../../core/crosswalk.ts';
import type { MigratedResponse } from '../../../core/migrate-response.ts';
import type { Result } from '../../../core/result.ts';
import type { LoadedRubric } from '../../../io/load-rubric.ts';
import type { ScoredTarget } from '../../load-scored.ts';

/** What migrating would make: nothing is written yet. */
export interface PlannedMigration {
  readonly source: ScoredTarget;
  readonly target: LoadedRubric;
  readonly crosswalk: Crosswalk;
  readonly migrated: MigratedResponse;
  /** The carried answers scored with the new rubric. */
  readonly result: Result;
}
