import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import type { Result } from '../../core/result.ts';
import { AppError, ExitCode } from '../../errors.ts';
import { digestOf } from '../../io/digest.ts';
import { readJsonFile } from '../../io/read-json-file.ts';
import type { ReportMark } from '../../report/read-report-mark.ts';
import type { Store } from '../../store/store.ts';
import type { Context } from '../context.ts';
import { loadStored } from '../load-scored.ts';
import { cleanLine } from '../output/clean.ts';
import { printJson } from '../output/print-json.ts';
import { readVersion } from '../read-version.ts';
import { chooseTheme } from '../report/choose-theme.ts';
import { renderAgain } from '../report/render-again.ts';
import { lookInStore } from '../with-store.ts';

export interface VerifyOptions {
  readonly file: string;
  readonly theme?: string;
  readonly template?: string;
  readonly previous?: string;
  readonly benchmark?: string;
}

/** `same`: byte for byte what dcmm writes for that result; `different`: it is not; `not-comparable`: a PDF. */
type ContentCheck = 'same' | 'different' | 'not-comparable';

interface Verdict {
  readonly file: string;
  readonly digest: string;
  /** The stored assessment with exactly this result. */
  readonly assessment: {
    readonly id: string;
    readonly enterprise: string;
    readonly score: number | null;
    readonly level: string | null;
  } | null;
  readonly content: ContentCheck | null;
}

/** `dcmm verify FILE`: does a report or a result file match what is stored. */
export function createVerifyCommand(context: Context): Command {
  const { t } = context;
  return new Command('verify')
    .description(t('commands.verify.summary'))
    .argument('<file>', t('verify.arguments.file'))
    .option('--theme <file>', t('verify.options.theme'))
    .option('--template <folder>', t('verify.options.template'))
    .option('--previous <id|file>', t('verify.options.previous'))
    .option('--benchmark <file>', t('verify.options.benchmark'))
    .addHelpText('after', `\n${t('verify.examples')}`)
    .action(async (file: string, options: Omit<VerifyOptions, 'file'>) => {
      context.exitCode = await runVerify({ ...options, file }, context);
    });
}

const isResult = (value: unknown): value is Result =>
  value !== null &&
  typeof value === 'object' &&
  'answersDigest' in value &&
  'nodes' in value &&
  'scoringVersion' in value;

/** The result in a result file: bare, as `show --json` prints it, or the only one that `score --json` printed. */
function findResult(value: unknown): Result | null {
  if (isResult(value)) return value;
  if (value === null || typeof value !== 'object') return null;
  if ('result' in value && isResult(value.result)) return value.result;
  if ('results' in value && Array.isArray(value.results) && value.results.length === 1)
    return findResult(value.results[0]);
  return null;
}

interface Claim {
  readonly digest: string;
  readonly answers: string;
  /** null for a result file. */
  readonly mark: ReportMark | null;
  readonly bytes: Uint8Array;
}

async function readClaim(file: string): Promise<Claim> {
  const { readReportMark } = await import('../../report/read-report-mark.ts');
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'UNKNOWN';
    throw code === 'ENOENT'
      ? new AppError('file-not-found', { file })
      : new AppError('file-unreadable', { file, reason: code }, { cause: error });
  }
  const mark = readReportMark(bytes);
  if (mark !== null) return { digest: mark.result, answers: mark.answers, mark, bytes };
  const json = bytes[0] === 0x7b || bytes[0] === 0xef ? await readJsonFile(file) : null;
  const result = json?.ok ? findResult(json.value) : null;
  if (result === null) throw new AppError('report-unreadable', { file });
  return { digest: digestOf(result), answers: result.answersDigest, mark: null, bytes };
}

/** The stored assessment whose result has this digest. Only those with the same answers are looked at closely. */
async function findStored(store: Store, { digest, answers }: Claim) {
  const all = await store.listAssessments({ status: 'done', limit: Number.POSITIVE_INFINITY });
  for (const { id, result } of all) {
    if (result?.answersDigest !== answers) continue;
    const stored = await loadStored(store, id);
    if (digestOf(stored.result) === digest) return stored;
  }
  return null;
}

async function checkContent(
  claim: Claim,
  stored: Awaited<ReturnType<typeof loadStored>>,
  options: VerifyOptions,
  context: Context,
): Promise<ContentCheck | null> {
  const { mark, bytes } = claim;
  if (mark === null) return null;
  if (mark.format === 'pdf') return 'not-comparable';
  const again = await renderAgain(stored, mark, {
    context,
    templates: join(context.paths.templates, 'report'),
    theme: await chooseTheme(options.theme, context),
    generator: `dcmm ${readVersion(context)}`,
    ...(options.template !== undefined && { template: resolve(context.cwd, options.template) }),
    ...(options.previous !== undefined && { previous: options.previous }),
    ...(options.benchmark !== undefined && { benchmark: options.benchmark }),
  });
  return Buffer.compare(again, bytes) === 0 ? 'same' : 'different';
}

/** Exit code 0: it matches; 1: it does not; 3: the file is no report or result. */
export async function runVerify(options: VerifyOptions, context: Context): Promise<ExitCode> {
  const { t, stdout } = context;
  const file = resolve(context.cwd, options.file);
  const claim = await readClaim(file);
  const stored = await lookInStore(context, (store) => findStored(store, claim));
  const content = stored === null ? null : await checkContent(claim, stored, options, context);
  const verdict: Verdict = {
    file,
    digest: claim.digest,
    assessment:
      stored === null
        ? null
        : {
            id: stored.assessment.id,
            enterprise: stored.result.enterprise.name,
            score: stored.result.score,
            level: stored.result.level === null ? null : String(stored.result.level),
          },
    content,
  };
  const matches = stored !== null && content !== 'different';
  if (context.options.json) printJson(context, { schemaVersion: 1, matches, ...verdict });
  else {
    const { assessment } = verdict;
    stdout.write(
      assessment === null
        ? `${t('verify.unknown', { digest: claim.digest })}\n`
        : `${t('verify.stored', { id: assessment.id, enterprise: cleanLine(assessment.enterprise), score: String(assessment.score ?? '—'), level: assessment.level ?? '—' })}\n`,
    );
    if (content !== null) stdout.write(`${t(`verify.content.${content}`)}\n`);
  }
  return matches ? ExitCode.ok : ExitCode.belowLimit;
}
