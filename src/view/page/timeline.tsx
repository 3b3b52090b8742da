import { TimelineView } from '../timeline.tsx';
import { showInHost } from '../host.tsx';

showInHost('timeline', TimelineView);
