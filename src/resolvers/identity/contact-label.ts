/**
 * The words and signs around phones: labels (`тел.`, `WhatsApp`), words before an extension (`доб.`), and links that
 * contain a phone (`tel:`, `https://wa.me/…`).
 */

/** Labels of phones and e-mails; they are not part of a name. */
const labels =
  'тел(?:ефон)?|моб(?:ильн\\p{L}*)?|сот(?:ов\\p{L}*)?|раб(?:оч\\p{L}*|ота)?|дом(?:ашн\\p{L}*)?|гор(?:одск\\p{L}*)?|' +
  'личн\\p{L}*|основн\\p{L}*|доп(?:олнительн\\p{L}*)?|доб|вн|факс|номер|почта|эл|ватсап|вотсап|вацап|вайбер|телеграм{1,2}|тг|телега|' +
  'tel|phone|ph|mob|mobile|mobil|cell?|cellular|celular|cep|kom|work|home|office|fax|t[eé]l[eé]phone|telefone?|tel[eé]fono|fon|handy|m[oó]vil|gsm|whats ?app|wa|viber|telegram|tg|signal|' +
  'e-?mail|mail|e-?почта|电话|電話|手机|手機|携帯|微信|هاتف|جوال|موبايل|واتساب|טלפון|נייד|τηλ|κιν|հեռ|բջջ|ტელ|მობ|ұялы|уялы';
/** Words between two phones. */
const conjunctions = 'и|или|либо|та|або|чи|және|немесе|and|or|und|oder|ve|veya|lub|y';
const between = '[\\s.:;,/|&+()№-]*';
const before = new RegExp(`(?<![\\p{L}\\d])(?:(?:${labels}|и|and|[тмрфptmfhwc](?=[.:]))${between})+$`, 'iu');
const after = new RegExp(`^(?:[\\s.:/|&()-]*(?:${labels})(?![\\p{L}\\d])[.)]*)+`, 'iu');
const onlyLabels = new RegExp(`(?<![\\p{L}\\d])(?:${labels}|${conjunctions})(?![\\p{L}\\d])\\.?`, 'giu');

const glued = new RegExp(`(?<![\\p{L}\\d])(${labels})(?=[+(]?\\d{7})`, 'giu');

/** A number with letters for digits, as in advertisements: `1-800-FLOWERS`. */
const spelledNumber = /^(\+?\d[\d\s().-]*[-\s)])([A-Z][A-Z-]{2,})$/;

const keys = 'ABC2DEF3GHI4JKL5MNO6PQRS7TUV8WXYZ9';

/** Words before an extension, in the languages of the countries where amoCRM and Kommo are used and of their neighbours. */
const extensionWords =
  'доб(?:ав\\p{L}*)?|доп(?:олн\\p{L}*)?|внут?(?:р\\p{L}*)?|вн|дод(?:атк\\p{L}*)?|дад(?:атк\\p{L}*)?|унутр\\p{L}*|қосымша|ішкі|кошумча|ички|' +
  'қўшимча|dob|vnutr\\p{L}*|ichki|qo.?shimcha|ext(?:ension|n)?|extn|ex|x|х|int(?:ern[oe]?)?|ramal|anexo|poste|wew(?:n\\p{L}*)?|w(?=\\.)|' +
  'dw|durchwahl|app(?:arat)?(?![\\p{L}])|nebenstelle|nst|klappe|toestel|dahili|dah|iç hat|d(?=[.:])|ներքին|შიდა|დამატებითი|转|轉|分机|分機|内线|內線|שלוחה|تحويلة|داخلي|#|~|\\*';
const extension = new RegExp(
  `^[\\s,;(]*(?:${extensionWords})(?:[\\s.:]*(?:номер|number|№|nr|no))?[\\s.:=)-]*(?![78][\\s(-]+\\d{3})(\\d{1,8})(?!\\d|-\\d)\\)?`,
  'iu',
);

