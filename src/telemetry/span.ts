/**
 * Spans of OpenTelemetry. Only its API is used: without an SDK, which is the operator's choice, nothing is recorded and nothing is
 * sent. Names and attributes say what was asked, never with which values.
 */
import {
  type Attributes,
  context,
  isSpanContextValid,
  propagation,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import type { Nullish } from '../nullish.ts';

const tracer = trace.getTracer('amocrm-graphql');

/** How a span is begun. */
export interface SpanOptions {
  kind?: 'server' | 'client' | 'internal';
  attributes?: Attributes;
  /** HTTP headers, or `_meta` of an MCP request: a `traceparent` in it is the parent. */
  carrier?: unknown;
}

const kinds = { server: SpanKind.SERVER, client: SpanKind.CLIENT, internal: SpanKind.INTERNAL };

/** What the work can say of its span. */
export interface SpanHandle {
  set(attributes: Attributes): void;
  /** Marks it as failed. @param code a stable error code; texts may have customers' data in them */
  fail(code: string): void;
}

/** Runs `work` in a span of its own; a work that throws fails it. */
export async function inSpan<Result>(
  name: string,
  { kind = 'internal', attributes = {}, carrier }: SpanOptions,
  work: (span: SpanHandle) => Promise<Result>,
): Promise<Result> {
  const parent = hasParent(carrier) ? propagation.extract(context.active(), carrier) : context.active();
  const span = tracer.startSpan(name, { kind: kinds[kind], attributes }, parent);
  const handle = handleOf(span);
  try {
    return await context.with(trace.setSpan(parent, span), () => work(handle));
  } catch (error) {
    handle.fail(String((error as { code?: unknown } | undefined)?.code ?? 'INTERNAL_ERROR'));
    throw error;
  } finally {
    span.end();
  }
}

/** The ids of the trace that is under way, for the log; nothing where none is. */
export function currentTrace(): { trace_id: string; span_id: string } | undefined {
  const active = trace.getSpanContext(context.active());
  return active && isSpanContextValid(active) ? { trace_id: active.traceId, span_id: active.spanId } : undefined;
}

/** What carries the trace on to another server of ours, in `_meta` of an MCP request. */
export function carryTrace(): Record<string, string> {
  const carrier: Record<string, string> = {};
  propagation.inject(context.active(), carrier);
  return carrier;
}

function hasParent(carrier: unknown): carrier is Record<string, unknown> {
  return typeof (carrier as Nullish<{ traceparent?: unknown }>)?.traceparent === 'string';
}

function handleOf(span: Span): SpanHandle {
  return {
    set: (attributes) => void span.setAttributes(attributes),
    fail(code) {
      span.setAttribute('error.type', code);
      span.setStatus({ code: SpanStatusCode.ERROR });
    },
  };
}
