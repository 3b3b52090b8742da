/** The connection of a view to its host: the answer that it shows, the host's look and language, and calls of tools. */
import {
  App,
  applyDocumentTheme,
  applyHostFonts,
  applyHostStyleVariables,
  type McpUiHostContext,
} from '@modelcontextprotocol/ext-apps';
import { type ReactNode, StrictMode, useEffect, useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { createFormat, type Format, toLanguage } from './language.ts';
import { ToolError } from './tool-error.ts';

/** Calls a tool of the server and returns its structured answer. Rejects with a `ToolError` if it fails. */
export type CallTool = <Answer>(name: string, args: Record<string, unknown>) => Promise<Answer>;

/** What a view needs to draw an answer. */
export interface ViewProps<Answer> {
  answer: Answer;
  format: Format;
  call: CallTool;
  /** The tool that was called. */
  tool?: string | undefined;
  /** The arguments of its call. Undefined if the host does not tell them. */
  input?: Record<string, unknown> | undefined;
  /** Tells the model what the user did in the view, if the host passes that on. */
  tell(text: string): void;
}

/** How long a call may take, in milliseconds. A plan of 5,000 records takes minutes. */
const callTimeoutMs = 600_000;

interface ToolResult {
  content?: unknown;
  structuredContent?: unknown;
  isError?: boolean;
}

/** Draws a view of the answer that the host passes on. @param name of the view */
export function showInHost<Answer>(name: string, View: (props: ViewProps<Answer>) => ReactNode): void {
  const root = document.getElementById('root');
  if (root)
    createRoot(root).render(
      <StrictMode>
        <Hosted name={name} View={View} />
      </StrictMode>,
    );
}

function Hosted<Answer>({ name, View }: { name: string; View: (props: ViewProps<Answer>) => ReactNode }) {
  const [result, setResult] = useState<ToolResult>();
  const [input, setInput] = useState<Record<string, unknown>>();
  const [context, setContext] = useState<McpUiHostContext>({});
  const [app, setApp] = useState<App>();
  useEffect(() => {
    const created = new App({ name: `amocrm-graphql-${name}`, version: '1.0.0' }, {}, { autoResize: true });
    created.ontoolinput = ({ arguments: given }) => setInput(given);
    created.ontoolresult = (given) => setResult(given);
    // The host waits for the answer before it removes the view, which has nothing to save.
    created.onteardown = async () => ({});
    created.onhostcontextchanged = (changed) => setContext((known) => ({ ...known, ...changed }));
    created.connect().then(
      () => {
        setContext(created.getHostContext() ?? {});
        setApp(created);
      },
      // Without a host there is nothing to draw. The waiting text stays.
      () => {},
    );
    return () => void created.close();
  }, [name]);
  useEffect(() => applyLook(context), [context]);
  const language = toLanguage(context.locale ?? navigator.language);
  const format = useMemo(() => createFormat(language, context.timeZone), [language, context.timeZone]);
  const { texts } = format;
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  if (!app || !result) return <p role="status">{texts.waiting}</p>;
  const answer = readAnswer(result);
  if (!answer) return <p role="alert">{readText(result) ?? texts.failed}</p>;
  const call: CallTool = async <Called,>(tool: string, args: Record<string, unknown>) => {
    const called = await app.callServerTool({ name: tool, arguments: args }, { timeout: callTimeoutMs });
    const found = readAnswer(called);
    if (!found) throw new ToolError(readText(called) ?? texts.failed, readToken(called));
    return found as Called;
  };
  const tell = (text: string) => {
    if (!app.getHostCapabilities()?.updateModelContext) return;
    // What the model is not told, it sees in the account.
    app.updateModelContext({ content: [{ type: 'text', text }] }).catch(() => {});
  };
  // The server writes the tool into the page, because few hosts name it.
  const { tool } = document.documentElement.dataset;
  return <View answer={answer as Answer} format={format} call={call} tool={tool} input={input} tell={tell} />;
}

function applyLook({ theme, styles }: McpUiHostContext): void {
  const preferred = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  applyDocumentTheme(theme ?? preferred);
  if (styles?.variables) applyHostStyleVariables(styles.variables);
  if (styles?.css?.fonts) applyHostFonts(styles.css.fonts);
}

/** The structured answer. Some hosts pass on only the text, which is the same answer in JSON. */
function readAnswer(result: ToolResult): object | undefined {
  if (result.isError) return undefined;
  if (isObject(result.structuredContent)) return result.structuredContent;
  try {
    const parsed: unknown = JSON.parse(readText(result) ?? '');
    return isObject(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** The token of a call that must be confirmed. */
function readToken({ structuredContent }: ToolResult): string | undefined {
  const { errors = [] } = (structuredContent ?? {}) as { errors?: { details?: { confirm?: string } }[] };
  return errors[0]?.details?.confirm;
}

function readText({ content }: ToolResult): string | undefined {
  if (!Array.isArray(content)) return undefined;
  return (content as { type?: string; text?: string }[]).find(({ type }) => type === 'text')?.text;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
