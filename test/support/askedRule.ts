/** A rule of a repository's own that only a person can answer, and where it stands. */
export const askedRule = {
  id: 'team/metric-agreed',
  met: 'The success metric was agreed with those who use the model',
  place: '.preflight/rules/team/metric-agreed.yaml',
  text: `id: team/metric-agreed
title: Nobody agreed what success is measured by
met: The success metric was agreed with those who use the model
stage: requirements
skills: [success-metrics]
level: 1
gates: false
severity: information
minutes: 10
confirm: true
detect:
  kind: practice
  rungs: { exists: [readme-exists] }
message: A model that improves the wrong number helps nobody
lesson:
  why: A model that improves the wrong number helps nobody.
  how: Ask those who use the model what they would measure, and write it down.
  more: One number for the business, and one that warns of harm.
  bridge: Like the metric of a cross-validation, chosen by somebody else.
references: [https://example.org/metric]
examples:
  - title: nobody said so
    files: { train.py: 'import sklearn' }
    status: to-confirm
  - title: somebody did
    files:
      train.py: 'import sklearn'
      .preflight.yaml: |
        confirmed:
          - { check: team/metric-agreed, by: ana, on: 2026-09-20, evidence: docs/brief.md }
    status: confirmed
`,
} as const;
