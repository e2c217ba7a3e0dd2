import type { Connection } from './connection.ts';

/** An open store's state, passed to the functions that do its work. */
export interface Session {
  readonly connection: Connection;
  /** ISO time, UTC. */
  readonly now: () => string;
  readonly newId: () => string;
  /** Keys of rubrics and profiles by digest, remembered: neither is ever deleted. */
  readonly keys: Readonly<Record<'rubrics' | 'profiles', Map<string, number>>>;
  /** Ids of the assessments that this session has locked, each with how to unlock. */
  readonly locks: Map<string, () => void>;
}
