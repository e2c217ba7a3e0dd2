import type { Context } from '../context.ts';

/** A word on the side: on stderr, and not with --quiet or --json. */
export function printNote({ stderr, options }: Pick<Context, 'stderr' | 'options'>, text: string): void {
  if (!options.quiet && !options.json) stderr.write(`${text}\n`);
}
