import type { ServicePlan } from './plan';
import { fromImport } from './pythonText';

/** The imports of the service, sorted as Ruff sorts them: the standard library, libraries, the project's own. */
export function importLines(plan: ServicePlan): string {
  const { loading, preparation } = plan;
  const standard = [
    'import hashlib',
    'import os',
    ...loading.standard,
    'from collections.abc import AsyncIterator',
    'from contextlib import asynccontextmanager',
    'from pathlib import Path',
    fromImport('typing', typingNames(plan)),
  ];
  const libraries = [
    'import pandas as pd',
    fromImport('fastapi', ['Depends', 'FastAPI', 'HTTPException', 'Request']),
    fromImport('fastapi.exceptions', ['RequestValidationError']),
    fromImport('fastapi.responses', ['JSONResponse']),
    fromImport('pydantic', ['BaseModel', 'Field']),
    ...loading.libraries,
  ];
  const own = preparation === undefined ? [] : ['', fromImport(preparation.module, [preparation.name])];
  return [...sorted(standard), '', ...sorted(libraries), ...own, ''].join('\n');
}

/** `import x` before `from x import y`. */
export function sorted(lines: readonly string[]): readonly string[] {
  const rank = (line: string): string => (line.startsWith('import ') ? `0${line}` : `1${line}`);
  return [...new Set(lines)].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

function typingNames({ isModern }: ServicePlan): readonly string[] {
  return isModern ? ['Annotated'] : ['Annotated', 'Optional', 'Union'];
}
