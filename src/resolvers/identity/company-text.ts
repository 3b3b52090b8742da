/** Tax numbers and sites of companies, in texts that a person wrote. */
import { domainToUnicode } from 'node:url';
import { cleanSpelling, digitsOf } from './spelling.ts';

/** A site of a company. */
export interface Site {
  /** The host without `www`, in ASCII; with the first part of the path on hosts that many companies share. */
  key: string;
  /** The text by which amoCRM's search finds it. */
  search: string;
  /** As it was typed. */
  text: string;
}

/** Hosts on which many companies have a page, so that the host alone says nothing. */
const sharedHosts: ReadonlySet<string> = new Set(
  [
    'vk.com vk.ru vkontakte.ru ok.ru t.me telegram.me wa.me instagram.com facebook.com fb.com youtube.com rutube.ru dzen.ru',
    'linkedin.com twitter.com x.com tiktok.com avito.ru 2gis.ru 2gis.com yandex.ru yandex.com google.com google.ru goo.gl',
    'hh.ru ozon.ru wildberries.ru taplink.cc taplink.ru linktr.ee pinterest.com sites.google.com docs.google.com zoon.ru',
  ]
    .join(' ')
    .split(' '),
);

/** Domains by which a word with a dot is a site, although it has neither scheme nor `www`. */
const domains =
  'ru|su|рф|рус|бел|укр|қаз|москва|онлайн|сайт|орг|ком|дети|com|net|org|info|biz|pro|by|kz|ua|uz|kg|tj|am|az|ge|md|lv|lt|ee|' +
  'io|ai|app|dev|online|site|store|shop|club|agency|group|eu|de|at|ch|fr|it|es|pt|pl|cz|nl|be|fi|se|no|dk|uk|us|ca|br|mx|ar|cl|tr|ae|il|cn|in|' +
  'me|tv|cc|xyz|top|tech|digital|moscow|tatar|world|space|studio|art|cafe|house|travel|clinic|media|team|works|market';

/** A web address, or a host name with one of the usual domains. */
const siteShape = new RegExp(
  `(?<![\\p{L}\\p{N}@._-])(?:https?://[^\\s«»"<>,;()]+|www\\.[^\\s«»"<>,;()]+|(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?\\.)+(?:${domains})(?![\\p{L}\\p{N}@-])(?::\\d+)?(?:[/?#][^\\s«»"<>,;()]*)?)`,
  'giu',
);

/** A tax number with its label, and the КПП behind it, which is not part of it. */
const labelledNumber =
  /(?<!\p{L})(?:инн|бин|иин|унп|єдрпоу|егрпоу|inn|bin|vat)(?:\s*\/\s*кпп)?[\s:№.=-]*(\d[\d ]{6,16}\d)(?:\s*\/\s*\d{9})?(?:[\s,;]*кпп[\s:№.=-]*\d{9})?/iu;

/** Parses a site; undefined if the text is not one. */
export function parseSite(text: string): Site | undefined {
  const typed = cleanSpelling(text).replace(/[.,;]+$/u, '');
  if (typed === '' || /[\s@]/.test(typed)) return undefined;
  const address = /^[a-z][a-z\d+.-]*:\/\//i.test(typed) ? typed : `http://${typed}`;
  if (!URL.canParse(address)) return undefined;
  const { hostname, pathname, protocol } = new URL(address);
  const host = hostname.replace(/^www\./, '').replace(/\.$/, '');
  if (!/^https?:$/.test(protocol) || !/\.[a-z][a-z\d-]+$/.test(host)) return undefined;
  const name = host.replace(/^(?:m|mobile)\./, '');
  const [, page = ''] = pathname.toLowerCase().split('/');
  const path = sharedHosts.has(name) && page !== '' ? `/${page}` : '';
  return { key: name + path, search: domainToUnicode(name) + path, text: typed };
}

/** Extracts the sites of a text, replacing each by a space. */
export function takeSites(text: string): { sites: Site[]; rest: string } {
  const sites: Site[] = [];
  const rest = text.replace(siteShape, (match) => {
    const site = parseSite(match);
    if (!site) return match;
    if (!sites.some(({ key }) => key === site.key)) sites.push(site);
    return ' ';
  });
  return { sites, rest };
}

/** Extracts a tax number with a label (`ИНН 7707083893`), replacing it by a space. */
export function takeTaxNumber(text: string): { number: string | undefined; rest: string } {
  const [match, digits = ''] = labelledNumber.exec(text) ?? [];
  if (match === undefined) return { number: undefined, rest: text };
  return { number: digitsOf(digits), rest: text.replace(match, ' ') };
}

/** The tax numbers in a value of a field; a КПП, which stands behind an ИНН, has nine digits and a slash or label before it. */
export function taxNumbersIn(text: string): string[] {
  const [first = ''] = cleanSpelling(text).split(/[/\\,;]|кпп/iu);
  const digits = digitsOf(first);
  return digits.length >= 7 && digits.length <= 14 ? [digits] : [];
}

/** Whether two tax numbers are equal. A field of numbers drops zeros at the beginning. */
export function isSameTaxNumber(one: string, other: string): boolean {
  return one.replace(/^0+/, '') === other.replace(/^0+/, '');
}

/**
 * Whether digits can be the tax number of a company or entrepreneur: an ИНН of Russia (10 or 12 digits) or a БИН or ИИН of Kazakhstan (12)
 * with a correct check digit, or a number of 8, 9 or 14 digits as in Ukraine, Belarus and Kyrgyzstan.
 */
export function isTaxNumber(digits: string): boolean {
  if (!/^\d+$/.test(digits) || /^0+$/.test(digits)) return false;
  if (digits.length === 10) return checkDigit(digits, [2, 4, 10, 3, 5, 9, 4, 6, 8]) === digits[9];
  if (digits.length === 12) return isPersonalInn(digits) || isBin(digits);
  return [8, 9, 14].includes(digits.length);
}

function isPersonalInn(digits: string): boolean {
  return (
    checkDigit(digits, [7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) === digits[10] &&
    checkDigit(digits, [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) === digits[11]
  );
}

function isBin(digits: string): boolean {
  const sum = (start: number) =>
    [...digits.slice(0, 11)].reduce((total, digit, index) => total + Number(digit) * (((index + start) % 11) + 1), 0) %
    11;
  const first = sum(0);
  const control = first === 10 ? sum(2) : first;
  return control < 10 && String(control) === digits[11];
}

function checkDigit(digits: string, weights: readonly number[]): string {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return String((sum % 11) % 10);
}
