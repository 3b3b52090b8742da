import { openAccount } from '../connect.ts';
import type { Command } from './command.ts';
import { explainKind } from './login.ts';
import { openConfig, pickAccount } from './open.ts';
import { accountOption } from './option.ts';

export const command: Command = {
  summary: 'Deletes the stored OAuth tokens.',
  help: 'amoCRM is not notified: to end the access there too, switch the integration off in the account.',
  options: { ...accountOption },
  async run({ account: name }, terminal) {
    const { config, log } = openConfig();
    const account = await openAccount(config, pickAccount(config, name), log);
    try {
      if (!account.signIn) throw explainKind();
      const { session } = account.signIn;
      // Tokens that cannot be read, because their key is gone, are forgotten all the same.
      const known = await session.state().catch(() => undefined);
      await session.signOut();
      const whose = known?.baseUrl ? ` of ${known.baseUrl}` : '';
      terminal.write(
        known?.status === 'signed-out' ? 'Nobody was signed in.\n' : `The tokens${whose} are forgotten.\n`,
      );
      return 0;
    } finally {
      await account.close();
    }
  },
};
