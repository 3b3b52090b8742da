/**
 * Cuts a stream of bytes into lines, one at a time: what nobody has asked for yet stays bytes. A line that is longer
 * than allowed is not kept, only its two ends.
 */

/** One line, without its end. */
export type Line =
  | { readonly text: string }
  /** Too long. The ends are enough to find out what it was about. */
  | { readonly head: string; readonly tail: string };

/** How much of each end of a line that is too long is kept, in bytes. */
const END_BYTES = 1_024;

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** Reads lines from chunks. */
export class LineReader {
  readonly #most: number;
  /** Chunks that have come and are not cut yet. */
  readonly #chunks: Buffer[] = [];
  #size = 0;
  /** The beginning of a line whose end has not come. */
  #parts: Buffer[] = [];
  #length = 0;
  /** Of a line that is too long already: its beginning, and the last bytes that have come. */
  #excess: { head: Buffer; tail: Buffer } | undefined;

  /** @param most the longest line, in bytes */
  constructor(most: number) {
    this.#most = most;
  }

  /** How many bytes have come that nobody has asked for. */
  get size(): number {
    return this.#size;
  }

  /** Takes a chunk in. */
  push(chunk: Buffer): void {
    if (chunk.length === 0) return;
    this.#chunks.push(chunk);
    this.#size += chunk.length;
  }

  /** The next whole line, or nothing until more has come. */
  next(): Line | undefined {
    for (let chunk = this.#chunks.shift(); chunk; chunk = this.#chunks.shift()) {
      this.#size -= chunk.length;
      const end = chunk.indexOf(LINE_FEED);
      if (end === -1) {
        this.#keep(chunk);
        continue;
      }
      this.#keep(chunk.subarray(0, end));
      const rest = chunk.subarray(end + 1);
      if (rest.length > 0) this.#chunks.unshift(rest);
      this.#size += rest.length;
      return this.#take();
    }
    return undefined;
  }

  /** What has come after the last end of a line, once the stream has ended and `next` has nothing more. */
  rest(): Line | undefined {
    return this.#length > 0 ? this.#take() : undefined;
  }

  #keep(part: Buffer): void {
    this.#length += part.length;
    if (this.#excess) {
      this.#excess.tail = lastOf(Buffer.concat([this.#excess.tail, lastOf(part)]));
      return;
    }
    this.#parts.push(part);
    // A carriage return at the end does not count, and whether it is the end is not known yet.
    if (this.#length <= this.#most + 1) return;
    const all = Buffer.concat(this.#parts);
    // Copies: a view would keep the whole line.
    this.#excess = { head: Buffer.from(all.subarray(0, END_BYTES)), tail: Buffer.from(lastOf(all)) };
    this.#parts = [];
  }

  #take(): Line {
    const [excess, all] = [this.#excess, Buffer.concat(this.#parts)];
    this.#parts = [];
    this.#length = 0;
    this.#excess = undefined;
    if (excess) return { head: excess.head.toString(), tail: excess.tail.toString() };
    const line = all.at(-1) === CARRIAGE_RETURN ? all.subarray(0, -1) : all;
    if (line.length > this.#most) {
      return { head: line.subarray(0, END_BYTES).toString(), tail: lastOf(line).toString() };
    }
    return { text: line.toString() };
  }
}

function lastOf(bytes: Buffer): Buffer {
  return bytes.subarray(Math.max(0, bytes.length - END_BYTES));
}
