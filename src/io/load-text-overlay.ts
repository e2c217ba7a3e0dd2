import { existsSync } from 'node:fs';
import { chmod, mkdir, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { RubricIndex } from '../core/index-rubric.ts';
import { checkTextOverlay, type TextOverlay } from '../core/text-overlay.ts';
import { AppError, type Parsed, type Problem } from '../errors.ts';
import { parseTextOverlay } from '../schema/parse-text-overlay.ts';
import type { AppPaths } from './app-paths.ts';
import { readBytes } from './read-bytes.ts';
import { readJsonFile } from './read-json-file.ts';
import { parseOverlayWorkbook } from './text-overlay-sheet.ts';
import { writeFileAtomically } from './write-file.ts';

/** Where the overlay of a rubric is kept: in the user's own folder, never beside data that is passed on. */
export const textOverlayFile = (rubricId: string, paths: AppPaths): string =>
  join(paths.config, 'overlays', `${rubricId}.json`);

async function readWorkbookFile(file: string, { rubric }: RubricIndex): Promise<Parsed<TextOverlay>> {
  const bytes = await readBytes(file);
  return bytes.ok ? parseOverlayWorkbook(bytes.value, { id: rubric.id, version: rubric.version }) : bytes;
}

async function readOverlay(
  name: string,
  index: RubricIndex,
  cwd: string,
  isProblem: (problem: Problem) => boolean,
): Promise<TextOverlay> {
  const file = resolve(cwd, name);
  const read = /\.xlsx$/i.test(file) ? await readWorkbookFile(file, index) : await readJsonFile(file);
  const parsed = read.ok ? parseTextOverlay(read.value) : read;
  const problems = parsed.ok ? checkTextOverlay(parsed.value, index).filter(isProblem) : parsed.problems;
  if (!parsed.ok || problems.length > 0) throw new AppError('invalid-text-overlay', { file }, { problems });
  return parsed.value;
}

/**
 * Reads an overlay (.json or .xlsx) and holds it against its rubric. AppError invalid-text-overlay carries
 * every problem: unknown ids, another rubric, cells that cannot be read for certain.
 */
export const readTextOverlay = (name: string, index: RubricIndex, cwd: string): Promise<TextOverlay> =>
  readOverlay(name, index, cwd, () => true);

/** Keeps an overlay for its rubric, readable by this user only; replaces the one before. */
export async function saveTextOverlay(overlay: TextOverlay, paths: AppPaths): Promise<string> {
  const file = textOverlayFile(overlay.rubric.id, paths);
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeFileAtomically(file, `${JSON.stringify(overlay, null, 2)}\n`, { overwrite: true });
  await chmod(file, 0o600);
  return file;
}

/**
 * The overlay kept for a rubric; null when there is none. Commands load it only when asked to. Entries for ids
 * that the rubric does not have are passed over: a profile may have left them out.
 */
export async function loadTextOverlay(index: RubricIndex, paths: AppPaths): Promise<TextOverlay | null> {
  const file = textOverlayFile(index.rubric.id, paths);
  if (!existsSync(file)) return null;
  return readOverlay(file, index, '/', ({ code }) => code !== 'overlay-unknown-id');
}

/** Forgets the overlay of a rubric; false when there was none. */
export async function deleteTextOverlay(rubricId: string, paths: AppPaths): Promise<boolean> {
  const file = textOverlayFile(rubricId, paths);
  if (!existsSync(file)) return false;
  await rm(file);
  return true;
}
