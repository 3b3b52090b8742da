import {
  extensionAfter,
  hasLetterZero,
  hasWords,
  labelAfter,
  labelBefore,
  plainAddresses,
  plainNumber,
  spellDigits,
} from './contact-label.ts';
import { type Email, parseEmail } from './email.ts';
import { comparePhones, isHomeNumber, maxDigits, minDigits, type Phone, parsePhone } from './phone.ts';
import { cleanSpelling, digitsOf } from './spelling.ts';

/** The parts of a text that a person wrote: a search, an argument, or a value of a field. */
export interface ContactText {
  phones: Phone[];
  emails: Email[];
  /** The rest of the text, without labels of phones (`тел.`); undefined if nothing is left. */
  name: string | undefined;
  /** One message for each part that looks like a phone or an e-mail and is not valid. */
  errors: string[];
}

/** A part of a text, from its first character to before its last. */
interface Span {
  from: number;
  to: number;
}

/** Digits and the separators between them; the extension is parsed separately. */
const numberShape = /(?<![\p{L}\d_@#№])\(?\+?[ (]*\d(?:[ \t()./~·•‧∙-]*\d)*\)?/gu;

/** An extension after a number without a word before it: in brackets, or as a separate group. */
const innerExtension = /^(.*\d\)?)(?:\s*\(|[\s-]+)(\d{2,6})\)?$/su;

/** How many characters of a text are parsed; no phone or e-mail field is longer. */
const maxLength = 500;

/** Invisible characters to remove from a name; joiners stay, because some scripts need them. */
const hidden = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu;

/** Text around an `@`, without spaces. */
const emailShape = /(?:"(?:[^"\\\r\n]|\\.)+"|[^\s<>()[\],;:"\\@«»]+)@[^\s<>()[\],;:"\\@«»/|?!'’]*/gu;

/** Labels that form a name together with a short number (`Дом 7`, `Office 12`). */
const numberedName =
  /^(?:дом|гор\p{L}*|личн\p{L}*|почта|home|office|work|cell|signal|handy|mobil|mail)\s*№?\s?\d{1,3}$/iu;

/** Words before numbers that are not phones. */
const otherNumber =
  /(?<!\p{L})(?:инн|кпп|огрн|огрнип|снилс|бик|счет|счёт|договор|заказ|заявка|inn|vat|order|invoice|id|[#№])\p{L}*[\s.:№#-]*$/iu;

/**
 * Splits a text into phones, e-mails and a name. A part that looks like a phone or an e-mail never becomes a name: it is
 * parsed or reported in `errors`. Digits between words are a phone only if the number is valid in some country.
 *
 * @param country ISO 3166 code of the country of phones without a country code
 */
export function parseContactText(text: string, country: string | null): ContactText {
  const { text: clean, isSpoiled } = plainNumber(plainAddresses(cleanSpelling(text.slice(0, maxLength))));
  const errors: string[] = [];
  if (isSpoiled) errors.push(`«${quote(clean)}» is a phone that a spreadsheet has rounded; write all its digits`);
  if (hasLetterZero(clean)) errors.push(`«${quote(clean)}» contains the letter O instead of a zero; write 0`);
  if (isSpelledEmail(clean))
    errors.push(`«${quote(clean)}» is not a valid e-mail address; write it with @ and without spaces`);
  const digits = spellDigits(clean);
  if (digits) errors.push(`«${quote(clean)}» spells a phone number with letters; write its digits: ${digits}`);
  const { emails, rest } = takeEmails(clean, errors);
  const { phones, rest: left } = takePhones(rest, country, errors);
  const isWhole = phones.length + emails.length === 0;
  const name = isWhole
    ? text.replace(hidden, '').normalize('NFC').trim()
    : left.replace(/[\s;]+/gu, ' ').replace(/^[\s,:/|<>()[\]."«»-]+|[\s,:/|<>()[\]"«»-]+$/gu, '');
  const isName =
    errors.length === 0 && (isWhole ? /\S{2}|[^\p{P}\p{S}\s]|\p{Extended_Pictographic}/u.test(name) : hasWords(name));
  return { phones, emails, name: isName ? name : undefined, errors };
}

/** Extracts the e-mails of a text, replacing each by `;`. */
function takeEmails(text: string, errors: string[]): { emails: Email[]; rest: string } {
  const emails: Email[] = [];
  const rest = text.replace(emailShape, (match: string, offset: number) => {
    // A Mastodon-style handle (`@anna@example.social`) is a name.
    if (text[offset - 1] === '@' || /\/@/.test(match)) return match;
    const typed = match.replace(/^['’`|/=-]+/u, '').replace(/[.'’`…-]+$/u, '');
    const email = parseEmail(typed);
    if (!email && !typed.includes('@')) return match;
    if (!email) errors.push(`«${quote(match)}» is not a valid e-mail address`);
    else if (!emails.some(({ key }) => key === email.key)) emails.push(email);
    return ';';
  });
  return { emails, rest };
}

/** Whether a text is an e-mail address with spaces or a word for the `@`, and not a name with a handle. */
function isSpelledEmail(text: string): boolean {
  const address = text.replace(/\s*[[({](?:at|собака)[\])}]\s*/iu, ' @ ');
  if (address !== text) return /^[\w.+-]+ @ [\w-]+(?:\.[\w-]+)*\.[a-z]{2,}$/i.test(address);
  // A name begins with a capital letter.
  return /^[a-z0-9._%+-]+ +@ ?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}$/.test(address);
}

/** Extracts the phones of a text, and their labels. */
function takePhones(text: string, country: string | null, errors: string[]): { phones: Phone[]; rest: string } {
  const found: Chunk[] = [];
  for (const match of text.matchAll(numberShape)) {
    // The digits of an extension belong to the number before it.
    if (match.index < (found.at(-1)?.span.to ?? 0)) continue;
    found.push(...parseChunk(match[0], match.index, text, country));
  }
  const others = cutOut(
    text,
    found.map(({ span }) => span),
  );
  const isAmongWords = hasWords(others);
  // A few digits (`007`, `24/7`) are a name; more digits, or a plus, are a phone.
  const isShort = digitsOf(text).length < 5 && !/[+\p{L}]/u.test(text);
  if ((isShort || numberedName.test(text)) && !isHomeNumber(text, country)) return { phones: [], rest: text };
  const phones: Phone[] = [];
  const spans: Span[] = [];
  for (const { phone, span, typed, isValid, count } of found) {
    if (isAmongWords && !(isValid && count >= minDigits && !otherNumber.test(text.slice(0, span.from)))) continue;
    spans.push(span);
    if (isDate(typed) && !isHomeNumber(typed, country)) {
      errors.push(`«${quote(typed)}» is a date, not a phone number`);
    } else if (count < minDigits ? !isHomeNumber(typed, country) : count > maxDigits) {
      const range = `it has ${count} ${count === 1 ? 'digit' : 'digits'}, a phone has ${minDigits} to ${maxDigits}`;
      errors.push(`«${quote(typed)}» is not a valid phone number: ${range}`);
    } else if (!phones.some((other) => other.text === phone.text)) {
      phones.push(phone);
    }
  }
  return { phones, rest: cutOut(text, spans) };
}

interface Chunk {
  phone: Phone;
  /** With its extension and label. */
  span: Span;
  typed: string;
  isValid: boolean;
  count: number;
}

/** Parses the phones in one run of digits: usually one, several if they are separated only by spaces or slashes. */
function parseChunk(run: string, start: number, text: string, country: string | null): Chunk[] {
  const end = start + run.length;
  // A few digits directly before letters are a name such as `3М` or `1с`.
  if (digitsOf(run).length < 10 && /\p{L}/u.test(text[end] ?? '') && !extensionAfter(text.slice(end))) return [];
  return splitRun(run, country).map(({ from, to, inner }, index, parts) => {
    const isLast = index === parts.length - 1;
    const main = run.slice(from, to);
    const after = isLast ? extensionAfter(text.slice(start + to)) : undefined;
    const extension = inner ?? after?.digits ?? null;
    const number = inner === undefined ? main : main.replace(innerExtension, '$1');
    const end = start + to + (after?.length ?? 0);
    const typed = text.slice(start + from, end).trim();
    const count = digitsOf(number).length;
    const phone = parsePhone(number, country, extension, balance(typed));
    const span = {
      from: start + from - labelBefore(text.slice(0, start + from)),
      to: end + labelAfter(text.slice(end)),
    };
    return { phone, span, typed, isValid: phone.isCountryCertain && phone.readings.length > 0, count };
  });
}

interface Part extends Span {
  /** An extension in brackets at its end. */
  inner?: string;
}

/** Finds the positions of the phones in a run of digits. */
function splitRun(run: string, country: string | null): Part[] {
  const whole = { from: 0, to: run.length };
  const isPhone = (part: string) => {
    const count = digitsOf(part).length;
    return count >= minDigits && count <= maxDigits && parsePhone(part, country).isCountryCertain;
  };
  const [, main = '', inner] = innerExtension.exec(run) ?? [];
  if (inner !== undefined && isPhone(main) && !isPhone(run)) return [{ ...whole, inner }];
  if (!run.includes('/') && digitsOf(run).length <= maxDigits) return [whole];
  const cuts = [...run.matchAll(/\s*\/\s*|\s+/gu)].map(({ 0: cut, index }) => ({
    at: index,
    next: index + cut.length,
  }));
  // Memoized by position: without this, a long run takes exponential time.
  const tried = new Map<number, Part[] | undefined>();
  const splitFrom = (from: number): Part[] | undefined => {
    if (tried.has(from)) return tried.get(from);
    tried.set(from, undefined);
    let parts: Part[] | undefined = isPhone(run.slice(from)) ? [{ from, to: run.length }] : undefined;
    for (const { at, next } of cuts) {
      if (parts) break;
      const rest = at > from && isPhone(run.slice(from, at)) ? splitFrom(next) : undefined;
      if (rest) parts = [{ from, to: at }, ...rest];
    }
    tried.set(from, parts);
    return parts;
  };
  return splitFrom(0) ?? splitAtSlash(run, isPhone);
}

/** Splits off the digits after a slash, which may be only the last ones of a second phone (`123-45-67/68`). */
function splitAtSlash(run: string, isPhone: (part: string) => boolean): Part[] {
  const slash = run.indexOf('/');
  if (slash === -1 || !isPhone(run.slice(0, slash))) return [{ from: 0, to: run.length }];
  return [
    { from: 0, to: slash },
    { from: slash + 1, to: run.length },
  ];
}

/** Removes an outer bracket that is not paired. */
function balance(text: string): string {
  const opened = text.split('(').length;
  const closed = text.split(')').length;
  if (opened > closed) return text.replace(/^\(/, '').trim();
  return closed > opened ? text.replace(/\)$/, '').trim() : text;
}

function cutOut(text: string, spans: readonly Span[]): string {
  let rest = '';
  let at = 0;
  for (const { from, to } of spans) {
    rest += `${text.slice(at, Math.max(at, from))};`;
    at = Math.max(at, to);
  }
  return rest + text.slice(at);
}

function isDate(text: string): boolean {
  return /^(?:0?[1-9]|[12]\d|3[01])([./-])(?:0?[1-9]|1[0-2])\1(?:19|20)\d\d(?!\d)|^(?:19|20)\d\d([./-])(?:0[1-9]|1[0-2])\2\d\d(?!\d)/.test(
    text,
  );
}

/** Shortens a text for an error message. */
function quote(text: string): string {
  const trimmed = text.trim();
  return trimmed.length > 60 ? `${trimmed.slice(0, 60)}…` : trimmed;
}

/** Whether two parsed texts have a phone or an e-mail in common. */
export function isSameContactText(one: ContactText, other: ContactText): boolean {
  return (
    one.phones.some((phone) => other.phones.some((another) => comparePhones(phone, another) === 'same')) ||
    one.emails.some(({ key }) => other.emails.some((another) => another.key === key))
  );
}
