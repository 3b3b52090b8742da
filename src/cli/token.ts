import { randomBytes } from 'node:crypto';
import { hashToken } from '../config/index.ts';
import { ConfigurationError } from '../errors/index.ts';
import type { Command } from './command.ts';

export const command: Command = {
  summary: 'Creates a token for callers, and its hash for API_TOKENS.',
  help: `The token is shown once and not stored. Give it to the caller. The hash in API_TOKENS cannot be used to call.`,
  options: {
    'read-only': { type: 'boolean', description: 'The token may only read.' },
    account: { type: 'string', description: 'The token is valid for this account only; separate several by commas.' },
    limit: { type: 'string', description: 'Requests per second; API_TOKEN_RATE_LIMIT if omitted, 0 for no limit.' },
    json: { type: 'boolean', description: 'As JSON.' },
  },
  async run({ 'read-only': readOnly, account, limit, json }, terminal) {
    if (typeof limit === 'string' && !/^\d{1,6}$/.test(limit)) {
      throw new ConfigurationError([{ path: ['--limit'], message: 'must be a whole number of requests per second' }]);
    }
    const token = randomBytes(32).toString('base64url');
    const item = [
      hashToken(token),
      ...(readOnly ? ['read-only'] : []),
      ...(typeof account === 'string' ? account.split(',').map((name) => `account=${name.trim()}`) : []),
      ...(typeof limit === 'string' ? [`limit=${limit}`] : []),
    ].join(':');
    terminal.write(
      json
        ? `${JSON.stringify({ token, item }, null, 2)}\n`
        : `Token (shown once)   ${token}\nFor API_TOKENS       ${item}\n`,
    );
    return 0;
  },
};
