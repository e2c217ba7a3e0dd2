import type { Language } from '../../core/text.ts';
import type { ActiveRubric } from '../active-rubric.ts';
import type { UnknownRubric } from './rubric-source.ts';
import type { TaskSetup } from './score-task.ts';
import type { Chunk, Task } from './task.ts';

/** What a worker is born with. */
export interface WorkerSetup extends Pick<TaskSetup, 'format' | 'save' | 'minLevel' | 'layOut'> {
  readonly language: Language;
  readonly cwd: string;
  /** ISO date where the user is. */
  readonly today: string;
}

export type ToWorker =
  /** Comes before the first task; the rubric that the columns of a CSV file are for. */
  | { readonly kind: 'head'; readonly head: ActiveRubric }
  | { readonly kind: 'task'; readonly task: Task }
  | { readonly kind: 'rubric'; readonly id: string; readonly found: ActiveRubric | UnknownRubric };

export type FromWorker =
  | { readonly kind: 'chunk'; readonly chunk: Chunk }
  /** Rubrics are loaded in one place, so that all workers score with the same. */
  | { readonly kind: 'rubric-wanted'; readonly id: string };

/** The memory of bytes that nobody else looks into: it may move to the other thread instead of being copied. */
export const ownMemory = ({ buffer, byteLength }: Uint8Array): ArrayBuffer[] =>
  buffer instanceof ArrayBuffer && byteLength > 0 && buffer.byteLength === byteLength ? [buffer] : [];
