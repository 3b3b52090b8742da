/** Plays a script, so that tasks can be tested without a model. */
import type { EvalAccount } from './account.ts';
import type { DoneCall, Script } from './task.ts';

/** What came of a script. */
export interface Played {
  answer: string;
  done: DoneCall[];
}

/** Plays a script on an account. A refused call does not end it. */
export async function playScript({ calls, answer }: Script, account: Pick<EvalAccount, 'call'>): Promise<Played> {
  const done: DoneCall[] = [];
  for (const step of calls) {
    const next = typeof step === 'function' ? step(done) : step;
    if (next === undefined) continue;
    const { tool, args } = next;
    done.push({ tool, args, answer: await account.call(tool, args) });
  }
  return { answer: answer?.(done.map((each) => each.answer.content)) ?? '', done };
}
