/** A token and where it is sent. */
export interface Credential {
  accessToken: string;
  /** The account's address, without `/api/v4`. */
  baseUrl: string;
}

/** A credential on its way to the wire. Nothing that logs a call, or fails with it, can show what is in a private field. */
export class Ticket {
  readonly #credential: Credential;

  constructor(credential: Credential) {
    this.#credential = credential;
  }

  read(): Credential {
    return this.#credential;
  }
}
