/** How an assessment is answered: items as a whole, or criterion by criterion. */
export type Depth = 'screening' | 'full';
