import { openAccount } from '../connect.ts';
import type { Command } from './command.ts';
import { notOauthError } from './login.ts';
import { openConfig, pickAccount } from './open.ts';
import { accountOption } from './option.ts';

export const command: Command = {
  summary: 'Shows whether this program is signed in to amoCRM by OAuth.',
  help: 'Sends no request to amoCRM. The exit code is 1 if a sign-in is needed.',
  options: { ...accountOption, json: { type: 'boolean', description: 'As JSON.' } },
  async run({ account: name, json }, terminal) {
    const { config, log } = openConfig();
    const account = await openAccount(config, pickAccount(config, name), log);
    try {
      if (!account.signIn) throw notOauthError();
      const state = await account.signIn.session.state();
      const until = state.expiresAt && new Date(state.expiresAt * 1000).toISOString();
      const isOver = (state.expiresAt ?? 0) * 1000 <= Date.now();
      const lines = {
        'signed-out': 'Not signed in. Run `amocrm-graphql login`.',
        ok: `Signed in to ${state.baseUrl}. The access token ${isOver ? 'expired' : 'expires'} at ${until} and is renewed automatically${isOver ? ' when it is needed' : ''}.`,
        'reauthorization-required': `REAUTHORIZATION_REQUIRED: ${state.reason}. Run \`amocrm-graphql login\`; the last token ${isOver ? 'expired at' : 'is valid until'} ${until}.`,
      };
      terminal.write(
        json ? `${JSON.stringify({ ...state, expiresAt: until }, null, 2)}\n` : `${lines[state.status]}\n`,
      );
      return state.status === 'ok' ? 0 : 1;
    } finally {
      await account.close();
    }
  },
};
