import { accessSync, constants, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Context } from '../context.ts';
import type { Finding } from './finding.ts';

/** The nearest folder on the way up that exists: where a missing one would be made. */
function nearestFolder(path: string): string {
  let folder = path;
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

/** Whether the folder of the database exists or can be made, and can be written to. */
export function findDataFolder(context: Context): Finding {
  const folder = dirname(context.paths.database);
  try {
    accessSync(nearestFolder(folder), constants.W_OK);
    return { id: 'data', state: 'ok', found: folder };
  } catch {
    return {
      id: 'data',
      state: 'fail',
      found: folder,
      fix: { key: 'doctor.fix.dataFolder', params: { folder } },
    };
  }
}
