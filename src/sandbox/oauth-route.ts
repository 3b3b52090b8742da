import { type Answer, gatewayAnswer, jsonAnswer, problemType } from './answer.ts';
import { type Exchange, parseBody } from './exchange.ts';
import { answerWithFaults } from './fault-answer.ts';
import { consentPage, unknownIntegrationPage } from './page/consent.ts';
import { pageHeaders } from './page/html.ts';
import { usualProblem } from './problem.ts';
import { writeAnswer } from './write.ts';

/** Answers for the authorization server: consent, tokens, and the address of a renamed account. */
export async function answerOauth(exchange: Exchange): Promise<void> {
  const { engine, request, response } = exchange;
  switch (`${exchange.method} ${exchange.path}`) {
    case 'GET /oauth':
      showConsent(exchange);
      return;
    case 'POST /oauth/decision':
      response.writeHead(302, { location: decide(exchange) }).end();
      return;
    case 'POST /oauth2/access_token':
      // The old address of a renamed account issues nothing.
      if (engine.isMovedFrom(request.socket.localPort)) await writeAnswer(engine, response, gatewayAnswer(404));
      else await answerToken(exchange);
      return;
    case 'GET /oauth2/account/current/subdomain':
      await answerWithFaults(exchange, () => findSubdomain(exchange));
      return;
    default:
      await writeAnswer(engine, response, jsonAnswer(404, usualProblem(404).body));
  }
}

function showConsent({ engine, response, query }: Exchange): void {
  const parameters = new URLSearchParams(query);
  const isKnown = parameters.get('client_id') === engine.oauth.integration.clientId;
  response.writeHead(isKnown ? 200 : 404, pageHeaders);
  response.end(isKnown ? consentPage(engine.store.metadata.account, parameters) : unknownIntegrationPage());
}

/** Where the administrator's decision sends the browser. */
function decide({ engine, text }: Exchange): string {
  const form = new URLSearchParams(text ?? '');
  const target = new URL(engine.oauth.integration.redirectUri);
  if (form.get('decision') === 'allow') {
    target.searchParams.set('code', engine.oauth.issueCode());
    target.searchParams.set('referer', engine.host);
  } else target.searchParams.set('error', 'access_denied');
  target.searchParams.set('state', form.get('state') ?? '');
  target.searchParams.set('client_id', form.get('client_id') ?? '');
  return target.href;
}

async function answerToken(exchange: Exchange): Promise<void> {
  const { engine, text } = exchange;
  engine.oauth.requestCount += 1;
  await answerWithFaults(exchange, () => {
    const { account } = engine.store.metadata;
    const { status, body } = engine.oauth.answerToken(parseBody(text ?? ''), account, engine.sharedHost);
    return { status, body: JSON.stringify(body), contentType: status === 200 ? 'application/json' : problemType };
  });
}

/** Where the account of a refresh token is now. */
function findSubdomain({ engine, request }: Exchange): Answer {
  if (!engine.oauth.knowsRefreshToken(String(request.headers['x-refresh-token'] ?? ''))) {
    return jsonAnswer(401, usualProblem(401).body);
  }
  const { id, subdomain } = engine.store.metadata.account;
  return jsonAnswer(200, { id, subdomain, domain: engine.host, top_level_domain: 'ru' });
}
