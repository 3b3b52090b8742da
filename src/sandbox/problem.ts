import { STATUS_CODES } from 'node:http';

/** One refused value: where it is in the item (dot notation) and why. Vendor: amoCRM API v4, error codes. */
export interface FieldError {
  code: string;
  path: string;
  detail: string;
}

/** The errors of one item of a batch. */
export interface ItemErrors {
  request_id?: string;
  errors: FieldError[];
}

/** Thrown by a route to answer with an `application/problem+json` body. */
export class Problem extends Error {
  readonly status: number;
  readonly body: Record<string, unknown>;

  constructor(status: number, detail: string, extra: Record<string, unknown> = {}) {
    super(detail);
    this.status = status;
    this.body = {
      ...extra,
      title: STATUS_CODES[status] ?? 'Error',
      type: `https://httpstatus.es/${status}`,
      status,
      detail,
    };
  }
}

/** The vendor's refusal of a whole request because of some of its values; nothing was written. */
export function refuseItems(items: ItemErrors[]): Problem {
  return new Problem(400, 'Request validation failed', { 'validation-errors': items });
}

/** A value that is not one of the allowed ones: unknown id, stage of another pipeline, removed user. */
export function notSupported(path: string): FieldError {
  return { code: 'NotSupportedChoice', path, detail: 'The value you selected is not a valid choice.' };
}

/** A value of the wrong JSON type. */
export function wrongType(path: string, expected: string): FieldError {
  return { code: 'InvalidType', path, detail: `This value should be of type ${expected}.` };
}

/** A required key that is absent. */
export function missing(path: string): FieldError {
  return { code: 'FieldMissing', path, detail: 'This field is missing.' };
}

/** A list with more items than the vendor takes. */
export function tooMany(path: string, most: number): FieldError {
  const items = most === 1 ? 'element' : 'elements';
  return { code: 'InvalidCount', path, detail: `This collection should contain ${most} ${items} or less.` };
}

/** A page of the vendor's gateway, for requests that do not reach the application. */
export function gatewayPage(status: number): string {
  const title = `${status} ${STATUS_CODES[status] ?? 'Error'}`;
  return `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`;
}

const details: Record<number, string> = {
  400: 'Возникла системная ошибка. Пожалуйста, повторите попытку.',
  401: 'Invalid user name or password',
  402: 'Payment required',
  403: 'Invalid scope',
  422: 'Limit 250 per page',
  500: 'An unknown error occurred.',
};

/** The body that the vendor is known to send with a status, for a fault that names only the status. */
export function usualProblem(status: number): Problem {
  return new Problem(status, details[status] ?? STATUS_CODES[status] ?? 'Error');
}
