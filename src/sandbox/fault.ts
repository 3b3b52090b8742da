/**
 * A failure on demand. A rule fires on the requests that it matches, in the order in which rules were added; the first
 * that fires wins. Without any effect it only counts.
 */
export interface FaultRule {
  /** HTTP method; any if omitted. */
  method?: string;
  /** Prefix of the path, or the source of a regular expression; with or without `/api/v4`. Any if omitted. */
  path?: string;
  /** How often the rule fires; 0 means every time. Default 1. */
  times?: number;
  /** How many matching requests pass first. Default 0. */
  after?: number;
  /** Answer with this status; the request is not applied. The body is what the vendor usually sends with it. */
  status?: number;
  /** Body of that answer: text as it is, anything else as JSON. */
  body?: unknown;
  contentType?: string;
  headers?: Record<string, string>;
  /** Answer with a gateway's HTML page (502 unless `status` says otherwise). */
  html?: boolean;
  /** Wait this many milliseconds first. The request is then applied, unless another effect prevents it. */
  latencyMs?: number;
  /** Destroy the connection: before the request is applied, or after it was and the answer is lost. */
  drop?: 'before' | 'after';
  /** Never answer; true is 'before'. The connection is destroyed when the sandbox closes. */
  hang?: boolean | 'before' | 'after';
  /** Apply the request, send half of its answer and destroy the connection. */
  truncate?: boolean;
  /** Send the headers, then the body in ten pieces with this many milliseconds before each. */
  dripMs?: number;
  /** Send the answer's body compressed, whatever the request accepts. */
  gzip?: boolean;
  /** Answer as if the token had expired. */
  expireToken?: boolean;
  /** Answer 200 with a JSON body of this many bytes. */
  oversize?: number;
}

/** The rules in force and how often each has matched. */
export class FaultBook {
  #rules: { rule: FaultRule; seen: number; fired: number }[] = [];

  add(rule: FaultRule): void {
    this.#rules.push({ rule, seen: 0, fired: 0 });
  }

  clear(): void {
    this.#rules = [];
  }

  /** The rule that fires on this request, counted as fired. */
  take(method: string, path: string): FaultRule | undefined {
    for (const entry of this.#rules) {
      const { rule } = entry;
      const times = rule.times ?? 1;
      if ((times !== 0 && entry.fired >= times) || !isMatch(rule, method, path)) continue;
      entry.seen += 1;
      if (entry.seen <= (rule.after ?? 0)) continue;
      entry.fired += 1;
      return rule;
    }
    return undefined;
  }
}

function isMatch(rule: FaultRule, method: string, path: string): boolean {
  if (rule.method !== undefined && rule.method.toUpperCase() !== method) return false;
  const wanted = rule.path;
  if (wanted === undefined) return true;
  const short = path.replace(/^\/api\/v4/, '');
  if (path.startsWith(wanted) || short.startsWith(wanted)) return true;
  try {
    const pattern = new RegExp(wanted);
    return pattern.test(path) || pattern.test(short);
  } catch {
    return false;
  }
}

/** The keys of a rule; a misspelt one is refused instead of being ignored. */
export const faultKeys: readonly (keyof FaultRule)[] = [
  'method',
  'path',
  'times',
  'after',
  'status',
  'body',
  'contentType',
  'headers',
  'html',
  'latencyMs',
  'drop',
  'hang',
  'truncate',
  'dripMs',
  'gzip',
  'expireToken',
  'oversize',
];
