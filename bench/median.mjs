/** The middle of some figures; of an even number the upper of the two. */
export const median = (figures) => figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)];
