/** Refusals of requests, and how they are written. */

/** The refusal of a request. Its format depends on the path. */
export class Refusal {
  readonly status: number;
  readonly message: string;
  readonly extensions: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    { message, extensions }: { message: string; extensions: Record<string, unknown> },
    headers: Record<string, string> = {},
  ) {
    const { http: _internal, ...visible } = extensions;
    this.status = status;
    this.message = message;
    this.extensions = visible;
    this.headers = headers;
  }
}

/** Writes a refusal in the error format of a path. */
export type AnswerRefusal = (refusal: Refusal, pathname: string) => Response;

/** A JSON response that must not be cached. */
export function answerJson(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(`${JSON.stringify(body)}\n`, {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
  });
}

/** A refusal in the format of GraphQL errors, which is the default. */
export function answerErrors({ status, message, extensions, headers }: Refusal): Response {
  return answerJson(status, { errors: [{ message, extensions }] }, headers);
}

/** A refusal that is the caller's fault. */
export function refuse(
  status: number,
  code: string,
  message: string,
  remedy?: string,
  headers?: Record<string, string>,
): Refusal {
  const extensions = { code, fault: 'caller', retryable: false, ...(remedy ? { remedy } : {}) };
  return new Refusal(status, { message, extensions }, headers);
}

/** The header `WWW-Authenticate` (RFC 6750). */
export function challenge(parameters: Record<string, string>): string {
  const all = { realm: 'amocrm-graphql', ...parameters };
  return `Bearer ${Object.entries(all)
    .map(([name, value]) => `${name}="${value}"`)
    .join(', ')}`;
}
