throw new Error('this rule file does not load')
