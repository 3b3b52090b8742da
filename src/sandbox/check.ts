import { type FieldError, type ItemErrors, missing, notSupported, Problem, refuseItems, wrongType } from './problem.ts';

/** A JSON object of a request. */
export type Json = Record<string, unknown>;

/** Whether a value is a JSON object, not an array or null. */
export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Reads one object of a request key by key and collects what is wrong with it; values that were not sent stay
 * undefined, so that a PATCH changes only what it names. Keys that no route reads are ignored, as the vendor does.
 */
export class Check {
  readonly errors: FieldError[] = [];
  readonly source: Json;
  readonly #prefix: string;

  /** `errors` may be shared with the check of the object around it. */
  constructor(source: Json, prefix = '', errors?: FieldError[]) {
    this.source = source;
    this.#prefix = prefix;
    if (errors !== undefined) this.errors = errors;
  }

  /** The path of a key within the item. */
  path(key: string): string {
    return `${this.#prefix}${key}`;
  }

  has(key: string): boolean {
    return this.source[key] !== undefined;
  }

  /** Reports a key whose value is not one of the allowed ones. */
  refuse(key: string): void {
    this.errors.push(notSupported(this.path(key)));
  }

  /** Reports required keys that are absent or null. */
  require(...keys: string[]): void {
    for (const key of keys) {
      if (this.source[key] === undefined || this.source[key] === null) this.errors.push(missing(this.path(key)));
    }
  }

  /** Text; null counts as not sent. */
  string(key: string): string | undefined {
    const value = this.#given(key);
    if (value === undefined || typeof value === 'string') return value;
    this.errors.push(wrongType(this.path(key), 'string'));
    return undefined;
  }

  /** A whole number; null counts as not sent. */
  integer(key: string): number | undefined {
    return this.#number(key, 'int', Number.isSafeInteger);
  }

  /** A number with or without a fraction; null counts as not sent. */
  number(key: string): number | undefined {
    return this.#number(key, 'numeric', Number.isFinite);
  }

  /** True or false; null counts as not sent. */
  boolean(key: string): boolean | undefined {
    const value = this.#given(key);
    if (value === undefined || typeof value === 'boolean') return value;
    this.errors.push(wrongType(this.path(key), 'bool'));
    return undefined;
  }

  /** A whole number, or null, which clears the value. */
  nullableInteger(key: string): number | null | undefined {
    return this.source[key] === null ? null : this.integer(key);
  }

  /** An object under the key, as a check of its own that reports into this one. */
  object(key: string): Check | undefined {
    const value = this.#given(key);
    if (value === undefined) return undefined;
    if (isJson(value)) return new Check(value, `${this.path(key)}.`, this.errors);
    this.errors.push(wrongType(this.path(key), 'array'));
    return undefined;
  }

  /** A list of objects under the key, each as a check of its own. */
  objects(key: string): Check[] | undefined {
    const value = this.#given(key);
    if (value === undefined) return undefined;
    if (!Array.isArray(value)) {
      this.errors.push(wrongType(this.path(key), 'array'));
      return undefined;
    }
    return value.flatMap((item, index) => {
      if (isJson(item)) return [new Check(item, `${this.path(key)}.${index}.`, this.errors)];
      this.errors.push(wrongType(`${this.path(key)}.${index}`, 'array'));
      return [];
    });
  }

  #number(key: string, type: 'int' | 'numeric', isValid: (value: unknown) => boolean): number | undefined {
    const value = this.#given(key);
    if (value === undefined || isValid(value)) return value as number | undefined;
    this.errors.push(wrongType(this.path(key), type));
    return undefined;
  }

  #given(key: string): unknown {
    const value = this.source[key];
    return value === null ? undefined : value;
  }
}

/** One item of a batch: what was sent and the `request_id` that the answer repeats. */
export interface BatchItem {
  check: Check;
  /** What the client sent as `request_id`, else the item's index. */
  requestId: string;
}

/**
 * The items of a batch body: a JSON array of 1 to `limit` objects.
 * @throws Problem 400 for anything but an array and for an empty one, 422 above the limit.
 */
export function parseBatch(body: unknown, limit = 250): BatchItem[] {
  if (body === undefined || body === null || (Array.isArray(body) && body.length === 0)) throw emptyBody();
  if (!Array.isArray(body)) throw refuseItems([{ errors: [wrongType('', 'array')] }]);
  if (body.length > limit) throw new Problem(422, `Limit ${limit} per page`);
  return body.map((item, index) => {
    const source = isJson(item) ? item : {};
    const check = new Check(source);
    if (!isJson(item)) check.errors.push(wrongType('', 'array'));
    const id = source.request_id;
    return { check, requestId: typeof id === 'string' || typeof id === 'number' ? String(id) : String(index) };
  });
}

/**
 * The body of a PATCH by id: one object.
 * @throws Problem 400 for an empty body and for anything but an object.
 */
export function parseItem(body: unknown): BatchItem {
  if (body === undefined || body === null || (isJson(body) && Object.keys(body).length === 0)) throw emptyBody();
  if (!isJson(body)) throw refuseItems([{ errors: [wrongType('', 'array')] }]);
  const id = body.request_id;
  return { check: new Check(body), requestId: typeof id === 'string' || typeof id === 'number' ? String(id) : '0' };
}

/**
 * Ends the validation of a request. A route writes nothing before it.
 * @throws Problem 400 with the errors of every invalid item, if there are any.
 */
export function assertValid(items: readonly BatchItem[]): void {
  const bad = items
    .filter((item) => item.check.errors.length > 0)
    .map((item): ItemErrors => ({ request_id: item.requestId, errors: item.check.errors }));
  if (bad.length > 0) throw refuseItems(bad);
}

function emptyBody(): Problem {
  return new Problem(400, 'Request data can not be empty');
}
