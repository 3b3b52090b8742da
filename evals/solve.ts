/** Lets a model do a task on an account of its own. */
import type { EvalAccount } from './account.ts';
import { type Judgement, judge } from './judge.ts';
import { chatWithAnthropic } from './model/anthropic.ts';
import type { CallOutcome, Chat, Endpoint, Tokens, Turn, WantedCall } from './model/chat.ts';
import { chatWithOpenAi } from './model/openai.ts';
import { EndpointError } from './model/request.ts';
import { findToken, type Task } from './task.ts';

/** What came of a task. */
export interface Attempt extends Judgement {
  name: string;
  kind: Task['kind'];
  language: Task['language'];
  /** How many calls of tools it took. */
  calls: number;
  tokens: Tokens;
  answer: string;
  transcript: TranscriptLine[];
}

/** One call of the transcript. */
export interface TranscriptLine {
  tool: string;
  args: unknown;
  isError: boolean;
  /** The answer, cut to a readable length. */
  answer: string;
}

/** A model that has called so many tools is stopped. */
export const mostCalls = 25;

const shownAnswer = 2_000;

/** Says what the host is for. The server’s own instructions follow, as hosts pass them on. */
const role =
  'You are the assistant of a sales team. Do what the user asks with the tools, without asking back unless you cannot go on. Then answer briefly, in the user’s language, with every figure and name that was asked for.';

/** Runs one task. An endpoint that fails is a fault, and what was written until then counts. */
export async function solve(task: Task, account: EvalAccount, endpoint: Endpoint): Promise<Attempt> {
  const { instructions, tools, world } = account;
  const start = endpoint.dialect === 'anthropic' ? chatWithAnthropic : chatWithOpenAi;
  const chat = start({ endpoint, system: `${role}\n\n${instructions}`, tools });
  const transcript: TranscriptLine[] = [];
  const run: Run = (wanted) => runCall(wanted, account, transcript);
  const { answer, failure } = await converse(task, chat, run).then(
    (text) => ({ answer: text, failure: [] }),
    (error: unknown) => ({ answer: '', failure: [`The endpoint failed: ${explainFailure(error)}`] }),
  );
  const judged = judge(task, world, { answer, changes: account.changes() });
  const { name, kind, language } = task;
  return {
    ...{ name, kind, language, wrongWrites: judged.wrongWrites },
    faults: [...failure, ...judged.faults],
    solved: judged.solved && failure.length === 0,
    calls: transcript.length,
    tokens: chat.tokens,
    answer,
    transcript,
  };
}

/** What an endpoint has failed of. @throws what is no failure of the endpoint */
function explainFailure(error: unknown): string {
  if (error instanceof EndpointError) return error.message;
  if (error instanceof Error && error.name === 'TimeoutError') return 'it took too long.';
  if (error instanceof TypeError && error.message === 'fetch failed') return 'it cannot be reached.';
  throw error;
}

type Run = (wanted: WantedCall) => Promise<CallOutcome & { plan: string | undefined }>;

/** Talks until the model has nothing more to call. A user who agrees says so once for each plan that was only shown. */
async function converse(task: Task, chat: Chat, run: Run): Promise<string> {
  let turn = await chat.say(task.says);
  let called = 0;
  const agreed = new Set<string>();
  let plan: string | undefined;
  while (called < mostCalls) {
    const outcomes: CallOutcome[] = [];
    // One after another: a host may run them at once, but the order of writes must be the model's.
    for (const wanted of turn.calls) {
      const { plan: shown, ...outcome } = await run(wanted);
      outcomes.push(outcome);
      plan = shown;
      called += 1;
    }
    if (outcomes.length > 0) turn = await chat.report(outcomes);
    else if (task.agrees && plan !== undefined && !agreed.has(plan)) {
      agreed.add(plan);
      turn = await chat.say(task.language === 'ru' ? 'Да, подтверждаю.' : 'Yes, go ahead.');
    } else break;
  }
  return toText(turn);
}

const toText = ({ text, isCut }: Turn) => (isCut ? `${text} […]` : text);

async function runCall(
  { id, name, args }: WantedCall,
  account: EvalAccount,
  transcript: TranscriptLine[],
): Promise<CallOutcome & { plan: string | undefined }> {
  const answer =
    args === undefined
      ? { isError: true, text: 'The arguments are not a JSON object.', content: {} }
      : await account.call(name, args);
  const { isError, text, content } = answer;
  transcript.push({ tool: name, args, isError, answer: text.slice(0, shownAnswer) });
  return { id, text, isError, plan: findToken(content) };
}
