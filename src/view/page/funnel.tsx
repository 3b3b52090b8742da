import { FunnelView } from '../funnel.tsx';
import { showInHost } from '../host.tsx';

showInHost('funnel', FunnelView);
