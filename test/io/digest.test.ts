import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalJson } from '../../src/core/canonical-json.ts';
import { digestBytes, digestOf } from '../../src/io/digest.ts';

it('names equal content alike, whatever the order of its keys', () => {
  expect(canonicalJson({ b: [{ z: 1, y: null }], a: '数' })).toBe('{"a":"数","b":[{"y":null,"z":1}]}');
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const backwards = Object.fromEntries(Object.entries(value).reverse());
      expect(digestOf(backwards)).toBe(digestOf(value));
    }),
    { numRuns: 100, seed: 20261122 },
  );
});

it('tells different content apart, the order of a list included', () => {
  const values = [{ a: [1, 2] }, { a: [2, 1] }, { a: ['1', 2] }, { a: [1, 2], b: null }, [1, 2]];
  expect(new Set(values.map(digestOf)).size).toBe(values.length);
});

it('is SHA-256 in hex', () => {
  // printf '{}' | sha256sum
  expect(digestOf({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
  expect(digestBytes(Buffer.from('{}'))).toBe(digestOf({}));
});
