import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { PATTERN_EXAMPLES } from '../../src/schema/pattern-examples.ts';

const FOLDER = 'src/schema';

/** Those that only keep control characters out have words of their own. */
const isAboutControls = (pattern: string): boolean => pattern.startsWith('^[^\\u0000');

function collectPatterns(value: unknown, found: Set<string>): void {
  if (value === null || typeof value !== 'object') return;
  for (const [key, child] of Object.entries(value)) {
    if (key === 'pattern' && typeof child === 'string' && !isAboutControls(child)) found.add(child);
    collectPatterns(child, found);
  }
}

it('every form that a schema asks for has an example, which has that form', () => {
  const patterns = new Set<string>();
  for (const name of readdirSync(FOLDER).filter((file) => file.endsWith('.schema.json')))
    collectPatterns(JSON.parse(readFileSync(join(FOLDER, name), 'utf8')), patterns);
  expect([...patterns].sort()).toEqual(Object.keys(PATTERN_EXAMPLES).sort());
  for (const [pattern, example] of Object.entries(PATTERN_EXAMPLES))
    expect(example).toMatch(new RegExp(pattern, 'u'));
});
