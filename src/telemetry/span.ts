/**
 * Spans of OpenTelemetry. Only its API is used: unless the operator adds an SDK, nothing is recorded or sent. Names and attributes
 * say what was called, never with which values.
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

/** The options of a span. */
export interface SpanOptions {
  kind?: 'server' | 'client' | 'internal';
  attributes?: Attributes;
  /** HTTP headers, or `_meta` of an MCP request. Its `traceparent` is the parent. */
  carrier?: unknown;
}

const kinds = { server: SpanKind.SERVER, client: SpanKind.CLIENT, internal: SpanKind.INTERNAL };

/** A span as its work sees it. */
export interface SpanHandle {
  set(attributes: Attributes): void;
  /** Marks it as failed. @param code a stable error code, because a message may contain customers' data */
  fail(code: string): void;
}

/** Runs `work` in a new span. If it throws, the span fails. */
export async function inSpan<Result>(
  name: string,
  { kind = 'internal', attributes = {}, carrier }: SpanOptions,
  work: (span: SpanHandle) => Promise<Result>,
): Promise<Result> {
  const parent = hasParent(carrier) ? propagation.extract(context.active(), carrier) : context.active();
  const span = tracer.startSpan(name, { kind: kinds[kind], attributes }, parent);
  // Without an SDK and without a parent there is nothing to record or to propagate.
  if (!span.isRecording() && !isSpanContextValid(span.spanContext())) return work(unrecorded);
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

/** The ids of the current trace, for the log; `undefined` without one. */
export function currentTrace(): { trace_id: string; span_id: string } | undefined {
  const active = trace.getSpanContext(context.active());
  return active && isSpanContextValid(active) ? { trace_id: active.traceId, span_id: active.spanId } : undefined;
}

/** The fields that propagate the trace to another server, in `_meta` of an MCP request. */
export function carryTrace(): Record<string, string> {
  const carrier: Record<string, string> = {};
  propagation.inject(context.active(), carrier);
  return carrier;
}

function hasParent(carrier: unknown): carrier is Record<string, unknown> {
  return typeof (carrier as Nullish<{ traceparent?: unknown }>)?.traceparent === 'string';
}

const unrecorded: SpanHandle = { set: () => {}, fail: () => {} };

function handleOf(span: Span): SpanHandle {
  return {
    set: (attributes) => void span.setAttributes(attributes),
    fail(code) {
      span.setAttribute('error.type', code);
      span.setStatus({ code: SpanStatusCode.ERROR });
    },
  };
}
