import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from './context.ts';

/** The version of this package. */
export function readVersion(context: Context): string {
  const text = readFileSync(join(context.paths.package, 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
