import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { AppError } from '../errors.ts';
import { ANSWER_FILE, isLines, isWorkbookName } from './answer-file-names.ts';
import { readBytes } from './read-bytes.ts';

/** Standard input, as the user names it. */
export const STDIN = '-';

const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

type Kind = 'file' | 'folder' | 'missing';

async function kindOf(path: string): Promise<Kind> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch {
    return 'missing';
  }
}

/** Whether something in a folder may hold answers: a pipe that nobody fills would be waited for without end. */
const isAnswerFile = (entry: Dirent): boolean =>
  ANSWER_FILE.test(entry.name) && !entry.name.startsWith('~$') && (entry.isFile() || entry.isSymbolicLink());

/** Whether a workbook that nobody named is a form: folders hold reports and much else. */
async function isForm(path: string): Promise<boolean> {
  const { hasFormMark } = await import('./questionnaire/has-form-mark.ts');
  try {
    const bytes = await readBytes(path);
    // A form is not that large.
    return bytes.ok && hasFormMark(bytes.value);
  } catch {
    // Reading it once more will say why not.
    return true;
  }
}

/**
 * Answer files of a folder and its sub-folders by name; hidden ones are passed over, and so are links to folders,
 * which could lead round in a circle. Nothing but workbooks is looked at for itself: a folder may hold hundreds of thousands.
 */
async function* walk(shown: string, cwd: string, listener: Listener): AsyncGenerator<string> {
  let entries: Dirent[];
  try {
    entries = await readdir(resolve(cwd, shown), { withFileTypes: true });
  } catch {
    // Yielded as it is: reading it will say why not.
    yield shown;
    return;
  }
  const own = entries
    .filter((entry) => !entry.name.startsWith('.') && (entry.isDirectory() || isAnswerFile(entry)))
    .sort((a, b) => byName(a.name, b.name));
  const isLone = (entry: Dirent) =>
    !entry.isDirectory() && !isLines(entry.name) && !isWorkbookName(entry.name);
  listener.onListed(own.reduce((count, entry) => count + Number(isLone(entry)), 0));
  for (const entry of own) {
    const path = join(shown, entry.name);
    if (entry.isDirectory()) yield* walk(path, cwd, listener);
    else if (!isWorkbookName(path)) yield path;
    else if (await isForm(resolve(cwd, path))) {
      listener.onListed(1);
      yield path;
    } else listener.onPassedOver(path);
  }
}

async function* expand(path: string, cwd: string, listener: Listener): AsyncGenerator<string> {
  const { onListed } = listener;
  const kind = path === STDIN ? 'file' : await kindOf(resolve(cwd, path));
  if (kind === 'folder') {
    yield* walk(path, cwd, listener);
  } else if (kind === 'missing' && isDynamicPattern(path)) {
    const found = await glob(path, { cwd, expandDirectories: false, onlyFiles: true });
    onListed(found.filter((file) => !isLines(file)).length);
    yield* found.sort(byName);
  } else {
    if (path !== STDIN && !isLines(path)) onListed(1);
    yield path;
  }
}

/** Who wants to hear of what is found on the way. */
interface Listener {
  /** A path that means no file at all. */
  readonly onEmpty: (path: string) => void;
  /** So many more files with one answer file each will come. */
  readonly onListed: (count: number) => void;
  /** A workbook in a folder that is no answer file. */
  readonly onPassedOver: (path: string) => void;
}

/**
 * The files that paths, folders and patterns mean, each as the user would write it: arguments in their order,
 * files of a folder by name. A path that is not there is yielded too; reading it will say so.
 * AppError no-input-files when there is none at all.
 */
export async function* findAnswerFiles(
  paths: readonly string[],
  cwd: string,
  listener: Listener,
): AsyncGenerator<string> {
  let found = 0;
  const empty: string[] = [];
  for (const path of paths) {
    const before = found;
    for await (const file of expand(path, cwd, listener)) {
      found += 1;
      yield file;
    }
    if (found === before) empty.push(path);
  }
  if (found === 0) throw new AppError('no-input-files', { path: paths.join(', ') });
  for (const path of empty) listener.onEmpty(path);
}
