import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Dialect, Endpoint } from '../../evals/model/chat.ts';
import type { Call, DoneCall } from '../../evals/task.ts';

/** What a model sees of a conversation. */
export interface Dialog {
  system: string;
  tools: string[];
  /** What the user said. */
  said: string[];
  done: DoneCall[];
}

/** What a model does next: it calls tools, or answers. */
export type Thought = { calls: Call[] } | { answer: string };

/** A model on loopback that speaks one of the dialects. */
export interface FakeModel {
  endpoint: Endpoint;
  dialogs: Dialog[];
  /** The headers of each request. */
  headers: Record<string, unknown>[];
  /** How long it was waited for, in milliseconds. */
  waits: number[];
  /** Answers the next requests with these statuses. */
  fail(...statuses: number[]): void;
  close(): Promise<void>;
}

// biome-ignore lint/suspicious/noExplicitAny: the bodies of two protocols, read as far as a fake needs them.
type Body = any;

/** Starts it. Each request costs 100 tokens of input and 10 of output. */
export async function startFakeModel(dialect: Dialect, think: (dialog: Dialog) => Thought): Promise<FakeModel> {
  const [dialogs, headers, statuses, waits]: [Dialog[], Record<string, unknown>[], number[], number[]] = [
    [],
    [],
    [],
    [],
  ];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    headers.push({ ...request.headers, path: request.url });
    const status = statuses.shift();
    if (status !== undefined) {
      response.writeHead(status, { 'retry-after': '3' }).end('{"error":{"message":"busy"}}');
      return;
    }
    const body = JSON.parse(Buffer.concat(chunks).toString()) as Body;
    const dialog = dialect === 'openai' ? readOpenAi(body) : readAnthropic(body);
    dialogs.push(dialog);
    const thought = tryToThink(() => think(dialog));
    const answer = dialect === 'openai' ? writeOpenAi(thought, dialog) : writeAnthropic(thought, dialog);
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: {
      dialect,
      baseUrl: `http://127.0.0.1:${port}`,
      key: 'key-of-the-test',
      model: 'fake',
      maxTokens: 1_000,
      timeoutMs: 30_000,
      wait: async (ms) => void waits.push(ms),
    },
    dialogs,
    headers,
    waits,
    fail: (...more) => void statuses.push(...more),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A script that cannot go on says so, and does not leave the request without an answer. */
function tryToThink(think: () => Thought): Thought {
  try {
    return think();
  } catch (error) {
    return { answer: String(error) };
  }
}

const toDone = (tool: string, args: Record<string, unknown>, text: string, isError = false): DoneCall => {
  let content = {};
  try {
    // A notice may follow the data.
    content = JSON.parse(text.slice(0, text.lastIndexOf('}') + 1)) as Record<string, unknown>;
  } catch {}
  return { tool, args, answer: { isError, text, content } };
};

function readOpenAi({ messages, tools }: Body): Dialog {
  const outcomes = new Map<string, string>(
    messages.filter(({ role }: Body) => role === 'tool').map((each: Body) => [each.tool_call_id, each.content]),
  );
  const calls = messages.flatMap((each: Body) => each.tool_calls ?? []);
  return {
    system: messages[0].content,
    tools: tools.map((tool: Body) => tool.function.name),
    said: messages.filter(({ role }: Body) => role === 'user').map(({ content }: Body) => content),
    done: calls.map((each: Body) =>
      toDone(each.function.name, JSON.parse(each.function.arguments), outcomes.get(each.id) ?? ''),
    ),
  };
}

function readAnthropic({ system, messages, tools }: Body): Dialog {
  const blocks = messages.flatMap(({ content }: Body) => content);
  const results = new Map<string, Body>(
    blocks.filter(({ type }: Body) => type === 'tool_result').map((each: Body) => [each.tool_use_id, each]),
  );
  return {
    system,
    tools: tools.map(({ name }: Body) => name),
    said: messages
      .filter(({ role }: Body) => role === 'user')
      .flatMap(({ content }: Body) => content.flatMap((each: Body) => (each.type === 'text' ? each.text : []))),
    done: blocks
      .filter(({ type }: Body) => type === 'tool_use')
      .map(({ id, name, input }: Body) =>
        toDone(name, input, results.get(id)?.content ?? '', results.get(id)?.is_error ?? false),
      ),
  };
}

const idOf = ({ done }: Dialog, index: number) => `call-${done.length + index}`;

function writeOpenAi(thought: Thought, dialog: Dialog) {
  const message =
    'answer' in thought
      ? { role: 'assistant', content: thought.answer }
      : {
          role: 'assistant',
          content: null,
          tool_calls: thought.calls.map(({ tool, args }, index) => ({
            id: idOf(dialog, index),
            type: 'function',
            function: { name: tool, arguments: JSON.stringify(args) },
          })),
        };
  const usage = { prompt_tokens: 100, completion_tokens: 10 };
  return { choices: [{ message, finish_reason: 'answer' in thought ? 'stop' : 'tool_calls' }], usage };
}

function writeAnthropic(thought: Thought, dialog: Dialog) {
  const content =
    'answer' in thought
      ? [{ type: 'text', text: thought.answer }]
      : thought.calls.map(({ tool, args }, index) => ({
          type: 'tool_use',
          id: idOf(dialog, index),
          name: tool,
          input: args,
        }));
  const usage = { input_tokens: 60, cache_read_input_tokens: 40, output_tokens: 10 };
  return { content, stop_reason: 'answer' in thought ? 'end_turn' : 'tool_use', usage };
}
