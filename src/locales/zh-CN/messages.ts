import type { Messages } from '../en/messages.ts';
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

/** 程序的全部中文用语；每个主题一个文件，键与英文一致。 */
export const messages: Messages = {
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
