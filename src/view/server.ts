/** The server that the home page comes from, asked over its REST API. */
import type { CallTool } from './host.tsx';
import { ToolError } from './tool-error.ts';

/** Who asks, and about which account. */
export interface Caller {
  /** A token of `API_TOKENS`; undefined where the server needs none. */
  token?: string | undefined;
  /** The name of an account, where there are several. */
  account?: string | undefined;
}

/** The answer of `/`. */
export interface ServerIndex {
  version: string;
  /** Undefined if the server needs a token and got none that it knows. */
  accounts?: { name: string; url: string }[];
}

/** The answer of `/ready`. */
export interface ReadyAnswer {
  ready: boolean;
  checks?: { account?: string; name: string; ok: boolean; message?: string }[];
}

/** The routes of the tools that the views call. */
const routes: Record<string, [method: string, path: string]> = {
  get_account_info: ['GET', '/api/account'],
  get_pipelines: ['GET', '/api/pipelines'],
  get_leads: ['GET', '/api/leads'],
  get_deals_report: ['GET', '/api/report/deals'],
  update_lead: ['PATCH', '/api/leads/{lead_id}'],
};

/** Calls tools by their routes. Rejects with the server's message. */
export function createCall(caller: Caller): CallTool {
  return async <Answer>(name: string, args: Record<string, unknown>) => {
    const [method, template] = routes[name] ?? ['GET', `/${name}`];
    const left = { ...args };
    const path = template.replace(/\{(\w+)\}/g, (_, key: string) => {
      const value = encodeURIComponent(String(left[key]));
      delete left[key];
      return value;
    });
    if (method !== 'GET') return read<Answer>(caller, path, { method, body: JSON.stringify(left) });
    const query = new URLSearchParams();
    for (const [key, value] of Object.entries(left)) for (const each of [value].flat()) query.append(key, String(each));
    return read<Answer>(caller, query.size > 0 ? `${path}?${query}` : path);
  };
}

/** Reads `/`: what this server is, and which accounts the token is valid for. */
export function readIndex(caller: Caller): Promise<ServerIndex> {
  return read(caller, '/');
}

/** Reads `/ready`, which answers 503 with the reasons if something is wrong. */
export async function readReady(caller: Caller): Promise<ReadyAnswer> {
  const response = await request(caller, '/ready');
  return (await response.json()) as ReadyAnswer;
}

interface Problem {
  detail?: string;
  remedy?: string;
  errors?: { message: string }[];
  details?: { confirm?: string };
}

async function read<Answer>(caller: Caller, path: string, options: RequestInit = {}): Promise<Answer> {
  const response = await request(caller, path, options);
  const answer: unknown = await response.json();
  if (response.ok) return answer as Answer;
  const { detail, remedy, errors, details } = answer as Problem;
  const message = detail ?? errors?.[0]?.message ?? `HTTP ${response.status}`;
  throw new ToolError([message, remedy].filter(Boolean).join(' '), details?.confirm);
}

function request({ token, account }: Caller, path: string, options: RequestInit = {}): Promise<Response> {
  const headers = {
    accept: 'application/json',
    ...(options.body !== undefined && { 'content-type': 'application/json' }),
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
    ...(account !== undefined && { 'amocrm-account': account }),
  };
  return fetch(path, { ...options, headers, cache: 'no-store' });
}
