import { builder } from './builder.ts';

export const CallDirection = builder.enumType('CallDirection', {
  description: 'Who called.',
  values: {
    INCOMING: { description: 'The client called.' },
    OUTGOING: { description: 'The client was called.' },
  } as const,
});

/** amoCRM numbers them (amoCRM API v4, Calls: call_status). */
export const CallStatus = builder.enumType('CallStatus', {
  description: 'How a call ended.',
  values: {
    LEFT_MESSAGE: { value: 1, description: 'A message was left.' },
    CALL_LATER: { value: 2, description: 'The client asked to be called later.' },
    ABSENT: { value: 3, description: 'The client was not there.' },
    TALKED: { value: 4, description: 'The call was answered.' },
    WRONG_NUMBER: { value: 5, description: 'The number was wrong.' },
    NO_ANSWER: { value: 6, description: 'No answer.' },
    BUSY: { value: 7, description: 'The number was busy.' },
  } as const,
});
