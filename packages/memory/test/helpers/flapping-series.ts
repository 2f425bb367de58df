import { DAY, START, type Step } from './play.ts'

/** Which of two sets each of 20 fetches gave, about a day apart: 13 times A, 7 times B, 10 changes between them. */
const SETS = 'ABBAAABAABBAAAAABABA'

/** Fetches of one account that get one of two model sets, while one model is new, one goes early and one at the end. */
export const flappingSeries: readonly Step[] = SETS.split('').map((set, index) => ({
  // the second answer comes seven minutes after the first
  at: START + (index === 1 ? DAY / 200 : index * DAY),
  models: [
    'core-1',
    'core-2',
    'core-3',
    'core-4',
    'core-5',
    ...(set === 'A' ? ['wide-1', 'wide-2', 'wide-3', 'wide-4'] : ['narrow-1']),
    ...(index < 3 ? ['early'] : []),
    ...(index < 19 ? ['ends'] : []),
    ...(index >= 5 ? ['newcomer'] : []),
  ].map((id) => ({ id, limits: { max: set === 'A' ? 264_000 : 400_000 } })),
}))
