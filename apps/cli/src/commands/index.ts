import type { Command } from '@oclif/core/command'
import type { Config } from '@oclif/core/config'
import type { BaseCommand } from '../runtime/base-command.ts'
import BackupCreate from './backup/create.ts'
import BackupList from './backup/list.ts'
import BackupPrune from './backup/prune.ts'
import BackupRestore from './backup/restore.ts'
import BackupShow from './backup/show.ts'
import BackupVerify from './backup/verify.ts'
import Completion from './completion.ts'
import Diff from './diff.ts'
import Explain from './explain.ts'
import HistoryList from './history/list.ts'
import HistoryShow from './history/show.ts'
import Layout from './layout.ts'
import ModelsList from './models/list.ts'
import ModelsShow from './models/show.ts'
import Pause from './pause.ts'
import Resume from './resume.ts'
import Sync from './sync.ts'
import Validate from './validate.ts'

export type CommandClass = Omit<typeof Command, 'prototype'> & (new (argv: string[], config: Config) => BaseCommand)

/** Every command by its id; a colon stands for the space that is typed. */
export const COMMANDS: Record<string, CommandClass> = {
  sync: Sync,
  diff: Diff,
  validate: Validate,
  'backup:list': BackupList,
  'backup:create': BackupCreate,
  'backup:show': BackupShow,
  'backup:restore': BackupRestore,
  'backup:prune': BackupPrune,
  'backup:verify': BackupVerify,
  'models:list': ModelsList,
  'models:show': ModelsShow,
  explain: Explain,
  history: HistoryList,
  'history:list': HistoryList,
  'history:show': HistoryShow,
  layout: Layout,
  pause: Pause,
  resume: Resume,
  completion: Completion,
}
