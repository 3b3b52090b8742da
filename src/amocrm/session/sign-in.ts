import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { SignInRefusedError, ValidationError } from '../../errors/index.ts';
import type { Oauth } from './oauth.ts';
import type { Session } from './session.ts';

/** The longest time for a sign-in, in seconds: the lifetime of a code. */
const patienceS = 20 * 60;

/** Signing in: from the consent page to a stored pair of tokens. */
export interface SignIn {
  /** The address of the consent page, with a `state` that only this integration's programs can make. */
  begin(): string;
  /** Whether a request to the redirect URI was begun by `begin`, and not too long ago. */
  recognizes(query: URLSearchParams): boolean;
  /**
   * Completes the sign-in with the query that the consent page sent to the redirect URI.
   *
   * @throws {ValidationError} if it was not begun here, has no code or names a foreign host
   * @throws {ReauthorizationRequiredError} if access was denied, or if amoCRM does not accept the code
   */
  complete(query: URLSearchParams): Promise<void>;
  /** Takes a code that a person has entered. @param host the account's, if it is not configured */
  redeem(code: string, host?: string): Promise<void>;
}

/**
 * @param secret shared by all processes that may complete a sign-in of each other: the integration's own
 * @param name of the account among those of one integration
 * @param baseUrl the account, if the configuration names one; no other account can be signed in then
 */
export function createSignIn(parts: {
  oauth: Oauth;
  session: Session;
  secret: string;
  name: string;
  baseUrl: string | undefined;
  now: () => number;
}): SignIn {
  const { oauth, session, secret, name, baseUrl, now } = parts;
  // Bound to the account and to its address: a sign-in of one account cannot be completed for another.
  const purpose = JSON.stringify(['state', name, baseUrl ?? '']);
  const sign = (text: string) => createHmac('sha256', secret).update(`${purpose}${text}`).digest('base64url');

  const recognizes: SignIn['recognizes'] = (query) => {
    const [until = '', nonce = '', signature = ''] = (query.get('state') ?? '').split('.');
    const expected = Buffer.from(sign(`${until}.${nonce}`));
    const given = Buffer.from(signature);
    return given.length === expected.length && timingSafeEqual(given, expected) && Number(until) >= now();
  };

  // A page that is reloaded sends its code again. amoCRM is asked once: a server may revoke the tokens of a code that it
  // sees twice (RFC 6749, 4.1.2).
  let last: { code: string; done: Promise<void> } | undefined;
  const exchange = (code: string, address: string): Promise<void> => {
    if (last?.code === code) return last.done;
    const done = oauth.exchange(code, address).then((pair) => session.signIn(pair));
    const attempt = { code, done };
    last = attempt;
    done.catch(() => {
      if (last === attempt) last = undefined;
    });
    return done;
  };

  const redeem: SignIn['redeem'] = async (code, host) => {
    const address = host ? oauth.addressOf(host) : baseUrl;
    if (!address) {
      throw new ValidationError([
        { path: ['referer'], message: 'is needed: the host of the account, as sub.amocrm.ru' },
      ]);
    }
    if (baseUrl && new URL(address).host !== new URL(baseUrl).host) {
      const message = `access was given to ${address}, but ${baseUrl} is configured`;
      throw new ValidationError([{ path: ['referer'], message }]);
    }
    await exchange(code, address);
  };

  return {
    begin() {
      const text = `${now() + patienceS}.${randomBytes(12).toString('base64url')}`;
      return oauth.consentUrl(`${text}.${sign(text)}`);
    },
    async complete(query) {
      if (!recognizes(query)) {
        const message = 'this sign-in was not begun here, or too long ago; begin it again';
        throw new ValidationError([{ path: ['state'], message }]);
      }
      const error = query.get('error');
      if (error) {
        throw new SignInRefusedError(`Access to amoCRM was denied (${error.slice(0, 60)}).`, {
          remedy: 'Begin again and allow it.',
        });
      }
      const code = query.get('code');
      if (!code) throw new ValidationError([{ path: ['code'], message: 'is missing' }]);
      await redeem(code, query.get('referer') ?? undefined);
    },
    recognizes,
    redeem,
  };
}
