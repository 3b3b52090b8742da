import { openAccount } from '../connect.ts';
import type { Command } from './command.ts';
import { notOauthError } from './login.ts';
import { openConfig, pickAccount } from './open.ts';
import { accountOption } from './option.ts';

export const command: Command = {
  summary: 'Deletes the OAuth tokens.',
  help: 'amoCRM is not notified. To revoke the access there too, disable the integration in the account.',
  options: { ...accountOption },
  async run({ account: name }, terminal) {
    const { config, log } = openConfig();
    const account = await openAccount(config, pickAccount(config, name), log);
    try {
      if (!account.signIn) throw notOauthError();
      const { session } = account.signIn;
      // Tokens that cannot be decrypted are deleted too.
      const known = await session.state().catch(() => undefined);
      await session.signOut();
      const whose = known?.baseUrl ? ` of ${known.baseUrl}` : '';
      terminal.write(known?.status === 'signed-out' ? 'There was no sign-in.\n' : `The tokens${whose} are deleted.\n`);
      return 0;
    } finally {
      await account.close();
    }
  },
};
