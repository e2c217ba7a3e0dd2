import { availableParallelism } from 'node:os';

/**
 * Reports put together at a time: one laid out on each core, and one read or written meanwhile. The browser takes
 * some 300 MB for each.
 */
export const PAGES_AT_ONCE = Math.min(8, availableParallelism()) + 1;
