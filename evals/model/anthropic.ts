/** Messages of Anthropic. */
import { addTokens, type Chat, type ChatOptions, type Turn, toArguments } from './chat.ts';
import { EndpointError, request } from './request.ts';

interface Message {
  content?: Block[];
  stop_reason?: string;
  usage?: {
    input_tokens?: number;
    cache_read_input_tokens?: number | null;
    cache_creation_input_tokens?: number | null;
    output_tokens?: number;
  };
}

type Block = { type: 'text'; text: string } | { type: 'tool_use'; id: string; name: string; input: unknown };

const version = '2023-06-01';

/** Starts a conversation. */
export function chatWithAnthropic({ endpoint, system, tools }: ChatOptions): Chat {
  const tokens = { input: 0, output: 0 };
  const messages: object[] = [];
  const definitions = tools.map(({ name, description, inputSchema }) => ({
    name,
    description,
    input_schema: inputSchema,
  }));
  async function ask(content: unknown): Promise<Turn> {
    const { key, model, maxTokens } = endpoint;
    messages.push({ role: 'user', content });
    const answer = await request<Message>(
      endpoint,
      '/v1/messages',
      { 'x-api-key': key, 'anthropic-version': version },
      { model, max_tokens: maxTokens, system, messages, tools: definitions },
    );
    if (!Array.isArray(answer.content)) throw new EndpointError('The endpoint answered without content.');
    const {
      input_tokens: input = 0,
      cache_read_input_tokens: cached,
      cache_creation_input_tokens: stored,
    } = answer.usage ?? {};
    addTokens(tokens, input + (cached ?? 0) + (stored ?? 0), answer.usage?.output_tokens);
    messages.push({ role: 'assistant', content: answer.content });
    return {
      text: answer.content.flatMap((block) => (block.type === 'text' ? block.text : [])).join('\n'),
      isCut: answer.stop_reason === 'max_tokens',
      calls: answer.content.flatMap((block) =>
        block.type === 'tool_use' ? { id: block.id, name: block.name, args: toArguments(block.input) } : [],
      ),
    };
  }
  return {
    tokens,
    say: (text) => ask([{ type: 'text', text }]),
    report: (outcomes) =>
      ask(
        outcomes.map(({ id, text, isError }) => ({
          type: 'tool_result',
          tool_use_id: id,
          content: text,
          ...(isError && { is_error: true }),
        })),
      ),
  };
}
