/** Everything with a version that generated files name, in one place: the releases of autumn 2026. */

/** Actions by the commit of their release; the release stands behind it as a comment. */
export const actions = {
  checkout: 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1',
  uploadArtifact: 'actions/upload-artifact@bbbca2ddaa5d8feaa63e36b76fdaad77386f024f # v7.0.0',
  setupPython: 'actions/setup-python@5fda3b95a4ea91299a34e894583c3862153e4b97 # v7.0.0',
  setupUv: 'astral-sh/setup-uv@20cfd1bf945f4377ade1205e4dbc17946fc9a30d # v10.0.1',
  setupMicromamba: 'mamba-org/setup-micromamba@d7c9bd84e824b79d2af72a2d4196c7f4300d3476 # v3.0.0',
  setupPixi: 'prefix-dev/setup-pixi@5185adfbffb4bd703da3010310260805d89ebb11 # v0.9.6',
} as const;

/** The machine of GitHub and Azure. */
export const runner = 'ubuntu-24.04';

export const images = {
  conda: 'condaforge/miniforge3:25.3.1-0',
  micromamba: 'mambaorg/micromamba:2.5.0',
  pixi: 'ghcr.io/prefix-dev/pixi:0.70.2',
  docker: 'docker:28',
  prometheus: 'prom/prometheus:v3.16.0',
  grafana: 'grafana/grafana:13.2.3',
} as const;

/** Tools that an image is built with, servers for a project that names none, and what keeps data and runs. */
export const tools = {
  uv: '0.13.9',
  poetry: '2.5.1',
  pdm: '2.29.4',
  pipenv: '2026.10.3',
  uvicorn: '0.54.0',
  gunicorn: '27.0.1',
  dvc: '3.67.1',
  pipAudit: '2.10.1',
  mlflow: '3.17.2',
  nbmake: '1.5.5',
  httpx: '0.28.1',
  httpx2: '2.16.2',
} as const;

/** What hooks before a commit come from. */
export const hookPackages = {
  files: 'pre-commit-hooks==6.0.0',
  ruff: 'ruff==0.17.6',
  nbstripout: 'nbstripout==0.9.1',
} as const;

interface WebPackages {
  readonly fastapi: string;
  readonly uvicorn: string;
  readonly pydantic: string;
  readonly prometheusClient: string;
}

/** The newest releases that support a Python. */
export function webPackages(python: string): WebPackages {
  const prometheusClient = '0.26.0';
  switch (python) {
    case '3.9':
      return { fastapi: '0.128.8', uvicorn: '0.39.0', pydantic: '2.13.5', prometheusClient };
    case '3.10':
      return { fastapi: '0.162.5', uvicorn: '0.54.0', pydantic: '2.14.4', prometheusClient };
    default:
      return { fastapi: '0.165.0', uvicorn: '0.54.0', pydantic: '2.14.4', prometheusClient };
  }
}
