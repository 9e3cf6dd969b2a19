/** A rule of a repository's own, `team/no-scratch`, and where it stands. */
export const ownRule = {
  id: 'team/no-scratch',
  place: '.preflight/rules/team/no-scratch.yaml',
  text: `id: team/no-scratch
title: The scratch disk is read
stage: data
skills: [data-versioning]
level: 1
gates: true
severity: warning
minutes: 5
detect:
  kind: python-string
  pattern: ^/scratch/
message: '\`{value}\` is emptied every night'
lesson:
  why: The scratch disk is emptied every night.
  how: Read from the store.
  more: Ask the platform team.
  bridge: Like a variable of a notebook that was restarted.
references: [https://example.org/scratch]
examples:
  - title: a path on the scratch disk
    files: { load.py: 'path = "/scratch/a.csv"' }
    flags: ['"/scratch/a.csv"']
  - title: a path in the store
    files: { load.py: 'path = "/store/scratch/a.csv"' }
    flags: []
`,
  code: 'import pandas as pd\n\nframe = pd.read_csv("/scratch/a.csv")\n',
} as const;
