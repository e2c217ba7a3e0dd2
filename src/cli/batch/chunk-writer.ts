import type { Context } from '../context.ts';
import { BYTE_ORDER_MARK } from '../output/csv.ts';
import { type Column, renderTable } from '../output/table.ts';
import { writeOut } from '../output/write-out.ts';
import { csvHead, type RenderSetup, tableHeads } from './render-entry.ts';
import { renderTabbed, type TaskSetup } from './score-task.ts';
import type { Chunk } from './task.ts';

/** Puts chunks on stdout and stderr in one format, never holding more than a page of them. */
interface ChunkWriter {
  write(chunk: Chunk): Promise<void>;
  end(): Promise<void>;
}

/** Rows of a table laid out together. */
const PAGE = 200;

function createJsonWriter({ stdout }: Context): ChunkWriter {
  let begun = false;
  const failures: string[] = [];
  const begin = async (): Promise<void> => {
    if (!begun) await writeOut(stdout, '{"schemaVersion":1,"results":[');
    else await writeOut(stdout, ',');
    begun = true;
  };
  return {
    async write(chunk) {
      failures.push(...chunk.failures);
      if (chunk.out.length === 0) return;
      await begin();
      await writeOut(stdout, chunk.out);
    },
    async end() {
      if (!begun) await begin();
      await writeOut(stdout, '],"failures":[');
      for (const [at, failure] of failures.entries())
        await writeOut(stdout, at === 0 ? failure : `,${failure}`);
      await writeOut(stdout, ']}\n');
    },
  };
}

/** Formats whose rows are written as they come, behind a head. */
function createPlainWriter({ stdout, stderr }: Context, head: string, clear: () => void): ChunkWriter {
  let begun = false;
  const begin = async (): Promise<void> => {
    if (!begun) await writeOut(stdout, head);
    begun = true;
  };
  return {
    async write(chunk) {
      if (chunk.out.length > 0) {
        await begin();
        await writeOut(stdout, chunk.out);
      }
      if (chunk.err !== '') {
        clear();
        stderr.write(chunk.err);
      }
    },
    end: begin,
  };
}

function createPageWriter(context: Context, setup: TaskSetup, clear: () => void): ChunkWriter {
  const { t } = setup;
  const titles = (
    names: readonly ('level' | 'score' | 'answered' | 'enterprise' | 'weakest' | 'warnings')[],
  ) => names.map((name) => t(`score.columns.${name}`));
  const numeric = titles(['level', 'score', 'answered']);
  const wrapping = titles(['enterprise', 'weakest', 'warnings']);
  const columns = tableHeads(t, setup.save).map(
    (title): Column => ({
      title,
      align: numeric.includes(title) ? 'right' : 'left',
      wrap: wrapping.includes(title),
      path: title === t('score.columns.file'),
    }),
  );
  let rows: (readonly string[])[] = [];
  const flush = async (): Promise<void> => {
    if (rows.length === 0) return;
    clear();
    const page = rows;
    rows = [];
    await writeOut(context.stdout, renderTable(context, columns, page));
  };
  return {
    async write(chunk) {
      rows.push(...chunk.rows);
      if (rows.length >= PAGE || chunk.err !== '') await flush();
      if (chunk.err !== '') context.stderr.write(chunk.err);
    },
    end: flush,
  };
}

/** `clear` takes a line of progress off the terminal before something is written there. */
export function createChunkWriter(context: Context, setup: TaskSetup, clear: () => void): ChunkWriter {
  const words: RenderSetup = setup;
  switch (setup.format) {
    case 'json':
      return createJsonWriter(context);
    case 'ndjson':
      return createPlainWriter(context, '', clear);
    case 'csv':
      return createPlainWriter(context, BYTE_ORDER_MARK + csvHead(setup.head, words), clear);
    case 'table':
      return setup.layOut
        ? createPageWriter(context, setup, clear)
        : createPlainWriter(context, renderTabbed(tableHeads(setup.t, setup.save)), clear);
  }
}
