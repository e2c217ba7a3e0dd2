import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import type { Result } from '../../core/result.ts';
import { AppError, ExitCode } from '../../errors.ts';
import { digestOf } from '../../io/digest.ts';
import { parseJsonBytes } from '../../io/parse-json.ts';
import { readError } from '../../io/read-bytes.ts';
import type { Difference } from '../../report/find-difference.ts';
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

interface VerifyOptions {
  readonly file: string;
  readonly theme?: string;
  readonly template?: string;
  readonly previous?: string;
  readonly benchmark?: string;
  readonly overlay?: boolean;
}

/**
 * `same`: byte for byte what dcmm writes for that result; `different`: it is not.
 * A PDF is not written again: `unchanged` or `changed` since dcmm wrote it, as its seal tells.
 */
type ContentCheck = 'same' | 'different' | 'unchanged' | 'changed';

interface Content {
  readonly check: ContentCheck;
  readonly difference: Difference | null;
}

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
  readonly difference: Difference | null;
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
    .option('--overlay', t('verify.options.overlay'))
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
  if (!('results' in value) || !Array.isArray(value.results) || value.results.length !== 1) return null;
  const [{ file: _file, id: _id, ...result }] = value.results;
  return isResult(result) ? result : null;
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
  const bytes = await readFile(file).catch((error: unknown) => {
    throw readError(file, error);
  });
  const mark = readReportMark(bytes);
  if (mark !== null) return { digest: mark.result, answers: mark.answers, mark, bytes };
  const json = parseJsonBytes(bytes);
  const result = json.ok ? findResult(json.value) : null;
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
): Promise<Content | null> {
  const { mark, bytes } = claim;
  if (mark === null) return null;
  if (mark.format === 'pdf') {
    const { checkSeal } = await import('../../report/pdf/seal-pdf.ts');
    return { check: checkSeal(bytes) === 'intact' ? 'unchanged' : 'changed', difference: null };
  }
  const again = await renderAgain(stored, mark, {
    context,
    templates: join(context.paths.templates, 'report'),
    theme: await chooseTheme(options.theme, context),
    generator: `dcmm ${readVersion(context)}`,
    ...(options.template !== undefined && { template: resolve(context.cwd, options.template) }),
    ...(options.previous !== undefined && { previous: options.previous }),
    ...(options.benchmark !== undefined && { benchmark: options.benchmark }),
    overlay: options.overlay === true,
  });
  if (Buffer.compare(again, bytes) === 0) return { check: 'same', difference: null };
  const { findDifference } = await import('../../report/find-difference.ts');
  return { check: 'different', difference: findDifference(mark.format, bytes, again) };
}

function renderDifference(difference: Difference, { t }: Context): string {
  if (difference.kind === 'parts') return t('verify.where.parts', { parts: difference.parts.join(', ') });
  const { line, found, expected } = difference;
  return t('verify.where.line', { line, found: cleanLine(found), expected: cleanLine(expected) });
}

/** Exit code 0: it matches; 1: it does not; 3: the file is no report or result. */
async function runVerify(options: VerifyOptions, context: Context): Promise<ExitCode> {
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
    content: content?.check ?? null,
    difference: content?.difference ?? null,
  };
  const changed = content?.check === 'different' || content?.check === 'changed';
  const matches = stored !== null && !changed;
  if (context.options.json) printJson(context, { schemaVersion: 1, matches, ...verdict });
  else {
    const { assessment } = verdict;
    stdout.write(
      assessment === null
        ? `${t('verify.unknown', { digest: claim.digest })}\n`
        : `${t('verify.stored', { id: assessment.id, enterprise: cleanLine(assessment.enterprise), score: String(assessment.score ?? '—'), level: assessment.level ?? '—' })}\n`,
    );
    if (content !== null) stdout.write(`${t(`verify.content.${content.check}`)}\n`);
    if (content?.difference) stdout.write(`${renderDifference(content.difference, context)}\n`);
  }
  return matches ? ExitCode.ok : ExitCode.belowLimit;
}
