import { type ReportData, renderReportPage } from '@copilot-sync/report'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { hasBrowser, withPage } from './browser.ts'
import { sample } from './sample-data.ts'

if (!hasBrowser) console.log('no Chromium here (Debian: apt-get install chromium): the page is not opened in a browser')

/** Run in the page: texts whose colour stands out from what is behind them by less than 4.5 to 1 (WCAG 2, AA). */
const faint = `(() => {
  const numbers = (color) => color.match(/[\\d.]+/g).map(Number)
  const light = (rgb) => rgb.slice(0, 3).map((part) => part / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)).reduce((sum, c, at) => sum + c * [0.2126, 0.7152, 0.0722][at], 0)
  const behind = (node) => { for (let at = node; at; at = at.parentElement) { const color = numbers(getComputedStyle(at).backgroundColor); if (color[3] !== 0) return color } return [255, 255, 255] }
  const found = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const node = walker.currentNode.parentElement
    if (!walker.currentNode.data.trim()) continue
    const [a, b] = [light(numbers(getComputedStyle(node).color)), light(behind(node))].sort((x, y) => y - x)
    if ((a + 0.05) / (b + 0.05) < 4.5) found.push(node.tagName + ' ' + node.textContent.slice(0, 40))
  }
  return found
})()`

/** Run in the page: elements that reach over its right edge. */
const wide = `[...document.querySelectorAll('body *')].filter((node) => node.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5).map((node) => node.outerHTML.slice(0, 120))`

const longId = `model-${'x'.repeat(110)}`

/** The sample, and an id without a place to break wherever one is told. */
const longer: ReportData = {
  ...sample,
  changes: sample.changes && {
    ...sample.changes,
    added: [longId],
    updated: [{ name: longId, fields: [{ path: longId, from: longId, to: [longId], rule: longId }] }],
    held: sample.changes.held.map((held) => ({ ...held, name: longId, reason: longId })),
  },
  models: sample.models.map((model, at) =>
    at === 0 ? { ...model, id: longId, label: longId, names: [longId], prices: { input: 2, output: 10 } } : model,
  ),
  leftOut: sample.leftOut.map((model) => ({ ...model, id: longId })),
  periods: sample.periods.map((period, at) => (at % 2 ? period : { ...period, models: [longId], appeared: [longId] })),
}

test
  .skipIf(!hasBrowser)
  .each<{ width: number; dark: boolean; data?: ReportData }>([
    { width: 360, dark: false },
    { width: 360, dark: true },
    { width: 768, dark: false },
    { width: 1280, dark: false },
    { width: 1280, dark: true },
    ...[360, 768, 1072, 1280].map((width) => ({ width, dark: false, data: longer })),
  ])('in a browser $width px wide, dark: $dark', { timeout: 60_000 }, async ({ width, dark, data = sample }) => {
  const folder = mkdtempSync(join(tmpdir(), 'copilot-sync-page-'))
  const file = join(folder, 'report.html')
  writeFileSync(file, renderReportPage(data))
  const url = pathToFileURL(file).href
  try {
    await withPage(url, { width, dark }, async ({ said, asked, evaluate, send }) => {
      expect(await evaluate('document.title')).toBe('Copilot models: config.yaml')
      expect(await evaluate(wide)).toEqual([])
      expect(await evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0)
      expect(await evaluate(faint)).toEqual([])
      const page = await evaluate<string>('getComputedStyle(document.body).backgroundColor')
      expect(page).toBe(dark ? 'rgb(20, 22, 26)' : 'rgb(251, 251, 250)')
      expect(await evaluate('document.scripts.length + document.images.length')).toBe(0)
      expect(await evaluate('document.querySelectorAll("a:not([href^=\\"#\\"])").length')).toBe(0)
      const tree = await send('Accessibility.getFullAXTree')
      const roles = (tree['nodes'] as { role?: { value: string } }[]).map(({ role }) => role?.value)
      expect(roles.filter((role) => role === 'table').length).toBeGreaterThanOrEqual(4)
      expect(roles).toEqual(expect.arrayContaining(['columnheader', 'rowheader', 'cell', 'main', 'navigation']))
      const shots = process.env['REPORT_SHOTS']
      if (shots) {
        const { data: picture } = await send('Page.captureScreenshot', {
          captureBeyondViewport: true,
          clip: { x: 0, y: 0, width, height: 2400, scale: 1 },
        })
        writeFileSync(
          join(shots, `${width}-${dark ? 'dark' : 'light'}${data === sample ? '' : '-long'}.png`),
          Buffer.from(String(picture), 'base64'),
        )
      }
      expect(said).toEqual([])
      expect(asked.filter((address) => address !== url && !address.startsWith('data:'))).toEqual([])
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
})
