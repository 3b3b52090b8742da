/**
 * Asks the user to confirm a plan through the protocol: by elicitation (2025-11-25) or `input_required` (2026-07-28), which the SDK
 * makes of the same answer. Clients that cannot ask get the plan and its token as any other answer.
 */
import {
  type CallToolResult,
  type ClientCapabilities,
  type InputRequiredResult,
  inputRequired,
  inputResponse,
} from '@modelcontextprotocol/server';
import { isObject } from '../json.ts';
import { parseJson } from '../operations/leaf.ts';
import { toErrorResult } from './error.ts';

/** The name of the question in a request. */
const question = 'confirm';

/** What the client sent back: the answers, and the state that it was given with the question. */
interface Answered {
  inputResponses?: Record<string, unknown> | undefined;
  requestState?(): unknown;
}

/** What becomes of a call: it runs with these arguments, or this is its result. */
export type Continued = { args: unknown } | { result: CallToolResult };

type Arguments = Record<string, unknown> | undefined;

/** The token is an argument of the operation, also if another tool runs it. */
function addToken(args: Arguments, confirm: string, wraps: boolean): Arguments {
  if (!wraps) return { ...args, confirm };
  const given = args?.arguments;
  const inner = typeof given === 'string' ? parseJson(given, isObject) : (given as Arguments);
  return { ...args, arguments: { ...inner, confirm } };
}

/**
 * Continues a call whose plan the user was asked about. A call that is not one runs as it is.
 *
 * @param wraps whether the tool runs another operation, whose arguments are in `arguments`
 */
export function continueCall(args: unknown, { inputResponses, requestState }: Answered, wraps: boolean): Continued {
  const token = requestState?.();
  const answer = inputResponse(inputResponses, question);
  if (typeof token !== 'string' || answer.kind !== 'elicit') return { args };
  if (answer.action === 'accept') return { args: addToken(args as Arguments, token, wraps) };
  const message = `The user ${answer.action === 'decline' ? 'declined the plan' : 'closed the question'}; nothing was written.`;
  const remedy = 'Do not repeat it. Ask the user what to do instead.';
  return { result: toErrorResult({ code: 'PLAN_DECLINED', message, remedy }) };
}

/** Makes a question of a result that is a plan, if the client can ask its user; otherwise the result stays. */
export function askToConfirm(
  result: CallToolResult,
  capabilities: Pick<ClientCapabilities, 'elicitation'> | undefined,
): CallToolResult | InputRequiredResult {
  const plan = findPlan(result);
  if (!plan || !asksForms(capabilities)) return result;
  return inputRequired({
    inputRequests: {
      [question]: inputRequired.elicit({
        message: String(plan.summary),
        // Accepting is the answer; nothing has to be filled in.
        requestedSchema: { type: 'object', properties: {} },
      }),
    },
    requestState: plan.confirm,
  });
}

/** The plan of many records is an answer; that of a single write is in the error that asks for its confirmation. */
function findPlan({ isError, structuredContent }: CallToolResult): { confirm: string; summary?: unknown } | undefined {
  type Plan = { confirm?: unknown; summary?: unknown };
  const { plan, errors = [] } = (structuredContent ?? {}) as {
    plan?: Plan;
    errors?: { code?: string; details?: Plan }[];
  };
  const offered = isError ? errors.find(({ code }) => code === 'CONFIRMATION_REQUIRED')?.details : plan;
  return typeof offered?.confirm === 'string' ? { ...offered, confirm: offered.confirm } : undefined;
}

/** An empty capability means forms, as before the mode of addresses was added (MCP 2025-11-25, Elicitation). */
function asksForms(capabilities: Pick<ClientCapabilities, 'elicitation'> | undefined): boolean {
  const elicitation = capabilities?.elicitation;
  return elicitation !== undefined && (elicitation.form !== undefined || elicitation.url === undefined);
}
