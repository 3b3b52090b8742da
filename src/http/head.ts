/** The heads of requests and responses, independent of the library that represents them. */

/** What the entry steps read of a request. A `Request` has it; the direct path derives it from Node's request, which costs less. */
export interface RequestHead {
  readonly method: string;
  readonly headers: Pick<Headers, 'get' | 'has'>;
}

/** The headers of a response. */
export type AnswerHeaders = Pick<Headers, 'get' | 'has' | 'set' | 'append'>;
