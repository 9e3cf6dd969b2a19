import type { ServicePlan } from './plan';
import { fromImport } from './pythonText';
import { nativeClass } from './servable';

/** The imports of the service, sorted as Ruff sorts them: the standard library, libraries, the project's own. */
export function importLines(plan: ServicePlan): string {
  const { model, preparation } = plan;
  const standard = [
    'import hashlib',
    'import os',
    ...(model.format === 'pickle' ? ['import pickle'] : []),
    'from collections.abc import AsyncIterator',
    'from contextlib import asynccontextmanager',
    'from pathlib import Path',
    fromImport('typing', typingNames(plan)),
  ];
  const native = nativeClass(model);
  const libraries = [
    ...(model.format === 'joblib' ? ['import joblib'] : []),
    'import pandas as pd',
    fromImport('fastapi', ['Depends', 'FastAPI', 'HTTPException', 'Request']),
    fromImport('fastapi.exceptions', ['RequestValidationError']),
    fromImport('fastapi.responses', ['JSONResponse']),
    fromImport('pydantic', ['BaseModel', 'Field']),
    ...(native === undefined ? [] : [fromImport('xgboost', [native])]),
  ];
  const own = preparation === undefined ? [] : ['', fromImport(preparation.module, [preparation.name])];
  return [...standard, '', ...libraries, ...own, ''].join('\n');
}

function typingNames({ isModern }: ServicePlan): readonly string[] {
  return isModern ? ['Annotated'] : ['Annotated', 'Optional', 'Union'];
}
