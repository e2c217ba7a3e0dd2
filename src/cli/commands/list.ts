import { Command, Option } from 'commander';
import type { Policies } from '../../core/rubric.ts';
import { ExitCode } from '../../errors.ts';
import type { Store, StoredAssessment } from '../../store/store.ts';
import type { Context } from '../context.ts';
import { loadStoredOutline } from '../load-stored-outline.ts';
import { formatScore } from '../output/format-score.ts';
import { printJson } from '../output/print-json.ts';
import { printNote } from '../output/print-note.ts';
import { renderTable } from '../output/table.ts';
import { lookInStore } from '../with-store.ts';

interface ListOptions {
  readonly enterprise?: string;
  readonly rubric?: string;
  readonly status?: 'open' | 'done';
  readonly level?: string;
  readonly limit: number;
}

/** `dcmm list`: the stored assessments, the last changed first. */
export function createListCommand(context: Context): Command {
  const { t } = context;
  return new Command('list')
    .description(t('commands.list.summary'))
    .option('--enterprise <text>', t('stored.options.enterprise'))
    .option('--rubric <id>', t('stored.options.rubric'))
    .addOption(new Option('--status <status>', t('stored.options.status')).choices(['open', 'done']))
    .option('--level <level>', t('stored.options.level'))
    .option('--limit <n>', t('stored.options.limit'), readCount, 50)
    .addHelpText('after', `\n${t('stored.list.examples')}`)
    .action(async (options: ListOptions) => {
      context.exitCode = await runList(options, context);
    });
}

function readCount(text: string): number {
  const count = Number(text);
  return Number.isInteger(count) && count > 0 ? count : Number.NaN;
}

/** A level as rubrics write it: a number where it is one. */
const readLevel = (text: string): number | string => (/^\d+$/.test(text) ? Number(text) : text);

/** Scores as the rubric and profile of each assessment write them, each pair of them loaded once. */
async function formatScores(store: Store, assessments: readonly StoredAssessment[]): Promise<string[]> {
  const policies = new Map<string, Policies>();
  const scores: string[] = [];
  for (const assessment of assessments) {
    const { rubric, profile, result } = assessment;
    const key = `${rubric.digest} ${profile?.digest ?? ''}`;
    const own = policies.get(key) ?? (await loadStoredOutline(store, assessment)).names.policies;
    policies.set(key, own);
    scores.push(formatScore(result?.score ?? null, own));
  }
  return scores;
}

function toRow(context: Context, assessment: StoredAssessment, score: string): string[] {
  const { result } = assessment;
  return [
    assessment.id,
    assessment.enterprise.name,
    assessment.rubric.id,
    context.t(`stored.status.${assessment.status}`),
    result?.level == null ? '—' : String(result.level),
    score,
    `${assessment.answered}/${assessment.questions}`,
    assessment.updatedAt.slice(0, 10),
  ];
}

async function runList(options: ListOptions, context: Context): Promise<ExitCode> {
  const { t } = context;
  const { AppError } = await import('../../errors.ts');
  if (Number.isNaN(options.limit)) throw new AppError('usage', { detail: t('stored.limitNotCount') });
  const filter = {
    ...(options.enterprise !== undefined && { enterprise: options.enterprise }),
    ...(options.rubric !== undefined && { rubricId: options.rubric }),
    ...(options.status !== undefined && { status: options.status }),
    ...(options.level !== undefined && { level: readLevel(options.level) }),
    limit: options.limit,
  };
  return lookInStore(context, async (store) => {
    const assessments = await store.listAssessments(filter);
    if (context.options.json) {
      printJson(context, { schemaVersion: 1, assessments });
      return ExitCode.ok;
    }
    if (assessments.length === 0) {
      const isEmpty = (await store.countAssessments({})) === 0;
      printNote(context, t(isEmpty ? 'stored.list.empty' : 'stored.list.noneFit'));
      return ExitCode.ok;
    }
    const scores = await formatScores(store, assessments);
    const columns = [
      { title: t('stored.columns.id') },
      { title: t('stored.columns.enterprise'), wrap: true },
      { title: t('stored.columns.rubric') },
      { title: t('stored.columns.status') },
      { title: t('stored.columns.level'), align: 'right' as const },
      { title: t('stored.columns.score'), align: 'right' as const },
      { title: t('stored.columns.answered'), align: 'right' as const },
      { title: t('stored.columns.updated') },
    ];
    context.stdout.write(
      renderTable(
        context,
        columns,
        assessments.map((one, at) => toRow(context, one, scores[at] ?? '')),
      ),
    );
    if (context.options.quiet || assessments.length < options.limit) return ExitCode.ok;
    const all = await store.countAssessments(filter);
    if (all > assessments.length)
      context.stderr.write(`${t('stored.list.more', { shown: assessments.length, all })}\n`);
    return ExitCode.ok;
  });
}
