/** The GitHub token that a simulator accepts unless told otherwise. It opens nothing anywhere else. */
export const demoToken = 'ghu_simulatorDemoTokenOpensNothing0000'
