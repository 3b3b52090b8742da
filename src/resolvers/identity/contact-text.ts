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
import { comparePhones, isHomeNumber, leastDigits, mostDigits, type Phone, parsePhone } from './phone.ts';
import { cleanSpelling, digitsOf } from './spelling.ts';

/** What stands in a text that a person wrote: a search, an argument, a value of a card. */
export interface ContactText {
  phones: Phone[];
  emails: Email[];
  /** What is neither, without the words that announce a phone (`тел.`); undefined where nothing is left. */
  name: string | undefined;
  /** What is visibly a phone or an e-mail and is not a valid one, as sentences. */
  errors: string[];
}

/** A part of a text, from its first character to before its last. */
interface Span {
  from: number;
  to: number;
}

/** Digits with what people put between them; the extension is read apart. */
const numberShape = /(?<![\p{L}\d_@#№])\(?\+?[ (]*\d(?:[ \t()./~·•‧∙-]*\d)*\)?/gu;

/** An extension that stands behind a number without a word: in brackets, or as a group of its own. */
const innerExtension = /^(.*\d\)?)(?:\s*\(|[\s-]+)(\d{2,6})\)?$/su;

/** No field of phones or e-mails holds more characters. */
const longest = 500;

/** Marks around a name that nobody sees; joiners within a name belong to its script. */
const hidden = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu;

/** Something around an `@` without spaces. */
const emailShape = /(?:"(?:[^"\\\r\n]|\\.)+"|[^\s<>()[\],;:"\\@«»]+)@[^\s<>()[\],;:"\\@«»/|?!'’]*/gu;

/** Words that announce a phone, and with a short number are a name (`Дом 7`, `Office 12`). */
const numberedName =
  /^(?:дом|гор\p{L}*|личн\p{L}*|почта|home|office|work|cell|signal|handy|mobil|mail)\s*№?\s?\d{1,3}$/iu;

/** Numbers of other things, by the word before them. */
const otherNumber =
  /(?<!\p{L})(?:инн|кпп|огрн|огрнип|снилс|бик|счет|счёт|договор|заказ|заявка|inn|vat|order|invoice|id|[#№])\p{L}*[\s.:№#-]*$/iu;

/**
 * Reads a text into the phones, e-mails and the name in it. What is visibly a phone or an e-mail is never a name: it is
 * read as one, or named in `errors`. Digits among words are a phone only where some country knows the number.
 *
 * @param country ISO 3166 code that phones without a country code belong to
 */
export function parseContactText(text: string, country: string | null): ContactText {
  const { text: clean, isSpoiled } = plainNumber(plainAddresses(cleanSpelling(text.slice(0, longest))));
  const errors: string[] = [];
  if (isSpoiled) errors.push(`«${quote(clean)}» is a phone that a spreadsheet has shortened; write all its digits`);
  if (hasLetterZero(clean)) errors.push(`«${quote(clean)}» has a letter O among its digits; write 0`);
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

/** Takes the e-mails out of a text; a mark stands in their place, so that nothing grows together. */
function takeEmails(text: string, errors: string[]): { emails: Email[]; rest: string } {
  const emails: Email[] = [];
  const rest = text.replace(emailShape, (match: string, offset: number) => {
    // A handle of another network (`@anna@example.social`) is a name.
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

/** Whether a text is an address that was written around the `@`, and not a name with a nickname. */
function isSpelledEmail(text: string): boolean {
  const address = text.replace(/\s*[[({](?:at|собака)[\])}]\s*/iu, ' @ ');
  if (address !== text) return /^[\w.+-]+ @ [\w-]+(?:\.[\w-]+)*\.[a-z]{2,}$/i.test(address);
  // A name begins with a capital letter.
  return /^[a-z0-9._%+-]+ +@ ?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}$/.test(address);
}

/** Takes the phones and the words that announce them out of a text. */
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
  // A nickname of digits (`007`, `24/7`) is a name; what is longer or has a plus was meant as a phone.
  const isShort = digitsOf(text).length < 5 && !/[+\p{L}]/u.test(text);
  if ((isShort || numberedName.test(text)) && !isHomeNumber(text, country)) return { phones: [], rest: text };
  const phones: Phone[] = [];
  const taken: Span[] = [];
  for (const { phone, span, typed, isValid, count } of found) {
    if (isAmongWords && !(isValid && count >= leastDigits && !otherNumber.test(text.slice(0, span.from)))) continue;
    taken.push(span);
    if (isDate(typed) && !isHomeNumber(typed, country)) {
      errors.push(`«${quote(typed)}» is a date and not a valid phone number`);
    } else if (count < leastDigits ? !isHomeNumber(typed, country) : count > mostDigits) {
      const range = `it has ${count} ${count === 1 ? 'digit' : 'digits'}, a phone has ${leastDigits} to ${mostDigits}`;
      errors.push(`«${quote(typed)}» is not a valid phone number: ${range}`);
    } else if (!phones.some((other) => other.text === phone.text)) {
      phones.push(phone);
    }
  }
  return { phones, rest: cutOut(text, taken) };
}

interface Chunk {
  phone: Phone;
  /** With the extension and the words that announce it. */
  span: Span;
  typed: string;
  isValid: boolean;
  count: number;
}

/** The phones in one run of digits: usually one; several where only spaces or slashes stand between them. */
function parseChunk(run: string, start: number, text: string, country: string | null): Chunk[] {
  const end = start + run.length;
  // Fewer digits that have grown together with letters are rather `3М` or `1с` than a phone.
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
    return { phone, span, typed, isValid: phone.isPlaced && phone.readings.length > 0, count };
  });
}

interface Part extends Span {
  /** An extension in brackets at its end. */
  inner?: string;
}

/** Where the phones of a run stand in it. */
function splitRun(run: string, country: string | null): Part[] {
  const whole = { from: 0, to: run.length };
  const isPhone = (part: string) => {
    const count = digitsOf(part).length;
    return count >= leastDigits && count <= mostDigits && parsePhone(part, country).isPlaced;
  };
  const [, main = '', inner] = innerExtension.exec(run) ?? [];
  if (inner !== undefined && isPhone(main) && !isPhone(run)) return [{ ...whole, inner }];
  if (!run.includes('/') && digitsOf(run).length <= mostDigits) return [whole];
  const cuts = [...run.matchAll(/\s*\/\s*|\s+/gu)].map(({ 0: cut, index }) => ({
    at: index,
    next: index + cut.length,
  }));
  // What stands behind a place is split in one way, so each place is tried once.
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

/** Behind a slash people write only the digits that differ (`123-45-67/68`): those are no phone of their own. */
function splitAtSlash(run: string, isPhone: (part: string) => boolean): Part[] {
  const slash = run.indexOf('/');
  if (slash === -1 || !isPhone(run.slice(0, slash))) return [{ from: 0, to: run.length }];
  return [
    { from: 0, to: slash },
    { from: slash + 1, to: run.length },
  ];
}

/** Without a bracket that has no other half. */
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

/** A quote in an error is short, however long the text was. */
function quote(text: string): string {
  const trimmed = text.trim();
  return trimmed.length > 60 ? `${trimmed.slice(0, 60)}…` : trimmed;
}

/** Whether two texts have a phone or an e-mail in common. */
export function isSameContactText(one: ContactText, other: ContactText): boolean {
  return (
    one.phones.some((phone) => other.phones.some((another) => comparePhones(phone, another) === 'same')) ||
    one.emails.some(({ key }) => other.emails.some((another) => another.key === key))
  );
}
