import { openAccount } from '../connect.ts';
import type { Command } from './command.ts';
import { explainKind } from './login.ts';
import { openConfig, pickAccount } from './open.ts';
import { accountOption } from './option.ts';

export const command: Command = {
  summary: 'Shows whether the server is signed in to amoCRM by OAuth.',
  help: 'Sends nothing to amoCRM. Exit code 1 if a sign-in is needed.',
  options: { ...accountOption, json: { type: 'boolean', description: 'Prints JSON.' } },
  async run({ account: name, json }, terminal) {
    const { config, log } = openConfig();
    const account = await openAccount(config, pickAccount(config, name), log);
    try {
      if (!account.signIn) throw explainKind();
      const state = await account.signIn.session.state();
      const until = state.expiresAt && new Date(state.expiresAt * 1000).toISOString();
      const isOver = (state.expiresAt ?? 0) * 1000 <= Date.now();
      const lines = {
        'signed-out': 'Nobody is signed in. Run `amocrm-graphql login`.',
        ok: `Signed in to ${state.baseUrl}. The access token ${isOver ? 'ended' : 'ends'} at ${until} and is renewed by itself${isOver ? ' when it is needed' : ''}.`,
        'reauthorization-required': `REAUTHORIZATION_REQUIRED: ${state.reason}. Run \`amocrm-graphql login\`; the last token ${isOver ? 'ended at' : 'works until'} ${until}.`,
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
