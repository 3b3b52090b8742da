/** The longest label before it is cut to its width, in UTF-16 units. */
const maxLength = 300;

/**
 * Makes a text of the CRM fit to be drawn on one line: without line breaks, without characters that are not seen or turn the text
 * around, without emoji, for which no font may be there, and without towers of accents. A text of nothing else becomes «—».
 */
export function tidyLabel(text: string): string {
  const tidy = text
    .slice(0, maxLength)
    .normalize('NFC')
    .replace(/\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F|[\u{1F3FB}-\u{1F3FF}\u{FE00}-\u{FE0F}]/gu, '')
    .replace(/[\p{Cf}\p{Cs}\p{Co}]/gu, '')
    .replace(/(\p{M}{2})\p{M}+/gu, '$1')
    .replace(/[\p{Cc}\p{Z}]+/gu, (spaces) => (spaces.length === 1 && /[\u00A0\u202F]/.test(spaces) ? spaces : ' '))
    .trim();
  return tidy === '' ? '—' : tidy;
}
