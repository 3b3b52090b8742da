/** The shapes of values of environment variables. */
import * as z from 'zod';
import { findUnknownToolsets, splitToolsets, toolsetNames } from '../toolset.ts';

/** Yes or no. */
export const flag = (fallback: boolean) =>
  z
    .enum(['true', 'false', '1', '0', 'yes', 'no'], { error: 'must be true or false' })
    .optional()
    .transform((text) => (text === undefined ? fallback : ['true', '1', 'yes'].includes(text)));

/** On or off. */
export const onOrOff = (fallback: 'on' | 'off') =>
  z
    .enum(['on', 'off', 'true', 'false'], { error: 'must be on or off' })
    .optional()
    .transform((text = fallback) => text === 'on' || text === 'true');

/** A number within bounds. */
export const wholeNumber = (fallback: number, least: number, most: number) =>
  z
    .string()
    .optional()
    .transform((text) => (text === undefined ? fallback : Number(text)))
    .refine((value) => Number.isInteger(value) && value >= least && value <= most, {
      error: `must be a whole number from ${least} to ${most}`,
    });

/** The id of a record or a setting in amoCRM. */
export const entityId = z
  .string()
  .refine((text) => /^[1-9]\d{0,15}$/.test(text) && Number.isSafeInteger(Number(text)), {
    error: `must be an amoCRM id: a positive whole number, at most ${Number.MAX_SAFE_INTEGER}`,
  })
  .transform(Number)
  .optional();

/** Items separated by commas. */
export const list = z
  .string()
  .optional()
  .transform((text) =>
    (text ?? '')
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== ''),
  );

/** Toolsets and groups of them. */
export const toolsetList = z
  .string()
  .optional()
  .transform((text) => splitToolsets(text ?? ''))
  .refine((names) => findUnknownToolsets(names).length === 0, {
    error: ({ input }) =>
      `has unknown toolsets: ${findUnknownToolsets(input as string[]).join(', ')}; there are ${toolsetNames.join(', ')}`,
  });

/** Origins of web pages, separated by commas. */
export const origins = list.refine(
  (items) => items.every((item) => URL.canParse(item) && new URL(item).origin === item),
  {
    error: 'must be origins such as https://app.example.ru, without a path',
  },
);

/** Which writes must be confirmed. */
export const writeConfirmation = z
  .enum(['all', 'risky', 'never'], { error: 'must be all, risky or never' })
  .optional()
  .transform((text) => text ?? 'risky');

/** Any text. */
export const optional = z.string().optional();

/** Whether an address has a name or a password, which errors, logs and metadata would show. */
function hasCredentials(text: string): boolean {
  const { username, password } = new URL(text);
  return username !== '' || password !== '';
}

const plainUrl = z
  .url({
    protocol: /^https?$/,
    error: 'must be an address that begins with https:// (or http:// for this machine)',
    abort: true,
  })
  // Programs interpret these differently, and so may see another host.
  .refine((text) => !/[\\\s\p{Cc}]/u.test(text), {
    error: 'must be an address without spaces and backslashes',
    abort: true,
  })
  .refine((text) => !hasCredentials(text), { error: 'must be an address without a name or a password', abort: true });

/** An address of the web. */
export const address = plainUrl.optional();

/** An address that other addresses are made of. */
export const baseAddress = plainUrl
  .refine((text) => new URL(text).search === '' && new URL(text).hash === '', {
    error: 'must be an address without a query or a fragment',
  })
  .optional();
