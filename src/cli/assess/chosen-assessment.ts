import type { StoredAssessment } from '../../store/store.ts';
import type { Context } from '../context.ts';

/** An assessment to interview for, in the language of the interview. */
export interface Chosen {
  readonly assessment: StoredAssessment;
  readonly context: Context;
}
