import { boolean, option, string } from '@oclif/core/flags'
import { adoptFlag, catalogFlag, guardFlags, reportFlag, strictFlag, takeFlag } from '../flags.ts'
import { failedRulesError } from '../output/failed-rules-error.ts'
import { shownPlan } from '../output/shown-plan.ts'
import { tell } from '../output/tell.ts'
import { BaseCommand } from '../runtime/base-command.ts'
import { writeReport } from '../runtime/write-report.ts'
import { reasonText, ruleText } from '../words/reason-text.ts'
import { warningText } from '../words/warning-text.ts'

const CHANGES_PRESENT = 2

export default class Diff extends BaseCommand {
  static override summary = 'Show what a sync would change; writes nothing'
  static override examples = [
    '<%= config.bin %> diff',
    { description: 'As a patch', command: '<%= config.bin %> diff --format unified' },
    {
      description: 'Saved, to be looked at and applied later by sync --plan',
      command: '<%= config.bin %> diff --out plan.json --format markdown',
    },
    { description: 'In a script: exit code 2 when there are changes', command: '<%= config.bin %> diff --exit-code' },
  ]
  static override flags = {
    ...catalogFlag,
    ...adoptFlag,
    ...takeFlag,
    ...guardFlags,
    format: option({
      description: 'how the plan is printed',
      options: ['text', 'json', 'markdown', 'unified'] as const,
      default: 'text',
    })(),
    out: string({ description: 'save the plan in this file too, for sync --plan', helpValue: 'FILE' }),
    ...reportFlag,
    ...strictFlag,
    'exit-code': boolean({ description: 'end with 2 when there are changes' }),
  }

  async run(): Promise<void> {
    const { flags } = await this.parse(Diff)
    await this.answer(flags, async (runtime, options) => {
      const { diff, reportOutcome } = await import('@copilot-sync/sync')
      const { adopt, catalog, force, out, prune, remember, take } = flags
      const outcome = await diff(runtime, { ...options, adopt, catalog, force, out, prune, remember, take })
      const warnings = runtime.warnings.map(warningText)
      const words = { reason: reasonText, rule: ruleText }
      const report = await writeReport(flags.report, (file) =>
        reportOutcome(runtime, outcome, { file, command: 'diff', written: false, warnings, words }),
      )
      const error = flags.strict ? failedRulesError(outcome.result) : undefined
      return {
        result: outcome.result,
        ...report,
        ...(error && { error }),
        isData: true,
        ...(flags['exit-code'] && outcome.result.changed ? { exit: CHANGES_PRESENT } : {}),
        text: tell(shownPlan(outcome), async (shown, style) =>
          (await import('../output/render-diff.ts')).renderDiff(outcome, shown, flags, style),
        ),
      }
    })
  }
}
