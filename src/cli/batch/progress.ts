import type { Context } from '../context.ts';

/** How far a long run is: what is known of the amount of work, and a line on the terminal that says so. */
export interface Progress {
  /** So many more files with one answer file each are to come. */
  expectFiles(count: number): void;
  /** A file of lines has so many bytes; how many answer files it holds shows as it is read. */
  expectLines(bytes: number): void;
  readLines(bytes: number): void;
  /** So many more answer files are done. */
  done(count: number): void;
  /** Takes the line off the terminal, so that something else can be written there. */
  clear(): void;
}

/** Shorter runs are over before a line could be read. */
const FIRST_AFTER = 400;
const REDRAW_EVERY = 200;

function describeTime(context: Context, seconds: number): string {
  const { t } = context;
  if (seconds < 90) return t('score.progress.seconds', { count: Math.max(1, Math.round(seconds)) });
  return t('score.progress.minutes', { count: Math.round(seconds / 60) });
}

/** Progress with rate and time left on a terminal; silent elsewhere, with --quiet, and in short runs. */
export function createProgress(context: Context): Progress {
  const { stderr, t, language } = context;
  const visible = stderr.isTTY === true && !context.options.quiet;
  const started = context.now().getTime();
  let drawnAt = started + FIRST_AFTER - REDRAW_EVERY;
  let drawn = false;
  let [files, done] = [0, 0];
  // Files of lines: the work in bytes, while nobody has counted their answer files.
  const volume = { size: 0, read: 0 };
  const number = (value: number): string => Math.round(value).toLocaleString(language);

  const clear = (): void => {
    if (drawn) stderr.write('\r\u001b[K');
    drawn = false;
  };
  /** How many there will be; null while that cannot be known. */
  const estimateTotal = (): number | null => {
    if (volume.size === 0) return files > 0 ? files : null;
    if (files > 0 || volume.read === 0) return null;
    return done * (volume.size / volume.read);
  };
  const draw = (now: number): void => {
    const rate = (done * 1000) / Math.max(1, now - started);
    const total = estimateTotal();
    const parts = [
      total === null
        ? number(done)
        : t('score.progress.of', { done: number(done), total: number(Math.max(total, done)) }),
      t('score.progress.rate', { rate: number(rate) }),
      ...(total === null || rate === 0 ? [] : [describeTime(context, Math.max(0, total - done) / rate)]),
    ];
    clear();
    stderr.write(parts.join(' · '));
    drawn = true;
    drawnAt = now;
  };

  return {
    expectFiles(count) {
      files += count;
    },
    expectLines(bytes) {
      volume.size += bytes;
    },
    readLines(bytes) {
      volume.read += bytes;
    },
    done(count) {
      done += count;
      if (!visible) return;
      const now = context.now().getTime();
      if (now - drawnAt >= REDRAW_EVERY) draw(now);
    },
    clear,
  };
}
