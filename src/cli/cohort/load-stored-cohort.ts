import { type CohortEntry, CohortTable, findPlaces, type Places } from '../../core/cohort/cohort-table.ts';
import { editionOf } from '../../core/cohort/measure-programme.ts';
import { indexRubric } from '../../core/index-rubric.ts';
import { AppError } from '../../errors.ts';
import type { CohortRow, Store, StoredRubric } from '../../store/store.ts';
import type { Context } from '../context.ts';
import { loadBaseRubric } from '../load-stored-rubric.ts';
import type { CohortChoice, CohortSource } from './cohort-source.ts';

/** How many assessments each rubric has, the one with most first. */
async function countByRubric(store: Store, rubrics: readonly StoredRubric[]) {
  const ids = [...new Set(rubrics.map(({ id }) => id))];
  const counts = await Promise.all(
    ids.map(async (rubric) => ({ rubric, count: await store.countAssessments({ rubricId: rubric }) })),
  );
  return counts.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
}

const toEntry = (row: CohortRow): CohortEntry => ({
  enterprise: row.enterpriseId,
  assessment: row.assessmentId,
  industry: row.industry,
  region: row.region,
  role: row.role ?? null,
  size: row.size ?? null,
  kind: row.kind ?? null,
  date: row.date,
  level: row.level,
});

/** Places for the assessments with rubrics that a programme counts beside the one that is looked at. */
async function startEditions(store: Store, ids: readonly string[], rubrics: readonly StoredRubric[]) {
  const newest = ids.flatMap((id) => rubrics.find((rubric) => rubric.id === id) ?? []);
  const loaded = await Promise.all(newest.map(({ digest }) => loadBaseRubric(store, digest)));
  return new Map(loaded.map((rubric) => [rubric.id, editionOf(rubric, [] as CohortEntry[])]));
}

/**
 * The current result of every stored assessment with this rubric, or with the one that most of them have. Results
 * of earlier versions of the rubric are read by the ids of its newest.
 */
export async function loadStoredCohort(
  store: Store,
  { rubric: wanted, programmeRubrics }: CohortChoice,
  { paths }: Context,
): Promise<CohortSource> {
  const rubrics = await store.listRubrics();
  const counts = await countByRubric(store, rubrics);
  const chosen = wanted ?? counts[0]?.rubric;
  const newest = rubrics.find(({ id }) => id === chosen);
  if (chosen === undefined || newest === undefined) {
    if (wanted === null) throw new AppError('nothing-stored', { file: paths.database });
    throw new AppError('unknown-rubric', {
      rubric: wanted,
      known: counts.map(({ rubric }) => rubric).join(', ') || '—',
    });
  }
  const index = indexRubric(await loadBaseRubric(store, newest.digest));
  const table = new CohortTable(index, counts.find((one) => one.rubric === chosen)?.count);
  const places = new Map<string, Places | null>();
  for (const { id, digest } of rubrics) {
    if (id !== chosen) continue;
    const outline = await store.loadRubricOutline(digest);
    if (outline === null) continue;
    places.set(digest, findPlaces(index, outline.nodes, outline.criteria));
  }
  const others = programmeRubrics.filter((id) => id !== chosen);
  const editions = await startEditions(store, others, rubrics);
  await store.visitResults({ rubricIds: [chosen, ...others], withRatings: true }, (row) => {
    if (row.rubricId !== chosen) editions.get(row.rubricId)?.entries.push(toEntry(row));
    else table.add(toEntry(row), row.nodeScores, row.ratings, places.get(row.rubricDigest) ?? null);
  });
  return {
    table,
    rubricVersion: newest.version,
    findEnterprise: async (assessment) => (await store.findAssessment(assessment)).enterprise,
    otherEditions: [...editions.values()],
    others: counts.filter(({ rubric: id }) => id !== chosen),
  };
}
