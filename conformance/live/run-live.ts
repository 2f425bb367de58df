import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { JsonMap } from '../../packages/catalog/src/index.ts'
import { createRedactor } from '../../packages/errors/src/index.ts'
import type { Setting } from '../boot-and-ask.ts'
import { askAll, countQuestions } from '../cells/ask-all.ts'
import { readList } from '../cells/read-info.ts'
import { writeBySync } from '../configs/write-by-sync.ts'
import { expectModels } from '../expect-models.ts'
import { judgeRun, type Verdict } from '../judge-run.ts'
import { usual } from '../parts/plan-catalogs.ts'
import { startProxy } from '../proxy/start-proxy.ts'
import { printLine } from '../report/print-line.ts'
import { printRun } from '../report/print-run.ts'
import { listAccount } from './list-account.ts'
import { share } from './share.ts'

export interface LiveOptions {
  /** Without it nothing but the model list is asked for. */
  readonly yes: boolean
  /** Only models whose id holds this. */
  readonly model: string
  readonly environment: Readonly<Record<string, string>>
  readonly print: (text: string) => void
}

export interface LiveResult {
  readonly verdicts: readonly Verdict[]
  readonly shared: JsonMap
}

/** The questions of the other parts to the account's own models, through a proxy with a config that sync wrote. */
export async function runLive(setting: Setting, options: LiveOptions): Promise<LiveResult | undefined> {
  const { environment, model, print, yes } = options
  const redactor = createRedactor()
  const models = expectModels(await listAccount(environment, redactor, print)).filter(({ id }) => id.includes(model))
  print(
    `${models.length} models of your account, ${countQuestions(models)} requests to them. GitHub counts each as yours, ` +
      'by premium requests or by tokens, a few hundred tokens a request. Only you see the results.',
  )
  if (!yes) {
    print('Nothing was asked yet. With --yes it is; --model TEXT asks fewer models.')
    return undefined
  }
  const folder = await mkdtemp(join(tmpdir(), 'conformance-'))
  try {
    await writeBySync(setting.cli, folder, usual, environment)
    const proxy = await startProxy(setting.programs, folder, environment)
    try {
      const names = (await readList(proxy, '/v1/models')).map(({ id }) => (typeof id === 'string' ? id : ''))
      const rows = await askAll(proxy, undefined, models, names)
      const { litellm } = setting
      const run = { name: 'live', litellm, catalog: 'live', modes: usual, rows, names, bootSeconds: proxy.bootSeconds }
      const verdicts = judgeRun(run, models).filter(({ extra }) => model === '' || extra !== true)
      print(printLine(run, verdicts))
      print(printRun(run, verdicts))
      for (const { cell, color, model: id, why } of verdicts) {
        if (color === 'wrong') print(`  ✗ ${id} ${cell} ${redactor.redact(why)}`)
      }
      return { verdicts, shared: share(run, verdicts, redactor) }
    } finally {
      await proxy.close()
    }
  } finally {
    if (!setting.keep) await rm(folder, { recursive: true, force: true })
  }
}
