import { showInHost } from '../host.tsx';
import { ReportView } from '../report.tsx';

showInHost('report', ReportView);
