export { renderReportPage } from './page/render-report-page.ts'
export type * from './types.ts'
