import { createHash } from 'node:crypto';
import { AmocrmGraphqlError, type Fault, ReauthorizationRequiredError, ValidationError } from '../errors/index.ts';
import { describeError } from '../graph/error.ts';
import { answerJson, Refusal, refuse } from './refusal.ts';
import type { SignInCompletion } from './served-account.ts';
import type { RequestStep } from './step.ts';

/** The redirect URI of the consent page. */
const path = '/oauth/callback';

/**
 * Receives the code of a sign-in that `amocrm-graphql login` has started. Needs no token, because a browser has none; its `state`
 * proves that the sign-in was started here. Nothing of it is logged.
 */
export function receiveAuthorization(signIns: readonly SignInCompletion[]): RequestStep {
  return async ({ request, url }) => {
    // If no account recognizes the callback, the first one explains what is wrong.
    const signIn = signIns.find(({ recognizes }) => recognizes(url.searchParams)) ?? signIns[0];
    if (url.pathname !== path || !signIn) return undefined;
    if (request.method !== 'GET') {
      return refuse(405, 'METHOD_NOT_ALLOWED', `${path} accepts GET.`, undefined, { allow: 'GET' });
    }
    const error = await signIn.complete(url.searchParams).then(() => undefined, requireExpected);
    if (request.headers.get('accept')?.includes('text/html')) {
      const { status, headers, body } = renderOutcome(url.searchParams, error);
      return new Response(body, { status, headers });
    }
    return error
      ? new Refusal(statusOf(error), { message: error.message, extensions: describeError(error) })
      : answerJson(200, { status: 'signed-in' }, { 'referrer-policy': 'no-referrer' });
  };
}

/** The status by whose fault it is. */
const statuses: Readonly<Record<Fault, number>> = { caller: 400, configuration: 500, server: 503, amocrm: 502 };

function statusOf({ fault, retryable }: AmocrmGraphqlError): number {
  return retryable ? 503 : statuses[fault];
}

/** Returns errors that are meant for the person who signs in, and rethrows all others, which are bugs. */
export function requireExpected(error: unknown): AmocrmGraphqlError {
  if (error instanceof AmocrmGraphqlError) return error;
  throw error;
}

/** The page on which a sign-in ends. This server shows it, and so does the `login` command. */
export interface OutcomePage {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/**
 * Renders the outcome of a sign-in for a browser.
 *
 * @param query the parameters that the consent page sent
 * @param error omitted if the sign-in succeeded
 */
export function renderOutcome(query: URLSearchParams, error?: AmocrmGraphqlError): OutcomePage {
  const { title, text } = error ? explain(query, error) : granted;
  // The exact message is for support, so it stays English.
  const detail = error
    ? `<p class="detail" lang="en">${escapeHtml([error.message, error.remedy].filter(Boolean).join(' '))}</p>`
    : '';
  const sign = error ? '<p class="sign bad" aria-hidden="true">!</p>' : '<p class="sign" aria-hidden="true">✓</p>';
  return {
    status: error ? statusOf(error) : 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': policy,
      // The URL of the page contains the code.
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    },
    body: `<!doctype html>
<html lang="ru"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><style>${style}</style></head>
<body><main>${sign}<h1>${title}</h1><p>${text}</p>${detail}</main></body></html>
`,
  };
}

const granted = {
  title: 'Доступ получен',
  text: 'Вход в amoCRM выполнен. Страницу можно закрыть.',
};

/** The explanations of wrong callbacks, by the parameter that is wrong. */
const wrongParameters: Readonly<Record<string, string>> = {
  state: 'Этот вход начат не здесь или слишком давно. Начните его заново командой amocrm-graphql login.',
  code: 'В адресе нет кода. Начните вход заново командой amocrm-graphql login.',
  referer: 'Доступ дан не к тому аккаунту. Откройте адрес входа ещё раз и выберите нужный аккаунт.',
};

function explain(query: URLSearchParams, error: AmocrmGraphqlError): { title: string; text: string } {
  const title = 'Вход не удался';
  if (error instanceof ValidationError) {
    return { title, text: wrongParameters[String(error.issues[0]?.path[0])] ?? wrongParameters.state ?? '' };
  }
  if (!(error instanceof ReauthorizationRequiredError)) {
    return { title, text: 'Закончить вход сейчас не получилось. Обновите эту страницу через минуту.' };
  }
  if (query.has('error')) {
    const text = 'amoCRM сообщает, что доступ запрещён. Если это ошибка, начните вход заново и разрешите доступ.';
    return { title: 'Доступ не дан', text };
  }
  if (error.fault === 'configuration') {
    const text =
      'amoCRM не приняла данные интеграции. Сверьте AMOCRM_CLIENT_ID, AMOCRM_CLIENT_SECRET и AMOCRM_REDIRECT_URI с её карточкой и начните вход заново.';
    return { title, text };
  }
  const text =
    'amoCRM не приняла код: он действует один раз и не дольше 20 минут. Если вход уже был выполнен, он остаётся в силе; иначе начните его заново командой amocrm-graphql login.';
  return { title, text };
}

const style = `
:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
body{margin:0;min-height:100vh;display:grid;place-items:center;background:light-dark(#f3f4f6,#15171b)}
main{box-sizing:border-box;width:min(26rem,100vw - 2rem);padding:2rem;border-radius:12px;text-align:center;overflow-wrap:anywhere;
background:light-dark(#fff,#22252b);box-shadow:0 1px 3px rgb(0 0 0/.2)}
h1{margin:.75rem 0 .5rem;font-size:1.4rem;line-height:1.25}
p{margin:0;text-wrap:balance}
.sign{width:3rem;margin:auto;border-radius:50%;font:700 1.5rem/3rem system-ui,sans-serif;color:#fff;background:#1a7f4b}
.bad{background:#b3372f}
.detail{margin-top:1.25rem;padding-top:1rem;border-top:1px solid rgb(128 128 128/.3);font-size:.8rem;opacity:.75}
`;

/** Allows only the style of the page. */
const policy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
