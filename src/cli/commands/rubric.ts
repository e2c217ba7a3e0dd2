import { Command } from 'commander';
import type { Context } from '../context.ts';
import { addDiff } from './rubric/diff.ts';
import { addLint } from './rubric/lint.ts';
import { addList } from './rubric/list.ts';
import { addNew } from './rubric/new.ts';
import { addOverlay } from './rubric/overlay.ts';
import { addShow } from './rubric/show.ts';
import { addValidate } from './rubric/validate.ts';

/** `dcmm rubric`: the rubrics on this machine, and the tools to write one. */
export function createRubricCommand(context: Context): Command {
  const { t } = context;
  const rubric = new Command('rubric')
    .description(t('commands.rubric.summary'))
    .addHelpText('after', `\n${t('rubric.examples')}`);
  for (const add of [addList, addShow, addValidate, addLint, addDiff, addNew, addOverlay])
    add(rubric, context);
  return rubric;
}
