const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** The check character of a 17-character credit code: 31 − (Σ cᵢ·3ⁱ mod 31), as GB 32100-2015 sets it. */
export function usccCheckCharacter(first17: string): string {
  let sum = 0;
  let weight = 1;
  for (const character of first17) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET[(31 - (sum % 31)) % 31] as string;
}

/** Whether a text is a unified social credit code (统一社会信用代码) with the right check character. */
export function isUscc(text: string): boolean {
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(text)) return false;
  return usccCheckCharacter(text.slice(0, 17)) === text[17];
}
