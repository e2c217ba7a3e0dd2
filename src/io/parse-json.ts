import { visit } from 'jsonc-parser';
import { writePath } from '../core/json-path.ts';
import type { Parsed, Problem, ProblemCode } from '../errors.ts';
import { findPosition } from './find-position.ts';
import { findSyntaxError } from './find-syntax-error.ts';
import { decodeUtf8 } from './read-text-file.ts';

const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);
const MAX_DEPTH = 100;

/** Where the text stops being JSON. JSON.parse says it in words that differ by version, if at all. */
function findSyntaxProblem(text: string): Problem {
  const error = findSyntaxError(text);
  const { line, column } = findPosition(text, error?.offset ?? 0);
  return {
    code: 'json-syntax',
    path: `${line}:${column}`,
    params: { line, column, fault: error?.fault ?? 'symbol', found: error?.found ?? '' },
  };
}

interface Survey {
  keys: number;
  /** A forbidden key or a number beyond a double was seen. */
  suspicious: boolean;
  tooDeep: boolean;
}

/** Counts keys and looks for what needs a closer look, in one walk over the value. */
function survey(value: unknown, depth: number, found: Survey): void {
  if (typeof value === 'number' && !Number.isFinite(value)) found.suspicious = true;
  if (value === null || typeof value !== 'object') return;
  if (depth >= MAX_DEPTH) {
    found.tooDeep = true;
    return;
  }
  if (Array.isArray(value)) {
    for (const item of value) survey(item, depth + 1, found);
    return;
  }
  for (const key of Object.keys(value)) {
    found.keys += 1;
    if (FORBIDDEN_KEYS.has(key)) found.suspicious = true;
    survey((value as Record<string, unknown>)[key], depth + 1, found);
  }
}

const HALF_CHARACTER = /\p{Surrogate}/u;

/** Keys and values with their place: the slow, exact look, taken only where the quick one is in doubt. */
function findContentProblems(text: string): Problem[] {
  const problems: Problem[] = [];
  const open: Set<string>[] = [];
  const report = (code: ProblemCode, path: string, offset: number, params: Problem['params'] = {}) =>
    problems.push({ code, path, params: { ...findPosition(text, offset), ...params } });
  visit(text, {
    onObjectBegin: () => {
      open.push(new Set());
    },
    onObjectEnd: () => {
      open.pop();
    },
    onObjectProperty: (key, offset, _length, _line, _character, pathSupplier) => {
      const keys = open.at(-1) as Set<string>;
      const path = writePath([...pathSupplier(), key]);
      if (keys.has(key)) report('json-duplicate-key', path, offset, { key });
      if (FORBIDDEN_KEYS.has(key)) report('json-forbidden-key', path, offset, { key });
      if (HALF_CHARACTER.test(key)) report('json-surrogate', path, offset);
      keys.add(key);
    },
    onLiteralValue: (value, offset, length, _line, _character, pathSupplier) => {
      if (typeof value === 'number' && !Number.isFinite(value))
        report('json-number', writePath(pathSupplier()), offset, {
          number: text.slice(offset, offset + Math.min(length, 20)),
        });
      if (typeof value === 'string' && HALF_CHARACTER.test(value))
        report('json-surrogate', writePath(pathSupplier()), offset);
    },
  });
  return problems;
}

/** Every key stands before a `":`. As many of those as keys read: no key was there twice. */
function countKeyMarks(text: string): number {
  let count = 0;
  for (const _ of text.matchAll(/"\s*:/g)) count += 1;
  return count;
}

/**
 * Reads JSON strictly: syntax errors with line and column, duplicate keys, keys that could reach a prototype,
 * numbers too large for a double, halves of characters and nesting beyond 100 levels are problems.
 * A byte-order mark is accepted.
 */
export function parseJson(source: string): Parsed<unknown> {
  const text = source.charCodeAt(0) === 0xfeff ? source.slice(1) : source;
  if (text.trim() === '') return { ok: false, problems: [{ code: 'empty-file', path: '$' }] };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, problems: [findSyntaxProblem(text)] };
  }
  const found: Survey = { keys: 0, suspicious: false, tooDeep: false };
  survey(value, 0, found);
  if (found.tooDeep)
    return { ok: false, problems: [{ code: 'json-too-deep', path: '$', params: { limit: MAX_DEPTH } }] };
  // An escape is the only way to write half a character: as bytes it would not have been UTF-8.
  if (found.suspicious || countKeyMarks(text) !== found.keys || /\\u[dD][89a-fA-F]/.test(text)) {
    const problems = findContentProblems(text);
    if (problems.length > 0) return { ok: false, problems };
  }
  return { ok: true, value };
}

/** The same of bytes, which have to be UTF-8. */
export function parseJsonBytes(bytes: Uint8Array): Parsed<unknown> {
  const text = decodeUtf8(bytes);
  return text.ok ? parseJson(text.value) : text;
}
