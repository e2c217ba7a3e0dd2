import { type ParseError, parse, printParseErrorCode, visit } from 'jsonc-parser';
import type { Parsed, Problem } from '../errors.ts';

const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);
const MAX_DEPTH = 100;

/** 1-based line and column of a character offset. */
function position(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return { line, column: offset - before.lastIndexOf('\n') };
}

const pathOf = (steps: readonly (string | number)[]): string =>
  `$${steps.map((step) => (typeof step === 'number' ? `[${step}]` : /^\w+$/.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`)).join('')}`;

/** Every place where the text is not JSON. JSON.parse names one and in words that differ by version. */
function findSyntaxProblems(text: string): Problem[] {
  const errors: ParseError[] = [];
  parse(text, errors, { disallowComments: true, allowTrailingComma: false });
  const problems = errors.slice(0, 20).map((error): Problem => {
    const { line, column } = position(text, error.offset);
    return {
      code: 'json-syntax',
      path: `${line}:${column}`,
      params: { line, column, what: printParseErrorCode(error.error) },
    };
  });
  return problems.length > 0
    ? problems
    : [{ code: 'json-syntax', path: '1:1', params: { line: 1, column: 1, what: 'InvalidSymbol' } }];
}

/** Counts keys and finds forbidden ones and too deep nesting in one walk over the value. */
function walk(
  value: unknown,
  depth: number,
  state: { keys: number; suspicious: boolean; tooDeep: boolean },
): void {
  if (value === null || typeof value !== 'object') return;
  if (depth > MAX_DEPTH) {
    state.tooDeep = true;
    return;
  }
  if (Array.isArray(value)) {
    for (const item of value) walk(item, depth + 1, state);
    return;
  }
  for (const key of Object.keys(value)) {
    state.keys += 1;
    if (FORBIDDEN_KEYS.has(key)) state.suspicious = true;
    walk((value as Record<string, unknown>)[key], depth + 1, state);
  }
}

/** Duplicate and forbidden keys with their place; the slow, exact look taken only when the quick one is in doubt. */
function findKeyProblems(text: string): Problem[] {
  const problems: Problem[] = [];
  const open: Set<string>[] = [];
  visit(text, {
    onObjectBegin: () => {
      open.push(new Set());
    },
    onObjectEnd: () => {
      open.pop();
    },
    onObjectProperty: (key, _offset, _length, startLine, startCharacter, pathSupplier) => {
      const keys = open.at(-1) as Set<string>;
      const place = { line: startLine + 1, column: startCharacter + 1, key };
      const path = pathOf([...pathSupplier(), key]);
      if (keys.has(key)) problems.push({ code: 'json-duplicate-key', path, params: place });
      if (FORBIDDEN_KEYS.has(key)) problems.push({ code: 'json-forbidden-key', path, params: place });
      keys.add(key);
    },
  });
  return problems;
}

/**
 * Reads JSON strictly: syntax errors with line and column, duplicate keys, keys that could reach a prototype
 * and nesting beyond 100 levels are problems. A byte-order mark is accepted.
 */
export function parseJson(source: string): Parsed<unknown> {
  const text = source.charCodeAt(0) === 0xfeff ? source.slice(1) : source;
  if (text.trim() === '') return { ok: false, problems: [{ code: 'empty-file', path: '$' }] };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, problems: findSyntaxProblems(text) };
  }
  const state = { keys: 0, suspicious: false, tooDeep: false };
  walk(value, 0, state);
  if (state.tooDeep)
    return { ok: false, problems: [{ code: 'json-too-deep', path: '$', params: { limit: MAX_DEPTH } }] };
  // Every key stands before a `":`. As many of those as keys read: no key was there twice.
  const keyMarks = text.match(/"\s*:/g)?.length ?? 0;
  if (state.suspicious || keyMarks !== state.keys) {
    const problems = findKeyProblems(text);
    if (problems.length > 0) return { ok: false, problems };
  }
  return { ok: true, value };
}
