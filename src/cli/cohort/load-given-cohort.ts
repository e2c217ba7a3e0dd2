import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type CohortEntry, CohortTable, findPlaces, type Places } from '../../core/cohort/cohort-table.ts';
import { editionOf } from '../../core/cohort/measure-programme.ts';
import type { Enterprise } from '../../core/response.ts';
import { type BriefResult, shortenResult } from '../../core/result.ts';
import { AppError } from '../../errors.ts';
import { parseJsonBytes } from '../../io/parse-json.ts';
import { splitObjects } from '../../io/split-objects.ts';
import { parseResult } from '../../schema/parse-result.ts';
import { createQuickScorer, type QuickScorer } from '../batch/create-quick-scorer.ts';
import { openSource } from '../batch/open-source.ts';
import { createProgress } from '../batch/progress.ts';
import { readSources, type Source } from '../batch/read-sources.ts';
import { createRubricSource, type RubricSource } from '../batch/rubric-source.ts';
import type { Failed } from '../batch/score-input.ts';
import type { ScoringRubric } from '../batch/scoring-rubric.ts';
import { type Context, today } from '../context.ts';
import type { CohortChoice, CohortSource } from './cohort-source.ts';

/** A result that was read, or made from answers; only then its ratings are known. */
interface Given {
  readonly ok: true;
  readonly file: string;
  readonly result: BriefResult;
  /** Ids of the nodes, where they may be others than the rubric's of today. */
  readonly nodes?: readonly string[];
  readonly codes: Uint8Array;
}

/** What `dcmm score` writes begins like this, one result or many; everything else is taken for an answer file. */
const RESULTS = /^\u{feff}?\s*\{\s*(?:"file"|("schemaVersion"\s*:\s*1\s*,\s*"results"))/u;
const BEGINNING = 200;
const NO_CODES = new Uint8Array(0);

const findResults = (bytes: Uint8Array): RegExpExecArray | null =>
  RESULTS.exec(Buffer.from(bytes.subarray(0, BEGINNING)).toString());

/** A result; nothing for a failure, which was never scored. */
function* readResult(file: string, value: unknown): Generator<Given | Failed> {
  const { file: own, problems } = (value ?? {}) as { readonly file?: unknown; readonly problems?: unknown };
  if (problems !== undefined) return;
  const parsed = parseResult(value);
  const name = typeof own === 'string' ? own : file;
  if (parsed.ok) {
    const nodes = parsed.value.nodes.map(({ id }) => id);
    yield { ok: true, file: name, result: shortenResult(parsed.value), nodes, codes: NO_CODES };
  } else yield { ok: false, file: name, problems: parsed.problems };
}

/** The results in an envelope, or one that stands alone. */
function* readResults(file: string, bytes: Uint8Array): Generator<Given | Failed> {
  const json = parseJsonBytes(bytes);
  if (!json.ok) {
    yield { ok: false, file, problems: json.problems };
    return;
  }
  const { results = [json.value] } = json.value as { readonly results?: unknown };
  for (const one of Array.isArray(results) ? results : [results]) yield* readResult(file, one);
}

async function readBeginning(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    return (await file.read(Buffer.alloc(BEGINNING), 0, BEGINNING, 0)).buffer;
  } finally {
    await file.close();
  }
}

/** The results in a file that is too large for one answer file, as they are read; the failure where it holds none. */
async function* readLargeFile(failed: Failed, cwd: string): AsyncGenerator<Given | Failed> {
  const { file } = failed;
  const path = resolve(cwd, file);
  const found = findResults(await readBeginning(path));
  if (found === null) {
    yield failed;
    return;
  }
  const [, isEnvelope] = found;
  for await (const part of splitObjects(createReadStream(path), isEnvelope === undefined ? 0 : 2)) {
    const json = part.ok ? parseJsonBytes(part.value) : part;
    if (json.ok) yield* readResult(file, json.value);
    else yield { ok: false, file, problems: json.problems };
  }
}

const isTooLarge = ({ problems }: Failed): boolean => problems.some(({ code }) => code === 'too-large');

async function* readSource(source: Source, scorer: QuickScorer, cwd: string): AsyncGenerator<Given | Failed> {
  for (const one of openSource(source, scorer.readFile)) {
    if (one.ok && findResults(one.bytes) !== null) yield* readResults(one.file, one.bytes);
    else if (one.ok) yield await scorer.scoreBytes(one.file, one.bytes);
    else if (source.kind === 'file' && isTooLarge(one)) yield* readLargeFile(one, cwd);
    else yield one;
  }
}

/**
 * Where the rubrics come from, and which one is counted: the one asked for by id, file or folder, else that of the
 * first result.
 */
