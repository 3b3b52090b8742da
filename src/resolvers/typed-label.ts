/**
 * The words and signs around phones: those that announce one (`тел.`, `WhatsApp`), those of an extension (`доб.`), and
 * addresses that hold one (`tel:`, `https://wa.me/…`).
 */

/** Words that say what kind of phone or e-mail it is, and nothing of who it belongs to. */
const labels =
  'тел(?:ефон)?|моб(?:ильн\\p{L}*)?|сот(?:ов\\p{L}*)?|раб(?:оч\\p{L}*|ота)?|дом(?:ашн\\p{L}*)?|гор(?:одск\\p{L}*)?|' +
  'личн\\p{L}*|основн\\p{L}*|доп(?:олнительн\\p{L}*)?|доб|вн|факс|номер|почта|эл|ватсап|вотсап|вацап|вайбер|телеграм{1,2}|тг|телега|' +
  'tel|phone|ph|mob|mobile|mobil|cell|cellular|celular|work|home|office|fax|t[eé]l[eé]phone|telefone?|tel[eé]fono|fon|handy|m[oó]vil|gsm|whats ?app|wa|viber|telegram|tg|signal|' +
  'e-?mail|mail|e-?почта|电话|電話|手机|手機|携帯|هاتف|جوال|טלפון|τηλ|հեռ';
const between = '[\\s.:;,/|&+()№-]*';
const before = new RegExp(`(?<![\\p{L}\\d])(?:(?:${labels}|и|and|[тмрф](?=\\.))${between})+$`, 'iu');
const after = new RegExp(`^(?:[\\s.:/|&()-]*(?:${labels})(?![\\p{L}\\d])[.)]*)+`, 'iu');
const onlyLabels = new RegExp(`(?<![\\p{L}\\d])(?:${labels})(?![\\p{L}\\d])\\.?`, 'giu');

const glued = new RegExp(`(?<![\\p{L}\\d])(${labels})(?=[+(]?\\d{7})`, 'giu');

/** A number of which letters stand for digits, as advertisements spell it: `1-800-FLOWERS`. */
const spelledNumber = /^(\+?\d[\d\s().-]*[-\s)])([A-Z][A-Z-]{2,})$/;

const keys = 'ABC2DEF3GHI4JKL5MNO6PQRS7TUV8WXYZ9';

const extension =
  /^[\s,;(]*(?:доб(?:авочн\p{L}*)?|внут?(?:р\p{L}*)?|вн|ext(?:ension|n)?|extn|ex|x|х|int(?:erno)?|ramal|anexo|poste|wew|dw|durchwahl|#|~|\*)[\s.:=№)]*(\d{1,8})(?!\d)\)?/iu;

/** Digits behind a comma, as telephones dial them: `,101`. What is longer is another phone. */
const pause = /^\s*[,;]{1,3}\s*(\d{1,5})(?![\d]|[\s()-]*\d)/u;

/** How many characters before a phone only announce it. */
export function labelBefore(text: string): number {
  return before.exec(text)?.[0].length ?? 0;
}

/** How many characters after a phone only say what kind it is. */
export function labelAfter(text: string): number {
  return after.exec(text)?.[0].length ?? 0;
}

/** Whether a text has words, besides those that announce a phone. */
export function hasWords(text: string): boolean {
  return /\p{L}/u.test(text.replace(onlyLabels, ' '));
}

/** The extension at the beginning of what follows a number, and how many characters it takes. */
export function extensionAfter(text: string): { digits: string; length: number } | undefined {
  const match = extension.exec(text) ?? pause.exec(text);
  return match?.[1] === undefined ? undefined : { digits: match[1], length: match[0].length };
}

/** Links to a phone or an e-mail as the plain phone or e-mail. */
export function plainAddresses(text: string): string {
  return text
    .replace(/\bmailto:([^?\s>]+)(?:\?[^\s>]*)?/giu, (_link, address: string) => ` ${decode(address)}`)
    .replace(
      /(?:https?:\/\/)?(?:wa\.me\/|t\.me\/\+|(?:api\.|web\.)?whatsapp\.com\/send\/?\?phone=|viber:\/\/\w+\/?\?number=)(?:\+|%2B)?(\d{7,})[^\s]*/giu,
      ' +$1',
    )
    .replace(/\b(?:tel|sms|callto|whatsapp|viber|fax):(?:\/\/)?(?=\s*(?:%2B|[+\d(]))/giu, ' ')
    .replace(/%2B(?=\d)/giu, '+')
    .replace(glued, '$1 ')
    .trim();
}

/** The digits that the letters of a number stand for; undefined where no letters do. */
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
