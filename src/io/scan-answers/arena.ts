/** Enough for what several files leave, and little enough to waste where a task is but one file. */
const SLAB_BYTES = 32 * 1024;

/**
 * Keeps many small pieces of bytes that are handed on together: they share slabs of memory, which move to another
 * thread as they are, where each piece by itself would be copied.
 */
export class Arena {
  #slabs: ArrayBuffer[] = [];
  #free = new Uint8Array(0);

  /** A copy of the bytes. */
  keep(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
    const { length } = bytes;
    if (length > this.#free.length) {
      const slab = new ArrayBuffer(Math.max(SLAB_BYTES, length));
      this.#slabs.push(slab);
      this.#free = new Uint8Array(slab);
    }
    const piece = this.#free.subarray(0, length);
    piece.set(bytes);
    this.#free = this.#free.subarray(length);
    return piece;
  }

  /** The memory of all pieces kept since the last call; it is whoever calls who has it now. */
  handOver(): ArrayBuffer[] {
    const slabs = this.#slabs;
    this.#slabs = [];
    this.#free = new Uint8Array(0);
    return slabs;
  }
}
