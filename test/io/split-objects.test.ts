import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitObjects } from '../../src/io/split-objects.ts';

/** In chunks of so many bytes, as a stream gives them. */
async function* inChunks(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function split(text: string, depth: number, size = 64): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const part of splitObjects(inChunks(text, size), depth))
    found.push(part.ok ? JSON.parse(Buffer.from(part.value).toString()) : part.problems);
  return found;
}

describe('splitObjects', () => {
  it('finds what stands in the lists of an object, however it is chunked and whatever its texts hold', async () => {
    const objects = fc.array(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(
        objects,
        objects,
        fc.integer({ min: 1, max: 40 }),
        fc.boolean(),
        async (a, b, size, wide) => {
          const text = JSON.stringify({ version: 1, a, more: 'a } in "quotes"', b }, null, wide ? 2 : 0);
          const { a: first, b: second } = JSON.parse(text);
          expect(await split(text, 2, size)).toEqual([...first, ...second]);
        },
      ),
    );
  });

  it('finds texts one after the other', async () => {
    expect(await split('{"a":[{}]}\n{"b":"}{"}  {"c":"\\"{"}', 0, 3)).toEqual([
      { a: [{}] },
      { b: '}{' },
      { c: '"{' },
    ]);
  });

  it('says where a text ends too early, after what came before', async () => {
    const params = { line: 2, column: 8, fault: 'end', found: '' };
    expect(await split('{"a":[{"b":1},\n{"鹰潭":"', 2, 2)).toEqual([
      { b: 1 },
      [{ code: 'json-syntax', path: '2:8', params }],
    ]);
    expect(await split('', 0)).toEqual([]);
  });

  it('counts what is too large to be parsed, and goes on behind it', async () => {
    async function* large(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('{"a":"');
      for (let at = 0; at < 21; at += 1) yield Buffer.alloc(1 << 20, 'x');
      yield Buffer.from('"}{"b":1}');
    }
    const found: unknown[] = [];
    for await (const part of splitObjects(large(), 0))
      found.push(part.ok ? Buffer.from(part.value).toString() : part.problems[0]?.code);
    expect(found).toEqual(['too-large', '{"b":1}']);
  });
});
