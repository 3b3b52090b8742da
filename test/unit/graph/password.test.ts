import { describe, expect, it } from 'vitest';
import { hidePasswords } from '../../../src/graph/password.ts';

describe('a message of GraphQL', () => {
  it.each([
    [
      'Variable "$input" got invalid value { name: "Anna", password: "a \\" }b", email: 5 }; Field "x" is missing.',
      'Variable "$input" got invalid value { name: "Anna", password: [redacted], email: 5 }; Field "x" is missing.',
    ],
    [
      'Variable "$inputs" got invalid value [{ password: 12345 }, { password: ["x", "y"] }] at "inputs"; no.',
      'Variable "$inputs" got invalid value [{ password: [redacted] }, { password: [redacted] }] at "inputs"; no.',
    ],
    [
      'Variable "$input" got invalid value 12345 at "input.password"; String cannot represent a non string value: 12345',
      'Variable "$input" got invalid value [redacted] at "input.password"; it must be a string.',
    ],
    ['Variable "$first" got invalid value "x"; Int cannot …', 'Variable "$first" got invalid value "x"; Int cannot …'],
  ])('has no password in it: %s', (message, expected) => {
    expect(hidePasswords(message)).toBe(expected);
  });
});
