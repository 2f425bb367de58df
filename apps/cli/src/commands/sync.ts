import { cleanLine } from '@copilot-sync/errors'
import { boolean, string } from '@oclif/core/flags'
import { adoptFlag, catalogFlag, guardFlags, lockTimeoutFlag, reportFlag, strictFlag, takeFlag } from '../flags.ts'
import { failedRulesError } from '../output/failed-rules-error.ts'
import { shownPlan } from '../output/shown-plan.ts'
import { tell } from '../output/tell.ts'
import { BaseCommand } from '../runtime/base-command.ts'
import { writeReport } from '../runtime/write-report.ts'
import { parseDuration } from '../usage/parse-duration.ts'
import { reasonText, ruleText } from '../words/reason-text.ts'
import { warningText } from '../words/warning-text.ts'

export default class Sync extends BaseCommand {
  static override summary = "Bring LiteLLM's config in step with Copilot's live model catalog"
  static override description = `Reads the catalog, plans, and writes what changed: nothing else changes by a byte.
A backup is made before each write. Without a change nothing is written.`
  static override examples = [
    '<%= config.bin %> sync',
    { description: 'Only show what would change', command: '<%= config.bin %> sync --dry-run' },
    {
      description: 'A first look without an account, from a saved answer of /models',
      command: '<%= config.bin %> sync --catalog models.json --config ./config.yaml',
    },
    {
      description: 'Models that are really gone need not wait',
      command: '<%= config.bin %> sync --prune',
    },
    {
      description: 'What was looked at, and nothing else',
      command: '<%= config.bin %> sync --plan plan.json',
    },
  ]
  static override flags = {
    ...catalogFlag,
    'dry-run': boolean({ description: 'plan, but write nothing' }),
    ...adoptFlag,
    ...takeFlag,
    create: boolean({ description: 'start a config where there is none, or an empty one' }),
    plan: string({
      description: 'apply a plan that diff --out saved; refused when catalog, config or rules moved',
      helpValue: 'FILE',
    }),
    ...guardFlags,
    scheduled: boolean({ description: 'a schedule runs this, and nobody by hand; kept in the history' }),
    ...reportFlag,
    ...strictFlag,
    ...lockTimeoutFlag,
  }

  async run(): Promise<void> {
    const { flags } = await this.parse(Sync)
    await this.answer(flags, async (runtime, options) => {
      const { reportOutcome, sync } = await import('@copilot-sync/sync')
      const outcome = await sync(runtime, {
        ...options,
        catalog: flags.catalog,
        adopt: flags.adopt,
        take: flags.take,
        dryRun: flags['dry-run'],
        create: flags.create,
        plan: flags.plan,
        force: flags.force,
        prune: flags.prune,
        remember: flags.remember,
        scheduled: flags.scheduled,
        lockTimeoutMs: parseDuration(flags['lock-timeout'], '--lock-timeout'),
      })
      const warnings = runtime.warnings.map(warningText)
      const words = { reason: reasonText, rule: ruleText }
      const written = !flags['dry-run']
      const report = await writeReport(flags.report, (file) =>
        reportOutcome(runtime, outcome, { file, command: 'sync', written, warnings, words }),
      )
      const error = outcome.error ?? (flags.strict ? failedRulesError(outcome.result) : undefined)
      return {
        result: outcome.result,
        ...report,
        ...(error && { error }),
        text: tell(shownPlan(outcome), async (shown, style) =>
          (await import('../output/render-sync.ts')).renderSync(
            shown,
            { dryRun: flags['dry-run'], plan: flags.plan && cleanLine(flags.plan) },
            style,
          ),
        ),
      }
    })
  }
}
