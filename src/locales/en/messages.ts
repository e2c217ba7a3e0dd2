import { assess } from './assess.ts';
import { classify } from './classify.ts';
import { cohort } from './cohort.ts';
import { commands } from './commands.ts';
import { common } from './common.ts';
import { compare } from './compare.ts';
import { db } from './db.ts';
import { demo } from './demo.ts';
import { doctor } from './doctor.ts';
import { eligibility } from './eligibility.ts';
import { errors } from './errors.ts';
import { explain } from './explain.ts';
import { importing } from './import.ts';
import { lint } from './lint.ts';
import { migrate } from './migrate.ts';
import { problems } from './problems.ts';
import { prompts } from './prompts.ts';
import { questionnaire } from './questionnaire.ts';
import { report } from './report.ts';
import { rubric } from './rubric.ts';
import { score } from './score.ts';
import { stored } from './stored.ts';
import { verify } from './verify.ts';

/** All words of the program in English; one file a subject. The other language has the same shape. */
export const messages = {
  cohort,
  compare,
  common,
  commands,
  errors,
  problems,
  prompts,
  assess,
  score,
  classify,
  stored,
  db,
  demo,
  doctor,
  eligibility,
  explain,
  import: importing,
  lint,
  migrate,
  questionnaire,
  report,
  rubric,
  verify,
};

/** Chinese has no singular: `key_one`, which stands in for `key` where `count` is 1, is English only. */
type Shape<T> = {
  readonly [K in keyof T as K extends `${string}_one` ? never : K]: T[K] extends string
    ? string
    : Shape<T[K]>;
};
export type Messages = Shape<typeof messages>;
