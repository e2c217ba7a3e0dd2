import type { Messages } from '../en/messages.ts';
import { assess } from './assess.ts';
import { commands } from './commands.ts';
import { common } from './common.ts';
import { db } from './db.ts';
import { doctor } from './doctor.ts';
import { errors } from './errors.ts';
import { problems } from './problems.ts';
import { prompts } from './prompts.ts';
import { score } from './score.ts';
import { stored } from './stored.ts';

/** 程序的全部中文用语；每个主题一个文件，键与英文一致。 */
export const messages: Messages = { common, commands, errors, problems, prompts, assess, score, stored, db, doctor };
