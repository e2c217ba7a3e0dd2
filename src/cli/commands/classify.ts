import { Command } from 'commander';
import { AppError } from '../../errors.ts';
import type { Context } from '../context.ts';
import { addAsk } from './classify/ask.ts';
import { addDelete } from './classify/delete.ts';
import { addDue } from './classify/due.ts';
import { addExplain } from './classify/explain.ts';
import { addExport } from './classify/export.ts';
import { addFiled } from './classify/filed.ts';
import { addGrade } from './classify/grade.ts';
import { addHistory } from './classify/history.ts';
import { addImport } from './classify/import.ts';
import { addList } from './classify/list.ts';
import { addReference } from './classify/reference.ts';
import { addReport } from './classify/report.ts';
import { addReview } from './classify/review.ts';
import { addSet } from './classify/set.ts';
import { addShow } from './classify/show.ts';

const PARTS = [
  addImport,
  addAsk,
  addGrade,
  addExplain,
  addList,
  addShow,
  addSet,
  addReview,
  addDue,
  addExport,
  addReport,
  addFiled,
  addHistory,
  addDelete,
  addReference,
];

/** `dcmm classify`: data assets from inventory to catalogue. */
export function createClassifyCommand(context: Context): Command {
  const { t } = context;
  const classify = new Command('classify')
    .usage('[command] [options]')
    .description(t('commands.classify.summary'))
    .argument('[command]', t('classify.arguments.command'))
    .addHelpText('after', `\n${t('classify.examples')}`)
    .action(async (word: string | undefined) => {
      if (word !== undefined) throw new AppError('usage', { detail: t('classify.unknownCommand', { word }) });
      const { runMenu } = await import('./classify/menu.ts');
      context.exitCode = await runMenu(context);
    });
  for (const add of PARTS) add(classify, context);
  return classify;
}
