import { type EvalAccount, startAccount } from '../../evals/account.ts';

/** Accounts for many tasks: a new one is started only after something was written, because starting costs most. */
export function createPool() {
  let current: EvalAccount | undefined;
  const drop = async () => {
    await current?.close();
    current = undefined;
  };
  return {
    /** Works on an account in which nothing has been written. */
    async use<Result>(work: (account: EvalAccount) => Promise<Result>): Promise<Result> {
      current ??= await startAccount();
      const account = current;
      try {
        return await work(account);
      } finally {
        if (account.changes().length > 0) await drop();
      }
    },
    close: drop,
  };
}
