import type { Command } from 'commander';
import { ExitCode } from '../../../errors.ts';
import { addRubricOptions, loadRubricOf, type RubricOptions } from '../../classify/rubric-options.ts';
import type { Context } from '../../context.ts';
import { printJson } from '../../output/print-json.ts';
import { renderTable } from '../../output/table.ts';
import { writeOut } from '../../output/write-out.ts';

/** `dcmm classify classes` and `questions`: the ids that files may use. */
export function addReference(parent: Command, context: Context): void {
  const { t } = context;
  addRubricOptions(parent.command('classes').description(t('classify.classes.summary')), context)
    .addHelpText('after', `\n${t('classify.classes.examples')}`)
    .action(async (options: RubricOptions) => {
      context.exitCode = await runClasses(options, context);
    });
  addRubricOptions(parent.command('questions').description(t('classify.questions.summary')), context)
    .addHelpText('after', `\n${t('classify.questions.examples')}`)
    .action(async (options: RubricOptions) => {
      context.exitCode = await runQuestions(options, context);
    });
}

async function runClasses(options: RubricOptions, context: Context): Promise<ExitCode> {
  const { t, language } = context;
  const { index } = await loadRubricOf(options, context);
  const classes = [...index.classes.values()];
  if (context.options.json) {
    printJson(context, {
      schemaVersion: 1,
      classes: classes.map(({ id, node, path, enterpriseType }) => ({
        id,
        name: node.name,
        depth: path.length,
        enterpriseType: enterpriseType.id,
        certainty: node.certainty ?? 'own',
      })),
    });
    return ExitCode.ok;
  }
  const rows = classes.map(({ id, node, path, enterpriseType }) => [
    id,
    `${'  '.repeat(path.length - 1)}${node.name[language]}`,
    enterpriseType.name[language],
    node.examples?.[language] ?? '',
  ]);
  const columns = [
    t('classify.template.id'),
    t('classify.columns.name'),
    t('classify.classes.type'),
    t('classify.template.examples'),
  ].map((title, at) => ({ title, wrap: at > 0 }));
  await writeOut(context.stdout, renderTable(context, columns, rows));
  return ExitCode.ok;
}

async function runQuestions(options: RubricOptions, context: Context): Promise<ExitCode> {
  const { t, language } = context;
  const { index } = await loadRubricOf(options, context);
  const text = (id: string): string =>
    index.questions.get(id)?.text[language] ?? index.rules.get(id)?.rule.question?.[language] ?? '';
  const answers = (id: string): string => {
    const kind = index.impacts.get(id);
    if (kind?.kind === 'choice') return [...kind.ranks.keys()].join(' ');
    return kind?.kind === 'quantity'
      ? t(`classify.units.${kind.unit}`)
      : `${t('common.yes')} ${t('common.no')}`;
  };
  const ids = [...index.impacts.keys()];
  if (context.options.json) {
    printJson(context, {
      schemaVersion: 1,
      questions: ids.map((id) => ({ id, text: text(id), kind: index.impacts.get(id)?.kind })),
    });
    return ExitCode.ok;
  }
  const columns = [t('classify.template.id'), t('classify.columns.kind'), t('classify.columns.question')].map(
    (title, at) => ({ title, wrap: at > 0 }),
  );
  await writeOut(
    context.stdout,
    renderTable(
      context,
      columns,
      ids.map((id) => [id, answers(id), text(id)]),
    ),
  );
  return ExitCode.ok;
}
