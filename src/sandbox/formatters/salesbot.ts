import type { SalesbotRow } from '../metadata.ts';

/** A salesbot as GET answers it: without its scenario. */
export function formatSalesbot({ id, name, functionality, isActive }: SalesbotRow): Record<string, unknown> {
  return {
    id,
    name,
    type_functionality: functionality,
    can_interrupt: true,
    type: 2,
    settings: { silent: false, active: isActive, is_sandbox: false, is_broadcast_sandbox: false, readonly: false },
  };
}
