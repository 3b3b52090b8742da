import type { ArgBuilder } from '@pothos/core';
import { type BonusPointsChange, earnBonusPoints, redeemBonusPoints } from '../resolvers/write/bonus-points.ts';
import { idempotent } from '../resolvers/write/idempotent.ts';
import { creates } from './annotation.ts';
import { builder, type SchemaTypes } from './builder.ts';
import * as constraint from './constraint.ts';
import { idempotencyKey } from './idempotency.ts';
import { Customer } from './ref.ts';

const BonusPoints = builder.objectRef<BonusPointsChange>('BonusPoints').implement({
  description: 'The bonus points of a customer after a change. amoCRM’s API does not show them otherwise.',
  fields: (t) => ({
    customer: t.field({
      type: Customer,
      description: 'The customer.',
      resolve: ({ customerId }) => ({ id: customerId }),
    }),
    bonusPoints: t.exposeInt('bonusPoints', {
      nullable: true,
      description: 'How many points the customer has now; null if amoCRM does not say.',
    }),
  }),
});

function changeArgs(t: { arg: ArgBuilder<PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>> }) {
  return {
    customerId: t.arg.id({ required: true, description: 'Customer id.', validate: constraint.id }),
    points: t.arg.int({ required: true, description: 'Number of points.', validate: constraint.points }),
    idempotencyKey: idempotencyKey(t.arg),
  };
}

builder.mutationFields((t) => ({
  earnBonusPoints: t.field({
    type: BonusPoints,
    description: 'Adds bonus points to a customer.',
    extensions: creates,
    args: changeArgs(t),
    resolve: (_root, args, context, info) =>
      idempotent(args, context, info, (context) => earnBonusPoints(args.customerId, args.points, context)),
  }),
  redeemBonusPoints: t.field({
    type: BonusPoints,
    description: 'Takes bonus points from a customer. amoCRM refuses to take more than there are.',
    extensions: creates,
    args: changeArgs(t),
    resolve: (_root, args, context, info) =>
      idempotent(args, context, info, (context) => redeemBonusPoints(args.customerId, args.points, context)),
  }),
}));
