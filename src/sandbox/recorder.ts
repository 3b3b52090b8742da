/** One request to `/api/v4`, as it arrived and as it was answered. */
export interface RecordedRequest {
  method: string;
  /** Whole path, e.g. `/api/v4/leads`. */
  path: string;
  /** Query string without `?`, percent-decoded. */
  query: string;
  /** Status of the answer; 0 if there is none yet, or the connection was dropped or left hanging. */
  status: number;
  /** When it arrived, monotonic milliseconds. */
  at: number;
  /** The JSON body; text if it is not valid JSON. */
  body?: unknown;
}

/** Only the newest are kept, so that a long-running sandbox does not grow. */
const kept = 10_000;

/** Remembers the newest requests and counts all of them. */
export class Recorder {
  #requests: RecordedRequest[] = [];
  #total = 0;

  get requests(): RecordedRequest[] {
    return this.#requests.slice(-kept);
  }

  add(request: RecordedRequest): RecordedRequest {
    this.#requests.push(request);
    this.#total += 1;
    // Cut in large pieces: shifting ten thousand entries on every request would cost more than the request.
    if (this.#requests.length >= 2 * kept) this.#requests = this.#requests.slice(-kept);
    return request;
  }

  /** How many requests there were; with a filter, how many of the kept ones pass it. */
  count(filter?: (request: RecordedRequest) => boolean): number {
    return filter === undefined ? this.#total : this.requests.filter(filter).length;
  }

  clear(): void {
    this.#requests = [];
    this.#total = 0;
  }
}
