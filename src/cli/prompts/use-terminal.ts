import { useEffect, useState } from '@inquirer/core';
import type { OutputStream } from '../context.ts';

/** Columns and rows that a prompt may fill. */
export interface Size {
  readonly columns: number;
  readonly rows: number;
}

const CLEAR_SCREEN = '\u001b[2J\u001b[H';

/** The terminal's size, within what can be laid out at all; 80×24 where it is not known. */
function sizeOf({ columns, rows }: Pick<OutputStream, 'columns' | 'rows'>): Size {
  const known = (value: number | undefined, otherwise: number) =>
    value === undefined || value === 0 ? otherwise : value;
  return { columns: Math.max(known(columns, 80), 20), rows: Math.max(known(rows, 24), 6) };
}

/**
 * The size of the terminal that a prompt draws on. When it changes, or the process comes back from the
 * background, lines have moved and the prompt library no longer knows where its own are: the screen is
 * cleared and the prompt drawn anew.
 */
export function useTerminal(output: OutputStream): { readonly size: Size; readonly redraw: () => void } {
  const [, setRound] = useState({});
  const redraw = (): void => setRound({});
  useEffect((rl) => {
    const drawAnew = (): void => {
      output.write(CLEAR_SCREEN);
      redraw();
    };
    const comeBack = (): void => {
      rl.resume();
      drawAnew();
    };
    // Readline repeats errors of its input, also while it closes because the terminal has gone: run-prompt.ts
    // sees to that, so this one is left on for good.
    rl.on('error', () => {});
    output.on('resize', drawAnew);
    rl.on('SIGCONT', comeBack);
    return () => {
      output.off('resize', drawAnew);
      rl.removeListener('SIGCONT', comeBack);
    };
  }, []);
  return { size: sizeOf(output), redraw };
}
