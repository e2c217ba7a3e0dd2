import { Command } from 'commander';
import type { Context } from '../context.ts';
import { addGrade } from './classify/grade.ts';

/** `dcmm classify`: data assets from inventory to catalogue. */
export function createClassifyCommand(context: Context): Command {
  const { t } = context;
  const classify = new Command('classify')
    .description(t('commands.classify.summary'))
    .addHelpText('after', `\n${t('classify.examples')}`);
  for (const add of [addGrade]) add(classify, context);
  return classify;
}
