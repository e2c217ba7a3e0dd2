import type { Generated } from 'kysely';
import type { Level } from '../core/rubric.ts';

/** Columns named …_at hold ISO times in UTC; JSON columns hold text. Migrations define what this describes. */
export interface Tables {
  rubrics: {
    key: Generated<number>;
    digest: string;
    id: string;
    version: string;
    /** How many items and criteria it has. */
    items: number;
    criteria: number;
    /** JSON of RubricOutline. */
    outline: string;
    /** Gzipped JSON of Rubric. */
    content: Uint8Array;
    created_at: string;
  };
  profiles: {
    key: Generated<number>;
    digest: string;
    id: string;
    /** JSON. */
    content: string;
    created_at: string;
  };
  enterprises: {
    id: Generated<number>;
    name: string;
    uscc: string | null;
    industry: string | null;
    region: string | null;
    role: string | null;
    size: string | null;
    created_at: string;
    updated_at: string;
  };
  assessments: {
    key: Generated<number>;
    id: string;
    status: string;
    depth: string;
    language: string | null;
    enterprise_id: number;
    /** The enterprise as it was when assessed: name to size. */
    name: string;
    uscc: string | null;
    industry: string | null;
    region: string | null;
    role: string | null;
    size: string | null;
    rubric_key: number;
    profile_key: number | null;
    kind: string | null;
    assessed_on: string | null;
    scope: string | null;
    target_level: number | null;
    /** JSON list. */
    assessors: string | null;
    /** JSON object. */
    bonuses: string | null;
    source_file: string | null;
    /** Set on records of batch scoring only; their answers stand in results and packed_remarks. */
    source_digest: string | null;
    migrated_from: number | null;
    /** JSON. */
    bookmark: string | null;
    /** Level of the current result, repeated here so that one index serves `list --level`. */
    level: Level | null;
    created_at: string;
    updated_at: string;
  };
  carried_answers: {
    assessment_key: number;
    /** JSON of Migration. */
    content: string;
  };
  answers: {
    assessment_key: number;
    node_id: string;
    /** 0 for remarks without a rating. */
    rated: number;
    /** JSON of Answer. */
    answer: string;
  };
  answer_changes: {
    assessment_key: number;
    /** Counts the steps of one assessment from 1. */
    change_set: number;
    node_id: string;
    who: string;
    at: string;
    /** JSON of Answer; null = no answer. */
    before: string | null;
    after: string | null;
    undoes: number | null;
  };
  packed_remarks: {
    assessment_key: number;
    /** `rest` of PackedAnswers; as the JSON text itself in records from before schema version 4. */
    rest: string | Uint8Array;
  };
  results: {
    key: Generated<number>;
    assessment_key: number;
    /** 1 for the last one added, 0 for those before it. */
    is_current: number;
    rubric_key: number;
    profile_key: number | null;
    score: number | null;
    level: Level | null;
    level_by_score: Level | null;
    level_by_weakest: Level | null;
    outcome: string;
    answered: number;
    applicable: number;
    total: number;
    /** JSON list; null = none. */
    warnings: string | null;
    scoring_version: number;
    answers_digest: string;
    created_at: string;
    /** Float64, little endian, one for each node; NaN = no score. */
    node_scores: Uint8Array;
    /** The answers that it was made from: `ratings` of PackedAnswers. */
    ratings: Uint8Array;
    /** JSON of Result; null for records of batch scoring. */
    content: string | null;
  };
  classifications: {
    key: Generated<number>;
    digest: string;
    id: string;
    version: string;
    /** JSON {id, version}; null = none. */
    overlay: string | null;
    /** Gzipped JSON of ClassificationRubric, overlay included. */
    content: Uint8Array;
    created_at: string;
  };
  inventories: {
    key: Generated<number>;
    id: string;
    name: string;
    /** JSON of Enterprise. */
    enterprise: string | null;
    classification_key: number;
    /** JSON of InventoryFacts. */
    facts: string;
    /** JSON of Variants. */
    variants: string;
    source_file: string | null;
    created_at: string;
    updated_at: string;
  };
  inventory_groups: {
    inventory_key: number;
    id: string;
    label: string;
    /** JSON of Impact. */
    impact: string;
  };
  assets: {
    key: Generated<number>;
    inventory_key: number;
    code: string;
    /** JSON of Asset. */
    content: string;
    state: string;
    /** JSON list of names. */
    authors: string;
    /** ISO date. */
    checked_on: string | null;
  };
  asset_changes: {
    key: Generated<number>;
    inventory_key: number;
    code: string | null;
    group_id: string | null;
    kind: string;
    who: string;
    at: string;
    why: string | null;
    /** JSON. */
    before: string | null;
    after: string | null;
  };
  filings: {
    key: Generated<number>;
    inventory_key: number;
    filed_on: string;
    receipt: string | null;
    who: string;
    /** JSON list of FiledClass. */
    content: string;
    created_at: string;
  };
}