async function findRubrics(wanted: string | null, { paths, cwd }: Context) {
  const choice = { paths, cwd, profile: null };
  const known = createRubricSource({ ...choice, rubric: null });
  if (wanted === null) return { source: known, counted: null };
  const chosen = await createRubricSource({ ...choice, rubric: wanted }).find(wanted);
  if ('known' in chosen)
    throw new AppError('unknown-rubric', { rubric: wanted, known: chosen.known.join(', ') });
  const { id } = chosen.base;
  const source: RubricSource = { find: async (one) => (one === id ? chosen : known.find(one)) };
  return { source, counted: chosen };
}

/** The table, made for the rubric that is counted, and everything that goes into it. */
class GivenCohort {
  readonly enterprises = new Map<string, Enterprise>();
  readonly others = new Map<string, number>();
  readonly editions = new Map<string, ReturnType<typeof editionOf<CohortEntry[]>>>();
  readonly #programmeRubrics: readonly string[];
  readonly #places = new Map<string, Places | null>();
  counted: ScoringRubric | null;
  table: CohortTable | null;

  constructor(counted: ScoringRubric | null, programmeRubrics: readonly string[]) {
    this.#programmeRubrics = programmeRubrics;
    this.counted = counted;
    this.table = counted && new CohortTable(counted.index);
  }

  #addOther(entry: CohortEntry, { base }: ScoringRubric): void {
    this.others.set(base.id, (this.others.get(base.id) ?? 0) + 1);
    if (!this.#programmeRubrics.includes(base.id)) return;
    const edition = this.editions.get(base.id) ?? editionOf(base, []);
    edition.entries.push(entry);
    this.editions.set(base.id, edition);
  }

  add({ file, result, nodes, codes }: Given, active: ScoringRubric): void {
    const { rubric, enterprise, assessment, level, nodeScores } = result;
    this.counted ??= active;
    this.table ??= new CohortTable(active.index);
    // Two results with one name (a file scored twice) are still two assessments.
    const name = this.enterprises.has(file) ? `${file}#${this.enterprises.size}` : file;
    this.enterprises.set(name, enterprise);
    const entry = {
      enterprise: enterprise.uscc ?? enterprise.name,
      assessment: name,
      industry: enterprise.industry ?? null,
      region: enterprise.region ?? null,
      role: enterprise.role ?? null,
      size: enterprise.size ?? null,
      kind: assessment.kind ?? null,
      date: assessment.assessedOn ?? '',
      level,
    };
    if (rubric.id !== this.table.index.rubric.id) {
      this.#addOther(entry, active);
      return;
    }
    let places = this.#places.get(rubric.digest);
    if (places === undefined) {
      places = findPlaces(this.table.index, nodes ?? active.outline.nodes, active.outline.criteria);
      this.#places.set(rubric.digest, places);
    }
    this.table.add(entry, nodeScores, codes.slice(), places);
  }
}

/**
 * The results in files that `dcmm score` wrote, and those of answer files, which are scored here. What cannot be read
 * goes to `leaveOut`. AppError no-input-files or nothing-counted when there is nothing to count.
 */
export async function loadGivenCohort(
  paths: readonly string[],
  { rubric, programmeRubrics }: CohortChoice,
  context: Context,
  leaveOut: (left: Failed) => void,
): Promise<CohortSource> {
  const { cwd } = context;
  const { source, counted } = await findRubrics(rubric, context);
  const scorer = createQuickScorer({ source, cwd, today: today(context), save: false });
  const progress = createProgress(context);
  const cohort = new GivenCohort(counted, programmeRubrics);
  let isAnyLeftOut = false;
  const passOver = (left: Failed): void => {
    isAnyLeftOut = true;
    progress.clear();
    leaveOut(left);
  };
  try {
    for await (const one of readSources(paths, context, progress)) {
      if (context.signal.aborted) throw new AppError('interrupted');
      for await (const given of readSource(one, scorer, cwd)) {
        progress.done(1);
        if (!given.ok) {
          passOver(given);
          continue;
        }
        const { id } = given.result.rubric;
        const found = await source.find(id);
        if ('known' in found) {
          const params = { id, known: found.known.join(', ') };
          const problem = { code: 'rubric-unknown', path: '$.rubric.id', params } as const;
          passOver({ ok: false, file: given.file, problems: [problem] });
        } else cohort.add(given, found);
      }
    }
  } finally {
    progress.clear();
  }
  const { counted: active, table, enterprises, editions, others } = cohort;
  if (active === null || table === null || table.length === 0)
    throw new AppError(isAnyLeftOut || others.size > 0 ? 'nothing-counted' : 'no-input-files', {
      path: paths.join(', '),
    });
  return {
    table,
    rubricVersion: active.base.version,
    findEnterprise: async (assessment) => enterprises.get(assessment) ?? { name: assessment },
    otherEditions: [...editions.values()],
    others: [...others].map(([id, count]) => ({ rubric: id, count })),
  };
}