/** An extension after a comma, as dialled: `,101`. More digits are another phone. */
const pause = /^\s*[,;]{1,3}\s*(\d{1,5})(?![\d]|[\s()-]*\d)/u;

/** The length of the label before a phone, at the end of a text. */
export function labelBefore(text: string): number {
  return before.exec(text)?.[0].length ?? 0;
}

/** The length of the label after a phone, at the beginning of a text. */
export function labelAfter(text: string): number {
  return after.exec(text)?.[0].length ?? 0;
}

/** Whether a text has words other than labels of phones. */
export function hasWords(text: string): boolean {
  return /\p{L}/u.test(text.replace(onlyLabels, ' '));
}

/** The extension at the beginning of the text after a number, and its length in that text. */
export function extensionAfter(text: string): { digits: string; length: number } | undefined {
  const match = extension.exec(text) ?? pause.exec(text);
  return match?.[1] === undefined ? undefined : { digits: match[1], length: match[0].length };
}

/** Replaces links to phones and e-mails by the phones and e-mails. */
export function plainAddresses(text: string): string {
  return (
    text
      .replace(/\bmailto:([^?\s>]+)(?:\?[^\s>]*)?/giu, (_link, address: string) => ` ${decode(address)}`)
      .replace(
        /(?:https?:\/\/)?(?:wa\.me\/|t\.me\/\+|(?:api\.|web\.)?whatsapp\.com\/send\/?\?phone=|viber:\/\/\w+\/?\?number=)(?:\+|%2B)?(\d{7,})[^\s]*/giu,
        ' +$1',
      )
      .replace(/\b(?:tel|sms|callto|whatsapp|viber|fax):(?:\/\/)?(?=\s*(?:%2B|[+\d(]))/giu, ' ')
      .replace(/%2B(?=\d)/giu, '+')
      .replace(/(?<=[\w.+-])%40(?=[\p{L}\d-]+\.\p{L})/giu, '@')
      .replace(/(?<![\d+])\+?(\d{7,15})@(?:c\.us|s\.whatsapp\.net)(?!\p{L})/giu, ' +$1')
      // Separates a phone from a name that follows without a space, but not an id of letters and digits.
      .replace(/(?<=\p{L}{2})(?=\+\d{10}|[78]\d{10}(?!\d))|(?<=(?<!\p{L}|\p{L}\d+)\d{10})(?=\p{Lu}\p{L})/gu, ' ')
      .replace(glued, '$1 ')
      .trim()
  );
}

/** Whether a text is a phone with the letter O instead of a zero. */
export function hasLetterZero(text: string): boolean {
  const bare = text.replace(/[\s().-]/g, '');
  return /^\+?[\dOoОо]{10,15}$/.test(bare) && /\p{L}/u.test(bare) && /(?:\d\D*){7}/.test(bare);
}

/** Restores a phone that a spreadsheet has formatted as a number (`79991234567.0`); `isSpoiled` if digits are lost (`7,99912E+10`). */
export function plainNumber(text: string): { text: string; isSpoiled: boolean } {
  const whole = text.replace(/^(\+?\d{7,15})[.,]0+$/, '$1');
  return { text: whole, isSpoiled: /^\+?\d[.,]\d+e\+?\d{1,2}$/i.test(whole) };
}

/** A number with its letters replaced by digits; undefined if it has no such letters. */
export function spellDigits(text: string): string | undefined {
  const [, digits, letters] = spelledNumber.exec(text) ?? [];
  if (digits === undefined || letters === undefined) return undefined;
  const count = (digits + letters).replace(/[^\dA-Z]/g, '').length;
  if (digits.replace(/\D/g, '').length < 3 || count < 7 || count > 15) return undefined;
  return digits + letters.replace(/[A-Z]/g, (letter) => /\d/.exec(keys.slice(keys.indexOf(letter)))?.[0] ?? '');
}

function decode(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
