/** Chat Completions of OpenAI, which most other endpoints speak too. */
import { addTokens, type Chat, type ChatOptions, type Turn, toArguments } from './chat.ts';
import { EndpointError, request } from './request.ts';

interface Completion {
  choices?: {
    finish_reason?: string;
    message: { content?: string | null; tool_calls?: ToolCall[] };
  }[];
  usage?: { prompt_tokens?: number; completion_tokens?: number };
}

interface ToolCall {
  id: string;
  type: 'function';
  function: { name: string; arguments: string };
}

/** Starts a conversation. */
export function chatWithOpenAi({ endpoint, system, tools }: ChatOptions): Chat {
  const tokens = { input: 0, output: 0 };
  const messages: object[] = [{ role: 'system', content: system }];
  const functions = tools.map(({ name, description, inputSchema }) => ({
    type: 'function',
    function: { name, description, parameters: inputSchema },
  }));
  async function ask(): Promise<Turn> {
    const { key, model, maxTokens } = endpoint;
    const completion = await request<Completion>(
      endpoint,
      '/chat/completions',
      { authorization: `Bearer ${key}` },
      { model, max_completion_tokens: maxTokens, messages, tools: functions },
    );
    const [choice] = completion.choices ?? [];
    if (!choice) throw new EndpointError('The endpoint answered without a choice.');
    addTokens(tokens, completion.usage?.prompt_tokens, completion.usage?.completion_tokens);
    const { content, tool_calls: calls = [] } = choice.message;
    messages.push({ role: 'assistant', content: content ?? null, ...(calls.length > 0 && { tool_calls: calls }) });
    return {
      text: content ?? '',
      isCut: choice.finish_reason === 'length',
      calls: calls.map(({ id, function: { name, arguments: text } }) => ({ id, name, args: parseArguments(text) })),
    };
  }
  return {
    tokens,
    say(text) {
      messages.push({ role: 'user', content: text });
      return ask();
    },
    report(outcomes) {
      for (const { id, text } of outcomes) messages.push({ role: 'tool', tool_call_id: id, content: text });
      return ask();
    },
  };
}

function parseArguments(text: string): Record<string, unknown> | undefined {
  if (text.trim() === '') return {};
  try {
    return toArguments(JSON.parse(text));
  } catch {
    return undefined;
  }
}
