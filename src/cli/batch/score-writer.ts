import type { Translate } from '../../locales/translate.ts';
import type { Context } from '../context.ts';
import { cleanLine } from '../output/clean.ts';
import { BYTE_ORDER_MARK } from '../output/csv.ts';
import { renderProblem } from '../output/render-problem.ts';
import { type Column, renderTable } from '../output/table.ts';
import { writeOut } from '../output/write-out.ts';
import {
  csvHead,
  type RenderSetup,
  renderFailedCsv,
  renderFailedJson,
  renderScoredCsv,
  renderScoredJson,
  tableCells,
  tableHeads,
} from './render-entry.ts';
import type { ActiveRubric } from './rubric-source.ts';
import type { Failed, Scored } from './score-input.ts';

export const FORMATS = ['table', 'json', 'ndjson', 'csv'] as const;
export type Format = (typeof FORMATS)[number];

/** Puts results on stdout as they come, in one format, never holding more than a page of them. */
export interface ScoreWriter {
  scored(entry: Scored, id: string | null): Promise<void>;
  failed(failure: Failed): Promise<void>;
  end(): Promise<void>;
}

/** Problems shown of one failed file among many; --json and --format csv give all. */
const SHOWN_PROBLEMS = 5;
/** Rows of a table laid out together. */
const PAGE = 200;

/** A failed file for people: its name, then what is wrong, a line each. */
export function renderFailure({ file, problems }: Failed, t: Translate, most = SHOWN_PROBLEMS): string {
  const lines = problems.slice(0, most).map((problem) => {
    const { path, message } = renderProblem(t, problem);
    return `  ${path}  ${message}\n`;
  });
  const more = problems.length - most;
  return `${t('score.failed.one', { file: cleanLine(file) })}\n${lines.join('')}${more > 0 ? `  ${t('score.failed.more', { count: more })}\n` : ''}`;
}

function createJsonWriter({ stdout }: Context, setup: RenderSetup): ScoreWriter {
  let results = 0;
  const failures: string[] = [];
  const open = (): string => (results === 0 ? '{"schemaVersion":1,"results":[' : ',');
  return {
    async scored(entry, id) {
      const before = open();
      results += 1;
      await writeOut(stdout, before + renderScoredJson(entry, id));
    },
    async failed(failure) {
      failures.push(renderFailedJson(failure, setup));
    },
    async end() {
      if (results === 0) await writeOut(stdout, open());
      await writeOut(stdout, '],"failures":[');
      for (const [at, failure] of failures.entries())
        await writeOut(stdout, at === 0 ? failure : `,${failure}`);
      await writeOut(stdout, ']}\n');
    },
  };
}

function createNdjsonWriter({ stdout }: Context, setup: RenderSetup): ScoreWriter {
  return {
    scored: (entry, id) => writeOut(stdout, `${renderScoredJson(entry, id)}\n`),
    failed: (failure) => writeOut(stdout, `${renderFailedJson(failure, setup)}\n`),
    end: async () => undefined,
  };
}

function createCsvWriter({ stdout, stderr, options }: Context, setup: RenderSetup): ScoreWriter {
  let head: ActiveRubric | null = null;
  // Which domains the columns are for shows with the first file that is scored; failures wait for it.
  let waiting: Failed[] = [];
  const begin = async (rubric: ActiveRubric | null): Promise<void> => {
    head = rubric;
    const rows = waiting.map((failure) => renderFailedCsv(failure, head, setup));
    waiting = [];
    await writeOut(stdout, BYTE_ORDER_MARK + csvHead(head, setup) + rows.join(''));
  };
  let mixed = false;
  return {
    async scored(entry, id) {
      if (head === null) await begin(entry.rubric);
      const first = head ?? entry.rubric;
      mixed ||= first.base.id !== entry.rubric.base.id;
      await writeOut(stdout, renderScoredCsv(entry, id, first, setup));
    },
    async failed(failure) {
      if (head === null) waiting.push(failure);
      else await writeOut(stdout, renderFailedCsv(failure, head, setup));
    },
    async end() {
      if (head === null) await begin(null);
      if (mixed && !options.quiet)
        stderr.write(`${setup.t('score.mixed', { rubric: head?.base.id ?? '' })}\n`);
    },
  };
}

function createTableWriter(context: Context, setup: RenderSetup, save: boolean): ScoreWriter {
  const heads = tableHeads(setup.t, save);
  const numeric = new Set([
    setup.t('score.columns.level'),
    setup.t('score.columns.score'),
    setup.t('score.columns.answered'),
  ]);
  const columns = heads.map((title): Column => ({ title, align: numeric.has(title) ? 'right' : 'left' }));
  let rows: string[][] = [];
  let written = false;
  const flush = async (): Promise<void> => {
    if (rows.length === 0) return;
    const text = renderTable(context, columns, rows);
    // For other programs the heads stand once, for people over every page.
    const repeats = written && context.stdout.isTTY !== true;
    await writeOut(context.stdout, repeats ? text.slice(text.indexOf('\n') + 1) : text);
    written = true;
    rows = [];
  };
  return {
    async scored(entry, id) {
      rows.push(tableCells(entry, id, setup));
      if (rows.length >= PAGE) await flush();
    },
    async failed(failure) {
      await flush();
      context.stderr.write(renderFailure(failure, setup.t));
    },
    end: flush,
  };
}

export function createScoreWriter(format: Format, context: Context, save: boolean): ScoreWriter {
  const setup: RenderSetup = { t: context.t, language: context.language };
  switch (format) {
    case 'json':
      return createJsonWriter(context, setup);
    case 'ndjson':
      return createNdjsonWriter(context, setup);
    case 'csv':
      return createCsvWriter(context, setup);
    case 'table':
      return createTableWriter(context, setup, save);
  }
}
