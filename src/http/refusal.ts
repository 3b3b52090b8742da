/** What is answered to a request that may not go on, and how it is written. */

/** What is answered to a request that may not go on; how it looks depends on the door that was asked for. */
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
    const { http: _internal, ...told } = extensions;
    this.status = status;
    this.message = message;
    this.extensions = told;
    this.headers = headers;
  }
}

/** Writes a refusal as the clients of a path read errors. */
export type AnswerRefusal = (refusal: Refusal, pathname: string) => Response;

/** A JSON answer that no cache keeps. */
export function answerJson(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(`${JSON.stringify(body)}\n`, {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
  });
}

/** A refusal in the shape that GraphQL's clients read, and everybody else. */
export function answerErrors({ status, message, extensions, headers }: Refusal): Response {
  return answerJson(status, { errors: [{ message, extensions }] }, headers);
}

/** A refusal that is the caller's to mend. */
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
