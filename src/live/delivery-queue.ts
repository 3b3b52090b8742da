/** How many characters may wait; amoCRM delivers again what is refused. */
const maxCharacters = 64 * 1024 * 1024;

/** The bodies of deliveries that are not parsed yet, first in, first out, within a bound of memory. */
export class DeliveryQueue {
  readonly #bodies: string[] = [];
  #characters = 0;

  /** How many bodies wait. */
  get size(): number {
    return this.#bodies.length;
  }

  /** Whether there is room for this body. */
  fits(body: string): boolean {
    return this.#characters + body.length <= maxCharacters;
  }

  push(body: string): void {
    this.#bodies.push(body);
    this.#characters += body.length;
  }

  /** Takes the oldest body out. */
  shift(): string | undefined {
    const body = this.#bodies.shift();
    if (body !== undefined) this.#characters -= body.length;
    return body;
  }

  clear(): void {
    this.#bodies.length = 0;
    this.#characters = 0;
  }
}
