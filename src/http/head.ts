/** The heads of requests and answers, of whichever library they are. */

/** What is looked at before a body is read. A `Request` has it; the direct path makes it of Node's own, which costs less. */
export interface RequestHead {
  readonly method: string;
  readonly headers: Pick<Headers, 'get' | 'has'>;
}

/** The headers of an answer. */
export type AnswerHeaders = Pick<Headers, 'get' | 'has' | 'set' | 'append'>;
