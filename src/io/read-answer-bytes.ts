import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { type Parsed, type Problem, systemCode } from '../errors.ts';
import { MAX_FILE_BYTES, tooLarge } from './read-bytes.ts';

function toProblem(error: unknown): Problem {
  const reason = systemCode(error);
  return reason === 'ENOENT' || reason === 'ENOTDIR'
    ? { code: 'file-missing', path: '$' }
    : { code: 'unreadable', path: '$', params: { reason } };
}

const FIRST_BYTES = 1 << 17;

/** Reads files one after the other into the same memory. */
interface AnswerReader {
  /**
   * The bytes of a file of at most 20 MB, valid until the next is read; what keeps it from being read is a problem
   * of that file. Synchronous: batch scoring reads in worker threads, where that is quickest.
   */
  read(path: string): Parsed<Buffer>;
}

/** A reader with memory of its own, which grows with the largest file. */
export function createAnswerReader(): AnswerReader {
  let memory = Buffer.allocUnsafeSlow(FIRST_BYTES);

  /** To the end of the file, whatever its size is said to be: it may be a pipe. */
  function readAll(file: number): number {
    for (let length = 0; ; ) {
      if (length === memory.length) {
        const larger = Buffer.allocUnsafeSlow(Math.min(memory.length * 2, MAX_FILE_BYTES + 1));
        memory.copy(larger);
        memory = larger;
      }
      const count = readSync(file, memory, length, memory.length - length, null);
      length += count;
      if (count === 0 || length > MAX_FILE_BYTES) return length;
    }
  }

  return {
    read(path) {
      let file: number | undefined;
      try {
        file = openSync(path, 'r');
        const length = readAll(file);
        if (length <= MAX_FILE_BYTES) return { ok: true, value: memory.subarray(0, length) };
        memory = Buffer.allocUnsafeSlow(FIRST_BYTES);
        return { ok: false, problems: [tooLarge(Math.max(length, fstatSync(file).size))] };
      } catch (error) {
        return { ok: false, problems: [toProblem(error)] };
      } finally {
        if (file !== undefined) closeSync(file);
      }
    },
  };
}
