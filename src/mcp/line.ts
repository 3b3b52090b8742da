/**
 * Splits a stream of bytes into lines on demand: bytes stay bytes until the next line is asked for. Of a line that is too
 * long only its two ends are kept.
 */

/** One line, without its end. */
export type Line =
  | { readonly text: string }
  /** Too long. Its ends are enough to find the id of the request. */
  | { readonly head: string; readonly tail: string };

/** How much of each end of a line that is too long is kept, in bytes. */
const endBytes = 1_024;

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** Splits chunks into lines. */
export class LineReader {
  readonly #most: number;
  /** Chunks that are not split yet. */
  readonly #chunks: Buffer[] = [];
  #size = 0;
  /** The beginning of a line whose end has not arrived. */
  #parts: Buffer[] = [];
  #length = 0;
  /** The first and the last bytes of a line that is already too long. */
  #excess: { head: Buffer; tail: Buffer } | undefined;

  /** @param most the longest line, in bytes */
  constructor(most: number) {
    this.#most = most;
  }

  /** How many bytes wait to be split. */
  get size(): number {
    return this.#size;
  }

  /** Adds a chunk. */
  push(chunk: Buffer): void {
    if (chunk.length === 0) return;
    this.#chunks.push(chunk);
    this.#size += chunk.length;
  }

  /** The next whole line, or `undefined` if more chunks are needed. */
  next(): Line | undefined {
    for (let chunk = this.#chunks.shift(); chunk; chunk = this.#chunks.shift()) {
      this.#size -= chunk.length;
      const end = chunk.indexOf(lineFeed);
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

  /** The last line if it has no line feed. To be called after the end of the stream, when `next` returns `undefined`. */
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
    // One byte more: the last one may be a carriage return, which does not count.
    if (this.#length <= this.#most + 1) return;
    const all = Buffer.concat(this.#parts);
    // Copies, because a view would keep the whole line in memory.
    this.#excess = { head: Buffer.from(all.subarray(0, endBytes)), tail: Buffer.from(lastOf(all)) };
    this.#parts = [];
  }

  #take(): Line {
    const excess = this.#excess;
    const all = this.#parts.length === 1 ? (this.#parts[0] as Buffer) : Buffer.concat(this.#parts);
    this.#parts = [];
    this.#length = 0;
    this.#excess = undefined;
    if (excess) return { head: excess.head.toString(), tail: excess.tail.toString() };
    const line = all.at(-1) === carriageReturn ? all.subarray(0, -1) : all;
    if (line.length > this.#most) {
      return { head: line.subarray(0, endBytes).toString(), tail: lastOf(line).toString() };
    }
    return { text: line.toString() };
  }
}

function lastOf(bytes: Buffer): Buffer {
  return bytes.subarray(Math.max(0, bytes.length - endBytes));
}
