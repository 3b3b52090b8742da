import { showInHost } from '../host.tsx';
import { TimelineView } from '../timeline.tsx';

showInHost('timeline', TimelineView);
