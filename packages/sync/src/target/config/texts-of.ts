import type { Layout } from './layout/open-layout.ts'
import type { PatchedTexts } from './patch-texts.ts'
import type { OpenConfig } from './read-config.ts'
import type { Texts } from '../../run/sync-outcome.ts'

/** Both files before and after; a file that is not there is empty. */
export function textsOf(open: OpenConfig, { path, file }: Layout, after: PatchedTexts): Texts {
  const before = open.file ? open.parsed.text : ''
  const included = { path, before: file ? Buffer.from(file.bytes).toString() : '', after: after.include ?? '' }
  return {
    before,
    after: after.config,
    ...(included.before === included.after ? {} : { include: included }),
  }
}
