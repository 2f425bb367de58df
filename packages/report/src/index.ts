export { renderReportPage } from './render-report-page.ts'
export type * from './types.ts'
