import { openAccount } from '../connect.ts';
import { explainKind } from './login.ts';
import { openConfig } from './open.ts';
import type { Command } from './run.ts';

export const command: Command = {
  summary: 'Forgets the tokens of OAuth.',
  help: 'amoCRM is not told: remove the integration in the account to end its access there.',
  options: {},
  async run(_options, terminal) {
    const { config, log } = openConfig();
    const account = await openAccount(config, log);
    try {
      if (!account.signIn) throw explainKind();
      await account.signIn.session.signOut();
      terminal.write('The tokens are forgotten.\n');
      return 0;
    } finally {
      await account.close();
    }
  },
};
