import { createPrompt, useKeypress, useState } from '@inquirer/core';
import type { Context } from '../context.ts';
import { createPaint } from '../output/paint.ts';
import { clipText } from '../output/text-width.ts';
import { wrapText } from '../output/wrap-text.ts';
import { type Choice, filterChoices } from './filter-choices.ts';
import { readCommand, readKey } from './read-key.ts';
import { runPrompt } from './run-prompt.ts';
import { type Size, useTerminal } from './use-terminal.ts';

interface ChooseOptions<Value> {
  /** The question; may have several lines. */
  readonly message: string;
  readonly choices: readonly Choice<Value>[];
  /** Where the pointer is at first. */
  readonly initial?: NoInfer<Value> | undefined;
  /** Typing narrows the list; otherwise digits choose at once. */
  readonly search?: boolean;
  /** Esc gives null; otherwise it does nothing. */
  readonly cancel?: boolean;
}

interface Config extends ChooseOptions<unknown> {
  readonly context: Pick<Context, 't' | 'stderr' | 'color'>;
}

type Outcome = { readonly value: unknown } | null;

/** Short lists are numbered, and a digit chooses at once. */
const byDigit = ({ search, choices }: Config): boolean => search !== true && choices.length <= 9;

/** The part of a list around the pointer that fits. */
function windowOf<T>(list: readonly T[], active: number, rows: number): { start: number; shown: T[] } {
  const start = Math.max(0, Math.min(active - Math.floor(rows / 2), list.length - rows));
  return { start, shown: list.slice(start, start + rows) };
}

function renderHint(config: Config, columns: number): string[] {
  const { t } = config.context;
  const parts = [
    t('prompts.move'),
    byDigit(config) && t('prompts.digits'),
    config.search === true && t('prompts.type'),
    t('prompts.enter'),
    config.cancel === true && t('prompts.escape'),
  ];
  return wrapText(parts.filter((part) => part !== false).join(' · '), columns);
}

interface Listing {
  readonly list: readonly Choice<unknown>[];
  readonly active: number;
  readonly query: string;
}

/** What stands above the cursor and what below it. */
function renderChoices(config: Config, { list, active, query }: Listing, size: Size): [string, string] {
  const { t, color } = config.context;
  const paint = createPaint(color.stderr);
  const columns = Math.min(size.columns - 1, 100);
  const message = wrapText(config.message, columns).map(paint.strong);
  const hint = renderHint(config, columns);
  const description = wrapText(list[active]?.description ?? '', columns - 2);
  const about = list.some((choice) => choice.description !== undefined)
    ? ['', ...description.slice(0, 4).map((line) => `  ${paint.faint(line)}`)]
    : [];
  const taken = message.length + 1 + about.length + 1 + hint.length + 1;
  const rows = Math.max(1, size.rows - taken);
  const { start, shown } = windowOf(list, active, rows);
  const lines = shown.map(({ name }, at) => {
    const line = clipText(byDigit(config) ? `${start + at + 1}  ${name}` : name, columns - 2);
    return start + at === active ? paint.key(`> ${line}`) : `  ${line}`;
  });
  if (list.length === 0) lines.push(`  ${paint.faint(t('prompts.nothing'))}`);
  if (shown.length < list.length) hint.push(t('prompts.position', { at: active + 1, of: list.length }));
  const footer = hint.map(paint.faint);
  const below = [...lines, ...about, '', ...footer].join('\n');
  return config.search === true
    ? [[...message, `${paint.faint(t('prompts.search'))}${query}`].join('\n'), below]
    : [message.join('\n'), below];
}

/** Exported for its tests. */
export const choosePrompt = createPrompt((config: Config, done: (outcome: Outcome) => void) => {
  const { choices, search = false, cancel = false, initial } = config;
  const [query, setQuery] = useState('');
  const first = choices.findIndex(({ value }) => Object.is(value, initial));
  const [active, setActive] = useState(Math.max(first, 0));
  const { size } = useTerminal(config.context.stderr);
  const list = search ? filterChoices(choices, query) : choices;
  const page = Math.max(1, size.rows - 8);

  useKeypress((event, rl) => {
    const key = readKey(event);
    const last = list.length - 1;
    const go = (to: number) => setActive(Math.max(0, Math.min(to, last)));
    const line = rl.line;
    if (!search) rl.clearLine(0);
    if (key.pasted && !search) return;
    switch (key.name) {
      case 'return':
      case 'enter': {
        const chosen = list[active];
        // Readline has emptied its line; the query is still ours.
        if (chosen !== undefined) done({ value: chosen.value });
        else rl.write(query);
        return;
      }
      case 'escape':
        if (cancel) done(null);
        return;
      case 'up':
        go(active === 0 ? last : active - 1);
        return;
      case 'down':
        go(active === last ? 0 : active + 1);
        return;
      case 'pageup':
        go(active - page);
        return;
      case 'pagedown':
        go(active + page);
        return;
      case 'home':
        go(0);
        return;
      case 'end':
        go(last);
        return;
    }
    if (search) {
      if (line === query) return;
      setQuery(line);
      setActive(0);
      return;
    }
    const chosen = byDigit(config) ? list[Number(readCommand(key)) - 1] : undefined;
    if (chosen !== undefined) done({ value: chosen.value });
  });

  return renderChoices(config, { list, active, query }, size);
});

/** Asks for one of several things; null when the user turns back. */
export async function choose<Value>(context: Context, options: ChooseOptions<Value>): Promise<Value | null> {
  const outcome = await runPrompt(context, choosePrompt, { ...options, context });
  return outcome === null ? null : (outcome.value as Value);
}
