/** What a control route answers. */
export interface ControlReply {
  status: number;
  body?: unknown;
}

/** 400 with a sentence. */
export function refuse(error: string): ControlReply {
  return { status: 400, body: { error } };
}
