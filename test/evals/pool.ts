import { type EvalAccount, type EvalServer, startServer } from '../../evals/account.ts';

/** Accounts of one server: enough for a while, and few enough to start at once. */
const accountsOfServer = 20;

/** Accounts for many tasks: the next one is taken only after something was written. */
export function createPool() {
  let server: EvalServer | undefined;
  let current: EvalAccount | undefined;
  const take = async (): Promise<EvalAccount> => {
    const next = await server?.take();
    if (next) return next;
    await server?.close();
    server = await startServer(accountsOfServer);
    return take();
  };
  const drop = async () => {
    await current?.close();
    current = undefined;
  };
  return {
    /** Works on an account in which nothing has been written. */
    async use<Result>(work: (account: EvalAccount) => Promise<Result>): Promise<Result> {
      current ??= await take();
      const account = current;
      try {
        return await work(account);
      } finally {
        if (account.changes().length > 0) await drop();
      }
    },
    async close() {
      await drop();
      await server?.close();
    },
  };
}
