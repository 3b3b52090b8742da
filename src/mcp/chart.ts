/**
 * Pictures of reports and funnels, for hosts that cannot show views. They have the figures of the view: `figure/` reads the answer
 * for both. What draws them is loaded for the first picture.
 */
import type { CallToolResult } from '@modelcontextprotocol/server';
import type { DealsReport, Funnel, LeadsAnalysis } from '../figure/answer.ts';
import { createFigureFormat, type FigureFormat, toLanguage } from '../figure/format.ts';
import { listFunnelTiles, listStageBars } from '../figure/funnel.ts';
import { type Grouping, listBars, listTotals, toReport } from '../figure/report.ts';
import { isObject } from '../json.ts';
import { toSnakeCase } from '../operations/name.ts';
import type { Chart } from './chart-image.ts';
import { notice } from './untrusted.ts';

/** Adds pictures to results. */
export interface Charts {
  /**
   * Adds the picture of a result. A result that has none stays as it is.
   *
   * @param name of the called tool
   * @param language of the account: `ru`, `en` and others
   */
  add(
    name: string,
    args: unknown,
    result: CallToolResult,
    language: string | null | undefined,
  ): Promise<CallToolResult>;
}

/** @param warn called once if pictures cannot be drawn here, with the reason and the remedy */
export function createCharts(warn: (message: string) => void): Charts {
  let isUnavailable = false;
  return {
    async add(name, args, result, language) {
      if (isUnavailable) return result;
      const chart = toChart(findOperation(name, args), result, createFigureFormat(toLanguage(language ?? undefined)));
      if (!chart) return result;
      const { ChartsUnavailableError, drawChart } = await import('./chart-image.ts');
      try {
        const data = (await drawChart(chart)).toString('base64');
        return insert(result, { type: 'image', mimeType: 'image/png', data });
      } catch (error) {
        if (!(error instanceof ChartsUnavailableError)) throw error;
        // Calls that ran at the same time have the same error.
        if (!isUnavailable) warn(`${error.message}: answers have no pictures. To have them: ${error.remedy}.`);
        isUnavailable = true;
        return result;
      }
    },
  };
}

/** The operation that a call ran: the tool itself, or the one that it names. */
function findOperation(tool: string, args: unknown): string {
  if (tool !== 'run_read_operation') return tool;
  return isObject(args) && typeof args.name === 'string' ? toSnakeCase(args.name.replaceAll('-', '_')) : tool;
}

/** The reminder that the data is not trusted stays the last text: it is meant for the picture too. */
function insert(result: CallToolResult, image: CallToolResult['content'][number]): CallToolResult {
  const { content } = result;
  const last = content.at(-1);
  const end = last?.type === 'text' && last.text === notice ? content.length - 1 : content.length;
  return { ...result, content: content.toSpliced(end, 0, image) };
}

function toChart(operation: string, result: CallToolResult, format: FigureFormat): Chart | undefined {
  const { structuredContent: answer, isError } = result;
  if (isError || !answer) return undefined;
  const chart =
    operation === 'get_funnel'
      ? chartFunnel(answer, format)
      : operation === 'get_deals_report' || operation === 'analyze_leads'
        ? chartReport(answer, format)
        : undefined;
  return chart?.sections.some(({ rows }) => rows.length > 0) ? chart : undefined;
}

function chartReport(answer: DealsReport | LeadsAnalysis, format: FigureFormat): Chart {
  const { texts } = format;
  const report = toReport(answer, format);
  return {
    title: texts.report,
    tiles: listTotals(report, format),
    remarks: report.complete ? [] : [{ text: texts.incomplete, warns: true }],
    sections: report.groupings.map((grouping) => {
      // A view has buttons for both.
      const measure = hasAmounts(grouping) ? 'amount' : 'count';
      const heading = `${texts[grouping.name]} · ${texts[measure]}`;
      return { heading, rows: listBars(grouping, measure, report, format), cutCount: grouping.cutCount };
    }),
    format,
  };
}

function hasAmounts({ rows }: Grouping): boolean {
  return rows.some((row) => (row.isSplit ? row.won_amount || row.lost_amount : row.amount));
}

function chartFunnel(answer: Funnel, format: FigureFormat): Chart {
  const { texts } = format;
  const isEarly = answer.is_over === false || answer.is_mature === false;
  return {
    title: answer.pipeline ?? texts.funnel,
    tiles: listFunnelTiles(answer, format),
    remarks: [
      ...(answer.complete === false ? [{ text: texts.incomplete, warns: true }] : []),
      ...(isEarly ? [{ text: texts.notOver, warns: false }] : []),
    ],
    sections: [{ heading: `${texts.funnel} · ${texts.entered}`, rows: listStageBars(answer, format), cutCount: 0 }],
    format,
  };
}
