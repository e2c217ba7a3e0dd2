import type { Context } from '../context.ts';

/** One JSON value and a newline on stdout, as every command does under --json. */
export function printJson(context: Context, value: unknown): void {
  context.stdout.write(`${JSON.stringify(value)}\n`);
}
