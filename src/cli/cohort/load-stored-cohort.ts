import { CohortTable, findPlaces, type Places } from '../../core/cohort/cohort-table.ts';
import { indexRubric } from '../../core/index-rubric.ts';
import { AppError } from '../../errors.ts';
import type { Store, StoredRubric } from '../../store/store.ts';
import type { Context } from '../context.ts';
import type { CohortSource } from './cohort-source.ts';

/** How many assessments each rubric has, the one with most first. */
async function countByRubric(store: Store, rubrics: readonly StoredRubric[]) {
  const ids = [...new Set(rubrics.map(({ id }) => id))];
  const counts = await Promise.all(
    ids.map(async (rubric) => ({ rubric, count: await store.countAssessments({ rubricId: rubric }) })),
  );
  return counts.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
}

/**
 * The current result of every stored assessment with this rubric, or with the one that most of them have. Results
 * of earlier versions of the rubric are read by the ids of its newest.
 */
export async function loadStoredCohort(
  store: Store,
  rubricId: string | null,
  { paths }: Context,
): Promise<CohortSource> {
  const rubrics = await store.listRubrics();
  const counts = await countByRubric(store, rubrics);
  const chosen = rubricId ?? counts[0]?.rubric;
  const newest = rubrics.find(({ id }) => id === chosen);
  if (chosen === undefined || newest === undefined) {
    if (rubricId === null) throw new AppError('nothing-stored', { file: paths.database });
    throw new AppError('unknown-rubric', {
      rubric: rubricId,
      known: counts.map(({ rubric }) => rubric).join(', ') || '—',
    });
  }
  const rubric = await store.loadRubric(newest.digest);
  if (rubric === null) throw new AppError('database-damaged', { file: store.file });
  const table = new CohortTable(indexRubric(rubric), counts.find((one) => one.rubric === chosen)?.count);
  const places = new Map<string, Places | null>();
  for (const { id, digest } of rubrics) {
    if (id !== chosen) continue;
    const outline = await store.loadRubricOutline(digest);
    if (outline === null) continue;
    places.set(digest, findPlaces(table.index, outline.nodes, outline.criteria));
  }
  await store.visitResults({ rubricId: chosen, withRatings: true }, (row) => {
    const { enterpriseId, assessmentId, industry, region, role, size, kind, date, level } = row;
    const entry = {
      enterprise: enterpriseId,
      assessment: assessmentId,
      industry,
      region,
      role: role ?? null,
      size: size ?? null,
      kind: kind ?? null,
      date,
      level,
    };
    table.add(entry, row.nodeScores, row.ratings, places.get(row.rubricDigest) ?? null);
  });
  return {
    table,
    rubricVersion: newest.version,
    findEnterprise: async (assessment) => (await store.findAssessment(assessment)).enterprise,
    others: counts.filter(({ rubric: id }) => id !== chosen),
  };
}
