/** The page that browsers get at `/`: a built file, with the links of this server written into it. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

/** What is written into the page. */
export interface HomeOptions {
  about: { name: string; version: string };
  /** The file of the built page. */
  homePage: string;
  /** Whether the page links to GraphiQL. */
  graphiql: boolean;
  /** Whether the page links to the documentation of the routes, which needs a token if introspection is disabled. */
  documents: boolean;
}

/** The page, and the policy of its script. */
export interface HomePage {
  text: string;
  policy: string;
}

/** The page with its links, also for browsers without scripts, and the policy that allows its own script only. */
export async function renderHome(
  { about: { name, version }, homePage, graphiql, documents }: HomeOptions,
  paths: readonly string[],
): Promise<HomePage> {
  const items = paths.map((path) => `<li><a href="${path}">${path}</a></li>`);
  const plain = `<h1>${name} ${version}</h1><ul>${items.join('')}</ul>`;
  const pages = [graphiql && 'graphiql', documents && 'docs'].filter(Boolean).join(' ');
  const built = await readFile(homePage, 'utf8');
  const text = built
    .replace('<html lang="en"', `<html lang="en" data-pages="${pages}"`)
    .replace('<div id="root">', `<noscript>${plain}</noscript><div id="root">`);
  const script = text.slice(text.indexOf('<script>') + '<script>'.length, text.lastIndexOf('</script>'));
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'`,
    "style-src 'unsafe-inline'",
    'img-src data:',
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
  return { text, policy };
}

/** The language of the switch, otherwise the one that the browser prefers; English if it accepts neither. */
export function chooseLanguage(chosen: string | null, accepted: string | null): 'ru' | 'en' {
  if (chosen === 'ru' || chosen === 'en') return chosen;
  const preferences = (accepted ?? '')
    .split(',')
    .map((each) => {
      const [language = '', ...parameters] = each.trim().toLowerCase().split(';');
      const quality = parameters
        .find((parameter) => parameter.trim().startsWith('q='))
        ?.trim()
        .slice('q='.length);
      return { language: language.split('-')[0], quality: Number(quality ?? 1) };
    })
    .filter(({ language, quality }) => (language === 'ru' || language === 'en') && quality > 0)
    .sort((one, other) => other.quality - one.quality);
  return preferences[0]?.language === 'ru' ? 'ru' : 'en';
}
