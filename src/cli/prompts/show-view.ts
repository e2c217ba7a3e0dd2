import { createPrompt, useKeypress, useRef } from '@inquirer/core';
import type { Context, OutputStream } from '../context.ts';
import { type Key, readKey } from './read-key.ts';
import { runPrompt } from './run-prompt.ts';
import { type Size, useTerminal } from './use-terminal.ts';

/** What a key leads to: a view (the same one to stay), or a request, which ends the prompt. */
export type Step<Request> = View<Request> | { readonly request: Request };

/**
 * One thing that fills the screen and takes single keys. What needs more than keys (typing a note, say) it
 * requests; whoever shows the view does that and shows it again.
 */
export interface View<Request> {
  /** Lines no wider than the screen and fewer than its rows. */
  render(size: Size): readonly string[];
  press(key: Key): Promise<Step<Request>>;
}

interface Config {
  readonly view: View<unknown>;
  readonly output: OutputStream;
}

type Outcome = { readonly request: unknown } | { readonly error: unknown };

/** Exported for its tests. */
export const viewPrompt = createPrompt(
  ({ view: first, output }: Config, done: (outcome: Outcome) => void): string => {
    const view = useRef(first);
    const { size, redraw } = useTerminal(output);
    useKeypress(async (event, rl) => {
      // The keys are ours: what readline has made of them must not show.
      rl.clearLine(0);
      const key = readKey(event);
      // Pasted text is no row of commands, and Ctrl-Z was for the terminal.
      if (key.pasted || (key.ctrl && key.name === 'z')) return;
      // The next key is for what this one leads to.
      rl.pause();
      try {
        const next = await view.current.press(key);
        if ('request' in next) {
          done(next);
          return;
        }
        view.current = next;
      } catch (error) {
        done({ error });
        return;
      }
      redraw();
      rl.resume();
    });
    return view.current.render(size).join('\n');
  },
);

/** Shows a view, and those it leads to, until one of them makes a request. */
export async function showView<Request>(context: Context, view: View<Request>): Promise<Request> {
  const outcome = await runPrompt(context, viewPrompt, { view, output: context.stderr });
  if ('error' in outcome) throw outcome.error;
  return outcome.request as Request;
}
