import type { Proof } from '../proof';
import { alertRules } from './alertRules';
import { buildFiles } from './buildFiles';
import { ciWorkflow } from './ciWorkflow';
import { dataValidation } from './dataValidation';
import { dockerfile } from './dockerfile';
import { documents } from './documents';
import { dataVersioning } from './dataVersioning';
import { downloads } from './downloads';
import { dvcStages } from './dvcStages';
import { firstTest } from './firstTest';
import { gitignore } from './gitignore';
import { graduate } from './graduate';
import { delivery } from './delivery';
import { driftCheck } from './driftCheck';
import { journeys } from './journeys';
import { lineage } from './lineage';
import { installing } from './installing';
import { integration } from './integration';
import { loops } from './loops';
import { lock } from './lock';
import { manifest } from './manifest';
import { modelCard } from './modelCard';
import { modelFormats } from './modelFormats';
import { models } from './models';
import { notebooks } from './notebooks';
import { operations } from './operations';
import { readme } from './readme';
import { service } from './service';
import { pipelines } from './pipelines';
import { places } from './places';
import { responsible } from './responsible';
import { retraining } from './retraining';
import { rewriteProofs } from './rewrites';
import { sql } from './sql';
import { streams } from './streams';
import { torch } from './torch';
import { upkeep } from './upkeep';
import { wholePath } from './wholePath';

/** Every proof; a fix without one is not shipped. */
export const proofs: readonly Proof[] = [
  ...alertRules,
  ...ciWorkflow,
  ...dataValidation,
  ...dockerfile,
  ...documents,
  ...dataVersioning,
  ...downloads,
  ...firstTest,
  ...gitignore,
  ...graduate,
  ...delivery,
  ...driftCheck,
  ...lineage,
  ...installing,
  ...integration,
  ...loops,
  ...lock,
  ...manifest,
  ...modelCard,
  ...models,
  ...modelFormats,
  ...notebooks,
  ...operations,
  ...readme,
  ...service,
  ...buildFiles,
  ...pipelines,
  ...dvcStages,
  ...places,
  ...responsible,
  ...retraining,
  ...rewriteProofs,
  ...sql,
  ...streams,
  ...torch,
  ...upkeep,
  ...wholePath,
  ...journeys,
];
