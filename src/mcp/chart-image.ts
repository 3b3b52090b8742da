/**
 * Draws charts as PNG. The texts come from a CRM in which anyone may write: they are drawn as they are, never parsed as markup, and
 * each is cut to the width that it has. The font is a package, because slim containers have none.
 */
import { createRequire } from 'node:module';
import type { SKRSContext2D } from '@napi-rs/canvas';
import { type BarPart, type BarRow, findLongest, type TileRow } from '../figure/bar.ts';
import type { FigureFormat } from '../figure/format.ts';
import { tidyLabel } from './chart-label.ts';

/** A picture before it is drawn. */
export interface Chart {
  title: string;
  tiles: TileRow[];
  /** Remarks on the figures; those that warn say that figures are wrong. */
  remarks: { text: string; warns: boolean }[];
  /** The first gets as many rows as there is room for; each other one is drawn if there is room for all of it. */
  sections: ChartSection[];
  format: FigureFormat;
}

/** Bars of a common scale. */
export interface ChartSection {
  heading: string;
  rows: BarRow[];
  /** How many rows the answer itself left out. */
  cutCount: number;
}

/** How the packages that draw are installed beside this one. They are optional peers: most users need no pictures. */
const install = 'npm install @napi-rs/canvas@1 @expo-google-fonts/golos-text@0.4';

/** Pictures cannot be drawn in this installation. */
export class ChartsUnavailableError extends Error {
  /** What to do about it. */
  readonly remedy = `run \`${install}\` where this package is installed (with -g if it is installed so), then restart`;
}

/** The size in pixels. A lower picture costs a model less. */
const size = { width: 800, mostHeight: 600 };

const pad = 24;
const room = size.width - 2 * pad;
const gap = 8;

const colours = {
  ground: '#ffffff',
  raised: '#f3f5f7',
  text: '#1f2328',
  quiet: '#59636e',
  plain: '#2f6fde',
  won: '#1a7f47',
  lost: '#c93a3a',
};

/** Families of one weight each, so that the nearest weight of another font is never taken. */
const fonts = {
  Chart: '@expo-google-fonts/golos-text/400Regular/GolosText_400Regular.ttf',
  'Chart Strong': '@expo-google-fonts/golos-text/600SemiBold/GolosText_600SemiBold.ttf',
};

type Canvas = typeof import('@napi-rs/canvas');

let loading: Promise<Canvas> | undefined;

/**
 * Loads what draws, once.
 *
 * @throws ChartsUnavailableError if it is not installed or does not work on this machine
 */
export function loadCanvas(): Promise<Canvas> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Canvas> {
  try {
    const canvas = await import('@napi-rs/canvas');
    const { resolve } = createRequire(import.meta.url);
    for (const [family, file] of Object.entries(fonts)) {
      if (!canvas.GlobalFonts.registerFromPath(resolve(file), family)) throw new Error(`${file} cannot be read`);
    }
    return canvas;
  } catch (error) {
    const [reason] = error instanceof Error ? error.message.split('\n') : [String(error)];
    throw new ChartsUnavailableError(`Pictures cannot be drawn (${reason})`, { cause: error });
  }
}

/**
 * Draws a chart.
 *
 * @returns the file
 * @throws ChartsUnavailableError as `loadCanvas`
 */
export async function drawChart(chart: Chart): Promise<Buffer> {
  const { createCanvas } = await loadCanvas();
  const blocks = arrange(chart);
  const height = 2 * pad + sumHeights(blocks.map((block) => block.height));
  const canvas = createCanvas(size.width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = colours.ground;
  context.fillRect(0, 0, size.width, height);
  context.textBaseline = 'middle';
  let y = pad;
  for (const block of blocks) {
    block.draw(context, y);
    y += block.height;
  }
  return canvas.encode('png');
}

/** A part of the picture as wide as the picture. */
interface Block {
  height: number;
  /** @param y of its upper edge */
  draw(context: SKRSContext2D, y: number): void;
}

function arrange(chart: Chart): Block[] {
  const blocks = [
    line(chart.title, 34, { size: 20, isStrong: true }),
    ...(chart.tiles.length > 0 ? [tileBlock(chart.tiles)] : []),
    ...chart.remarks.map(({ text, warns }) => line(text, 24, { size: 13, colour: warns ? 'lost' : 'quiet' })),
  ];
  for (const [index, section] of chart.sections.entries()) {
    const left = size.mostHeight - 2 * pad - sumHeights(blocks.map(({ height }) => height));
    const { drawn, isWhole } = arrangeSection(section, left, chart);
    if (index === 0 || isWhole) blocks.push(...drawn);
  }
  return blocks;
}

function sumHeights(heights: readonly number[]): number {
  return heights.reduce((sum, height) => sum + height, 0);
}

/** As much of a section as there is room for. */
function arrangeSection({ heading, rows, cutCount }: ChartSection, left: number, { format }: Chart) {
  const { texts } = format;
  const more = (count: number) =>
    line(texts.andMore.replace('{count}', format.number(count)), 24, { size: 13, colour: 'quiet' });
  const isSplit = rows.some(({ parts }) => parts.length > 1);
  const legend = isSplit
    ? ([
        ['won', texts.won],
        ['lost', texts.lost],
      ] as const)
    : [];
  const top = headingBlock(heading, legend);
  const free = left - top.height;
  const isWhole = cutCount === 0 && sumHeights(rows.map(heightOf)) <= free;
  const kept = isWhole ? rows : keepFitting(rows, free - more(0).height);
  // A row that is not drawn, such as the sum of all others, does not shorten the bars.
  const values = kept.flatMap(({ parts }) => parts.map(({ text }) => text));
  const bars = kept.map((row) => rowBlock(row, { longest: findLongest(kept), values }));
  return { drawn: [top, ...bars, ...(isWhole ? [] : [more(rows.length - kept.length + cutCount)])], isWhole };
}

function keepFitting(rows: readonly BarRow[], height: number): readonly BarRow[] {
  let free = height;
  const end = rows.findIndex((row) => {
    free -= heightOf(row);
    return free < 0;
  });
  return end === -1 ? rows : rows.slice(0, end);
}

interface Style {
  size: number;
  colour?: keyof typeof colours;
  isStrong?: boolean;
  align?: 'left' | 'right';
}

/** Writes a text on one line. What does not fit ends in «…». @param y of its middle */
function write(context: SKRSContext2D, text: string, x: number, y: number, width: number, style: Style): void {
  setFont(context, style);
  context.fillStyle = colours[style.colour ?? 'text'];
  context.textAlign = style.align ?? 'left';
  context.fillText(shorten(context, tidyLabel(text), width), x, y);
}

function setFont(context: SKRSContext2D, { size: pixels, isStrong }: Style): void {
  context.font = `${pixels}px "${isStrong ? 'Chart Strong' : 'Chart'}"`;
}

function shorten(context: SKRSContext2D, text: string, width: number): string {
  const measure = (some: string) => context.measureText(some).width;
  if (measure(text) <= width) return text;
  const characters = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
  let [fits, tooMany] = [0, characters.length];
  const cutTo = (count: number) => `${characters.slice(0, count).join('').trimEnd()}…`;
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    if (measure(cutTo(middle)) <= width) fits = middle;
    else tooMany = middle;
  }
  return cutTo(fits);
}

