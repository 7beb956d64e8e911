export { csvCell, REPORT_HEADER, reportLine } from '../formats/report.ts';
