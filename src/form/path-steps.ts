const STEP = /\.([A-Za-z_]\w*)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/g;

/** The steps of a problem's JSON path: `$.answers["a.1"].evidence[0].title` → answers, a.1, evidence, 0, title. */
export const pathSteps = (path: string): (string | number)[] =>
  [...path.matchAll(STEP)].map(([, word, position, text]) =>
    position === undefined ? (word ?? (JSON.parse(text ?? '""') as string)) : Number(position),
  );
