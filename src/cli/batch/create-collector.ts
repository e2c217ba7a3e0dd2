import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** So often that the garbage of one round is small beside the 12 MB in use, so rarely that it takes no time. */
const FILES = 4000;

/**
 * What collects all garbage of this thread every few thousand files; it is told how many were scored since the last
 * call. Left to itself V8 first lets four times as much pile up as is in use, of what has outlived its young
 * generation, and the memory of a run grew with its files. Node has no other way to ask for it.
 */
export function createCollector(): (files: number) => void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  let left = FILES;
  return (files) => {
    left -= files;
    if (left > 0) return;
    collect();
    left = FILES;
  };
}
