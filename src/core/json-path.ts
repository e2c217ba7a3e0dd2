/** A step into JSON: a key of an object or a place in a list. */
export type PathStep = string | number;

/** A step as a path has it: `.name` where it is a plain word, `[0]` for a number, `["any text"]` otherwise. */
export const writeStep = (step: PathStep): string =>
  /^[A-Za-z_][A-Za-z0-9_]*$/.test(String(step))
    ? `.${step}`
    : /^\d+$/.test(String(step))
      ? `[${step}]`
      : `[${JSON.stringify(step)}]`;

/** `answers, a.1, evidence, 0` as `$.answers["a.1"].evidence[0]`. */
export const writePath = (steps: readonly PathStep[]): string => `$${steps.map(writeStep).join('')}`;

const STEP = /\.([A-Za-z_]\w*)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/g;

/** The steps of such a path. */
export const readPath = (path: string): PathStep[] =>
  [...path.matchAll(STEP)].map(([, word, position, text]) =>
    position === undefined ? (word ?? (JSON.parse(text ?? '""') as string)) : Number(position),
  );
