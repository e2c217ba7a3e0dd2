/** Words that stand back: second languages, notes. */
export const QUIET = '59636E';
/** Behind rows that head a group. */
export const WASH = 'F1F4F7';
