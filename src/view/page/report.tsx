import { ReportView } from '../report.tsx';
import { showInHost } from '../host.tsx';

showInHost('report', ReportView);
