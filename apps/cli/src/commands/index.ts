import type { Command } from '@oclif/core'
import Ping from './ping.ts'

export const COMMANDS: Record<string, Command.Class> = { ping: Ping }
