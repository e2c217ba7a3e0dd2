import type { Problem, ProblemCode } from '../errors.ts';

/** Notes one problem at a path in the user's data. */
export type Report = (code: ProblemCode, path: string, params?: Problem['params']) => void;

/** A `Report` that collects into a list. */
export const reportTo =
  (problems: Problem[]): Report =>
  (code, path, params) =>
    problems.push(params === undefined ? { code, path } : { code, path, params });
