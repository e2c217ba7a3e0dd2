import type { Level } from '../core/rubric.ts';
import { defineQuery, queries } from './define-query.ts';
import type { ParameterOf } from './query.ts';

export const insert = defineQuery<{
  assessmentKey: number;
  rubricKey: number;
  profileKey: number | null;
  score: number | null;
  level: Level | null;
  levelByScore: Level | null;
  levelByWeakest: Level | null;
  outcome: string;
  answered: number;
  applicable: number;
  total: number;
  warnings: string | null;
  scoringVersion: number;
  answersDigest: string;
  createdAt: string;
  nodeScores: Uint8Array;
  ratings: Uint8Array;
  content: string | null;
}>()((parameter) =>
  queries.insertInto('results').values({
    assessment_key: parameter('assessmentKey'),
    is_current: 1,
    rubric_key: parameter('rubricKey'),
    profile_key: parameter('profileKey'),
    score: parameter('score'),
    level: parameter('level'),
    level_by_score: parameter('levelByScore'),
    level_by_weakest: parameter('levelByWeakest'),
    outcome: parameter('outcome'),
    answered: parameter('answered'),
    applicable: parameter('applicable'),
    total: parameter('total'),
    warnings: parameter('warnings'),
    scoring_version: parameter('scoringVersion'),
    answers_digest: parameter('answersDigest'),
    created_at: parameter('createdAt'),
    node_scores: parameter('nodeScores'),
    ratings: parameter('ratings'),
    content: parameter('content'),
  }),
);

type Place = { assessmentKey: number };

/** The last one first. */
const selectResults = (parameter: ParameterOf<Place>) =>
  queries
    .selectFrom('results')
    .innerJoin('rubrics', 'rubrics.key', 'results.rubric_key')
    .leftJoin('profiles', 'profiles.key', 'results.profile_key')
    .selectAll('results')
    .select(['results.created_at as scored_at', 'rubrics.digest', 'profiles.digest as profile_digest'])
    .where('assessment_key', '=', parameter('assessmentKey'))
    .orderBy('results.key', 'desc');

export const list = defineQuery<Place>()(selectResults);

export const findCurrent = defineQuery<Place>()((parameter) =>
  selectResults(parameter).where('is_current', '=', 1),
);

/** Another one becomes current. */
export const retire = defineQuery<{ key: number }>()((parameter) =>
  queries.updateTable('results').set({ is_current: 0 }).where('key', '=', parameter('key')),
);
