/** A limit as SQLite takes it: with a negative one it gives every row. */
export const toLimit = (limit: number): number => (Number.isFinite(limit) ? limit : -1);
