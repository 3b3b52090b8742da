/** The tokens that callers send, and what each may do. Kept as digests only. */
import { createHash } from 'node:crypto';
import type { Issue } from '../errors/index.ts';
import { chooseToolsets, findUnknownToolsets, type ToolsetChoice, toolsetNames } from '../toolset.ts';

/** A token that callers send. */
export interface ApiToken {
  /** SHA-256 of the token, in hex. The tokens are random and long, so nothing slower is needed. */
  digest: string;
  access: 'read-only' | 'read-write';
  /** Names of the accounts that it may use; all if undefined. */
  accounts: readonly string[] | undefined;
  /** Requests per second; 0 for no limit. */
  limit: number;
  /** The toolsets whose tools are listed to it; undefined: as TOOLSETS says. */
  toolsets?: ToolsetChoice | undefined;
  /** The least that CONFIRM_WRITES is for it. */
  confirmWrites?: 'all' | 'risky' | 'never' | undefined;
}

/** The minimum length of a token; shorter ones can be guessed. */
const shortestToken = 16;

/** How a digest is written in API_TOKENS. */
export const digestPrefix = 'sha256-';

/** The hash of a token, for a configuration file: a reader of the file cannot use it. */
export function hashToken(token: string): string {
  return `${digestPrefix}${digestOf(token)}`;
}

/** SHA-256, in hex. */
function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** @param known the names of the accounts @param defaultLimit requests per second of a token that names no limit */
export function parseApiTokens(
  items: readonly string[],
  known: readonly string[],
  defaultLimit: number,
  issues: Issue[],
): ApiToken[] {
  return items.map((item, index) => {
    // No bearer token has a colon (RFC 6750), so what follows one is about the token, even when it is misspelt.
    const [text = '', ...parts] = item.split(':');
    const token: ApiToken = { digest: '', access: 'read-write', accounts: undefined, limit: defaultLimit };
    const complain = (message: string) =>
      issues.push({ path: ['API_TOKENS'], message: `token ${index + 1} ${message}` });
    const hex = text.startsWith(digestPrefix) ? text.slice(digestPrefix.length).toLowerCase() : undefined;
    if (hex !== undefined && !/^[0-9a-f]{64}$/.test(hex))
      complain('is not a valid hash: sha256- must be followed by 64 hexadecimal digits');
    if (hex === undefined && text.length < shortestToken) {
      complain(`is too short: it must have at least ${shortestToken} characters`);
    }
    token.digest = hex ?? digestOf(text);
    const toolsets: string[] = [];
    for (const part of parts) {
      const [, key, value = ''] = /^(account|confirm|limit|toolset)=(.*)$/.exec(part) ?? [];
      if (part === 'read-only' || part === 'read-write') token.access = part;
      else if (key === 'account' && known.includes(value)) token.accounts = [...(token.accounts ?? []), value];
      else if (key === 'account') complain(`names an unknown account; the accounts are ${known.join(', ')}`);
      else if (key === 'toolset' && findUnknownToolsets([value]).length === 0) toolsets.push(value);
      else if (key === 'toolset') complain(`names an unknown toolset; there are ${toolsetNames.join(', ')}`);
      else if (key === 'confirm' && (value === 'all' || value === 'risky' || value === 'never'))
        token.confirmWrites = value;
      else if (key === 'limit' && /^\d{1,6}$/.test(value)) token.limit = Number(value);
      // What follows the colon is not repeated: it may be a piece of a secret.
      else
        complain(
          'has something else after its colon; say :read-only or :read-write, :account=<name>, :limit=<number>, :toolset=<name>, :confirm=all|risky|never',
        );
    }
    if (toolsets.length > 0) token.toolsets = chooseToolsets(toolsets);
    return token;
  });
}
