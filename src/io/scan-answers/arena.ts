/** Enough for the answers of some tens of files. */
const SLAB_BYTES = 640 * 1024;

/**
 * Memory for many short-lived pieces of bytes that are handed on together: a slab at a time, so that a piece costs
 * no allocation, a slab can move to another thread as it is, and come back to be used again.
 */
export class Arena {
  #free: ArrayBuffer[] = [];
  #used: ArrayBuffer[] = [];
  #slab = new Uint8Array(0);
  #length = 0;

  /** A piece of this many bytes; what is in it is left over from before. */
  take(length: number): Uint8Array<ArrayBuffer> {
    if (this.#length + length > this.#slab.length) this.#addSlab(length);
    const piece = this.#slab.subarray(this.#length, this.#length + length);
    this.#length += length;
    return piece;
  }

  #addSlab(length: number): void {
    const free = length <= SLAB_BYTES ? this.#free.pop() : undefined;
    const buffer = free ?? new ArrayBuffer(Math.max(SLAB_BYTES, length));
    this.#used.push(buffer);
    this.#slab = new Uint8Array(buffer);
    this.#length = 0;
  }

  /** Gives back the end of the piece taken last, which is not needed after all. */
  shrink(piece: Uint8Array<ArrayBuffer>, length: number): Uint8Array<ArrayBuffer> {
    this.#length -= piece.length - length;
    return piece.subarray(0, length);
  }

  /** The memory behind all pieces taken since the last call; it is whoever calls who has it now. */
  handOver(): ArrayBuffer[] {
    const buffers = this.#used;
    this.#used = [];
    this.#slab = new Uint8Array(0);
    this.#length = 0;
    return buffers;
  }

  /** Takes memory back that nobody needs any more. */
  giveBack(buffers: readonly ArrayBuffer[]): void {
    for (const buffer of buffers) if (buffer.byteLength === SLAB_BYTES) this.#free.push(buffer);
  }
}
