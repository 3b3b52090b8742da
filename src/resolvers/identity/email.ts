import { domainToASCII } from 'node:url';

/** A parsed e-mail address. */
export interface Email {
  /** The text that is written to amoCRM. */
  text: string;
  /** Equal for all spellings of one mailbox: lower case, the domain in ASCII, without unnecessary quotes. */
  key: string;
  /** The part that all spellings contain; amoCRM's search is called with it. */
  search: string;
}

/** A mailbox that does not need quotes. */
const plainMailbox = /^[^\s<>()[\],;:"\\@]+$/u;

/** A host name in ASCII whose last label is not a number. */
const hostName = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;

/**
 * Parses one address; undefined if it is not valid. Mailboxes are compared without case; different plus tags and dots are
 * different mailboxes. An international domain may be written in its letters or in ASCII (`xn--…`).
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
    // The Greek sigma has a second lower-case form at the end of a word.
    key: `${mailbox.toLowerCase().replaceAll('ς', 'σ')}@${domain}`,
    // amoCRM may store an international domain in either form, so only the mailbox is searched.
    search: `${local}@${isInternational ? '' : domain}`.toLowerCase(),
  };
}

/** Removes the quotes and escapes of a quoted mailbox; returns other mailboxes unchanged. */
function unquote(typed: string): string | undefined {
  if (!typed.startsWith('"')) return typed.includes('"') ? undefined : typed;
  const inner = /^"((?:[^"\\]|\\.)+)"$/su.exec(typed)?.[1];
  return inner?.replace(/\\(.)/gsu, '$1');
}
