import { describe, expect, it } from 'vitest';
import { redact } from '../../../src/telemetry/redact.ts';

describe('redact', () => {
  it.each([
    ['a JSON web token', 'sent eyJ0eXAiOiJKV1Qi.eyJhdWQiOiI1.c2lnbmF0dXJl to'],
    ['a refresh token', 'got def50200a1b2c3d4e5f60718293a4b5c6d'],
    ['one that has something before it', 'token-eyJ0eXAiOiJKV1Qi.eyJhdWQiOiI1.c2lnbmF0dXJl'],
    ['a bearer header', 'authorization: Bearer abcdefgh12345678'],
  ])('hides %s', (_, text) => {
    expect(redact(text)).toContain('[redacted]');
    expect(redact(text)).not.toMatch(/eyJ0|def502|abcdefgh/);
  });

  it('hides secrets that are known by value, wherever they stand', () => {
    expect(redact('{"msg":"x my-secret-value y my-secret-value"}', ['my-secret-value'])).toBe(
      '{"msg":"x [redacted] y [redacted]"}',
    );
  });

  it.each(['-eyJ', 'eyJ', 'a.eyJ-', 'Bearer ', 'def50', 'eyJaaaaaaaaaaaa.'])(
    'reads half a megabyte of «%s» once, and not once for each letter',
    (piece) => {
      // A search that begins anew at each letter would not end within the time of a test.
      expect(redact(piece.repeat(Math.ceil(500_000 / piece.length)))).not.toBe('');
    },
  );

  it('leaves ordinary text alone', () => {
    expect(redact('Сделка 123 на 50 000 ₽')).toBe('Сделка 123 на 50 000 ₽');
  });
});
