import type { MessageKey } from '../../locales/translate.ts';

/** What one look at the machine found. `note` works but deserves a word; `fail` stops a command from working. */
export interface Finding {
  readonly id: 'node' | 'data' | 'database' | 'browser' | 'fonts' | 'rubrics' | 'locale';
  readonly state: 'ok' | 'note' | 'fail';
  /** What is there: a path, a version, a count. */
  readonly found: string;
  /** What to do, when it is not simply right. */
  readonly fix?: { readonly key: MessageKey; readonly params?: Readonly<Record<string, string | number>> };
}
