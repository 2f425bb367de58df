import type { Html } from '../html.ts'

export interface Section {
  /** The fragment that leads to it. */
  readonly id: string
  readonly title: string
  readonly body: Html
}
