const REFUSED = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** A text without the characters that XML does not allow, and without halves of characters. */
export const cleanText = (text: string): string => text.replaceAll(REFUSED, '');
