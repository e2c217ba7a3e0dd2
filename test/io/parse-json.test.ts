import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from '../../src/io/parse-json.ts';

const problemsOf = (text: string) => {
  const parsed = parseJson(text);
  return parsed.ok ? [] : parsed.problems.map(({ code, path, params = {} }) => ({ code, path, ...params }));
};

describe('reading JSON', () => {
  it.each<[string, string, string, string]>([
    ['a comma too many in an object', '{"a": 1,}', '1:8', 'trailing-comma'],
    ['a comma too many in a list', '[1,\n 2,\n]', '2:3', 'trailing-comma'],
    ['a missing comma', '{"a": 1\n "b": 2}', '2:2', 'comma'],
    ['a missing comma in a list', '[1 2]', '1:4', 'comma'],
    ['a missing colon', '{"a" 1}', '1:6', 'colon'],
    ['a missing value', '{"a": }', '1:7', 'value'],
    ['a bare word', '{"a": True}', '1:7', 'value'],
    ['NaN', '[NaN]', '1:2', 'value'],
    ['a name in single quotes', "{'a': 1}", '1:2', 'key'],
    ['a name without quotes', '{a: 1}', '1:2', 'key'],
    ['a text that is not closed', '{"a": "b\n}', '1:7', 'string-end'],
    ['a text that ends with the file', '"abc', '1:1', 'string-end'],
    ['a wrong escape', '{"a": "b\\q"}', '1:9', 'escape'],
    ['half an escape', '{"a": "\\u12"}', '1:8', 'escape'],
    ['a tab inside a text', '{"a": "b\tc"}', '1:9', 'control'],
    ['a zero byte inside a text', '{"a": "b\u0000"}', '1:9', 'control'],
    ['a zero byte between values', '{"a": \u0000 1}', '1:7', 'value'],
    ['a number cut short', '[1.]', '1:2', 'number'],
    ['a leading zero', '[01]', '1:3', 'comma'],
    ['a comment', '{\n  // note\n}', '2:3', 'comment'],
    ['a closing bracket of the other kind', '{"a": [1}', '1:9', 'symbol'],
    ['a bracket too many', '{"a": 1}}', '1:9', 'after-end'],
    ['two values', '{} {}', '1:4', 'after-end'],
    ['an end that comes too early', '{"a": [1,\n', '2:1', 'end'],
    ['a no-break space', '{\u00a0"a": 1}', '1:2', 'key'],
  ])('says where %s is', (_, text, place, fault) => {
    const [line, column] = place.split(':').map(Number);
    expect(problemsOf(text)).toMatchObject([{ code: 'json-syntax', path: place, line, column, fault }]);
  });

  it.each<[string, string, string]>([
    ['Windows lines', '{\r\n  "a": 1\r\n  "b": 2\r\n}', '3:3'],
    ['old Macintosh lines', '{\r  "a": 1\r  "b": 2}', '3:3'],
    ['a byte-order mark', '\ufeff{"a" 1}', '1:6'],
    ['tabs, each one column', '{\n\t\t"a" 1}', '2:7'],
    ['Chinese, each character one column', '{"名称": "数据" "等级": 3}', '1:13'],
    ['characters beyond the basic plane, each one column', '{"𠮷": "😀" 1}', '1:11'],
  ])('counts lines and columns as an editor does with %s', (_, text, place) => {
    expect(problemsOf(text)).toMatchObject([{ code: 'json-syntax', path: place }]);
  });

  it('shows what it found instead, but not all of it', () => {
    expect(problemsOf(`{"a": ${'x'.repeat(500)}}`)).toMatchObject([{ found: 'x'.repeat(20) }]);
  });

  it.each(['', '  \n\t', '\ufeff'])('finds nothing in %j', (text) => {
    expect(problemsOf(text)).toEqual([{ code: 'empty-file', path: '$' }]);
  });

  it.each<[string, string, object]>([
    ['twice', '{"a": 1, "b": {"c": 1,\n "c": 2}}', { path: '$.b.c', line: 2, column: 2, key: 'c' }],
    ['spelled with an escape', '{"a": 1, "\\u0061": 2}', { path: '$.a', line: 1, column: 10, key: 'a' }],
    ['inside a list', '[{"x": 1}, {"x": 1, "x": 2}]', { path: '$[1].x', line: 1, column: 21 }],
    ['with a value like a key', '{"a": "\\"b\\":", "a": 2}', { path: '$.a', line: 1, column: 17 }],
    ['of any text', '{"数 据": 1, "数 据": 2}', { path: '$["数 据"]', line: 1, column: 12 }],
  ])('finds a key that is there %s', (_, text, problem) => {
    expect(problemsOf(text)).toMatchObject([{ code: 'json-duplicate-key', ...problem }]);
  });

  it('does not take equal keys of different objects for duplicates, nor text that looks like keys', () => {
    expect(parseJson('{"a": {"a": 1}, "b": [{"a": 1}, {"a": "x\\": \\"a\\": "}]}').ok).toBe(true);
  });

  it.each(['__proto__', '\\u005f_proto__', '__proto\\u005f_', 'constructor', 'prototype'])(
    'refuses the key %s in any depth',
    (key) => {
      expect(problemsOf(`{"a": [{"${key}": {"admin": true}}]}`)).toMatchObject([
        { code: 'json-forbidden-key', line: 1, column: 9 },
      ]);
    },
  );

  it('finds every duplicate and forbidden key at once', () => {
    const text = '{"a": 1, "a": 2, "__proto__": {}, "b": {"c": 1, "c": 2}}';
    expect(problemsOf(text).map(({ code }) => code)).toEqual([
      'json-duplicate-key',
      'json-forbidden-key',
      'json-duplicate-key',
    ]);
  });

  it.each<[string, boolean]>([
    [`${'['.repeat(100)}${']'.repeat(100)}`, true],
    [`${'['.repeat(101)}${']'.repeat(101)}`, false],
    [`${'{"a":'.repeat(101)}1${'}'.repeat(101)}`, false],
    [`${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`, false],
  ])('takes 100 levels of nesting and no more: %.20s…', (text, ok) => {
    expect(problemsOf(text)).toEqual(ok ? [] : [{ code: 'json-too-deep', path: '$', limit: 100 }]);
  });

  it('survives a million brackets that are never closed', () => {
    expect(problemsOf('['.repeat(1_000_000))).toMatchObject([
      { code: 'json-syntax', path: '1:1000001', fault: 'end' },
    ]);
  });

  it('refuses numbers beyond a double, and keeps minus zero harmless', () => {
    expect(problemsOf('{"a": [1, -1e999]}')).toEqual([
      { code: 'json-number', path: '$.a[1]', line: 1, column: 11, number: '-1e999' },
    ]);
    expect(parseJson('[-0, 1e-400]')).toEqual({ ok: true, value: [-0, 0] });
  });

  it('refuses half a character, and takes a whole one however it is spelled', () => {
    expect(problemsOf('{"a": "x\\ud83d", "\\udc00": 1}')).toMatchObject([
      { code: 'json-surrogate', path: '$.a', line: 1, column: 7 },
      { code: 'json-surrogate', line: 1, column: 18 },
    ]);
    expect(parseJson('["\\ud83d\\ude00", "😀"]')).toEqual({ ok: true, value: ['😀', '😀'] });
  });

  it('agrees with JSON.parse on what is JSON, and always has a place for what is not', () => {
    const pieces = [
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"b\\n"',
      '1',
      '-2.5e3',
      '0',
      'true',
      'null',
      ' ',
      '\n',
      '"',
      '\\',
      'x',
      '.',
      '-',
      '/',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 14 }), (parts) => {
        const text = parts.join('');
        let value: unknown;
        try {
          value = JSON.parse(text);
        } catch {
          const [problem] = problemsOf(text);
          expect(['json-syntax', 'empty-file']).toContain(problem?.code);
          if (problem?.code !== 'json-syntax') return;
          expect(problem).toMatchObject({
            path: expect.stringMatching(/^[1-9]\d*:[1-9]\d*$/),
            fault: expect.any(String),
          });
          return;
        }
        const parsed = parseJson(text);
        if (parsed.ok) expect(parsed.value).toEqual(value);
        else expect(parsed.problems.map(({ code }) => code)).toContain('json-duplicate-key');
      }),
      { numRuns: 1000, seed: 20261122 },
    );
  });
});
