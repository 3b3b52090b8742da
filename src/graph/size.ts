/** The maximum number of values to visit in one turn of the event loop. */
const maxValuesPerTurn = 50_000;

/** The path of a field, as a linked list from the inside out. */
interface FieldPath {
  name: string;
  outer: FieldPath | undefined;
}

/** What remains of the bounds of a quick check. */
interface Budget {
  bytes: number;
  values: number;
}

/**
 * Whether an answer is small enough to be checked in one turn of the event loop and has at most `maxBytes` bytes. Allocates nothing,
 * because nearly all answers pass.
 */
export function isWithin(answer: unknown, maxBytes: number): boolean {
  const budget: Budget = { bytes: maxBytes, values: maxValuesPerTurn };
  measure(answer, budget);
  return budget.bytes >= 0 && budget.values >= 0;
}

function measure(value: unknown, budget: Budget): void {
  if (--budget.values < 0 || budget.bytes < 0) return;
  if (typeof value === 'string') budget.bytes -= value.length + 2;
  else if (typeof value !== 'object' || value === null) budget.bytes -= 4;
  else if (Array.isArray(value)) for (let index = 0; index < value.length; index++) measure(value[index], budget);
  else {
    for (const name in value) {
      budget.bytes -= name.length + 4;
      measure((value as Record<string, unknown>)[name], budget);
    }
  }
}

/**
 * The path at which the JSON of an answer exceeds `maxBytes` bytes; undefined if it does not. Yields to the event loop meanwhile.
 * Counts the least number of bytes that UTF-8 takes, and also names, because the caller chooses aliases.
 */
export async function findExcess(answer: unknown, maxBytes: number): Promise<string[] | undefined> {
  let bytes = 0;
  let seen = 0;
  const open: { value: unknown; path: FieldPath | undefined }[] = [{ value: answer, path: undefined }];
  for (let each = open.pop(); each; each = open.pop()) {
    const { value, path } = each;
    if (++seen % maxValuesPerTurn === 0) await new Promise((resolve) => setImmediate(resolve));
    if (typeof value === 'string') bytes += value.length + 2;
    else if (typeof value !== 'object' || value === null) bytes += 4;
    else if (Array.isArray(value)) for (const item of value) open.push({ value: item, path });
    else {
      for (const name of Object.keys(value)) {
        bytes += name.length + 4;
        open.push({ value: (value as Record<string, unknown>)[name], path: { name, outer: path } });
      }
    }
    if (bytes > maxBytes) return namesOf(path);
  }
  return undefined;
}

function namesOf(path: FieldPath | undefined): string[] {
  const names: string[] = [];
  for (let each = path; each; each = each.outer) names.unshift(each.name);
  return names;
}
