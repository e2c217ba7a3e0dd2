import { existsSync, realpathSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';

function isBelow(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/**
 * The path of a file that some other file in `folder` names, whether it exists or not;
 * null when it lies outside of that folder, or is a link that leads out of it.
 */
export function findInside(folder: string, name: string): string | null {
  const path = resolve(folder, name);
  if (isAbsolute(name) || !isBelow(folder, path)) return null;
  if (existsSync(path) && !isBelow(realpathSync(folder), realpathSync(path))) return null;
  return path;
}
