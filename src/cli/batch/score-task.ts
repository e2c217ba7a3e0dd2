import type { PackedScore } from '../../store/pack-score.ts';
import { cleanLine } from '../output/clean.ts';
import { renderFailure } from '../output/render-failure.ts';
import type { QuickScorer } from './create-quick-scorer.ts';
import type { Scorer } from './create-scorer.ts';
import { openSource } from './open-source.ts';
import type { Source } from './read-sources.ts';
import {
  type RenderSetup,
  renderFailedCsv,
  renderFailedJson,
  renderScoredCsv,
  renderScoredJson,
  tableCells,
} from './render-entry.ts';
import { type Failed, isUnreadable, type Scored } from './score-input.ts';
import type { ScoringRubric } from './scoring-rubric.ts';
import type { Chunk, Task } from './task.ts';

export const FORMATS = ['table', 'json', 'ndjson', 'csv'] as const;
export type Format = (typeof FORMATS)[number];

/** What a worker has to know to turn answer files into a chunk. */
export interface TaskSetup extends RenderSetup {
  readonly format: Format;
  /** Results become records of the database. */
  readonly save: boolean;
  /** Results below this level are counted; null = none. */
  readonly minLevel: string | null;
  /** The table goes to a terminal, where it is laid out. */
  readonly layOut: boolean;
  /** The rubric whose top nodes are columns of the CSV file; null while that is open. */
  readonly head: ScoringRubric | null;
}

/** Whether a result lies below the level asked for; a result without a level does. */
export function isBelow({ result, rubric }: Scored, minLevel: string): boolean {
  const levels = rubric.index.rubric.bands.map(({ level }) => String(level));
  return levels.indexOf(String(result.level)) < levels.indexOf(minLevel);
}

/** Every answer file that the sources hold, one after the other. */
export async function* scoreSources<T extends Scored>(
  sources: readonly Source[],
  scorer: Scorer<T>,
): AsyncGenerator<T | Failed> {
  for (const source of sources)
    for (const one of openSource(source, scorer.readFile))
      yield one.ok ? await scorer.scoreBytes(one.file, one.bytes) : one;
}

/** A row for other programs: tabs between the columns. */
export const renderTabbed = (cells: readonly string[]): string => `${cells.map(cleanLine).join('\t')}\n`;

/** Scores the answer files of a task and renders what came of them. */
export async function scoreTask(task: Task, scorer: QuickScorer, setup: TaskSetup): Promise<Chunk> {
  const { format, head } = setup;
  const out: string[] = [];
  const rows: string[][] = [];
  const failures: string[] = [];
  const err: string[] = [];
  const packed: PackedScore[] = [];
  let [scored, failed, unreadable, below, mixed] = [0, 0, 0, 0, false];

  function addScored(entry: Scored): void {
    scored += 1;
    if (setup.minLevel !== null && isBelow(entry, setup.minLevel)) below += 1;
    const { record } = entry;
    if (record !== null) packed.push(record);
    const id = record?.id ?? null;
    if (format === 'json') out.push(renderScoredJson(entry, id));
    else if (format === 'ndjson') out.push(`${renderScoredJson(entry, id)}\n`);
    else if (format === 'csv') {
      const first = head ?? entry.rubric;
      mixed ||= first.base.id !== entry.rubric.base.id;
      out.push(renderScoredCsv(entry, id, first, setup));
    } else if (setup.layOut) rows.push(tableCells(entry, id, setup));
    else out.push(renderTabbed(tableCells(entry, id, setup)));
  }

  function addFailed(failure: Failed): void {
    failed += 1;
    if (isUnreadable(failure)) unreadable += 1;
    if (format === 'json') failures.push(renderFailedJson(failure, setup));
    else if (format === 'ndjson') out.push(`${renderFailedJson(failure, setup)}\n`);
    else if (format === 'csv') out.push(renderFailedCsv(failure, head, setup));
    else err.push(renderFailure(failure, setup.t));
  }

  for await (const entry of scoreSources(task.sources, scorer)) {
    if (entry.ok) addScored(entry);
    else addFailed(entry);
  }
  const text = out.join(format === 'json' ? ',' : '');
  return {
    seq: task.seq,
    out: Buffer.from(text),
    rows,
    failures,
    err: err.join(''),
    packed,
    buffers: scorer.arena.handOver(),
    scored,
    failed,
    unreadable,
    below,
    mixed,
  };
}
