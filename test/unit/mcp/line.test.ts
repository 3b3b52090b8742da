import { describe, expect, it } from 'vitest';
import { type Line, LineReader } from '../../../src/mcp/line.ts';
import fc from '../../property.ts';

const most = 40;

/** Every line of some bytes that come in pieces of these lengths. */
function readAll(bytes: Buffer, lengths: number[]): Line[] {
  const reader = new LineReader(most);
  const found: Line[] = [];
  const drain = () => {
    for (let line = reader.next(); line; line = reader.next()) found.push(line);
  };
  let from = 0;
  for (const length of [...lengths, bytes.length]) {
    reader.push(bytes.subarray(from, from + length));
    from += length;
    drain();
  }
  const rest = reader.rest();
  return rest ? [...found, rest] : found;
}

const text = fc
  .array(fc.oneof(fc.constantFrom('\n', '\r\n', '\r', 'я', '😀'), fc.string({ maxLength: 30 })), { maxLength: 12 })
  .map((parts) => parts.join(''));

describe('LineReader', () => {
  it('gives the same lines however the bytes arrive', () => {
    fc.assert(
      fc.property(text, fc.array(fc.nat({ max: 50 }), { maxLength: 20 }), (written, lengths) => {
        const expected = written.split('\n');
        // What comes after the last line feed is a line when there is anything.
        if (expected.at(-1) === '') expected.pop();
        const lines = readAll(Buffer.from(written), lengths);
        expect(lines).toHaveLength(expected.length);
        for (const [place, line] of lines.entries()) {
          const whole = (expected[place] as string).replace(/\r$/, '');
          if (Buffer.byteLength(whole) <= most) expect(line).toEqual({ text: whole });
          // The ends are longer than the longest line here, so they are all of it.
          else expect(line).toMatchObject({ head: expect.any(String), tail: expect.stringMatching(/./) });
        }
      }),
    );
  });

  it('keeps bytes until the next line is asked for', () => {
    const reader = new LineReader(most);
    reader.push(Buffer.from('1\n2\n3'));
    expect(reader.next()).toEqual({ text: '1' });
    reader.push(Buffer.from('4\n'));
    expect([reader.next(), reader.next(), reader.next(), reader.rest()]).toEqual([
      { text: '2' },
      { text: '34' },
      undefined,
      undefined,
    ]);
  });

  it('keeps the two ends of a line that is too long', () => {
    const reader = new LineReader(most);
    for (let part = 0; part < 5_000; part += 1) reader.push(Buffer.from(`${part},`));
    reader.push(Buffer.from('end\nnext\n'));
    const line = reader.next() as { head: string; tail: string };
    expect([line.head.slice(0, 8), line.tail.slice(-9)]).toEqual(['0,1,2,3,', '4999,end'.padStart(9, ',')]);
    expect([line.head.length < 2_000, line.tail.length]).toEqual([true, 1_024]);
    expect(reader.next()).toEqual({ text: 'next' });
  });
});
