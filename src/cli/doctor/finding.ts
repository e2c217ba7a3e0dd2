import type { AppError } from '../../errors.ts';
import type { MessageKey } from '../../locales/translate.ts';
import type { Context } from '../context.ts';
import { wordParams } from '../output/word-params.ts';

/** What one look at the machine found. `note` works but deserves a word; `fail` stops a command from working. */
export interface Finding {
  readonly id: 'node' | 'data' | 'database' | 'browser' | 'fonts' | 'rubrics' | 'locale';
  readonly state: 'ok' | 'note' | 'fail';
  /** What is there: a path, a version, a count. */
  readonly found: string;
  /** What to do, when it is not simply right. */
  readonly fix?: { readonly key: MessageKey; readonly params?: Readonly<Record<string, string | number>> };
}

/** A failure as a finding: its words, and `fix` where its own hint would send the user to the doctor. */
export const describeFailure = (
  { t }: Context,
  { code, params }: AppError,
  fix: MessageKey = `errors.${code}.hint`,
): Required<Pick<Finding, 'found' | 'fix'>> => ({
  found: t(`errors.${code}.message`, wordParams(t, params)),
  fix: { key: fix, params },
});
