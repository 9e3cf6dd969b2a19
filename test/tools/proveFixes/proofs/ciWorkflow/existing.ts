// CI configurations that are there and run no tests: comments, anchors, a matrix, Windows line ends, reusable workflows,
// several files.

export interface Existing {
  readonly title: string;
  readonly files: Readonly<Record<string, string>>;
  /** The one file that changes. */
  readonly changes: string;
  /** The job that runs the tests afterwards. */
  readonly job: string;
}

const build = '.github/workflows/build.yml';

const commented = `# Keeps main green. Ask the platform team before you change the runner.
name: build   # shown in the badge

on:
  push:
    branches: [ main ]
  pull_request:
    branches: [ main ]

permissions: { contents: read }   # least

jobs:
  build:
    runs-on: ubuntu-latest
    steps:
    # the code
    - uses: actions/checkout@v4
    - name: Install   # slow: 2 minutes
      run: |
        python -m pip install --upgrade pip
        pip install -r requirements.txt   # see the README

    # nothing below may fail
    - name: Look
      run: python -m compileall -q churn

# the end
`;

const matrix = `name: build
on: [push, pull_request]
jobs:
  build:
    strategy:
      fail-fast: false
      matrix:
        python-version: ["3.10", "3.11", "3.12"]
    runs-on: ubuntu-latest
    defaults:
      run:
        shell: bash
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: \${{ matrix.python-version }}
      - run: pip install -r requirements.txt pytest
        shell: bash
      - run: python -c "import churn"`;

const anchored = `name: build
on:
  push: &filter
    branches: [main]
  pull_request: *filter
jobs:
  style:
    runs-on: ubuntu-latest
    steps: &setup
      - uses: actions/checkout@v4
      - run: pip install ruff && ruff check .
  types:
    runs-on: ubuntu-latest
    steps: *setup
`;

/** A workflow that calls another one, and nothing else. */
export const caller: Existing['files'] = {
  [build]: `name: build
on: push
jobs:
  build:
    uses: ./.github/workflows/shared.yml
    with: { python: "3.12" }
`,
  '.github/workflows/shared.yml': `name: shared
on:
  workflow_call:
    inputs:
      python: { type: string, required: true }
jobs:
  style:
    runs-on: ubuntu-latest
    steps:
      - run: echo "\${{ inputs.python }}"
`,
};

const release = `name: release
on:
  push:
    tags: ["v*"]
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - run: pip install -r requirements.txt
`;

const docs = `name: docs
on:
  push:
    branches: [main]
    paths: ["docs/**"]
jobs:
  docs:
    runs-on: ubuntu-latest
    steps:
      - run: pip install -r requirements.txt && make -C docs html
`;

const gitlab = `# One runner, two stages.
stages: [build, deploy]

.python: &python
  image: python:3.12
  before_script:
    - pip install -r requirements.txt   # cached

build:
  <<: *python
  stage: build
  script:
    - python -m build

deploy:
  <<: *python
  stage: deploy
  script: [make deploy]
  rules:
    - if: $CI_COMMIT_TAG
`;

const azure = `# Nightly and on main
trigger:
- main

pool:
  vmImage: ubuntu-latest

steps:
- script: pip install -r requirements.txt
  displayName: Install # once
- script: python -m compileall -q churn
  displayName: Compile
`;

const staged = `stages:
- stage: Check
  jobs:
  - job: style
    steps:
    - script: |
        python -m pip install -r requirements.txt
      displayName: Install
    - script: python -m compileall -q churn
`;

const crlf = (text: string): string => text.replace(/\n/g, '\r\n');

export const existing: readonly Existing[] = [
  { title: 'a workflow with comments', files: { [build]: commented }, changes: build, job: 'build' },
  { title: 'a workflow with Windows line ends', files: { [build]: crlf(commented) }, changes: build, job: 'build' },
  { title: 'a matrix without a last line end', files: { [build]: matrix }, changes: build, job: 'build' },
  { title: 'a workflow with anchors', files: { [build]: anchored }, changes: build, job: 'test' },
  {
    title: 'the right one of several workflows',
    files: { [build]: matrix, '.github/workflows/a-release.yml': release, '.github/workflows/b-docs.yml': docs },
    changes: build,
    job: 'build',
  },
  {
    title: 'GitLab with anchors and stages',
    files: { '.gitlab-ci.yml': gitlab },
    changes: '.gitlab-ci.yml',
    job: 'test',
  },
  { title: 'Azure with steps', files: { 'azure-pipelines.yml': azure }, changes: 'azure-pipelines.yml', job: '' },
  {
    title: 'Azure with stages',
    files: { 'azure-pipelines.yml': crlf(staged) },
    changes: 'azure-pipelines.yml',
    job: 'style',
  },
];
