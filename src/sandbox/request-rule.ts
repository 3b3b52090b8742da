/** Which requests a rule is about, and how often it fires. */
export interface RequestRule {
  /** HTTP method; any if omitted. */
  method?: string;
  /** Prefix of the path, or the source of a regular expression; with or without `/api/v4`. Any if omitted. */
  path?: string;
  /** How often the rule fires; 0 means every time. Default 1. */
  times?: number;
  /** How many matching requests pass first. Default 0. */
  after?: number;
}

/** The rules in force and how often each has matched. */
export class RuleBook<Rule extends RequestRule> {
  #entries: { rule: Rule; seen: number; fired: number }[] = [];

  add(rule: Rule): void {
    this.#entries.push({ rule, seen: 0, fired: 0 });
  }

  remove(rule: Rule): void {
    this.#entries = this.#entries.filter((entry) => entry.rule !== rule);
  }

  clear(): void {
    this.#entries = [];
  }

  /** The first rule that fires on this request, counted as fired. Those after it do not see the request. */
  take(method: string, path: string): Rule | undefined {
    for (const entry of this.#entries) if (fires(entry, method, path)) return entry.rule;
    return undefined;
  }

  /** Every rule that fires on this request, counted as fired. */
  takeAll(method: string, path: string): Rule[] {
    return this.#entries.filter((entry) => fires(entry, method, path)).map(({ rule }) => rule);
  }
}

function fires(entry: { rule: RequestRule; seen: number; fired: number }, method: string, path: string): boolean {
  const { rule } = entry;
  const times = rule.times ?? 1;
  if ((times !== 0 && entry.fired >= times) || !isMatch(rule, method, path)) return false;
  entry.seen += 1;
  if (entry.seen <= (rule.after ?? 0)) return false;
  entry.fired += 1;
  return true;
}

function isMatch(rule: RequestRule, method: string, path: string): boolean {
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
