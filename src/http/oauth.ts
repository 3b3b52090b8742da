import { AmocrmGraphqlError } from '../errors/index.ts';
import { answerJson, refuse, type Step } from './step.ts';

/** Finishes the sign-ins of one account; see the redirect URI of the integration. */
export interface CompleteSignIn {
  /** Whether what has come belongs to a sign-in of this account. */
  recognizes(query: URLSearchParams): boolean;
  /** @throws an error for the person at the browser */
  complete(query: URLSearchParams): Promise<void>;
}

/** Where the consent page sends a browser. */
const PATH = '/oauth/callback';

/**
 * Receives the code of a sign-in that `amocrm-graphql login` has begun. Open to all, because a browser comes without a
 * token; the `state` in it says that it was begun here. Nothing of it is logged.
 */
export function receiveAuthorization(signIns: readonly CompleteSignIn[]): Step {
  return async ({ request, url }) => {
    // Whoever recognizes it has it; where nobody does, the first one says what is wrong.
    const signIn = signIns.find(({ recognizes }) => recognizes(url.searchParams)) ?? signIns[0];
    if (url.pathname !== PATH || !signIn) return undefined;
    if (request.method !== 'GET') {
      return refuse(405, 'METHOD_NOT_ALLOWED', `${PATH} is read by GET.`, undefined, { allow: 'GET' });
    }
    try {
      await signIn.complete(url.searchParams);
    } catch (error) {
      if (!(error instanceof AmocrmGraphqlError)) throw error;
      return wantsHtml(request)
        ? answerPage(400, 'Вход не удался', `${error.message} ${error.remedy ?? ''}`)
        : refuse(400, error.code, error.message, error.remedy);
    }
    return wantsHtml(request)
      ? answerPage(200, 'Доступ получен', 'Страницу можно закрыть.')
      : answerJson(200, { status: 'signed-in' });
  };
}

function wantsHtml(request: Request): boolean {
  return request.headers.get('accept')?.includes('text/html') ?? false;
}

/** A page without anything that could be injected into it. */
export function answerPage(status: number, title: string, text: string): Response {
  const safe = text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const page = `<!doctype html><html lang="ru"><meta charset="utf-8"><title>${title}</title><h1>${title}</h1><p>${safe}</p></html>`;
  return new Response(page, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    },
  });
}
