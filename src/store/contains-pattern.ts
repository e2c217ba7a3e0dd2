/** The pattern of `like … escape '\'` for texts that contain this one, ASCII letters in either case. */
export const containsPattern = (text: string): string => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
