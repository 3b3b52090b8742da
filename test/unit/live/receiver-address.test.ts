import { describe, expect, it } from 'vitest';
import { describeAddress, isReceiverAddress } from '../../../src/live/receiver-address.ts';

describe('the address of a receiver', () => {
  it('is shown without its secret', () => {
    expect(describeAddress('https://crm.example.ru/webhooks/amocrm/secret?x=1')).toBe(
      'https://crm.example.ru/webhooks/amocrm/…',
    );
    expect(describeAddress('https://example.ru/hook')).toBe('https://example.ru/hook');
  });

  it.each([
    ['https://crm.example.ru/webhooks/amocrm/secret', true],
    ['https://crm.example.ru/webhooks/amocrm/…', true],
    ['https://crm.example.ru/base/webhooks/receive', true],
    ['https://crm.example.ru/webhooks/receive?x=1', true],
    ['https://crm.example.ru/webhooks/receiver', false],
    ['https://example.ru/hook', false],
  ])('is recognised by its path: %s', (address, expected) => {
    expect(isReceiverAddress(address)).toBe(expected);
  });
});
