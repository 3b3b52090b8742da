/** How many values are looked at in one turn of the event loop. */
const VALUES_A_TURN = 50_000;

/** A field within others. */
interface Place {
  name: string;
  outer: Place | undefined;
}

/** What is left of the bounds of a quick look. */
interface Left {
  bytes: number;
  values: number;
}

/** Whether an answer is plainly within `most` bytes: it is small enough to be looked at in one turn. Makes nothing, as most answers are. */
export function isPlainlyWithin(answer: unknown, most: number): boolean {
  const left: Left = { bytes: most, values: VALUES_A_TURN };
  take(answer, left);
  return left.bytes >= 0 && left.values >= 0;
}

function take(value: unknown, left: Left): void {
  if (--left.values < 0 || left.bytes < 0) return;
  if (typeof value === 'string') left.bytes -= value.length + 2;
  else if (typeof value !== 'object' || value === null) left.bytes -= 4;
  else if (Array.isArray(value)) for (let index = 0; index < value.length; index++) take(value[index], left);
  else {
    for (const name in value) {
      left.bytes -= name.length + 4;
      take((value as Record<string, unknown>)[name], left);
    }
  }
}

/**
 * Where in an answer its JSON becomes longer than `most` bytes; undefined where it does not. Lets the event loop turn meanwhile.
 * Counts what UTF-8 takes at least, and names, which a caller may choose as long as it likes.
 */
export async function findExcess(answer: unknown, most: number): Promise<string[] | undefined> {
  let bytes = 0;
  let seen = 0;
  const open: { value: unknown; place: Place | undefined }[] = [{ value: answer, place: undefined }];
  for (let each = open.pop(); each; each = open.pop()) {
    const { value, place } = each;
    if (++seen % VALUES_A_TURN === 0) await new Promise((resolve) => setImmediate(resolve));
    if (typeof value === 'string') bytes += value.length + 2;
    else if (typeof value !== 'object' || value === null) bytes += 4;
    else if (Array.isArray(value)) for (const item of value) open.push({ value: item, place });
    else {
      for (const name of Object.keys(value)) {
        bytes += name.length + 4;
        open.push({ value: (value as Record<string, unknown>)[name], place: { name, outer: place } });
      }
    }
    if (bytes > most) return namesOf(place);
  }
  return undefined;
}

function namesOf(place: Place | undefined): string[] {
  const names: string[] = [];
  for (let each = place; each; each = each.outer) names.unshift(each.name);
  return names;
}
