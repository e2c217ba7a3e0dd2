import { strFromU8, unzipSync } from 'fflate';
import type { Format } from './render-report.ts';

/** Where a report differs from what it should be: a line of a text, or parts of an Office file. */
export type Difference =
  | {
      readonly kind: 'line';
      /** From 1. */
      readonly line: number;
      /** What stands there, and what should: cut around the first character that differs. */
      readonly found: string;
      readonly expected: string;
    }
  | { readonly kind: 'parts'; readonly parts: readonly string[] };

const [BEFORE, SHOWN] = [20, 80];

function findLine(found: string, expected: string): Difference | null {
  const [lines, others] = [found.split('\n'), expected.split('\n')];
  const at = lines.findIndex((line, position) => line !== others[position]);
  const line = at < 0 ? lines.length : at;
  const [one, other] = [lines[line] ?? '', others[line] ?? ''];
  if (one === other) return null;
  let column = 0;
  while (one[column] === other[column]) column += 1;
  const cut = (text: string): string => text.slice(Math.max(0, column - BEFORE)).slice(0, SHOWN);
  return { kind: 'line', line: line + 1, found: cut(one), expected: cut(other) };
}

function unpack(content: Uint8Array): ReadonlyMap<string, string> | null {
  try {
    return new Map(Object.entries(unzipSync(content)).map(([name, part]) => [name, strFromU8(part, true)]));
  } catch {
    return null;
  }
}

function findParts(found: Uint8Array, expected: Uint8Array): Difference | null {
  const [own, other] = [unpack(found), unpack(expected)];
  if (own === null || other === null) return null;
  const names = [...new Set([...own.keys(), ...other.keys()])].sort();
  const parts = names.filter((name) => own.get(name) !== other.get(name));
  return parts.length === 0 ? null : { kind: 'parts', parts };
}

/** The first place at which two reports of one format differ; null where that cannot be told. */
export function findDifference(format: Format, found: Uint8Array, expected: Uint8Array): Difference | null {
  if (format === 'docx' || format === 'xlsx') return findParts(found, expected);
  const decoder = new TextDecoder();
  return findLine(decoder.decode(found), decoder.decode(expected));
}
