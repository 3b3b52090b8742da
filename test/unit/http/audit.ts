import { serverAudits } from 'graphql-http';

/** What the GraphQL-over-HTTP audits found wrong with a server, one line each; empty when all pass. */
export async function auditGraphql(url: string, headers: Record<string, string> = {}): Promise<string[]> {
  const fetchFn = (input: string, init: RequestInit = {}) =>
    fetch(input, { ...init, headers: { ...(init.headers as Record<string, string>), ...headers } });
  const failures: string[] = [];
  for (const audit of serverAudits({ url, fetchFn })) {
    const result = await audit.fn();
    if (result.status !== 'ok') failures.push(`${result.status} ${audit.id} ${audit.name}: ${result.reason}`);
  }
  return failures;
}
