import { openAccount } from '../connect.ts';
import { explainKind } from './login.ts';
import { openConfig, pickAccount } from './open.ts';
import { accountOption } from './option.ts';
import type { Command } from './run.ts';

export const command: Command = {
  summary: 'Forgets the tokens of OAuth.',
  help: 'amoCRM is not told: remove the integration in the account to end its access there.',
  options: { ...accountOption },
  async run({ account: name }, terminal) {
    const { config, log } = openConfig();
    const account = await openAccount(config, pickAccount(config, name), log);
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
