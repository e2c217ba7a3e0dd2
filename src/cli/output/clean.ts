/**
 * Takes out what could drive a terminal or reorder text: control characters, escape sequences' lead-ins,
 * bidirectional overrides. For every text of the user's that is shown on one line.
 */
export const cleanLine = (text: string): string =>
  text
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, '\u{fffd}')
    .replace(/[\u202a-\u202e\u2066-\u2069\u200e\u200f]/g, '');

/** The same for text of several lines: line breaks stay. */
export const cleanText = (text: string): string => text.split(/\r?\n/).map(cleanLine).join('\n');

/** Every text in a message's parameters, made safe to print. */
export function cleanParams(
  params: Readonly<Record<string, string | number>> = {},
): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => [key, typeof value === 'string' ? cleanLine(value) : value]),
  );
}
