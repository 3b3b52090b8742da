import { showInHost } from '../host.tsx';
import { PlanView } from '../plan.tsx';

showInHost('plan', PlanView);
