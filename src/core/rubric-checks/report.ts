import type { Problem, ProblemCode } from '../../errors.ts';

/** Takes down one problem of a rubric. */
export type Report = (code: ProblemCode, path: string, params?: Problem['params']) => void;