function line(text: string, height: number, style: Style): Block {
  return { height, draw: (context, y) => write(context, text, pad, y + height / 2, room, style) };
}

const mostTileWidth = 200;

function tileBlock(tiles: readonly TileRow[]): Block {
  const hasNotes = tiles.some(({ note }) => note);
  const height = hasNotes ? 72 : 54;
  const width = Math.min((room - gap * (tiles.length - 1)) / tiles.length, mostTileWidth);
  return {
    height: height + gap,
    draw(context, y) {
      for (const [index, { label, value, note }] of tiles.entries()) {
        const x = pad + index * (width + gap);
        fillRound(context, x, y, width, height, 8, 'raised');
        const put = (text: string, down: number, style: Style) =>
          write(context, text, x + 10, y + down, width - 20, style);
        put(label, 16, { size: 13, colour: 'quiet' });
        put(value, 36, { size: 18, isStrong: true });
        if (note) put(note, 56, { size: 12, colour: 'quiet' });
      }
    },
  };
}

function headingBlock(heading: string, legend: readonly (readonly ['won' | 'lost', string])[]): Block {
  const height = 36;
  const keyWidth = 100;
  return {
    height,
    draw(context, y) {
      const middle = y + height / 2 + 2;
      write(context, heading, pad, middle, room - legend.length * keyWidth, { size: 15, isStrong: true });
      for (const [index, [tone, text]] of legend.entries()) {
        const x = pad + room - (legend.length - index) * keyWidth;
        fillRound(context, x, middle - 6, 12, 12, 3, tone);
        write(context, text, x + 18, middle, keyWidth - 18, { size: 13, colour: 'quiet' });
      }
    },
  };
}

/** What the rows of a section have in common. */
interface Scale {
  longest: number;
  /** The texts beside all bars: the bars end where the widest begins. */
  values: readonly string[];
}

const labelWidth = Math.round(room * 0.32);
const mostValueWidth = 170;
const partHeight = 20;
const noteHeight = 16;

function heightOf({ parts, note }: BarRow): number {
  return parts.length * partHeight + (note ? noteHeight : 0) + 6;
}

function rowBlock(row: BarRow, { longest, values }: Scale): Block {
  const { label, parts, note } = row;
  const barsHeight = parts.length * partHeight;
  const x = pad + labelWidth + gap;
  return {
    height: heightOf(row),
    draw(context, y) {
      write(context, label, pad, y + barsHeight / 2, labelWidth, { size: 13 });
      setFont(context, { size: 13 });
      const widest = Math.max(...values.map((text) => context.measureText(tidyLabel(text)).width));
      const valueWidth = Math.min(widest, mostValueWidth);
      const most = pad + room - x - valueWidth - gap;
      for (const [index, { value, text, tone = 'plain' }] of parts.entries()) {
        const middle = y + index * partHeight + partHeight / 2;
        fillRound(context, x, middle - 7, toLength(value, longest, most), 14, 3, tone);
        write(context, text, pad + room, middle, valueWidth, { size: 13, align: 'right' });
      }
      if (note)
        write(context, note, x, y + barsHeight + noteHeight / 2 - 1, pad + room - x, { size: 12, colour: 'quiet' });
    },
  };
}

/** A small value is still seen; none and a negative one have no bar. */
function toLength(value: BarPart['value'], longest: number, most: number): number {
  return value > 0 && longest > 0 ? Math.max((value / longest) * most, 2) : 0;
}

function fillRound(
  context: SKRSContext2D,
  x: number,
  y: number,
  width: number,
  height: number,
  radius: number,
  colour: keyof typeof colours,
): void {
  if (width <= 0) return;
  context.fillStyle = colours[colour];
  context.beginPath();
  context.roundRect(x, y, width, height, Math.min(radius, width / 2));
  context.fill();
}
