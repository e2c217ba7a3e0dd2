import { type Ratings, readRatings } from '../../core/ratings.ts';
import type { Response } from '../../core/response.ts';
import { scoreRatings } from '../../core/score-response.ts';
import { digestBytes } from '../../io/digest.ts';
import { digestRatings } from '../../io/digest-answers.ts';
import type { ScannedAnswers } from '../../io/scan-answers/answers-scanner.ts';
import { Arena } from '../../io/scan-answers/arena.ts';
import { scanAnswerFile } from '../../io/scan-answers/scan-answer-file.ts';
import { compressText } from '../../store/compress-text.ts';
import { type PackedAnswers, packAnswers } from '../../store/pack-answers.ts';
import { packScore } from '../../store/pack-score.ts';
import { identityOf } from '../active-rubric.ts';
import { createReadFile, readAnswers, type Scorer, type ScorerSetup } from './create-scorer.ts';
import type { Failed, Scored } from './score-input.ts';
import type { ScoringRubric } from './scoring-rubric.ts';

/** A scorer for many files: it reads the usual ones by scanning them, and makes records of them. */
export interface QuickScorer extends Scorer {
  /** Where the answers in records are kept. */
  readonly arena: Arena;
}

interface QuickScorerSetup extends ScorerSetup {
  /** Whether results become records. */
  readonly save: boolean;
}

const NOTHING: ReadonlyMap<number, never> = new Map<number, never>();

const RUBRIC_ID = /"rubric"\s*:\s*\{[^{}]*?"id"\s*:\s*"([^"\\]*)"/;
/** Where a file says which rubric it is for, if it says so at its beginning. */
const BEGINNING = 400;

/** The rubric that a file seems to be for; wrong guesses come to light when the file is read. */
const guessRubricId = (bytes: Buffer): string | undefined =>
  RUBRIC_ID.exec(bytes.toString('latin1', 0, BEGINNING))?.[1];

/** What is read of one file, by whichever way. */
interface Reading {
  readonly subject: Response;
  readonly ratings: Ratings;
  readonly rubric: ScoringRubric;
  readonly pack: () => PackedAnswers;
}

const ratingsOf = (
  { codes }: ScannedAnswers,
  { rubric }: ScoringRubric['index'],
  head: Response,
): Ratings => ({
  codes,
  several: NOTHING,
  screened: NOTHING,
  bonuses: (rubric.bonuses ?? []).map(({ id }) => head.bonuses?.[id] ?? 0),
});

export function createQuickScorer(setup: QuickScorerSetup): QuickScorer {
  const { today, save } = setup;
  const known = new Map<string, ScoringRubric>();
  const arena = new Arena();

  function scan(bytes: Buffer): Reading | null {
    const rubric = known.get(guessRubricId(bytes) ?? '');
    const scanned = rubric && scanAnswerFile(bytes, rubric.index, today);
    if (rubric === undefined || !scanned) return null;
    const { head, answers } = scanned;
    const { codes, rest } = answers;
    return {
      subject: head,
      ratings: ratingsOf(answers, rubric.index, head),
      rubric,
      pack: () => ({ ratings: codes, rest: rest === null ? null : compressText(rest) }),
    };
  }

  const keep = ({ ratings, rest }: PackedAnswers): PackedAnswers => ({
    ratings: arena.keep(ratings),
    rest: rest === null ? null : arena.keep(rest),
  });

  function finish(file: string, bytes: Buffer, { subject, ratings, rubric, pack }: Reading): Scored {
    const { index } = rubric;
    const identity = { ...identityOf(rubric), answersDigest: digestRatings(index, ratings) };
    const { result, spellOut } = scoreRatings(index, ratings, subject, identity);
    const { codes } = ratings;
    if (!save) return { ok: true, file, result, spellOut, rubric, codes, record: null };
    const digest = digestBytes(bytes);
    const record = packScore({ file, digest }, subject, result, rubric.outline, keep(pack()));
    return { ok: true, file, result, spellOut, rubric, codes, record };
  }

  async function scoreBytes(file: string, given: Uint8Array): Promise<Scored | Failed> {
    const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
    const scanned = scan(bytes);
    if (scanned !== null) return finish(file, bytes, scanned);
    const read = await readAnswers(bytes, setup);
    if (!read.ok) return { ok: false, file, problems: read.problems };
    const { response, rubric } = read.value;
    known.set(response.rubric.id, rubric);
    const ratings = readRatings(rubric.index, response);
    const pack = () => packAnswers(response.answers, rubric.outline);
    return finish(file, bytes, { subject: response, ratings, rubric, pack });
  }
  return { readFile: createReadFile(setup.cwd), scoreBytes, arena };
}
