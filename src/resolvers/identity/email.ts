import { domainToASCII } from 'node:url';

/** An e-mail address as a person wrote it. */
export interface Email {
  /** As it is written to amoCRM. */
  text: string;
  /** Equal for all spellings of one mailbox: lower case, the domain in ASCII, no quotes that mean nothing. */
  key: string;
  /** What every spelling of it contains. */
  search: string;
}

/** A mailbox that needs no quotes. */
const plainMailbox = /^[^\s<>()[\],;:"\\@]+$/u;

/** A host name in ASCII whose last label is no number. */
const hostName = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;

/**
 * Reads one address; undefined where it is not a valid one. Mailboxes are compared without case, as people mean them;
 * plus tags and dots make different mailboxes. A domain may be international, in letters or in ASCII (`xn--…`).
 *
 * @param text in plain spelling (see `cleanSpelling`)
 */
export function parseEmail(text: string): Email | undefined {
  const at = text.lastIndexOf('@');
  const typed = text.slice(0, at);
  const host = text
    .slice(at + 1)
    .replace(/[。｡]/gu, '.')
    .replace(/\.$/, '');
  if (at < 1 || /[%\s]/.test(host)) return undefined;
  const domain = domainToASCII(host);
  if (!hostName.test(domain)) return undefined;
  const mailbox = unquote(typed);
  if (mailbox === undefined || mailbox.length > 64) return undefined;
  const isPlain = plainMailbox.test(mailbox) && !/^\.|\.\.|\.$/.test(mailbox);
  if (!isPlain && !typed.startsWith('"')) return undefined;
  const local = isPlain ? mailbox : typed;
  const isInternational = /(?:^|\.)xn--/.test(domain);
  return {
    text: `${local}@${host}`,
    // A Greek sigma at the end of a word has a small letter of its own.
    key: `${mailbox.toLowerCase().replaceAll('ς', 'σ')}@${domain}`,
    // An international domain is kept in letters or in ASCII, so only the mailbox is certain.
    search: `${local}@${isInternational ? '' : domain}`.toLowerCase(),
  };
}

/** What a quoted mailbox means; other mailboxes mean themselves. */
function unquote(typed: string): string | undefined {
  if (!typed.startsWith('"')) return typed.includes('"') ? undefined : typed;
  const inner = /^"((?:[^"\\]|\\.)+)"$/su.exec(typed)?.[1];
  return inner?.replace(/\\(.)/gsu, '$1');
}
